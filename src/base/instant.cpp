#include "base/instant.h"

#include <charconv>
#include <chrono>

#include "base/date.h"

namespace sayso {
namespace {

constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

// Takes two digits, and the colon before them if there is one; 0 and nothing taken where there are none.
std::int64_t take_two_digits(std::string_view& text) {
    const std::string_view digits = text.substr(text.starts_with(':') ? 1 : 0, 2);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + 2 || digits.front() == '-') return 0;
    text.remove_prefix(static_cast<std::size_t>(digits.data() + 2 - text.data()));
    return value;
}

// Seconds that the zone at the front is east of UTC.
std::int64_t zone_from(std::string_view text) {
    if (!text.starts_with('+') && !text.starts_with('-')) return 0;
    const std::int64_t sign = text.front() == '+' ? 1 : -1;
    text.remove_prefix(1);
    const std::int64_t hours = take_two_digits(text);
    return sign * (hours * hour + take_two_digits(text) * minute);
}

}  // namespace

std::optional<std::int64_t> instant_from_iso(std::string_view text) {
    const auto date = date_from_iso(text);
    if (!date) return std::nullopt;
    std::int64_t seconds = std::chrono::sys_days(*date).time_since_epoch().count() * day;
    text.remove_prefix(10);
    if (!text.starts_with('T') && !text.starts_with(' ')) return seconds;
    text.remove_prefix(1);
    seconds += take_two_digits(text) * hour;
    seconds += take_two_digits(text) * minute;
    seconds += take_two_digits(text);
    if (text.starts_with('.')) text.remove_prefix(std::min(text.find_first_not_of("0123456789", 1), text.size()));
    return seconds - zone_from(text);
}

}  // namespace sayso
