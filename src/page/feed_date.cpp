#include <algorithm>
#include <array>
#include <charconv>

#include "page/feed.h"
#include "page/fold.h"
#include "page/metadata.h"

namespace sayso::page {
namespace {

constexpr auto months = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

// Zones that RFC 822 names, with their hours from Greenwich.
struct NamedZone {
    std::string_view name, offset;
};
constexpr auto zones = std::to_array<NamedZone>({{"ut", "Z"},
                                                 {"utc", "Z"},
                                                 {"gmt", "Z"},
                                                 {"z", "Z"},
                                                 {"est", "-05:00"},
                                                 {"edt", "-04:00"},
                                                 {"cst", "-06:00"},
                                                 {"cdt", "-05:00"},
                                                 {"mst", "-07:00"},
                                                 {"mdt", "-06:00"},
                                                 {"pst", "-08:00"},
                                                 {"pdt", "-07:00"},
                                                 {"cet", "+01:00"},
                                                 {"cest", "+02:00"}});

int number(std::string_view text) {
    int value = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : -1;
}

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

std::string zone_from(std::string_view text) {
    const auto named = std::find_if(zones.begin(), zones.end(), [&](const NamedZone& z) { return z.name == text; });
    if (named != zones.end()) return std::string(named->offset);
    constexpr std::size_t digits_with_sign = 5;
    const bool numeric = text.size() >= digits_with_sign && (text[0] == '+' || text[0] == '-');
    if (!numeric) return {};
    const std::string hours(text.substr(0, 3));
    return hours + ':' + std::string(text.substr(text[3] == ':' ? 4 : 3, 2));
}

std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = text.find_first_not_of(" \t\r\n,", at);
        if (begin == std::string_view::npos) break;
        at = std::min(text.find_first_of(" \t\r\n,", begin), text.size());
        found.push_back(text.substr(begin, at - begin));
    }
    return found;
}

// ISO 8601 without marks between the parts, as wire files have it: "20241028T150400+0100".
std::string marked(std::string_view text) {
    constexpr std::size_t date_size = 8;
    constexpr std::size_t time_end = 15;
    const std::string_view date = text.substr(0, date_size);
    if (date.size() < date_size || date.find_first_not_of("0123456789") != std::string_view::npos)
        return std::string(text);
    std::string iso =
        std::string(date.substr(0, 4)) + '-' + std::string(date.substr(4, 2)) + '-' + std::string(date.substr(6));
    if (text.size() < time_end || text[date_size] != 'T') return iso;
    const std::string_view time = text.substr(date_size + 1, 6);
    return iso + 'T' + std::string(time.substr(0, 2)) + ':' + std::string(time.substr(2, 2)) + ':' +
           std::string(time.substr(4)) + std::string(text.substr(time_end));
}

}  // namespace

std::string feed_date(std::string_view text) {
    text = trimmed(text);
    if (std::string iso = iso_date(marked(text)); !iso.empty()) return iso;
    const std::string lowered = lower(text);
    auto parts = words(lowered);
    if (!parts.empty() && number(parts[0]) < 0) parts.erase(parts.begin());  // the weekday
    constexpr std::size_t date_parts = 3;
    if (parts.size() < date_parts) return {};
    const int day = number(parts[0]);
    const auto month =
        std::find_if(months.begin(), months.end(), [&](std::string_view m) { return parts[1].starts_with(m); });
    int year = number(parts[2]);
    if (day < 1 || day > 31 || month == months.end() || year < 0) return {};
    constexpr int two_digit_years_end = 100;
    constexpr int last_of_this_century = 69;  // as RFC 2822 and POSIX have it
    if (year < two_digit_years_end) year += year < last_of_this_century ? 2000 : 1900;
    const std::string date =
        std::to_string(year) + '-' + two_digits(static_cast<int>(month - months.begin()) + 1) + '-' + two_digits(day);
    if (parts.size() == date_parts) return iso_date(date);
    const std::string zone = parts.size() > date_parts + 1 ? zone_from(parts[date_parts + 1]) : std::string();
    return iso_date(date + 'T' + std::string(parts[date_parts]) + zone);
}

}  // namespace sayso::page
