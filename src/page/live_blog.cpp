#include "page/live_blog.h"

#include <algorithm>
#include <map>
#include <span>
#include <unordered_set>

#include "page/fold.h"
#include "page/metadata.h"

namespace sayso::page {
namespace {

// An entry's container and its time.
using Entries = std::map<std::uint32_t, const PageTime*>;

// For every container, those of its children that begin with a time.
std::map<std::uint32_t, Entries> children_with_times(const HtmlBlocks& page) {
    constexpr std::uint32_t near_begin = 1;
    std::map<std::uint32_t, Entries> result;
    for (const PageTime& time : page.times) {
        for (std::uint32_t c = time.container; c != 0; c = page.containers[c].parent) {
            const Container& container = page.containers[c];
            if (time.block > container.first_block + near_begin) break;
            result[container.parent].emplace(c, &time);
        }
    }
    return result;
}

// The chosen blocks inside a container; `chosen` is in page order.
std::span<ChosenBlock> inside(const Container& container, std::vector<ChosenBlock>& chosen) {
    const auto before = [](const ChosenBlock& c, std::uint32_t block) { return c.block < block; };
    const auto begin = std::lower_bound(chosen.begin(), chosen.end(), container.first_block, before);
    return {begin, std::lower_bound(begin, chosen.end(), container.end_block, before)};
}

bool has_prose(const HtmlBlocks& page, const Container& container, std::vector<ChosenBlock>& chosen) {
    constexpr std::size_t shortest = 60;
    const auto blocks = inside(container, chosen);
    return std::any_of(blocks.begin(), blocks.end(), [&](const ChosenBlock& c) {
        return c.kind != BlockKind::heading && page.blocks[c.block].text.text.size() >= shortest;
    });
}

// The list with the most entries.
Entries find_entries(const HtmlBlocks& page, std::vector<ChosenBlock>& chosen) {
    constexpr std::size_t fewest = 3;
    Entries best;
    for (const auto& [parent, children] : children_with_times(page)) {
        if (children.size() < fewest || children.size() <= best.size()) continue;
        const auto with_prose = std::count_if(children.begin(), children.end(), [&](const auto& child) {
            return has_prose(page, page.containers[child.first], chosen);
        });
        if (static_cast<std::size_t>(with_prose) * 2 >= children.size() && with_prose >= 3) best = children;
    }
    return best;
}

}  // namespace

void name_live_entries(const HtmlBlocks& page, std::vector<ChosenBlock>& chosen) {
    constexpr std::size_t most_words = 6;  // of a line that only tells the time
    std::unordered_set<std::uint32_t> only_time;
    for (const auto& [number, time] : find_entries(page, chosen)) {
        const std::string published = iso_date(time->datetime);
        for (ChosenBlock& c : inside(page.containers[number], chosen)) {
            c.published = published;
            if (c.kind != BlockKind::heading && c.kind != BlockKind::caption) c.kind = BlockKind::live_entry;
            const bool short_line = words_of(page.blocks[c.block].text.text).size() <= most_words;
            if (c.block == time->block && c.kind != BlockKind::heading && short_line) only_time.insert(c.block);
        }
    }
    std::erase_if(chosen, [&](const ChosenBlock& c) { return only_time.contains(c.block); });
}

}  // namespace sayso::page
