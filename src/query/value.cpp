#include "query/value.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

#include "base/date.h"
#include "base/utf8.h"
#include "query/nearest.h"

namespace sayso::query {
namespace {

constexpr std::array<std::string_view, 4> setting_names = {"order", "versions", "limit", "offset"};
constexpr std::array<std::string_view, 3> order_names = {"newest", "oldest", "relevance"};
constexpr std::array<std::string_view, 2> version_names = {"newest", "all"};

bool separates_words(char c) { return c == ' ' || c == '+' || c == '"' || c == '\t' || c == '\n' || c == '\r'; }

Error error_at(std::size_t offset, std::string what, std::string remedy = {}) {
    Error error;
    error.what = std::move(what);
    error.offset = offset;
    error.remedy = std::move(remedy);
    return error;
}

std::string quoted(std::string_view text) { return "'" + std::string(text) + "'"; }

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string listed(std::span<const std::string_view> names) {
    std::string list;
    for (const std::string_view name : names) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

bool has_letter_or_digit(std::string_view text) {
    while (!text.empty()) {
        const Decoded next = decode_utf8(text);
        if (u_isalnum(static_cast<UChar32>(next.code_point)) != 0) return true;
        text.remove_prefix(next.size);
    }
    return false;
}

// The number of the value in a fixed list of names.
Result<std::size_t> choice(std::string_view value, std::span<const std::string_view> names) {
    const std::string typed = lower_ascii(value);
    const auto found = std::find(names.begin(), names.end(), typed);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    const std::string_view near = nearest(typed, names);
    std::string remedy = near.empty() ? "" : "did you mean " + std::string(near) + "? ";
    return error_at(0, quoted(value) + " is not one of its values", remedy + "one of " + listed(names));
}

template <class Enum>
std::vector<std::string_view> all_names(Enum last) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i <= static_cast<std::size_t>(last); ++i) names.push_back(name_of(static_cast<Enum>(i)));
    return names;
}

Status set_choice(Term& term, std::string_view value, const std::vector<std::string_view>& names) {
    const auto chosen = choice(value, names);
    if (!chosen) return chosen.error();
    term.value = names[*chosen];
    return Done{};
}

Status set_words(Term& term, std::string_view value) {
    if (!has_letter_or_digit(value)) return error_at(0, quoted(value) + " has no letter or digit to search for");
    term.value = value;
    return Done{};
}

// "2031", "2031-05" or "2031-05-04".
Status set_date(Term& term, std::string_view value) {
    constexpr std::string_view first_day = "0000-01-01";
    const bool whole = value.size() == 4 || value.size() == 7 || value.size() == 10;
    const std::string day = std::string(value) + std::string(whole ? first_day.substr(value.size()) : "");
    if (!whole || !date_from_iso(day))
        return error_at(0, quoted(value) + " is not a date", "write 2031-05-04, 2031-05 or 2031");
    term.value = value;
    return Done{};
}

constexpr double largest_figure = 1e15;
constexpr double smallest_figure = 1e-9;

// "12.000" is twelve thousand to some and twelve to others; "0.125" and "1234.567" are not read in two ways.
bool is_ambiguous(std::string_view digits) {
    const std::size_t point = digits.find('.');
    return point != std::string_view::npos && point <= 3 && digits.front() != '0' && digits.size() - point == 4;
}

// One end of a range: digits, perhaps a sign before them and a decimal point in them.
Result<double> figure_end(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    const std::size_t point = digits.find('.');
    const bool only_digits = digits.find_first_not_of("0123456789.") == std::string_view::npos;
    if (digits.empty() || !only_digits || point == 0 || point + 1 == digits.size() ||
        digits.find('.', point + 1) != digits.npos) {
        return error_at(0, quoted(text) + " is not a number", "write digits, with a point before decimals: 1000, 2.5");
    }
    if (is_ambiguous(digits)) {
        return error_at(0, quoted(text) + " can be read in two ways",
                        "write thousands without the point (12000), and decimals with another digit (12.0000)");
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return error_at(0, quoted(text) + " is not a number");
    if (number == 0) return 0.0;  // no negative zero
    const double size = std::abs(number);
    if (size > largest_figure || size < smallest_figure)
        return error_at(0, quoted(text) + " is too large or too small a number");
    return number;
}

Error shifted(Error error, std::size_t by) {
    error.offset = error.offset.value_or(0) + by;
    return error;
}

Status set_figure(Term& term, std::string_view value) {
    const std::size_t dots = value.find("..");
    const std::string_view low = value.substr(0, dots);
    const std::string_view high = dots == std::string_view::npos ? low : value.substr(dots + 2);
    if (low.empty() && high.empty()) return error_at(0, "a figure needs a number", "write 1000.., ..5, 10..20 or 12");
    if (!low.empty()) {
        const auto number = figure_end(low);
        if (!number) return number.error();
        term.low = *number;
    }
    if (!high.empty()) {
        const auto number = figure_end(high);
        if (!number) return shifted(number.error(), dots == std::string_view::npos ? 0 : dots + 2);
        term.high = *number;
    }
    if (term.low && term.high && *term.low > *term.high) return error_at(0, "the range ends before it begins");
    term.value = figure_text(term);
    return Done{};
}

std::string number_text(double number) {
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
    std::string text(buffer.data(), error == std::errc{} ? end : buffer.data());
    if (is_ambiguous(number < 0 ? std::string_view(text).substr(1) : text)) text += '0';
    return text;
}

Status set_count(std::uint64_t& count, std::string_view value, std::uint64_t least, std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || end != value.data() + value.size() || number < least || number > most) {
        return error_at(
            0, quoted(value) + " is not a number from " + std::to_string(least) + " to " + std::to_string(most));
    }
    count = number;
    return Done{};
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view value) {
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= value.size(); ++i) {
        if (i < value.size() && !separates_words(value[i])) continue;
        if (i > begin) words.push_back(value.substr(begin, i - begin));
        begin = i + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string_view>& words, char between) {
    std::string text;
    for (const std::string_view word : words) {
        if (!text.empty()) text += between;
        text += word;
    }
    return text;
}

Status set_value(Term& term, std::string_view value) {
    switch (term.field) {
        case Field::act: return set_choice(term, value, all_names(Act::ask));
        case Field::form: return set_choice(term, value, all_names(Form::reported));
        case Field::certainty: return set_choice(term, value, all_names(Certainty::hedged));
        case Field::after:
        case Field::before: return set_date(term, value);
        case Field::figure:
        case Field::sources: return set_figure(term, value);
        case Field::claim:
        case Field::unit: term.value = value; return Done{};
        case Field::words:
        case Field::by:
        case Field::about:
        case Field::to:
        case Field::via:
        case Field::outlet: return set_words(term, value);
    }
    return Done{};
}

std::string figure_text(const Term& term) {
    if (term.low && term.high && *term.low == *term.high) return number_text(*term.low);
    return (term.low ? number_text(*term.low) : "") + ".." + (term.high ? number_text(*term.high) : "");
}

std::string_view name_of(Setting setting) { return setting_names[static_cast<std::size_t>(setting)]; }

std::optional<Setting> setting_from(std::string_view name) {
    const auto found = std::find(setting_names.begin(), setting_names.end(), name);
    if (found == setting_names.end()) return std::nullopt;
    return static_cast<Setting>(found - setting_names.begin());
}

Status set_setting(Query& query, Setting setting, std::string_view value) {
    if (setting == Setting::offset) return set_count(query.offset, value, 0, max_query_offset);
    if (setting == Setting::limit) {
        std::uint64_t limit = 0;
        Status status = set_count(limit, value, 1, max_query_limit);
        if (status) query.limit = static_cast<std::uint32_t>(limit);
        return status;
    }
    const bool order = setting == Setting::order;
    const auto chosen = order ? choice(value, order_names) : choice(value, version_names);
    if (!chosen) return chosen.error();
    if (order) {
        query.order = static_cast<Order>(*chosen);
    } else {
        query.versions = static_cast<Versions>(*chosen);
    }
    return Done{};
}

std::string setting_text(const Query& query, Setting setting) {
    switch (setting) {
        case Setting::order: return std::string(order_names[static_cast<std::size_t>(query.order)]);
        case Setting::versions: return std::string(version_names[static_cast<std::size_t>(query.versions)]);
        case Setting::limit: return std::to_string(query.limit);
        case Setting::offset: return std::to_string(query.offset);
    }
    return {};
}

}  // namespace sayso::query
