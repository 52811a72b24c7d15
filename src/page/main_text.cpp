#include "page/main_text.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "page/fold.h"

namespace sayso::page {
namespace {

constexpr std::uint32_t prose_words = 8;
constexpr std::uint32_t none = 0xFFFFFFFF;

bool at_most(std::uint64_t part, std::uint64_t whole, std::uint64_t percent) { return part * 100 <= whole * percent; }

bool ends_sentence(std::string_view text) {
    for (const std::string_view mark : {".", "!", "?", ":", "…", "“", "”", "«", "»", "\"", ")", "’", "‘", "'"}) {
        if (text.ends_with(mark)) return true;
    }
    return false;
}

std::size_t commas(std::string_view text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), ','));
}

struct Features {
    std::uint32_t words = 0;
    std::uint32_t bytes = 0;
    bool linked = false;  // mostly links
    bool sentence = false;
    std::uint32_t prose = 0;  // bytes of prose
    bool furniture = false;
};

Features features_of(const HtmlBlock& block) {
    Features f;
    const std::string_view text = block.text.text;
    f.bytes = static_cast<std::uint32_t>(text.size());
    f.words = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ' ')) + 1;
    f.linked = !at_most(block.link_bytes, f.bytes, 50);
    f.sentence = ends_sentence(text);
    const bool prose_kind =
        block.kind != BlockKind::heading && block.kind != BlockKind::caption && block.kind != BlockKind::table;
    const bool prose = prose_kind && f.words >= prose_words && at_most(block.link_bytes, f.bytes, 40) &&
                       (f.sentence || commas(text) > 1);
    f.prose = prose ? f.bytes : 0;
    return f;
}

class MainText {
public:
    MainText(const HtmlBlocks& page, const PageWords& words, const MainTextHints& hints)
        : page_(page), words_(words), hints_(hints) {
        features_.reserve(page.blocks.size());
        for (const HtmlBlock& block : page.blocks) features_.push_back(features_of(block));
    }

    std::vector<ChosenBlock> choose() {
        mark_furniture();
        const std::uint32_t total = prose(0);
        if (total == 0) return {};
        main_ = main_container(total);
        const std::uint32_t headline = find_headline();
        const Container& main = page_.containers[main_];
        const std::uint32_t first = headline != none ? std::min(headline, main.first_block) : main.first_block;
        std::vector<ChosenBlock> chosen;
        for (std::uint32_t i = first; i < main.end_block; ++i) {
            if (const auto kind = kind_of(i, headline)) chosen.push_back({i, *kind});
        }
        drop_repeated(chosen);
        drop_empty_headings(chosen);
        name_lead(chosen);
        return chosen;
    }

private:
    [[nodiscard]] std::uint32_t prose(std::uint32_t container) const {
        const Container& c = page_.containers[container];
        std::uint32_t sum = 0;
        for (std::uint32_t i = c.first_block; i < c.end_block; ++i)
            sum += features_[i].furniture ? 0 : features_[i].prose;
        return sum;
    }

    // Furniture by mark, unless most of the page's prose stands in it: then the name means something else there.
    void mark_furniture() {
        const std::uint32_t total = prose(0);
        std::uint32_t skip_until = 0;
        for (std::uint32_t c = 0; c < page_.containers.size(); ++c) {
            const Container& container = page_.containers[c];
            if (c < skip_until || container.mark != Mark::furniture) continue;
            if (!at_most(prose(c), total, 40)) continue;
            for (std::uint32_t i = container.first_block; i < container.end_block; ++i) features_[i].furniture = true;
            skip_until = container.end;
        }
    }

    [[nodiscard]] std::uint32_t main_container(std::uint32_t total) const {
        std::uint32_t current = 0;
        for (std::uint32_t c = 1; c < page_.containers.size(); ++c) {
            const bool named = page_.containers[c].mark == Mark::body;
            if (named && !at_most(prose(c), total, 40)) current = c;
        }
        const std::uint32_t wanted = prose(current);
        for (std::uint32_t c = current + 1; c < page_.containers[current].end;) {
            if (!at_most(prose(c), wanted, 80)) {
                current = c++;
            } else {
                c = page_.containers[c].end;
            }
        }
        return widened(current);
    }

    // A single block with nearly all prose (a <p> with one long text) is part of its parent's text.
    [[nodiscard]] std::uint32_t widened(std::uint32_t container) const {
        while (container != 0 && page_.containers[container].end_block - page_.containers[container].first_block < 2) {
            container = page_.containers[container].parent;
        }
        return container;
    }

