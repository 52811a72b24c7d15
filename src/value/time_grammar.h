// The grammar of times. Every rule looks for one kind of expression that begins at a token; the longest wins, and among
// equals the first of the list in time_grammar.cpp.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/value.h"
#include "value/amounts.h"
#include "value/calendar.h"
#include "value/tense.h"
#include "value/words.h"

namespace sayso::values {

// The value of what happens at a part of every day begins so and ends with the part: "XXXX-XX-XXTEV".
inline constexpr std::string_view every_day = "XXXX-XX-XXT";

struct TimeHit {
    TokenIndex begin = 0;
    TokenIndex end = 0;
    TimeType type = TimeType::date;
    std::string value;  // empty: cannot be resolved
    std::string_view mod = {};
    std::string from = {};       // of what is left of a period ("Rest der Woche"): its first day
    std::string points_to = {};  // of a length that leads to a date ("vor zwei Jahren"): the value of that date
};
using MaybeTime = std::optional<TimeHit>;

// What was told longer ago is not pointed at.
inline constexpr std::uint32_t remembered_sentences = 3;

class TimeGrammar {
public:
    TimeGrammar(const Words& words, std::optional<Day> published)
        : words_(words), published_(published), directions_(directions_of(words)), tells_days_(tells_days(words)) {}

    // The longest time that begins at t.
    [[nodiscard]] MaybeTime at(TokenIndex t);

private:
    struct Rule;
    [[nodiscard]] static std::span<const Rule> rules();
    [[nodiscard]] static RoleSet all_roles_of_rules();
    void remember_hour(const TimeHit& hit);
    // Keeps the day, month and week that was named last.
    void remember(const MaybeTime& best, TokenIndex t);

    // A number of periods ("zwei Jahren", "einigen Monaten"), without a preposition.
    struct Span {
        TokenIndex end = 0;
        std::optional<Decimal> count;  // nothing where the text does not tell
        std::string_view unit;         // code of the period: Y, M, W, D, TH …
        std::string_view mod = {};
    };

    // dates.cpp: what the calendar names
    MaybeTime numeric_date(TokenIndex t) const;
    MaybeTime day_and_month(TokenIndex t) const;
    MaybeTime day_of_range(TokenIndex t) const;
    MaybeTime day_alone(TokenIndex t) const;
    MaybeTime month(TokenIndex t) const;
    MaybeTime season(TokenIndex t) const;
    MaybeTime quarter(TokenIndex t) const;
    MaybeTime decade(TokenIndex t) const;
    MaybeTime century(TokenIndex t) const;
    MaybeTime year(TokenIndex t) const;
    MaybeTime running_year(TokenIndex t) const;
    MaybeTime weekday(TokenIndex t) const;
    struct NamedDay {
        int weekday = 0;
        std::string_view part = {};  // of the day
        TokenIndex end = 0;
    };
    [[nodiscard]] std::optional<NamedDay> named_day(TokenIndex t) const;
    MaybeTime date_behind_day(TokenIndex t, int weekday) const;
    MaybeTime day_of_week(TokenIndex t, int weekday) const;
    [[nodiscard]] std::optional<Day> shifted_weekday(int weekday, int shift, std::optional<Day> unshifted) const;
    MaybeTime part_of_period(TokenIndex t);
    MaybeTime rest_of_period(TokenIndex t) const;
    MaybeTime week_of_month(TokenIndex t) const;

    // feasts.cpp
    MaybeTime feast(TokenIndex t) const;

    // clock_times.cpp: the clock, and parts of the day
    MaybeTime clock(TokenIndex t) const;
    MaybeTime spoken_clock(TokenIndex t) const;
    MaybeTime minutes_from_hour(TokenIndex t) const;
    MaybeTime bare_hour(TokenIndex t) const;
    // Whether the number from t to end, an hour or a year, is no amount of what follows.
    [[nodiscard]] bool stands_alone(TokenIndex t, TokenIndex end) const;
    [[nodiscard]] std::optional<Day> day_behind(TokenIndex t, TokenIndex of) const;
    [[nodiscard]] bool moves_a_figure(TokenIndex t) const;
    // The part of the day that was named right before t, or before the preposition there.
    [[nodiscard]] std::string_view part_before(TokenIndex t) const;
    // A clock time that ends at `end`, with the part of the day that may follow: "8 Uhr abends" is 20:00.
    [[nodiscard]] std::optional<Day> clock_day(TokenIndex t) const;
    [[nodiscard]] TimeHit clock_time(TokenIndex t, TokenIndex end, int hour, int minute) const;
    MaybeTime day_part(TokenIndex t) const;

