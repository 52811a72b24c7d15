#include "page/main_text.h"

#include <lexbor/html/html.h>

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "page/fold.h"
#include "page/plain_text.h"

namespace sayso::page {
namespace {

constexpr std::uint32_t prose_words = 8;
constexpr std::uint32_t long_text = 40;  // words: text, though it neither ends like a sentence nor has commas
constexpr std::uint32_t none = 0xFFFFFFFF;

bool at_most(std::uint64_t part, std::uint64_t whole, std::uint64_t percent) { return part * 100 <= whole * percent; }

bool ends_sentence(std::string_view text) {
    for (const std::string_view mark :
         {".", "!", "?", ":", "…", "“", "”", "«", "»", "\"", ")", "’", "‘", "'", "。", "！", "？", "」"}) {
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

// Words between spaces; in scripts without spaces two characters are about a word.
std::uint32_t word_count(std::string_view text) {
    const auto spaces = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), ' '));
    const auto characters = static_cast<std::uint32_t>(count_code_points(text));
    const bool three_bytes_each = text.size() > characters * 2;
    return three_bytes_each ? std::max(spaces + 1, characters / 2) : spaces + 1;
}

Features features_of(const HtmlBlock& block) {
    Features f;
    const std::string_view text = block.text.text;
    f.bytes = static_cast<std::uint32_t>(text.size());
    f.words = word_count(text);
    f.linked = !at_most(block.link_bytes, f.bytes, 50);
    f.sentence = ends_sentence(text);
    const bool prose_kind =
        block.kind != BlockKind::heading && block.kind != BlockKind::caption && block.kind != BlockKind::table;
    const bool prose = prose_kind && f.words >= prose_words && at_most(block.link_bytes, f.bytes, 40) &&
                       (f.sentence || commas(text) > 1 || (f.words >= long_text && block.kind != BlockKind::list));
    // Lists are prose of less weight: teasers and comments are lists more often than articles are.
    if (prose) f.prose = block.kind == BlockKind::list ? f.bytes / 3 : f.bytes;
    return f;
}

class MainText {
public:
    MainText(const HtmlBlocks& page, const PageWords& words, const MainTextHints& hints)
        : page_(page), words_(words), title_(word_key(hints.title)), description_(word_key(hints.description)) {
        features_.reserve(page.blocks.size());
        for (const HtmlBlock& block : page.blocks) features_.push_back(features_of(block));
    }

    std::vector<ChosenBlock> choose() {
        sum_prose();
        mark_furniture();
        mark_link_lists();
        sum_prose();
        const std::uint32_t total = prose(0);
        if (total == 0) return {};
        main_ = main_container(total);
        headline_ = find_headline();
        find_siblings();
        lead_ = find_described_lead();
        if (lead_ == none) lead_ = find_lead_below_headline();
        std::vector<ChosenBlock> chosen;
        for (std::uint32_t i = first_block(); i < page_.containers[main_].end_block; ++i) {
            if (const auto kind = kind_of(i)) chosen.push_back({.block = i, .kind = *kind});
        }
        drop_repeated(chosen);
        drop_empty_headings(chosen);
        name_lead(chosen);
        return chosen;
    }

private:
    [[nodiscard]] std::uint32_t prose(std::uint32_t container) const {
        const Container& c = page_.containers[container];
        return prose_before_[c.end_block] - prose_before_[c.first_block];
    }

    void sum_prose() {
        prose_before_.assign(1, 0);
        for (const Features& f : features_) prose_before_.push_back(prose_before_.back() + (f.furniture ? 0 : f.prose));
    }

    // Furniture by mark. Where little prose is left then, the largest of these containers is none: its name means
    // something else on this page ("content-with-sidebar").
    void mark_furniture() {
        const std::uint32_t total = prose(0);
        std::vector<std::uint32_t> outermost = outermost_furniture(0);
        std::uint32_t inside = 0;
        for (const std::uint32_t c : outermost) inside += prose(c);
        constexpr int most_freed = 8;
        constexpr std::uint32_t article_size = 600;  // bytes: enough for a short one
        const auto little_left = [&] { return at_most(total - inside, total, 30) && total - inside < article_size; };
        for (int i = 0; i < most_freed && !outermost.empty() && little_left(); ++i) {
            const auto largest =
                std::max_element(outermost.begin(), outermost.end(),
                                 [&](std::uint32_t a, std::uint32_t b) { return prose(a) < prose(b); });
            const std::uint32_t freed = *largest;
            if (prose(freed) == 0) break;
            outermost.erase(largest);
            inside -= prose(freed);
            for (const std::uint32_t c : outermost_furniture(freed)) {
                outermost.push_back(c);
                inside += prose(c);
            }
        }
        for (const std::uint32_t c : outermost) mark(page_.containers[c].first_block, page_.containers[c].end_block);
    }