    // The headline: the highest heading before the main text's end whose words are the title's, else an <h1>.
    [[nodiscard]] std::uint32_t find_headline() const {
        const std::uint32_t end = page_.containers[main_].end_block;
        std::uint32_t best = none;
        const std::string title = word_key(hints_.title);
        for (std::uint32_t i = 0; i < end; ++i) {
            const HtmlBlock& block = page_.blocks[i];
            if (block.kind != BlockKind::heading || block.level > 2 || features_[i].furniture) continue;
            const std::string key = word_key(block.text.text);
            if (!title.empty() && !key.empty() &&
                (key.find(title) != std::string::npos || title.find(key) != std::string::npos) &&
                features_[i].words >= 3) {
                return i;
            }
            if (block.level == 1) best = i;
        }
        return best;
    }

    [[nodiscard]] std::optional<BlockKind> kind_of(std::uint32_t i, std::uint32_t headline) const {
        const HtmlBlock& block = page_.blocks[i];
        const Features& f = features_[i];
        if (i == headline) return BlockKind::title;
        if (f.furniture) return std::nullopt;
        const std::string_view text = block.text.text;
        const Mark mark = page_.containers[block.container].mark;
        if (mark == Mark::credit || mark == Mark::byline) return std::nullopt;
        if (words_.is_furniture(text) || words_.reading_minutes(text)) return std::nullopt;
        if (block.kind == BlockKind::caption) return BlockKind::caption;
        if (f.linked) return std::nullopt;
        if (mark == Mark::kicker && i < headline + 3 && f.words < 12) return BlockKind::kicker;
        const bool before_main = i < page_.containers[main_].first_block;
        switch (block.kind) {
            case BlockKind::heading: return before_main ? std::nullopt : std::optional(BlockKind::heading);
            case BlockKind::list:
            case BlockKind::table: return before_main ? std::nullopt : std::optional(block.kind);
            default: break;
        }
        if (f.prose > 0) return block.kind;
        if (before_main) return std::nullopt;
        if (f.words >= 3 && f.sentence) return block.kind;
        return std::nullopt;
    }

    void drop_repeated(std::vector<ChosenBlock>& chosen) const {
        std::unordered_set<std::string_view> seen;
        std::erase_if(chosen,
                      [&](const ChosenBlock& c) { return !seen.insert(page_.blocks[c.block].text.text).second; });
    }

    // A heading with no text before the next heading of its level or a higher one, or before the end.
    void drop_empty_headings(std::vector<ChosenBlock>& chosen) const {
        std::vector<ChosenBlock> kept;
        int open = 7;  // the deepest level that has text below
        for (auto c = chosen.rbegin(); c != chosen.rend(); ++c) {
            if (c->kind != BlockKind::heading) {
                if (c->kind != BlockKind::caption) open = 0;
                kept.push_back(*c);
                continue;
            }
            const int level = page_.blocks[c->block].level;
            if (open == 0 || level < open) {
                kept.push_back(*c);
                open = level;
            }
            if (open == 7) open = 7;
        }
        chosen.assign(kept.rbegin(), kept.rend());
    }

    // The lead is the first paragraph if the page marks it, prints it bold, or gives it as its description.
    void name_lead(std::vector<ChosenBlock>& chosen) const {
        const auto first = std::find_if(chosen.begin(), chosen.end(), [](const ChosenBlock& c) {
            return c.kind == BlockKind::paragraph || c.kind == BlockKind::heading;
        });
        if (first == chosen.end()) return;
        const HtmlBlock& block = page_.blocks[first->block];
        const std::string key = word_key(block.text.text);
        const std::string description = word_key(hints_.description);
        const bool described =
            !description.empty() && (key.starts_with(description) || description.starts_with(key)) && key.size() > 20;
        const bool bold = !at_most(block.strong_bytes, block.text.text.size(), 80);
        bool marked = false;
        for (std::uint32_t c = block.container; c != 0 && c != main_; c = page_.containers[c].parent) {
            marked = marked || page_.containers[c].mark == Mark::lead;
        }
        if (described || (first->kind == BlockKind::paragraph && (bold || marked))) first->kind = BlockKind::lead;
    }

    const HtmlBlocks& page_;
    const PageWords& words_;
    const MainTextHints& hints_;
    std::vector<Features> features_;
    std::uint32_t main_ = 0;
};

}  // namespace

std::vector<ChosenBlock> choose_main_text(const HtmlBlocks& page, const PageWords& words, const MainTextHints& hints) {
    return MainText(page, words, hints).choose();
}

}  // namespace sayso::page
