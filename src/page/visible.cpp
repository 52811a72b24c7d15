#include "page/visible.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "page/fold.h"

namespace sayso::page {
namespace {

void add_once(std::vector<std::string>& list, std::string_view value) {
    if (!value.empty() && std::find(list.begin(), list.end(), value) == list.end()) list.emplace_back(value);
}

std::string_view stripped(std::string_view text) {
    while (!text.empty() && std::string_view(" \t,.;:|/-–—()[]*•·").find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    while (!text.empty() && std::string_view(" \t,;:|/-()[]*").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    return text;
}

// The line without the longest opening phrase that it has; the same line if it has none. A phrase ends at a word's end.
std::string_view without_lead(std::string_view line, const std::vector<std::string>& leads) {
    const std::string folded = lower(line);
    if (folded.size() != line.size()) return line;
    for (const std::string& lead : leads) {
        if (!folded.starts_with(lead) || folded.size() == lead.size()) continue;
        const char next = folded[lead.size()];
        if (lead.ends_with(":") || next == ' ' || next == ':') return stripped(line.substr(lead.size()));
    }
    return line;
}

// Parts between separators, words that join names, and brackets.
std::vector<std::string_view> name_parts(std::string_view text, const PageWords& words) {
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    std::size_t at = 0;
    const auto end_part = [&](std::size_t end, std::size_t next) {
        const std::string_view part = stripped(text.substr(begin, end - begin));
        if (!part.empty()) parts.push_back(part);
        begin = next;
    };
    while (at < text.size()) {
        if (std::string_view(",;|/()\n").find(text[at]) != std::string_view::npos) {
            end_part(at, at + 1);
        } else if (text[at] == ' ') {
            const std::size_t word_end = std::min(text.find(' ', at + 1), text.size());
            if (words.joins_names(lower(text.substr(at + 1, word_end - at - 1)))) {
                end_part(at, word_end);
                at = word_end;
                continue;
            }
        }
        ++at;
    }
    end_part(text.size(), text.size());
    return parts;
}

bool only_roles(std::string_view part, const PageWords& words) {
    const auto all = words_of(part);
    return std::all_of(all.begin(), all.end(), [&](std::string_view word) { return words.is_role(lower(word)); });
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

// Two to five words, each opening with a capital letter or a particle of a name in small letters, at least two
// capitals.
bool looks_like_person(std::string_view part) {
    const auto all = words_of(part);
    if (all.size() < 2 || all.size() > 5 || has_digit(part)) return false;
    const auto capitals = std::count_if(all.begin(), all.end(),
                                        [](std::string_view word) { return is_upper(decode_utf8(word).code_point); });
    return capitals >= 2 && is_upper(decode_utf8(all.front()).code_point);
}

// An agency that no table knows can be told where its sign stands in a dateline, in small letters as they write it.
bool looks_like_agency(std::string_view sign) {
    return sign.size() >= 3 && sign.size() <= 5 &&
           std::all_of(sign.begin(), sign.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// The agency's sign in a dateline: "HALLSAND (dpa) – Bei …". Nothing but a place stands before it, a dash after it.
std::string_view dateline_sign(std::string_view text) {
    constexpr std::size_t longest_place = 40;
    const std::size_t open = text.substr(0, longest_place).find(" (");
    if (open == std::string_view::npos || open == 0) return {};
    const std::size_t close = text.find(')', open);
    if (close == std::string_view::npos || text.substr(0, open).find_first_of(".,:") != std::string_view::npos)
        return {};
    const std::string_view after = text.substr(close + 1);
    const bool dash = after.starts_with(" – ") || after.starts_with(" - ") || after.starts_with(" — ");
    const std::string_view sign = text.substr(open + 2, close - open - 2);
    return dash && looks_like_agency(sign) ? sign : std::string_view();
}

// All parts of the words are agencies ("dpa/AFP"); their names.
std::vector<std::string> only_agencies(std::string_view text, const PageWords& words) {
    std::vector<std::string> found;
    for (const std::string_view part : name_parts(without_lead(text, words.agency_leads()), words)) {
        const std::string_view agency = words.agency(without_lead(part, words.agency_leads()));
        if (agency.empty()) return {};
        add_once(found, agency);
    }
    return found;
}

// "RICO STAMER" is "Rico Stamer"; two letters may be a sign.
std::string without_shouting(std::string_view name) {
    std::string result;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_of(" -", at), name.size());
        const std::string_view word = name.substr(at, end - at);
        const std::string small = lower(word);
        std::size_t first = word.empty() ? 0 : decode_utf8(word).size;
        bool shouted = count_code_points(word) > 2;
        for (std::string_view rest = word; shouted && !rest.empty();) {
            const Decoded next = decode_utf8(rest);
            shouted = is_upper(next.code_point);
            rest.remove_prefix(next.size);
        }
        if (small.size() != word.size()) first = word.size();
        result += word.substr(0, shouted ? first : word.size());
        if (shouted) result += small.substr(first);
        result += name.substr(end, 1);
        at = end + 1;
    }
    return result;
}

// "Anna Muster Chefredakteurin" is Anna Muster.
std::string_view without_roles(std::string_view name, const PageWords& words) {
    for (std::size_t at = name.rfind(' '); at != std::string_view::npos; at = name.rfind(' ')) {
        const std::string_view rest = stripped(name.substr(0, at));
        if (!words.is_role(lower(name.substr(at + 1))) || !looks_like_person(rest)) break;
        name = rest;
    }
    return name;
}

void add_person(Credits& credits, std::string_view name, const PageWords& words) {
    constexpr std::size_t most_people = 40;
    if (name.find('@') != std::string_view::npos || credits.people.size() >= most_people) return;
    if (looks_like_person(name)) name = without_roles(name, words);
    add_once(credits.people, looks_like_person(name) ? without_shouting(name) : std::string(name));
}

}  // namespace

void add_credits(Credits& credits, const Credits& more) {
    for (const std::string& person : more.people) add_once(credits.people, person);
    for (const std::string& agency : more.agencies) add_once(credits.agencies, agency);
}

Credits credits_from(std::string_view names, const PageWords& words) {
    constexpr std::size_t longest = 400;
    if (names.size() > longest) return {};
    Credits credits;
    const auto parts = name_parts(without_lead(stripped(names), words.byline_leads()), words);
    for (std::string_view part : parts) {
        part = without_lead(without_lead(part, words.byline_leads()), words.agency_leads());
        if (const std::string_view agency = words.agency(part); !agency.empty()) {
            add_once(credits.agencies, agency);
        } else if (!only_roles(part, words)) {
            // Of several parts, what is no name is a place or a department; a single one is the author, whoever that
            // is.
            if (parts.size() == 1 || looks_like_person(part)) add_person(credits, part, words);
        }
    }
    return credits;
}

Credits people_in(std::string_view line, const PageWords& words) {
    Credits credits;
    for (const std::string_view part : name_parts(without_lead(trimmed(line), words.byline_leads()), words)) {
        if (const std::string_view agency = words.agency(without_lead(part, words.agency_leads())); !agency.empty()) {
            add_once(credits.agencies, agency);
        } else if (looks_like_person(part) && !only_roles(part, words)) {
            add_person(credits, part, words);
        }
    }
    return credits;
}

namespace {

// "Von Panikmache könne keine Rede sein, sagte der Professor.": ends as sentences do and has words in small letters,
// more than a name has.
bool is_sentence(std::string_view line) {
    if (!line.ends_with(".") && !line.ends_with("?") && !line.ends_with("!")) return false;
    int small = 0;
    for (std::size_t space = line.find(' '); space != std::string_view::npos; space = line.find(' ', space + 1)) {
        const std::string_view rest = line.substr(space + 1);
        small += !rest.empty() && rest.front() >= 'a' && rest.front() <= 'z';
    }
    constexpr int most_in_names = 2;
    return small > most_in_names;
}

}  // namespace

std::optional<Credits> byline(std::string_view line, const PageWords& words) {
    constexpr std::size_t longest_byline = 160;
    line = trimmed(line);
    if (line.size() > longest_byline || without_lead(line, words.byline_leads()).size() == line.size() ||
        is_sentence(line))
        return std::nullopt;
    Credits credits = people_in(line, words);
    if (credits.people.empty() && credits.agencies.empty()) return std::nullopt;
    return credits;
}

std::vector<std::string> agencies_in(std::string_view text, const PageWords& words) {
    std::vector<std::string> found;
    const auto add = [&](const std::vector<std::string>& names) {
        for (const std::string& name : names) add_once(found, name);
    };
    if (const std::string_view sign = dateline_sign(text); !sign.empty()) {
        const std::string_view agency = words.agency(sign);
        add_once(found, agency.empty() ? sign : agency);
    }
    constexpr std::size_t longest_group = 80;
    for (std::size_t open = text.find('('); open != std::string_view::npos; open = text.find('(', open + 1)) {
        const std::string_view group = text.substr(open + 1, longest_group);
        const std::size_t close = group.find(')');
        if (close != std::string_view::npos) add(only_agencies(group.substr(0, close), words));
    }
    // The last sentence, or the whole line: "Mit Material von dpa und AFP", "dpa/lnw".
    std::string_view last = stripped(text);
    if (last.ends_with(".")) last.remove_suffix(1);
    if (const std::size_t stop = last.rfind(". "); stop != std::string_view::npos) last.remove_prefix(stop + 2);
    if (last.size() <= longest_group) {
        const bool has_lead = without_lead(last, words.agency_leads()).size() < last.size();
        if (has_lead || last.size() == stripped(text).size()) add(only_agencies(last, words));
    }
    return found;
}

namespace {

std::optional<int> number(std::string_view word) {
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || word.size() > 4) return std::nullopt;
    return value;
}

void append_two(std::string& text, int value) {
    text += static_cast<char>('0' + value / 10);
    text += static_cast<char>('0' + value % 10);
}

// A clock time among the words after a date: two numbers joined by ':' or '.' on the page.
std::string clock_after(std::string_view line, std::size_t from) {
    for (std::size_t at = from; at + 4 < line.size() && at < from + 24; ++at) {
        const std::size_t mark = line.find_first_of(":.", at);
        if (mark == std::string_view::npos || mark < 2 || mark + 3 > line.size()) return {};
        std::size_t begin = mark;
        while (begin > from && mark - begin < 2 && line[begin - 1] >= '0' && line[begin - 1] <= '9') --begin;
        const auto hour = number(line.substr(begin, mark - begin));
        const auto minute = number(line.substr(mark + 1, 2));
        if (hour && minute && mark > begin && *hour < 24 && *minute < 60 && line[mark + 2] >= '0' &&
            line[mark + 2] <= '9') {
            std::string clock = "T";
            append_two(clock, *hour);
            clock += ':';
            append_two(clock, *minute);
            return clock + ":00";
        }
        at = mark;
    }
    return {};
}

// "14 Uhr": an hour among the next words, before a word that makes it a time of day.
std::string whole_hour_after(const std::vector<std::string_view>& all, std::size_t from, const PageWords& words) {
    for (std::size_t i = from; i + 1 < all.size() && i < from + 2; ++i) {
        const auto hour = number(all[i]);
        if (!hour || *hour > 23 || !words.is_clock_word(all[i + 1])) continue;
        std::string clock = "T";
        append_two(clock, *hour);
        return clock + ":00:00";
    }
    return {};
}

}  // namespace

std::string written_date(std::string_view line, const PageWords& words) {
    const auto all = words_of(line);
    for (std::size_t i = 0; i + 2 < all.size(); ++i) {
        const auto day = number(all[i]);
        const auto year = number(all[i + 2]);
        const auto month = all[i + 1].size() <= 2 ? number(all[i + 1]) : words.month(all[i + 1]);
        if (!day || !month || !year || *day < 1 || *day > 31 || *month < 1 || *month > 12) continue;
        if (all[i + 2].size() != 4 || *year < 1900 || *year > 2199) continue;
        std::string date = std::to_string(*year);
        date += '-';
        append_two(date, *month);
        date += '-';
        append_two(date, *day);
        const auto after = static_cast<std::size_t>(all[i + 2].data() + all[i + 2].size() - line.data());
        const std::string clock = clock_after(line, after);
        return date + (clock.empty() ? whole_hour_after(all, i + 3, words) : clock);
    }
    return {};
}

std::uint32_t glued_headline(std::string_view line) {
    constexpr std::size_t longest_headline = 400;
    if (line.size() > longest_headline) return 0;
    constexpr std::array<std::string_view, 6> closing = {"“", "”", "«", "»", "?", "!"};
    for (const std::string_view mark : closing) {
        for (std::size_t at = line.find(mark); at != std::string_view::npos; at = line.find(mark, at + 1)) {
            const std::size_t after = at + mark.size();
            if (at == 0 || after >= line.size() || line[at - 1] == ' ') continue;
            if (!is_upper(decode_utf8(line.substr(after)).code_point)) continue;
            if (words_of(line.substr(0, at)).size() < 2 || words_of(line.substr(after)).size() < 2) continue;
            return static_cast<std::uint32_t>(after);
        }
    }
    return 0;
}

}  // namespace sayso::page
