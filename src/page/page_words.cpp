#include "page/page_words.h"

#include <algorithm>
#include <charconv>

#include "page/fold.h"
#include "sayso/pack.h"

namespace sayso::page {
namespace {

// Furniture is short; a whole sentence that happens to contain such words is text.
constexpr std::size_t longest_furniture = 240;

bool starts_with_words(std::string_view key, std::string_view words) {
    return key.starts_with(words) && (key.size() == words.size() || key[words.size()] == ' ');
}

bool ends_with_words(std::string_view key, std::string_view words) {
    return key.ends_with(words) && (key.size() == words.size() || key[key.size() - words.size() - 1] == ' ');
}

bool contains_words(std::string_view key, std::string_view words) {
    for (std::size_t at = key.find(words); at != std::string_view::npos; at = key.find(words, at + 1)) {
        const bool begins = at == 0 || key[at - 1] == ' ';
        if (begins && starts_with_words(key.substr(at), words)) return true;
    }
    return false;
}

std::optional<int> whole_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Place> place_from(std::string_view name) {
    if (name == "whole") return Place::whole;
    if (name == "start") return Place::start;
    if (name == "end") return Place::end;
    if (name == "inside") return Place::inside;
    return std::nullopt;
}

std::optional<Mark> mark_from(std::string_view name) {
    if (name == "furniture") return Mark::furniture;
    if (name == "caption") return Mark::caption;
    if (name == "credit") return Mark::credit;
    if (name == "lead") return Mark::lead;
    if (name == "kicker") return Mark::kicker;
    if (name == "byline") return Mark::byline;
    return std::nullopt;
}

void longest_first(std::vector<std::string>& phrases) {
    std::sort(phrases.begin(), phrases.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
}

}  // namespace

PageWords::PageWords(const PackData& pack) : language_(pack.card().language) {
    read_furniture(pack.table("page_furniture"));
    read_phrases(pack.table("page_phrases"));
    read_bylines(pack.table("page_bylines"));
    read_agencies(pack.table("agencies"));
    const Table months = pack.table("page_months");
    for (std::size_t row = 0; row < months.rows(); ++row) {
        if (const auto number = whole_number(months.cell(row, "month")))
            months_[lower(months.cell(row, "form"))] = *number;
    }
    read_function_words(pack);
    const Table classes = pack.table("page_classes");
    for (std::size_t row = 0; row < classes.rows(); ++row) {
        if (const auto mark = mark_from(classes.cell(row, "mark")))
            class_words_.emplace_back(classes.cell(row, "word"), *mark);
    }
}

PageWords PageWords::function_words_of(const PackData& pack) {
    PageWords words;
    words.language_ = pack.card().language;
    words.read_function_words(pack);
    return words;
}

void PageWords::read_function_words(const PackData& pack) {
    const Table words = pack.table("function_words");
    for (std::size_t row = 0; row < words.rows(); ++row) function_words_.insert(lower(words.cell(row, "word")));
}

void PageWords::read_furniture(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto place = place_from(table.cell(row, "place"));
        std::string key = word_key(table.cell(row, "text"));
        const bool opens = table.cell(row, "opens") == "yes";
        if (!place || key.empty()) continue;
        if (*place == Place::whole) {
            whole_furniture_[std::move(key)] |= opens;
        } else {
            furniture_.push_back({*place, std::move(key), opens});
        }
    }
}

void PageWords::read_phrases(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view about = table.cell(row, "about");
        const std::string_view text = table.cell(row, "text");
        if (about == "paywall") paywall_.push_back(word_key(text));
        if (about == "change") change_.push_back(word_key(text));
        if (about == "clock") clock_.push_back(lower(text));
        if (about == "credit") credit_leads_.emplace_back(text);
        if (about != "reading_time") continue;
        const std::size_t gap = text.find("{n}");
        if (gap == std::string_view::npos) continue;
        reading_time_.push_back({word_key(text.substr(0, gap)), word_key(text.substr(gap + 3))});
    }
}

void PageWords::read_bylines(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view part = table.cell(row, "part");
        std::string word = lower(table.cell(row, "text"));
        if (part == "lead")
            byline_leads_.push_back(std::move(word));
        else if (part == "joint")
            name_joints_.insert(std::move(word));
        else if (part == "role")
            roles_.insert(std::move(word));
    }
    longest_first(byline_leads_);
}

