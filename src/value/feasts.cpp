// Rules for feasts: fixed days, days counted from Easter or from Christmas, Sundays of a month, and the sun's turns.
#include "base/date.h"
#include "value/time_grammar.h"

namespace sayso::values {
namespace {

constexpr RoleSet feast_roles = {Role::feast, Role::easter, Role::advent, Role::sunday, Role::sun};

std::optional<Day> day_of_year(int year, std::string_view month_and_day) {
    const auto date = date_from_iso("2000-" + std::string(month_and_day));
    if (!date) return std::nullopt;
    return day_from(year, static_cast<int>(static_cast<unsigned>(date->month())),
                    static_cast<int>(static_cast<unsigned>(date->day())));
}

std::optional<Day> sunday_from(std::optional<Day> day) {
    return day ? std::optional(*day + std::chrono::days(7 - weekday_of(*day))) : std::nullopt;
}

// Of an equinox or solstice, by Universal Time: a year is 365.2422 days, and every fourth has a day more (from 1901 to
// 2099).
std::optional<Day> sun_day(std::string_view in_2000, int year) {
    constexpr std::int64_t day_parts = 10'000;
    constexpr std::int64_t parts_over_365_days = 2422;
    const auto first = day_of_year(2000, in_2000.substr(0, 5));
    const auto hour = decimal_from("1" + std::string(in_2000.substr(5)));
    const auto parts = hour ? product(*hour, Decimal(day_parts)) : std::nullopt;
    const auto start = parts ? parts->integer() : std::nullopt;
    if (!first || !start || year < 1901 || year > 2099) return std::nullopt;
    // Counted from 1900, no difference is negative.
    const std::int64_t moved =
        *start - day_parts + parts_over_365_days * (year - 2000) - day_parts * ((year - 1900) / 4 - 25);
    const std::int64_t shift = moved >= 0 ? moved / day_parts : -((day_parts - 1 - moved) / day_parts);
    const std::chrono::year_month_day date(*first);
    const auto same = day_from(year, static_cast<int>(static_cast<unsigned>(date.month())),
                               static_cast<int>(static_cast<unsigned>(date.day())));
    return same ? std::optional(*same + std::chrono::days(shift)) : std::nullopt;
}

std::optional<Day> feast_in(const Sense& feast, int year) {
    switch (feast.role) {
        case Role::easter: return easter_sunday(year) + std::chrono::days(feast.count);
        // The last Sunday before Christmas is the fourth of Advent.
        case Role::advent:
            if (const auto fourth = sunday_from(day_from(year, 12, 18)))
                return *fourth + std::chrono::days(feast.count);
            return std::nullopt;
        case Role::sun: return sun_day(feast.detail, year);
        case Role::sunday: return sunday_from(day_of_year(year, feast.detail));
        default: return day_of_year(year, feast.detail);
    }
}

}  // namespace

// "Weihnachten", "Ostern 2011", "vergangenen Pfingsten", "erster Advent"
MaybeTime TimeGrammar::feast(TokenIndex t) const {
    const auto shift = shift_at(t);
    const TokenIndex at = shift ? shift.end : t;
    if (at >= words_.size() || !words_[at].roles.intersects(feast_roles)) return std::nullopt;
    Words::Hit feast;
    for (const Role role : {Role::feast, Role::easter, Role::advent, Role::sunday, Role::sun})
        if (const auto hit = words_.find(at, role); hit && hit.end > feast.end) feast = hit;
    if (!feast) return std::nullopt;
    const auto behind = same(feast.end, t) ? year_behind(feast.end) : YearBehind{};
    std::optional<Day> day;
    if (behind.year) {
        day = feast_in(*feast.sense, *behind.year);
    } else if (published_) {
        const int year = year_of(*published_);
        const bool past = shift ? shift.sense->count < 0 : directions_[t] == Direction::past;
        day = feast_in(*feast.sense, year);
        if (day && past && *day > *published_) day = feast_in(*feast.sense, year - 1);
        if (day && !past && *day < *published_) day = feast_in(*feast.sense, year + 1);
    }
    return TimeHit{t, behind.year ? behind.end : feast.end, TimeType::date, day_or_nothing(day)};
}

}  // namespace sayso::values
