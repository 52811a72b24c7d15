#include "page/plain_text.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"
#include "page/fold.h"

namespace sayso::page {
namespace {

constexpr std::size_t shortest_prose = 120;  // bytes

// Without closing quotation marks and brackets: what a sentence's last mark may hide behind.
std::string_view unquoted_end(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        for (const std::string_view mark : {"“", "”", "«", "»", "\"", ")", "’", "‘", "'"}) {
            if (!text.ends_with(mark)) continue;
            text.remove_suffix(mark.size());
            again = true;
        }
    }
    return text;
}

bool ends_sentence(std::string_view text) {
    text = unquoted_end(text);
    return text.ends_with(".") || text.ends_with("!") || text.ends_with("?") || text.ends_with("…") ||
           text.ends_with(":");
}

// A sentence's end inside the text: a mark, a space, a capital or an opening quotation mark.
bool has_inner_sentence(std::string_view text) {
    for (std::size_t at = text.find(". "); at != std::string_view::npos; at = text.find(". ", at + 1)) {
        const std::string_view before = text.substr(0, at);
        const std::size_t word = before.size() - std::min(before.rfind(' ') + 1, before.size());
        if (word > 3 && !is_digit(static_cast<unsigned char>(before.back()))) return true;
    }
    return false;
}

// Sentences. Questions and calls may be headlines, and need to be longer.
bool is_prose(std::string_view line) {
    const std::string_view core = unquoted_end(line);
    const bool statement = core.ends_with(".") || core.ends_with("…");
    const bool long_enough = statement || line.size() >= shortest_prose || has_inner_sentence(line);
    return ends_sentence(line) && long_enough && words_of(line).size() >= 8;
}

// As above, or a paragraph that ends with something else ("… teilte sie mit. (dpa)").
bool is_running_text(std::string_view line) { return ends_sentence(line) || has_inner_sentence(line); }

struct Line {
    MappedText text;
    bool blank_before = false;
};

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of("\n\r"), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
    }
    return lines;
}

bool blank(std::string_view line) { return trimmed(line).empty(); }

// Lines from `begin` to `end` are one paragraph broken at a fixed width: all but the last are about as long, none is
// short.
bool hard_wrapped(const std::vector<std::string_view>& lines, std::size_t begin, std::size_t end) {
    constexpr std::size_t narrowest = 45;
    constexpr std::size_t widest = 100;
    if (end - begin < 2) return false;
    return std::all_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                       lines.begin() + static_cast<std::ptrdiff_t>(end) - 1,
                       [](std::string_view line) {
                           const std::size_t size = count_code_points(trimmed(line));
                           return size >= narrowest && size <= widest;
                       }) &&
           !ends_sentence(trimmed(lines[begin]));
}

std::vector<Line> read_lines(std::string_view text) {
    const auto lines = split_lines(text);
    std::vector<Line> result;
    bool blank_before = true;
    for (std::size_t i = 0; i < lines.size();) {
        if (blank(lines[i])) {
            blank_before = true;
            ++i;
            continue;
        }
        std::size_t end = i;
        while (end < lines.size() && !blank(lines[end])) ++end;
        const bool joined = hard_wrapped(lines, i, end);
        const std::size_t stop = joined ? end : i + 1;
        TextBuilder builder;
        for (; i < stop; ++i) {
            builder.add_verbatim(lines[i], static_cast<std::uint32_t>(lines[i].data() - text.data()));
            builder.add_gap();
        }
        Line line{.text = builder.take(), .blank_before = blank_before};
        blank_before = false;
        if (!line.text.empty()) result.push_back(std::move(line));
    }
    return result;
}

// The text before the first mark that separates parts of a line, and what follows it.
std::pair<std::string_view, std::string_view> split_at_mark(std::string_view line) {
    std::size_t best = line.size();
    std::size_t size = 0;
    for (const std::string_view mark : {" · ", " | ", " • ", " — "}) {
        if (const std::size_t at = line.find(mark); at < best) {
            best = at;
            size = mark.size();
        }
    }
    return {line.substr(0, best), line.substr(std::min(best + size, line.size()))};
}

class PlainText {
public:
    PlainText(std::vector<Line> lines, const PageWords& words, Told& told)
        : lines_(std::move(lines)), words_(words), told_(told) {}

    std::vector<TextBlock> read() {
        drop_furniture();
        keep_repeated_once();
        const auto prose =
            std::find_if(blocks_.begin(), blocks_.end(), [](const TextBlock& b) { return is_prose(b.text.text); });
        const auto first = static_cast<std::size_t>(prose - blocks_.begin());
        drop_tail(first);
        name_head(first);
        name_headings(first);
        return std::move(blocks_);
    }

private:
    void drop_furniture() {
        bool inside = false;  // below a line that opens furniture ("Lesen Sie auch")
        for (Line& line : lines_) {
            const std::string_view text = line.text.text;
            if (is_prose(text)) inside = false;
            if (words_.opens_furniture(text)) inside = true;
            if (told_.take_in(text, words_) || inside || words_.is_furniture(text)) continue;
            blocks_.push_back({.kind = BlockKind::paragraph, .text = std::move(line.text), .published = {}});
        }
    }