void PageWords::read_agencies(const Table& table) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view kind = table.cell(row, "kind");
        if (kind == "form")
            agencies_.push_back({std::string(table.cell(row, "form")), std::string(table.cell(row, "agency"))});
        if (kind == "lead") agency_leads_.push_back(lower(table.cell(row, "form")));
    }
    longest_first(agency_leads_);
}

// Menu entries lose the space between them when a page is copied ("AboAbonnieren"): each part, up to a small letter
// that a capital follows, has to be furniture.
bool PageWords::is_glued_furniture(std::string_view line) const {
    std::size_t begin = 0;
    std::size_t parts = 0;
    for (std::size_t at = 1; at <= line.size(); ++at) {
        const bool boundary =
            at == line.size() || (line[at] >= 'A' && line[at] <= 'Z' && line[at - 1] >= 'a' && line[at - 1] <= 'z');
        if (!boundary) continue;
        if (!whole_furniture_.contains(word_key(line.substr(begin, at - begin)))) return false;
        begin = at;
        ++parts;
    }
    return parts > 1;
}

bool PageWords::is_furniture(std::string_view line) const {
    if (line.size() > longest_furniture) return false;
    const std::string key = word_key(line);
    if (whole_furniture_.contains(key) || is_glued_furniture(line)) return true;
    return std::any_of(furniture_.begin(), furniture_.end(), [&](const Phrase& phrase) {
        switch (phrase.place) {
            case Place::whole: return key == phrase.key;
            case Place::start: return starts_with_words(key, phrase.key);
            case Place::end: return ends_with_words(key, phrase.key);
            case Place::inside: return contains_words(key, phrase.key);
        }
        return false;
    });
}

bool PageWords::opens_furniture(std::string_view line) const {
    if (line.size() > longest_furniture) return false;
    const auto found = whole_furniture_.find(word_key(line));
    return found != whole_furniture_.end() && found->second;
}

bool PageWords::is_paywall(std::string_view line) const {
    if (line.size() > longest_furniture) return false;
    const std::string key = word_key(line);
    return std::any_of(paywall_.begin(), paywall_.end(),
                       [&](const std::string& phrase) { return contains_words(key, phrase); });
}

bool PageWords::announces_change(std::string_view line) const {
    const std::string key = word_key(line);
    return std::any_of(change_.begin(), change_.end(),
                       [&](const std::string& phrase) { return contains_words(key, phrase); });
}

std::optional<int> PageWords::reading_minutes(std::string_view line) const {
    if (line.size() > longest_furniture) return std::nullopt;
    const std::string key = word_key(line);
    for (const Pattern& pattern : reading_time_) {
        std::string_view rest = key;
        if (!starts_with_words(rest, pattern.before) && !pattern.before.empty()) continue;
        rest = trimmed(rest.substr(pattern.before.size()));
        const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
        const auto number = whole_number(rest.substr(0, digits));
        if (number && *number > 0 && *number < 1000 && trimmed(rest.substr(digits)) == pattern.after) return number;
    }
    return std::nullopt;
}

bool PageWords::is_clock_word(std::string_view word) const {
    return std::find(clock_.begin(), clock_.end(), lower(word)) != clock_.end();
}

std::size_t PageWords::credit_begin(std::string_view caption) const {
    std::size_t begin = caption.size();
    for (const std::string& lead : credit_leads_) {
        const std::size_t at = caption.rfind(lead);
        if (at == std::string_view::npos ||
            (at > 0 && std::string_view(" |(/[").find(caption[at - 1]) == std::string_view::npos))
            continue;
        begin = std::min(begin, at);
    }
    while (begin > 0 && begin < caption.size() &&
           std::string_view(" |(/[-").find(caption[begin - 1]) != std::string_view::npos)
        --begin;
    return begin;
}

std::optional<int> PageWords::month(std::string_view word) const {
    const auto found = months_.find(lower(word));
    return found == months_.end() ? std::nullopt : std::optional(found->second);
}

std::string_view PageWords::agency(std::string_view words) const {
    const auto found =
        std::find_if(agencies_.begin(), agencies_.end(), [&](const AgencyForm& form) { return form.form == words; });
    if (found != agencies_.end()) return found->agency;
    const std::string key = word_key(words);
    const auto folded = std::find_if(agencies_.begin(), agencies_.end(), [&](const AgencyForm& form) {
        return form.form.size() > 3 && word_key(form.form) == key;
    });
    return folded == agencies_.end() ? std::string_view() : folded->agency;
}

}  // namespace sayso::page
