// Rules for the clock and for parts of the day.
#include <charconv>

#include "base/date.h"
#include "value/time_grammar.h"

namespace sayso::values {
namespace {

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

struct ClockReading {
    int hour = 0;
    int minute = 0;
    char mark = 0;  // between hour and minute; 0 where there are no minutes
};

int number_of(std::string_view digits) {
    int number = -1;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc{} && end == digits.data() + digits.size() ? number : -1;
}

// "15", "14.30", "20:30", "zwölf", as hours and minutes.
std::optional<ClockReading> clock_reading(const Word& word) {
    const std::string_view form = word.form;
    ClockReading reading;
    if (!form.empty() && form.front() >= '0' && form.front() <= '9') {
        const std::size_t mark = form.find_first_of(":.");
        const bool minutes = mark != std::string_view::npos;
        if (form.substr(0, mark).size() > 2 || (minutes && form.size() != mark + 3)) return std::nullopt;
        reading.hour = number_of(form.substr(0, mark));
        if (minutes) reading.minute = number_of(form.substr(mark + 1));
        if (minutes) reading.mark = form[mark];
    } else {
        const auto hour = word.number ? word.number->integer() : std::nullopt;
        if (!hour || *hour > 24) return std::nullopt;
        reading.hour = static_cast<int>(*hour);
    }
    const bool on_the_clock = reading.hour >= 0 && reading.hour <= 24 && reading.minute >= 0 && reading.minute <= 59;
    return on_the_clock ? std::optional(reading) : std::nullopt;
}

// Whether "… Uhr" follows behind a joint: "9 bis 12 Uhr", "9.30/12.30 Uhr", "13.00 und 14.00 Uhr".
bool shares_oclock(const Words& words, TokenIndex t) {
    const TokenIndex joint = t + 1;
    if (!words.same_sentence(t + 3, t)) return false;
    const std::string_view form = words[joint].form;
    const bool joined = words[joint].roles.intersects({Role::to, Role::and_, Role::or_}) || form == "/" || form == "-" ||
                        form == "–";
    return joined && clock_reading(words[t + 2]) && words.has(t + 3, Role::oclock);
}

}  // namespace

// "15 Uhr", "14.30 Uhr", "20:30 Uhr", "20:30", "15 Uhr 30", "Mitternacht"
MaybeTime TimeGrammar::clock(TokenIndex t) const {
    const auto day = last_day_ && last_day_sentence_ == words_.token(t).sentence ? last_day_ : published_;
    const auto at = [&](std::string_view time) { return day ? day_value(*day) + "T" + std::string(time) : std::string(); };
    if (const auto named = words_.find(t, Role::clock))
        return TimeHit{t, named.end, TimeType::time, at(named.sense->detail)};
    if (!words_[t].number && !words_[t].numeral_front) return std::nullopt;
    auto reading = clock_reading(words_[t]);
    if (!reading) return std::nullopt;
    const bool oclock = same(t + 1, t) && words_.has(t + 1, Role::oclock);
    // Without the word for it, "20:30" is a clock time only where a time is expected; else it is a score.
    const bool expected = reading->mark == ':' && words_.preceded_by(t, Role::at);
    if (!oclock && !expected && !shares_oclock(words_, t)) return std::nullopt;
    TokenIndex end = oclock ? t + 2 : t + 1;
    // "15 Uhr 30"
    if (oclock && reading->mark == 0 && same(end, t) && words_[end].digits && words_[end].form.size() == 2 &&
        number_of(words_[end].form) < 60)
        reading->minute = number_of(words_[end++].form);
    return TimeHit{t, end, TimeType::time, at(two_digits(reading->hour) + ":" + two_digits(reading->minute))};
}

// The day of a DATE value.
std::optional<Day> TimeGrammar::day_of(const TimeHit& date) {
    const auto day = date.type == TimeType::date && date.value.size() == 10 ? date_from_iso(date.value) : std::nullopt;
    return day ? std::optional(Day(*day)) : std::nullopt;
}

// "Abend", "Morgen des 31. Juli", "Nacht zum Sonntag", "Nacht von Samstag auf Sonntag"
MaybeTime TimeGrammar::day_part(TokenIndex t) const {
    const auto part = words_.find(t, Role::day_part);
    if (!part || !words_[t].capital) return std::nullopt;
    const std::string code = "T" + std::string(part.sense->code);
    TokenIndex next = part.end;
    if (const auto from = words_.find(next, Role::part_of); from && same(from.end, t))
        if (const auto first = weekday(from.end); first && words_.has(first->end, Role::eve)) next = first->end;
    if (const auto eve = words_.find(next, Role::eve); eve && same(eve.end, t)) {
        // The night before that day.
        if (const auto date = weekday(eve.end); date && date->type == TimeType::date) {
            const auto day = day_of(*date);
            return TimeHit{t, date->end, TimeType::time, day ? day_value(*day - std::chrono::days(1)) + code : ""};
        }
    }
    if (const auto link = words_.find(part.end, Role::link); link && same(link.end, t)) {
        if (const auto date = day_and_month(link.end)) {
            const auto day = day_of(*date);
            return TimeHit{t, date->end, TimeType::time, day ? day_value(*day) + code : ""};
        }
    }
    const auto day = last_day_ && last_day_sentence_ == words_.token(t).sentence ? last_day_ : published_;
    return TimeHit{t, part.end, TimeType::time, day ? day_value(*day) + code : ""};
}

}  // namespace sayso::values
