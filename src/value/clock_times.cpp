// Rules for the clock and for parts of the day.
#include <algorithm>
#include <charconv>

#include "base/date.h"
#include "value/compounds.h"
#include "value/time_grammar.h"

namespace sayso::values {
namespace {

std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

struct ClockReading {
    int hour = 0;
    int minute = 0;
    std::string_view second = {};  // ":30", where there is one
    char mark = 0;                 // between hour and minute; 0 where there are no minutes
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
        // "19:56:30"
        const bool seconds = minutes && form[mark] == ':' && form.size() == mark + 6 && form[mark + 3] == ':';
        if (form.substr(0, mark).size() > 2 || (minutes && !seconds && form.size() != mark + 3)) return std::nullopt;
        reading.hour = number_of(form.substr(0, mark));
        if (minutes) reading.minute = number_of(form.substr(mark + 1, 2));
        if (minutes) reading.mark = form[mark];
        if (seconds && number_of(form.substr(mark + 4)) <= 60) reading.second = form.substr(mark + 3);
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
    const bool joined =
        words[joint].roles.intersects({Role::to, Role::and_, Role::or_}) || form == "/" || form == "-" || form == "–";
    return joined && clock_reading(words[t + 2]) && words.has(t + 3, Role::oclock);
}

bool has_colon(const Words& words, TokenIndex t) {
    return words[t].form.find(':') != std::string_view::npos && words[t].numeral_front && clock_reading(words[t]);
}

// "ein Uhr"; but "eine Uhr" is a thing.
bool is_one(const Words& words, TokenIndex t) {
    return words.has(t, Role::article) &&
           words.lexis().number_words().read(SmallForm(words[t].form).view()) == Decimal(1);
}

// "von 1:30 bis 3"
bool opens_pair(const Words& words, TokenIndex t) {
    return words.preceded_by(t, Role::hour_from) && words.same_sentence(t + 2, t) && words.has(t + 1, Role::to) &&
           clock_reading(words[t + 2]);
}

// "13:30 bis 16:00": two of these are no scores.
bool pairs_with_colon_time(const Words& words, TokenIndex t) {
    if (words.same_sentence(t + 2, t) && words.has(t + 1, Role::to) && has_colon(words, t + 2)) return true;
    return t > 1 && words.same_sentence(t - 2, t) && words.has(t - 1, Role::to) && has_colon(words, t - 2);
}

// The part of the day that stands behind a clock time ("abends", "Nachmittags"), and the token behind it.
struct PartBehind {
    std::string_view code = {};
    TokenIndex end = 0;
};

PartBehind part_behind(const Words& words, TokenIndex t, TokenIndex of) {
    if (!words.same_sentence(t, of)) return {{}, t};
    if (const auto noun = words.find(t, Role::day_part)) return {noun.sense->code, noun.end};
    if (const auto set = words.find(t, Role::set); set && set.sense->code.starts_with(every_day))
        return {set.sense->code.substr(every_day.size()), set.end};
    return {{}, t};
}

// The hour on a clock of 24 hours.
int hour_in(std::string_view part, int hour) {
    if ((part == "EV" || part == "NI") && hour == 12) return 24;
    const bool second_half = part == "AF" || part == "EV" || (part == "NI" && hour >= 8);
    return second_half && hour < 12 ? hour + 12 : hour;
}

}  // namespace

// "15 Uhr", "14.30 Uhr", "20:30 Uhr", "20:30", "15 Uhr 30", "Mitternacht"
MaybeTime TimeGrammar::clock(TokenIndex t) const {
    if (const auto named = words_.find(t, Role::clock)) {
        const auto day = clock_day(t);
        return TimeHit{t, named.end, TimeType::time,
                       day ? day_value(*day) + "T" + std::string(named.sense->detail) : ""};
    }
    const bool oclock = same(t + 1, t) && words_.has(t + 1, Role::oclock);
    auto reading = oclock && is_one(words_, t) ? std::optional(ClockReading{.hour = 1}) : clock_reading(words_[t]);
    if (!reading) return std::nullopt;
    // Without the word for it, "20:30" is a clock time only where a time is expected; else it is a score.
    const bool after_day =
        last_day_ &&
        (last_day_end_ == t || (last_day_end_ + 1 == t && (words_[t - 1].form == "," || words_[t - 1].form == ".")));
    const bool expected =
        reading->mark == ':' && (words_.preceded_by(t, Role::at) || after_day || !reading->second.empty() ||
                                 pairs_with_colon_time(words_, t) || opens_pair(words_, t));
    const bool shared = !oclock && !expected && shares_oclock(words_, t);
    if (!oclock && !expected && !shared) return std::nullopt;
    // "5 bis 6 Uhr nachmittags"
    if (shared) reading->hour = hour_in(part_behind(words_, t + 4, t).code, reading->hour);
    TokenIndex end = oclock ? t + 2 : t + 1;
    // "15 Uhr 30", "acht Uhr vierzig", "18 Uhr und 12"
    if (oclock && reading->mark == 0 && same(end, t)) {
        const bool joined = words_.has(end, Role::and_) && same(end + 1, t) && words_[end + 1].digits &&
                            words_[end + 1].form.size() == 2 && stands_alone(t, end + 2);
        if (joined) ++end;
        const std::int64_t minutes = words_[end].number ? words_[end].number->integer().value_or(-1) : -1;
        const bool written = words_[end].digits ? words_[end].form.size() == 2 : stands_alone(t, end + 1);
        if (minutes >= 0 && minutes < 60 && written) {
            reading->minute = static_cast<int>(minutes);
            ++end;
        } else if (joined) {
            --end;
        }
    }
    TimeHit hit = clock_time(t, end, reading->hour, reading->minute);
    if (!hit.value.empty()) hit.value += reading->second;
    return hit;
}

bool TimeGrammar::stands_alone(TokenIndex t, TokenIndex end) const {
    if (!same(end, t)) return true;
    // An adjective is a noun's only where the noun follows.
    const bool adjective = words_.token(end).upos == Upos::ADJ && same(end + 1, t);
    const Upos next = words_.token(adjective ? end + 1 : end).upos;
    const bool counted = next == Upos::NOUN || next == Upos::NUM || next == Upos::SYM || next == Upos::PROPN ||
                         words_[end].capital || words_[end].number ||
                         (words_[end].numeral_front && compound_at(words_, end));
    if (counted || unit_at(words_, end) || words_.has(end, Role::scale)) return part_behind(words_, end, t).end > end;
    return !words_[end].roles.intersects({Role::part_of, Role::determiner, Role::link, Role::comma, Role::per});
}

// "am Montag um 7 gestiegen"
bool TimeGrammar::moves_a_figure(TokenIndex t) const {
    constexpr TokenIndex words_looked_at = 12;
    const TokenRange sentence = words_.sentence_of(t);
    const TokenIndex begin = t - std::min(t - sentence.begin, words_looked_at);
    const TokenIndex end = std::min(sentence.end, t + words_looked_at);
    for (TokenIndex i = begin; i < end; ++i)
        if (words_[i].roles.intersects({Role::change_move, Role::change_factor})) return true;
    return false;
}

std::string_view TimeGrammar::part_before(TokenIndex t) const {
    if (last_part_end_ == no_token || t == 0) return {};
    const bool joined = last_part_end_ + 1 == t && words_[t - 1].roles.intersects({Role::at, Role::hour_from});
    const bool in_pair = last_clock_end_ + 1 == t && words_.preceded_by(t, Role::to) && last_part_end_ + 4 >= t;
    return same(last_part_end_ - 1, t) && (last_part_end_ == t || joined || in_pair) ? std::string_view(last_part_)
                                                                                     : std::string_view();
}

// An hour without the word for it: only beside a day or a part of one ("Montag um 7", "nachmittags gegen 4", "12
// nachts", "heute von fünf bis sieben"), as the end of a pair, or where a sentence opens with it ("Um sieben bin ich
// …").
MaybeTime TimeGrammar::bare_hour(TokenIndex t) const {
    const auto reading = words_[t].number ? clock_reading(words_[t]) : std::nullopt;
    if (!reading || reading->mark != 0 || t == 0 || !same(t - 1, t)) return std::nullopt;
    const TokenIndex end = t + 1;
    const auto hit = [&](PartBehind part, std::optional<Day> day = {}) {
        auto time = clock_time(t, end, hour_in(part.code, reading->hour), 0);
        if (day) time.value.replace(0, std::min<std::size_t>(10, time.value.size()), day_value(*day));
        return moves_a_figure(t) ? MaybeTime() : MaybeTime(std::move(time));
    };
    if (last_clock_end_ + 1 == t && words_.preceded_by(t, Role::to))
        return stands_alone(t, end) ? hit({}, day_behind(end, t)) : std::nullopt;
    const bool day_before = last_day_end_ + 1 == t || (last_part_end_ + 1 == t && !part_before(t).empty());
    if (words_.preceded_by(t, Role::hour_from) && same(t + 2, t) && words_.has(t + 1, Role::to)) {
        const auto until = clock_reading(words_[t + 2]);
        const PartBehind part = part_behind(words_, t + 3, t);
        const auto day = day_before ? std::nullopt : day_behind(t + 3, t);
        if (!until || until->hour <= reading->hour || !stands_alone(t, t + 3)) return std::nullopt;
        return day_before || day || part.end > t + 3 ? hit(part, day) : std::nullopt;
    }
    if (!words_.preceded_by(t, Role::at) || !stands_alone(t, end)) return std::nullopt;
    const bool opens =
        t == words_.sentence_of(t).begin + 1 && same(end, t) && words_.token(end).morph.verb_form == VerbForm::fin;
    return day_before || opens || part_behind(words_, end, t).end > end ? hit({}) : std::nullopt;
}

// "(von 5 bis 6) am 22.4.2016"
std::optional<Day> TimeGrammar::day_behind(TokenIndex t, TokenIndex of) const {
    if (!same(t + 1, of) || !words_.has(t, Role::on)) return std::nullopt;
    auto date = weekday(t + 1);
    if (!date) date = day_and_month(t + 1);
    if (!date) date = numeric_date(t + 1);
    return date ? day_of(*date) : std::nullopt;
}

// "3 Minuten nach 8"
MaybeTime TimeGrammar::minutes_from_hour(TokenIndex t) const {
    const std::int64_t minutes = words_[t].number ? words_[t].number->integer().value_or(-1) : -1;
    if (minutes < 0 || minutes > 59 || !same(t + 3, t)) return std::nullopt;
    const auto unit = words_.find(t + 1, Role::period);
    if (!unit || unit.sense->code != "TM") return std::nullopt;
    const bool before = words_.has(t + 2, Role::ago);
    if (!before && !words_.has(t + 2, Role::after)) return std::nullopt;
    const auto reading = words_[t + 3].number ? clock_reading(words_[t + 3]) : std::nullopt;
    if (!reading || reading->mark != 0 || reading->hour < 1) return std::nullopt;
    const bool oclock = same(t + 4, t) && words_.has(t + 4, Role::oclock);
    if (!oclock && !stands_alone(t, t + 4)) return std::nullopt;
    const int total = reading->hour * 60 + static_cast<int>(before ? -minutes : minutes);
    return clock_time(t, oclock ? t + 5 : t + 4, total / 60, total % 60);
}

std::optional<Day> TimeGrammar::clock_day(TokenIndex t) const {
    return last_day_ && last_day_sentence_ == words_.token(t).sentence ? last_day_ : published_;
}

TimeHit TimeGrammar::clock_time(TokenIndex t, TokenIndex end, int hour, int minute) const {
    const PartBehind part = part_behind(words_, end, t);
    end = part.end;
    hour = hour_in(part.code.empty() ? part_before(t) : part.code, hour);
    const auto day = clock_day(t);
    return TimeHit{t, end, TimeType::time,
                   day ? day_value(*day) + "T" + two_digits(hour) + ":" + two_digits(minute) : ""};
}

// "halb acht", "Viertel nach 7", "dreiviertel acht"
MaybeTime TimeGrammar::spoken_clock(TokenIndex t) const {
    int minutes = 0;
    Words::Hit hit;
    for (const Role role : {Role::half_hour, Role::past_hour, Role::before_hour})
        if (!hit) hit = words_.find(t, role);
    if (!hit || !same(hit.end, t)) return std::nullopt;
    minutes = hit.sense->role == Role::past_hour ? hit.sense->count : -hit.sense->count;
    const auto reading = words_[hit.end].number ? clock_reading(words_[hit.end]) : std::nullopt;
    if (!reading || reading->mark != 0 || reading->hour < 1 || reading->hour > 12) return std::nullopt;
    // "halb 8 Millionen" is no clock time.
    if (same(hit.end + 1, t) && (unit_at(words_, hit.end + 1) || words_.has(hit.end + 1, Role::scale)))
        return std::nullopt;
    const int total = reading->hour * 60 + minutes;
    return clock_time(t, hit.end + 1, total / 60, total % 60);
}

std::optional<Day> TimeGrammar::date_of(std::string_view value) {
    const auto day = date_from_iso(value.substr(0, 10));
    return day ? std::optional(Day(*day)) : std::nullopt;
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