    [[nodiscard]] std::vector<std::uint32_t> outermost_furniture(std::uint32_t container) const {
        std::vector<std::uint32_t> found;
        for (std::uint32_t c = container + 1; c < page_.containers[container].end;) {
            const bool furniture = page_.containers[c].mark == Mark::furniture;
            if (furniture) found.push_back(c);
            c = furniture ? page_.containers[c].end : c + 1;
        }
        return found;
    }

    void mark(std::uint32_t begin, std::uint32_t end) {
        for (std::uint32_t i = begin; i < end; ++i) features_[i].furniture = true;
    }

    // "Mehr zum Thema" and what stands below it in the same container, up to the next heading or running text.
    void mark_link_lists() {
        for (std::uint32_t i = 0; i < page_.blocks.size(); ++i) {
            if (features_[i].furniture || !words_.opens_furniture(page_.blocks[i].text.text)) continue;
            const Container& own = page_.containers[page_.blocks[i].container];
            const std::uint32_t end = page_.containers[own.parent].end_block;
            features_[i].furniture = true;
            for (std::uint32_t j = i + 1; j < end; ++j) {
                const HtmlBlock& block = page_.blocks[j];
                if (block.kind == BlockKind::paragraph && features_[j].prose > 0) break;
                if (block.kind == BlockKind::heading && block.level <= page_.blocks[i].level &&
                    page_.blocks[i].level > 0)
                    break;
                features_[j].furniture = true;
            }
        }
    }

    [[nodiscard]] std::uint32_t main_container(std::uint32_t total) const {
        std::uint32_t current = start_container(total);
        const std::uint32_t wanted = prose(current);
        for (std::uint32_t c = current + 1; c < page_.containers[current].end;) {
            if (!at_most(prose(c), wanted, 80)) {
                current = c++;
            } else {
                c = page_.containers[c].end;
            }
        }
        // A single block with nearly all prose (a <p> with one long text) is part of its parent's text.
        const auto too_small = [&](const Container& c) {
            return c.end_block - c.first_block < 2 || c.tag == LXB_TAG_FONT;
        };
        while (current != 0 && too_small(page_.containers[current])) current = page_.containers[current].parent;
        return current;
    }

    // The container that the page itself calls the article's body, or an article, with the most prose; else the whole
    // page.
    [[nodiscard]] std::uint32_t start_container(std::uint32_t total) const {
        for (const Mark mark : {Mark::body, Mark::article}) {
            std::uint32_t best = 0;
            std::uint32_t most = 0;
            for (std::uint32_t c = 1; c < page_.containers.size(); ++c) {
                if (page_.containers[c].mark != mark) continue;
                const std::uint32_t size = prose(c);
                if (size >= most && !at_most(size, total, 35)) {
                    best = c;
                    most = size;
                }
            }
            if (best != 0) return best;
        }
        return 0;
    }

    [[nodiscard]] bool is_title(std::uint32_t i) const {
        // A key is at most one and a half times as long as its text: no letter grows more in lower case.
        if (title_.empty() || features_[i].words < 2 || features_[i].bytes * 9 <= title_.size() * 2) return false;
        const std::string key = word_key(page_.blocks[i].text.text);
        const bool after_kicker = key.size() * 3 > title_.size() && title_.ends_with(' ' + key);
        if (after_kicker) return true;
        if (key.size() * 2 < title_.size() || key.empty()) return false;
        return key.find(title_) != std::string::npos || title_.find(key) != std::string::npos;
    }

    // The headline stands above the article's first prose: the title's words, an <h1>, an <h2>; of equals the last one.
    // Pages without headings print it bold.
    [[nodiscard]] std::uint32_t find_headline() const {
        const std::uint32_t end = first_paragraph();
        std::uint32_t best = none;
        int most = 1;
        for (std::uint32_t i = 0; i < end; ++i) {
            const HtmlBlock& block = page_.blocks[i];
            const bool kicker = page_.containers[block.container].mark == Mark::kicker;
            const bool heading = block.kind == BlockKind::heading && !kicker;
            const int points = (is_title(i) && !kicker ? 4 : 0) + (heading && block.level == 1 ? 2 : 0) +
                               (heading && block.level == 2 ? 1 : 0) - (features_[i].furniture ? 3 : 0);
            if (points > most || (points == most && best != none)) {
                best = i;
                most = points;
            }
        }
        return best != none ? best : bold_headline(end);
    }

