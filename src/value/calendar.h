// The calendar behind TIMEX3 values: ISO 8601 dates and weeks, seasons, Easter, and the interval that a value stands
// for.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::values {

using Day = std::chrono::sys_days;

struct IsoWeek {
    int year = 0;
    int week = 0;
    bool operator==(const IsoWeek&) const = default;
};

[[nodiscard]] IsoWeek iso_week_of(Day day);
[[nodiscard]] Day monday_of(IsoWeek week);
// 1 (Monday) to 7.
[[nodiscard]] int weekday_of(Day day);
[[nodiscard]] int year_of(Day day);
// 1 to 12.
[[nodiscard]] int month_of(Day day);
// Nothing if the calendar has no such day.
[[nodiscard]] std::optional<Day> day_from(int year, int month, int day);
// The first day of the month that lies `months` after that of `day`.
[[nodiscard]] Day month_after(Day day, int months);
// Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).
[[nodiscard]] Day easter_sunday(int year);

// TIMEX3 values: "2024", "2024-10", "2024-10-28", "2024-W43", "2024-W43-WE". Years from 0 to 9999; "" outside.
[[nodiscard]] std::string year_value(int year);
[[nodiscard]] std::string month_value(Day day);
[[nodiscard]] std::string month_value(int year, int month);
[[nodiscard]] std::string day_value(Day day);
[[nodiscard]] std::string week_value(Day day);

// The half-open interval of a DATE or TIME value, in the form of the record: days, or minutes for a clock time. Empty
// strings for values without one (PRESENT_REF, durations, partial dates).
struct Interval {
    std::string from;
    std::string until;
    bool operator==(const Interval&) const = default;
};
[[nodiscard]] Interval interval_of(std::string_view value);

}  // namespace sayso::values