    void keep_repeated_once() {
        std::unordered_map<std::string, std::size_t> seen;
        std::vector<TextBlock> kept;
        for (TextBlock& block : blocks_) {
            const auto [at, fresh] = seen.emplace(block.text.text, kept.size());
            if (fresh) {
                kept.push_back(std::move(block));
            } else {
                kept[at->second].kind = BlockKind::caption;
            }
        }
        blocks_ = std::move(kept);
    }

    // After the last prose come menus and teasers; only a short line that names agencies belongs to the text.
    void drop_tail(std::size_t first) {
        if (first >= blocks_.size()) return;
        while (blocks_.size() > first + 1) {
            const std::string_view last = blocks_.back().text.text;
            if (ends_sentence(last) || !agencies_in(last, words_).empty()) return;
            blocks_.pop_back();
        }
    }

    void name_head(std::size_t first) {
        std::size_t title = blocks_.size();
        for (std::size_t i = 0; i < first && title == blocks_.size(); ++i) {
            const bool candidate =
                blocks_[i].kind == BlockKind::paragraph && words_of(blocks_[i].text.text).size() >= 3;
            if (candidate) title = i;
        }
        if (title == blocks_.size()) return;
        blocks_[title].kind = BlockKind::title;
        if (first < blocks_.size() && is_lead(first)) blocks_[first].kind = BlockKind::lead;
        // Below the headline and above the first prose may stand a second headline; the short line right above it is
        // its kicker.
        for (std::size_t i = title + 1; i < first; ++i) {
            if (blocks_[i].kind != BlockKind::caption) blocks_[i].kind = BlockKind::heading;
        }
        if (title > 0 && blocks_[title - 1].kind == BlockKind::paragraph) blocks_[title - 1].kind = BlockKind::kicker;
        const std::size_t above = title > 0 && blocks_[title - 1].kind == BlockKind::kicker ? title - 1 : title;
        drop_above(above, title);
        if (const std::uint32_t glued = glued_headline(blocks_[title].text.text); glued > 0) split_title(title, glued);
    }

    // Menus and sections; `title` is moved with its block.
    void drop_above(std::size_t above, std::size_t& title) {
        const std::size_t before = blocks_.size();
        const auto end = blocks_.begin() + static_cast<std::ptrdiff_t>(above);
        blocks_.erase(
            std::remove_if(blocks_.begin(), end, [](const TextBlock& b) { return b.kind != BlockKind::caption; }), end);
        title -= before - blocks_.size();
    }

    void split_title(std::size_t title, std::uint32_t at) {
        const MappedText whole = std::move(blocks_[title].text);
        const auto end = static_cast<std::uint32_t>(whole.text.size());
        blocks_[title].text = whole.part({at, end});
        TextBlock kicker{.kind = BlockKind::kicker, .text = whole.part({0, at}), .published = {}};
        blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(title), std::move(kicker));
    }

    // The first prose is a lead if it is short beside what follows.
    [[nodiscard]] bool is_lead(std::size_t first) const {
        for (std::size_t i = first + 1; i < blocks_.size(); ++i) {
            if (!is_prose(blocks_[i].text.text)) continue;
            return blocks_[first].text.text.size() * 5 < blocks_[i].text.text.size() * 3;
        }
        return false;
    }

    void name_headings(std::size_t) {
        constexpr std::size_t longest_heading = 140;
        for (std::size_t i = 0; i + 1 < blocks_.size(); ++i) {
            if (blocks_[i].kind != BlockKind::paragraph) continue;
            const std::string_view text = blocks_[i].text.text;
            const std::string_view core = unquoted_end(text);
            const bool open_end =
                !ends_sentence(text) || ((core.ends_with("?") || core.ends_with("!")) && core.size() == text.size());
            const bool short_line = text.size() <= longest_heading && !has_inner_sentence(text);
            if (open_end && short_line && is_running_text(blocks_[i + 1].text.text))
                blocks_[i].kind = BlockKind::heading;
        }
    }

    std::vector<Line> lines_;
    const PageWords& words_;
    Told& told_;
    std::vector<TextBlock> blocks_;
};

}  // namespace

bool Told::take_in(std::string_view line, const PageWords& words) {
    constexpr std::size_t longest = 160;
    if (line.size() > longest) return false;
    if (words.is_paywall(line)) paywall = true;
    // "4. Mai 2031, 18:15 Uhr · 3 Min. Lesezeit": every part tells something, or is a word or two.
    bool told = false;
    bool more = false;
    for (std::string_view rest = line; !rest.empty();) {
        const auto [part, after] = split_at_mark(rest);
        if (take_in_part(part, words)) {
            told = true;
        } else {
            more = more || words_of(part).size() > 2;
        }
        rest = after;
    }
    return told && !more;
}

bool Told::take_in_part(std::string_view line, const PageWords& words) {
    if (const auto minutes = words.reading_minutes(line)) {
        if (!reading_minutes) reading_minutes = minutes;
        return true;
    }
    if (const auto by = byline(line, words)) {
        add_credits(credits, *by);
        return true;
    }
    constexpr std::size_t most_words = 12;
    std::string date = written_date(line, words);
    if (date.empty() || words_of(line).size() > most_words || line.ends_with(".")) return false;
    std::string& field = words.announces_change(line) ? modified : published;
    if (field.empty()) field = std::move(date);
    return true;
}

std::vector<TextBlock> read_plain_text(std::string_view text, const PageWords& words, Told& told) {
    return PlainText(read_lines(text), words, told).read();
}

}  // namespace sayso::page