    [[nodiscard]] std::uint32_t bold_headline(std::uint32_t end) const {
        for (std::uint32_t i = end; i-- > page_.containers[main_].first_block;) {
            const HtmlBlock& block = page_.blocks[i];
            const bool bold = !at_most(block.strong_bytes, block.text.text.size(), 80);
            if (bold && !features_[i].linked && !features_[i].sentence && features_[i].words >= 2) return i;
        }
        return none;
    }

    [[nodiscard]] std::uint32_t first_prose() const {
        const Container& main = page_.containers[main_];
        for (std::uint32_t i = main.first_block; i < main.end_block; ++i) {
            if (features_[i].prose > 0 && !features_[i].furniture && !is_title(i)) return i;
        }
        return main.end_block;
    }

    // Lists above the headline are of other articles.
    [[nodiscard]] std::uint32_t first_paragraph() const {
        const Container& main = page_.containers[main_];
        for (std::uint32_t i = main.first_block; i < main.end_block; ++i) {
            const bool list = page_.blocks[i].kind == BlockKind::list;
            if (features_[i].prose > 0 && !features_[i].furniture && !list && !is_title(i)) return i;
        }
        return main.end_block;
    }

    // The block that repeats the page's own description is its lead, whatever the container is called.
    [[nodiscard]] std::uint32_t find_described_lead() const {
        constexpr std::size_t shortest = 40;
        if (description_.size() < shortest) return none;
        const std::uint32_t begin = headline_ != none ? headline_ : page_.containers[main_].first_block;
        const std::uint32_t end = std::min(first_prose() + 3, page_.containers[main_].end_block);
        for (std::uint32_t i = begin; i < end; ++i) {
            const std::string key = word_key(page_.blocks[i].text.text);
            if (key.size() >= shortest &&
                (key.find(description_) != std::string::npos || description_.starts_with(key)))
                return i;
        }
        return none;
    }

    // Sentences right below the headline, in a container that the headline's own container holds, and whose name alone
    // ("teaser") makes them furniture.
    [[nodiscard]] std::uint32_t find_lead_below_headline() const {
        if (headline_ == none) return none;
        constexpr std::uint32_t near = 4;
        const std::uint32_t above = page_.containers[page_.blocks[headline_].container].parent;
        const auto end = std::min(headline_ + near, static_cast<std::uint32_t>(page_.blocks.size()));
        for (std::uint32_t i = headline_ + 1; i < end; ++i) {
            const HtmlBlock& block = page_.blocks[i];
            const Features& f = features_[i];
            if (!f.furniture && f.prose > 0) return none;
            const bool below = page_.containers[block.container].parent == above && block.kind == BlockKind::paragraph;
            if (f.furniture && f.prose > 0 && below && block.link_bytes == 0 && !words_.is_furniture(block.text.text))
                return i;
        }
        return none;
    }

    [[nodiscard]] std::uint32_t first_block() const {
        if (headline_ == none) return page_.containers[main_].first_block;
        const std::uint32_t first = headline_;
        return first > 0 && is_kicker(first - 1) ? first - 1 : first;
    }

    // A short line right above the headline, in the same container or marked as such.
    [[nodiscard]] bool is_kicker(std::uint32_t i) const {
        constexpr std::uint32_t most_words = 8;
        if (headline_ == none || i + 1 != headline_ || features_[i].words > most_words || features_[i].linked)
            return false;
        const HtmlBlock& block = page_.blocks[i];
        const Container& own = page_.containers[block.container];
        const bool keywords = std::count(block.text.text.begin(), block.text.text.end(), '/') > 1;
        if (keywords || Told().take_in(block.text.text, words_) || words_.is_furniture(block.text.text) ||
            own.mark == Mark::byline)
            return false;
        if (own.mark == Mark::kicker) return true;
        const std::uint32_t above = page_.containers[page_.blocks[headline_].container].parent;
        return !features_[i].furniture && !features_[i].sentence && (own.parent == above || block.container == above);
    }