    // relative_times.cpp: what points from the day of publication, and lengths
    MaybeTime day_word(TokenIndex t) const;
    MaybeTime near_period(TokenIndex t) const;
    MaybeTime shifted_period(TokenIndex t) const;
    MaybeTime weekend(TokenIndex t) const;
    MaybeTime told_day(TokenIndex t) const;
    MaybeTime ago(TokenIndex t) const;
    MaybeTime ahead(TokenIndex t) const;
    MaybeTime length(TokenIndex t) const;
    MaybeTime first_of_range(TokenIndex t) const;
    MaybeTime bare_length(TokenIndex t) const;
    MaybeTime whole_length(TokenIndex t) const;
    MaybeTime one_word_length(TokenIndex t) const;
    MaybeTime repeated(TokenIndex t) const;
    MaybeTime rate(TokenIndex t) const;
    MaybeTime reference(TokenIndex t) const;

    [[nodiscard]] bool same(TokenIndex t, TokenIndex of) const { return words_.same_sentence(t, of); }
    // Whether the text names days as seen from its own, as the news of a day does ("gestern", "am Montag", "18 Uhr").
    [[nodiscard]] static bool tells_days(const Words& words);
    // Whether "today" at t means these times, not the day.
    [[nodiscard]] bool means_these_times(TokenIndex t, TokenIndex end) const;
    // The day that was told of last, if it was not long ago.
    [[nodiscard]] std::optional<Day> day_told(TokenIndex t) const;
    [[nodiscard]] std::optional<int> year_number(TokenIndex t) const;
    [[nodiscard]] std::optional<int> short_year(TokenIndex t, TokenIndex of) const;
    // A year behind a month, season or quarter: "2008", "des Jahres 2008", "dieses Jahres", "vergangenen Jahres".
    struct YearBehind {
        std::optional<int> year;
        TokenIndex end = 0;
    };
    [[nodiscard]] YearBehind year_behind(TokenIndex t) const;
    [[nodiscard]] Words::Hit shift_at(TokenIndex t) const;
    [[nodiscard]] std::optional<Span> span_at(TokenIndex t) const;
    // The last, or next, day that fits, by the direction of the clause; the day of publication itself fits.
    [[nodiscard]] bool looks_back(TokenIndex t) const;
    [[nodiscard]] std::string nearest_month(TokenIndex t, int month) const;
    [[nodiscard]] std::string nearest_day(TokenIndex t, int month, int day) const;
    [[nodiscard]] std::optional<Day> nearest_weekday(TokenIndex t, int weekday) const;
    [[nodiscard]] bool is_age(TokenIndex t) const;
    [[nodiscard]] std::string moved_by(const Span& span, int sign) const;
    // Publication plus so many periods, as exact as the period.
    [[nodiscard]] std::string moved(std::int64_t count, std::string_view unit) const;
    [[nodiscard]] static std::optional<Day> day_of(const TimeHit& date);
    // Of a value that begins with a day.
    [[nodiscard]] static std::optional<Day> date_of(std::string_view value);
    [[nodiscard]] std::string day_or_nothing(std::optional<Day> day) const {
        return day ? day_value(*day) : std::string();
    }

    const Words& words_;
    std::optional<Day> published_;
    std::vector<Direction> directions_;
    bool tells_days_ = false;
    std::optional<Day> last_day_;  // the last day that was named, for what is told in relation to it
    std::uint32_t last_day_sentence_ = 0;
    TokenIndex last_day_end_ = no_token;
    std::string last_year_;  // the year that was named last
    std::uint32_t last_year_sentence_ = 0;
    std::string last_part_;  // the part of the day that was named last
    TokenIndex last_part_end_ = no_token;
    TokenIndex last_clock_end_ = no_token;
    std::optional<Day> last_month_;  // the month that was named last, with its sentence
    std::uint32_t last_month_sentence_ = 0;
    std::optional<Day> last_week_;  // Monday of the week that was named last, for a weekday right behind it
    TokenIndex last_week_end_ = no_token;
};

}  // namespace sayso::values
