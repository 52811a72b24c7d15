#include "value/calendar.h"

#include <array>
#include <cstdio>

#include "base/date.h"

namespace sayso::values {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int days_of_week = 7;

std::string formatted(const char* format, int a, int b) {
    std::array<char, 24> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), format, a, b);
    return {buffer.data(), static_cast<std::size_t>(size > 0 ? size : 0)};
}

bool has_value(int year) { return year >= 0 && year <= 9999; }

// A run of digits of exactly that length at the front; -1 if there is none.
int number_at(std::string_view text, std::size_t begin, std::size_t length) {
    if (text.size() < begin + length) return -1;
    int value = 0;
    for (const char c : text.substr(begin, length)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

Interval between(std::optional<Day> from, std::optional<Day> until) {
    if (!from || !until) return {};
    return {day_value(*from), day_value(*until)};
}

Interval years(int first, int count) { return between(day_from(first, 1, 1), day_from(first + count, 1, 1)); }

Interval months(int year, int month, int count) {
    const auto first = day_from(year, month, 1);
    return first ? between(first, month_after(*first, count)) : Interval{};
}

// "Q3", "H1", "SP" … behind the year; meteorological seasons.
Interval part_of_year(int year, std::string_view part) {
    if (part.size() != 2) return {};
    const int number = part[1] - '0';
    if (part[0] == 'Q' && number >= 1 && number <= 4) return months(year, 3 * number - 2, 3);
    if (part[0] == 'H' && number >= 1 && number <= 2) return months(year, 6 * number - 5, 6);
    if (part == "SP") return months(year, 3, 3);
    if (part == "SU") return months(year, 6, 3);
    if (part == "FA") return months(year, 9, 3);
    if (part == "WI") return months(year, 12, 3);
    return {};
}

Interval week(int year, std::string_view rest) {
    const int number = number_at(rest, 1, 2);
    if (number < 1 || number > 53) return {};
    const Day monday = monday_of({year, number});
    if (rest.size() == 3) return between(monday, monday + days(days_of_week));
    if (rest.substr(3) == "-WE") return between(monday + days(5), monday + days(days_of_week));
    return {};
}

Interval clock(const std::string& day, std::string_view time) {
    const int hour = number_at(time, 0, 2);
    const int minute = time.size() >= 5 ? number_at(time, 3, 2) : 0;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return {};
    const bool last_minute = hour == 23 && minute == 59;
    const int next = hour * 60 + minute + (time.size() >= 5 ? 1 : 60);
    const std::string until = last_minute || next >= 24 * 60 ? "T24:00" : formatted("T%02d:%02d", next / 60, next % 60);
    return {day + formatted("T%02d:%02d", hour, minute), day + until};
}

}  // namespace

int weekday_of(Day day) { return static_cast<int>(std::chrono::weekday(day).iso_encoding()); }
int year_of(Day day) { return static_cast<int>(year_month_day(day).year()); }
int month_of(Day day) { return static_cast<int>(static_cast<unsigned>(year_month_day(day).month())); }

std::optional<Day> day_from(int year, int month, int day) {
    if (month < 1 || day < 1 || !has_value(year)) return std::nullopt;
    const year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok()) return std::nullopt;
    return Day(date);
}

IsoWeek iso_week_of(Day day) {
    // The week belongs to the year that its Thursday lies in.
    const Day thursday = day + days(4 - weekday_of(day));
    const int year = year_of(thursday);
    const Day first = Day(year_month_day{std::chrono::year(year), std::chrono::January, std::chrono::day(1)});
    return {year, static_cast<int>((thursday - first).count()) / days_of_week + 1};
}

Day monday_of(IsoWeek week) {
    const Day fourth = Day(year_month_day{std::chrono::year(week.year), std::chrono::January, std::chrono::day(4)});
    return fourth - days(weekday_of(fourth) - 1) + days(days_of_week * (week.week - 1));
}

Day month_after(Day day, int months) {
    const year_month_day date(day);
    return Day((date.year() / date.month() / std::chrono::day(1)) + std::chrono::months(months));
}

Day easter_sunday(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return Day(year_month_day{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(f / 31)),
                              std::chrono::day(static_cast<unsigned>(f % 31 + 1))});
}

std::string year_value(int year) { return has_value(year) ? formatted("%04d", year, 0) : std::string(); }

std::string month_value(int year, int month) {
    return has_value(year) ? formatted("%04d-%02d", year, month) : std::string();
}

std::string month_value(Day day) { return month_value(year_of(day), month_of(day)); }

std::string day_value(Day day) { return has_value(year_of(day)) ? iso_from(year_month_day(day)) : std::string(); }

std::string week_value(Day day) {
    const IsoWeek week = iso_week_of(day);
    return has_value(week.year) ? formatted("%04d-W%02d", week.year, week.week) : std::string();
}

Interval interval_of(std::string_view value) {
    const int year = number_at(value, 0, 4);
    if (year < 0) {
        if (value.size() == 3 && number_at(value, 0, 3) >= 0) return years(number_at(value, 0, 3) * 10, 10);
        if (value.size() == 2 && number_at(value, 0, 2) >= 0) return years(number_at(value, 0, 2) * 100, 100);
        return {};
    }
    if (value.size() == 4) return years(year, 1);
    if (value[4] != '-') return {};
    const std::string_view rest = value.substr(5);
    if (rest.starts_with('W') && rest.size() > 2 && rest != "WI") return week(year, rest);
    const int month = number_at(rest, 0, 2);
    if (month < 0) return part_of_year(year, rest);
    if (rest.size() == 2) return months(year, month, 1);
    const auto day = day_from(year, month, number_at(rest, 3, 2));
    if (!day || rest[2] != '-') return {};
    if (rest.size() == 5) return between(day, *day + days(1));
    if (rest[5] != 'T') return {};
    const std::string_view time = rest.substr(6);
    // A part of the day ("TEV") is no sharper than the day.
    if (number_at(time, 0, 2) < 0 || time == "24:00") return between(day, *day + days(1));
    return clock(day_value(*day), time);
}

}  // namespace sayso::values