    [[nodiscard]] std::optional<BlockKind> kind_of(std::uint32_t i) const {
        const HtmlBlock& block = page_.blocks[i];
        const Features& f = features_[i];
        if (i == headline_) return BlockKind::title;
        if (i == lead_) return BlockKind::lead;
        if (is_kicker(i)) return BlockKind::kicker;
        if (f.furniture) return std::nullopt;
        const std::string_view text = block.text.text;
        const Mark mark = page_.containers[block.container].mark;
        if (mark == Mark::credit || mark == Mark::byline || mark == Mark::kicker) return std::nullopt;
        if (words_.is_furniture(text)) return std::nullopt;
        if (block.kind == BlockKind::caption) return BlockKind::caption;
        const bool before_main = i < page_.containers[main_].first_block;
        // A post that is quoted may be all links, and names its author and day as a by-line would.
        if (block.kind == BlockKind::quote && !before_main) return block.kind;
        if (f.linked) return std::nullopt;
        if (block.kind != BlockKind::heading && Told().take_in(text, words_)) return std::nullopt;
        if (f.prose > 0) return block.kind;
        if (before_main) return std::nullopt;
        switch (block.kind) {
            case BlockKind::heading:
            case BlockKind::list:
            case BlockKind::table: return block.kind;
            default: break;
        }
        if (f.words >= 3 && f.sentence) return block.kind;
        return is_among_prose(i) ? std::optional(block.kind) : std::nullopt;
    }

    // Running text stands before and after the block as its siblings.
    [[nodiscard]] bool is_among_prose(std::uint32_t i) const {
        const std::uint32_t parent = page_.containers[page_.blocks[i].container].parent;
        const auto found = prose_of_siblings_.find(parent);
        return found != prose_of_siblings_.end() && found->second.begin < i && i < found->second.end;
    }

    void find_siblings() {
        for (std::uint32_t i = page_.containers[main_].first_block; i < page_.containers[main_].end_block; ++i) {
            if (features_[i].furniture || features_[i].prose == 0) continue;
            const std::uint32_t parent = page_.containers[page_.blocks[i].container].parent;
            const auto [entry, added] = prose_of_siblings_.try_emplace(parent, Span{i, i});
            if (!added) entry->second.end = i;
        }
    }

    void drop_repeated(std::vector<ChosenBlock>& chosen) const {
        std::unordered_set<std::string_view> seen;
        std::erase_if(chosen,
                      [&](const ChosenBlock& c) { return !seen.insert(page_.blocks[c.block].text.text).second; });
    }

    // A heading with no text before the next heading of its level or a higher one, or before the end.
    void drop_empty_headings(std::vector<ChosenBlock>& chosen) const {
        constexpr int closed = 7;
        std::vector<ChosenBlock> kept;
        int open = closed;  // headings of a higher rank than this have text below; 0: text follows directly
        for (auto c = chosen.rbegin(); c != chosen.rend(); ++c) {
            if (c->kind == BlockKind::heading) {
                const int level = page_.blocks[c->block].level;
                if (open != 0 && (open == closed || level >= open)) continue;
                open = level;
            } else if (c->kind != BlockKind::caption) {
                open = 0;
            }
            kept.push_back(*c);
        }
        chosen.assign(kept.rbegin(), kept.rend());
    }

    // Else the lead is the first paragraph if the page marks it or prints it bold.
    void name_lead(std::vector<ChosenBlock>& chosen) const {
        const auto first = std::find_if(chosen.begin(), chosen.end(), [](const ChosenBlock& c) {
            return c.kind == BlockKind::paragraph || c.kind == BlockKind::lead;
        });
        if (first == chosen.end() || first->kind == BlockKind::lead) return;
        const HtmlBlock& block = page_.blocks[first->block];
        const bool bold = !at_most(block.strong_bytes, block.text.text.size(), 80);
        bool marked = false;
        for (std::uint32_t c = block.container; c != 0 && c != main_; c = page_.containers[c].parent) {
            marked = marked || page_.containers[c].mark == Mark::lead;
        }
        if (bold || marked) first->kind = BlockKind::lead;
    }

    const HtmlBlocks& page_;
    const PageWords& words_;
    const std::string title_, description_;  // word keys
    std::vector<Features> features_;
    std::vector<std::uint32_t> prose_before_;  // bytes of prose in the blocks before, furniture left out
    std::unordered_map<std::uint32_t, Span> prose_of_siblings_;  // by their parent: the first and the last one's block
    std::uint32_t main_ = 0;
    std::uint32_t headline_ = none;
    std::uint32_t lead_ = none;
};

}  // namespace

std::vector<ChosenBlock> choose_main_text(const HtmlBlocks& page, const PageWords& words, const MainTextHints& hints) {
    return MainText(page, words, hints).choose();
}

std::vector<ChosenBlock> choose_all_text(const HtmlBlocks& page, const PageWords& words) {
    std::vector<ChosenBlock> chosen;
    for (std::uint32_t i = 0; i < page.blocks.size(); ++i) {
        const HtmlBlock& block = page.blocks[i];
        if (!words.is_furniture(block.text.text)) chosen.push_back({.block = i, .kind = block.kind, .published = {}});
    }
    return chosen;
}

}  // namespace sayso::page
