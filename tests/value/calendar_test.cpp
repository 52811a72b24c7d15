#include "value/calendar.h"

#include <gtest/gtest.h>

#include <array>

namespace sayso::values {
namespace {

Day day(int year, int month, int d) { return *day_from(year, month, d); }

TEST(Calendar, WeeksBelongToTheYearOfTheirThursday) {
    EXPECT_EQ(iso_week_of(day(2024, 12, 30)), (IsoWeek{2025, 1}));
    EXPECT_EQ(iso_week_of(day(2021, 1, 3)), (IsoWeek{2020, 53}));
    EXPECT_EQ(iso_week_of(day(2024, 10, 28)), (IsoWeek{2024, 44}));
}

TEST(Calendar, EveryDayLiesInItsWeek) {
    for (Day d = day(1999, 1, 1); d < day(2030, 1, 1); d += std::chrono::days(1)) {
        const Day monday = monday_of(iso_week_of(d));
        ASSERT_LE(monday, d);
        ASSERT_LT(d, monday + std::chrono::days(7));
        ASSERT_EQ(weekday_of(monday), 1);
    }
}

// Dates from the tables of the US Naval Observatory.
TEST(Calendar, KnowsEaster) {
    for (const auto& [year, month, d] : {std::array{1954, 4, 18},
                                         {1981, 4, 19},
                                         {2000, 4, 23},
                                         {2008, 3, 23},
                                         {2011, 4, 24},
                                         {2024, 3, 31},
                                         {2025, 4, 20},
                                         {2038, 4, 25}})
        EXPECT_EQ(easter_sunday(year), day(year, month, d)) << year;
}

TEST(Calendar, ValuesStandForIntervals) {
    struct Case {
        const char* value;
        const char* from;
        const char* until;
    };
    const std::array cases = {
        Case{"2024", "2024-01-01", "2025-01-01"},
        Case{"2024-12", "2024-12-01", "2025-01-01"},
        Case{"2024-02-29", "2024-02-29", "2024-03-01"},
        Case{"2024-W43", "2024-10-21", "2024-10-28"},
        Case{"2024-W43-WE", "2024-10-26", "2024-10-28"},
        Case{"2008-Q3", "2008-07-01", "2008-10-01"},
        Case{"2008-H2", "2008-07-01", "2009-01-01"},
        Case{"2010-WI", "2010-12-01", "2011-03-01"},
        Case{"2010-SU", "2010-06-01", "2010-09-01"},
        Case{"199", "1990-01-01", "2000-01-01"},
        Case{"18", "1800-01-01", "1900-01-01"},
        Case{"2024-10-28TEV", "2024-10-28", "2024-10-29"},
        Case{"2024-10-28T15:30", "2024-10-28T15:30", "2024-10-28T15:31"},
        Case{"2024-10-28T23:59", "2024-10-28T23:59", "2024-10-28T24:00"},
        Case{"2023-02-29", "", ""},
        Case{"2024-10-28T25:00", "", ""},
        Case{"PRESENT_REF", "", ""},
        Case{"P3Y", "", ""},
        Case{"XXXX-10-28", "", ""},
        Case{"", "", ""},
    };
    for (const Case& c : cases) EXPECT_EQ(interval_of(c.value), (Interval{c.from, c.until})) << c.value;
}

}  // namespace
}  // namespace sayso::values
