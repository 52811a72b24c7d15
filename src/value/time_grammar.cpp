#include "value/time_grammar.h"

#include <array>

#include "base/date.h"

namespace sayso::values {

namespace {

constexpr RoleSet amount_roles = {Role::word, Role::zero,  Role::article, Role::both,      Role::some,
                                  Role::few,  Role::minus, Role::many,    Role::qualifier, Role::measured_qualifier};

bool begins_with_digits_or_number(const Word& word) { return word.number || word.numeral_front; }

}  // namespace

// The rules with the roles that a word must have for one to begin at it; `numbers`: or be a number, or begin with one.
struct TimeGrammar::Rule {
    MaybeTime (TimeGrammar::*find)(TokenIndex) const;
    RoleSet roles;
    bool numbers = false;
};

std::span<const TimeGrammar::Rule> TimeGrammar::rules() {
    using G = TimeGrammar;
    static constexpr std::array<Rule, 33> all = {
        {{&G::numeric_date, {}, true},
         {&G::day_and_month, {Role::ordinal}, true},
         {&G::day_of_range, {}, true},
         {&G::month, {Role::shift, Role::month}},
         {&G::season, {Role::shift, Role::season}},
         {&G::quarter, {Role::ordinal}, true},
         {&G::decade, {Role::decade}, true},
         {&G::century, {}, true},
         {&G::year, {Role::year_label}, true},
         {&G::feast, {Role::shift, Role::feast, Role::easter, Role::advent, Role::sunday, Role::sun}},
         {&G::clock, {Role::clock, Role::article}, true},
         {&G::bare_hour, {}, true},
         {&G::minutes_from_hour, {}, true},
         {&G::rest_of_period, {Role::rest}},
         {&G::week_of_month, {Role::ordinal, Role::shift}, true},
         {&G::day_word, {Role::day}},
         {&G::day_part, {Role::day_part}},
         {&G::near_period, {Role::near}},
         {&G::shifted_period, {Role::shift}},
         {&G::weekend, {Role::period}},
         {&G::ago, {Role::ago}},
         {&G::ahead, {Role::ahead}},
         {&G::length, {}, true},
         {&G::bare_length, {Role::period}},
         {&G::one_word_length, {}, true},
         {&G::repeated, {Role::set, Role::every, Role::each}},
         {&G::reference, {Role::ref}},
         {&G::told_day, {Role::told_day}},
         {&G::first_of_range, {Role::word}, true},
         {&G::rate, {Role::per}},
         {&G::day_alone, {}, true},
         {&G::whole_length, {Role::whole, Role::half_adj}},
         {&G::spoken_clock, {Role::half_hour, Role::past_hour, Role::before_hour}}}};
    return all;
}

MaybeTime TimeGrammar::at(TokenIndex t) {
    const Word& word = words_[t];
    const bool number = begins_with_digits_or_number(word);
    const bool amount = word.roles.intersects(amount_roles);
    const bool day = word.roles.intersects({Role::weekday, Role::shift, Role::day_adj}) ||
                     static_cast<bool>(words_.lexis().day_at_front(word.form));
    if (!number && !amount && !day && !word.roles.intersects(all_roles_of_rules())) return std::nullopt;
    MaybeTime best = word.roles.contains(Role::part) ? part_of_period(t) : std::nullopt;
    const auto look_for = [&](MaybeTime hit) {
        if (hit && (!best || hit->end > best->end)) best = std::move(hit);
    };
    if (day) look_for(weekday(t));
    for (const Rule& rule : rules())
        if ((rule.numbers && number) || word.roles.intersects(rule.roles)) look_for((this->*rule.find)(t));
    if (!number && (amount || word.roles.contains(Role::length))) look_for(length(t));
    remember(best, t);
    return best;
}

void TimeGrammar::remember_hour(const TimeHit& hit) {
    const std::size_t mark = hit.value.find('T');
    if (mark == std::string::npos || mark + 2 >= hit.value.size() || hit.value.front() == 'P') return;
    const char first = hit.value[mark + 1];
    if (first >= '0' && first <= '9') {
        last_clock_end_ = hit.end;
    } else {
        last_part_ = hit.value.substr(mark + 1);
        last_part_end_ = hit.end;
    }
}

void TimeGrammar::remember(const MaybeTime& best, TokenIndex t) {
    if (best && (best->type == TimeType::time || best->type == TimeType::set)) remember_hour(*best);
    // "Sonntagabend" names its day, "Abend" does not.
    const bool dated_part =
        best && best->type == TimeType::time && best->end == last_part_end_ && !words_.has(t, Role::day_part);
    if (const auto day = !best ? std::nullopt : dated_part ? date_of(best->value) : day_of(*best)) {
        last_day_ = day;
        last_day_sentence_ = words_.token(t).sentence;
        last_day_end_ = best->end;
    }
    if (best && best->type == TimeType::date && !interval_of(best->value).from.empty() && best->value.size() >= 4) {
        last_year_ = best->value.substr(0, 4);
        last_year_sentence_ = words_.token(t).sentence;
    }
    if (best && best->value.size() == 7 && best->type == TimeType::date) {
        if (const auto first = date_from_iso(interval_of(best->value).from)) {
            last_month_ = Day(*first);
            last_month_sentence_ = words_.token(t).sentence;
        }
    }
    if (best && best->value.size() == 8 && best->value[5] == 'W' && best->type == TimeType::date) {
        if (const auto monday = date_from_iso(interval_of(best->value).from)) {
            last_week_ = Day(*monday);
            last_week_end_ = best->end;
        }
    }
}

RoleSet TimeGrammar::all_roles_of_rules() {
    static const RoleSet all = [] {
        RoleSet roles = {Role::part, Role::length};
        for (const Rule& rule : rules()) roles.add(rule.roles);
        return roles;
    }();
    return all;
}

bool TimeGrammar::tells_days(const Words& words) {
    constexpr RoleSet clear = {Role::weekday, Role::oclock};
    for (TokenIndex t = 0; t < words.size(); ++t) {
        if (words[t].roles.intersects(clear)) return true;
        if (const auto day = words.find(t, Role::day); day && day.sense->count != 0) return true;
    }
    return false;
}

std::optional<Day> TimeGrammar::day_told(TokenIndex t) const {
    const std::uint32_t sentence = words_.token(t).sentence;
    return last_day_ && sentence - last_day_sentence_ <= remembered_sentences ? last_day_ : std::nullopt;
}

std::optional<int> TimeGrammar::year_number(TokenIndex t) const {
    if (t >= words_.size() || !words_[t].digits || words_[t].form.size() != 4) return std::nullopt;
    const auto value = words_[t].number->integer();
    if (!value || *value < 1000 || *value > 2100) return std::nullopt;
    return static_cast<int>(*value);
}

TimeGrammar::YearBehind TimeGrammar::year_behind(TokenIndex t) const {
    if (const auto year = year_number(t)) {
        // "Juli 2008 Frauen": a year; "im Mai 1500 Menschen": a year, too, for the month wants one.
        return {year, t + 1};
    }
    TokenIndex i = t;
    // "Mai des Jahres 2008", "Ostern im nächsten Jahr"
    if (const auto in = words_.find(i, Role::in_the)) i = in.end;
    if (const auto link = words_.find(i, Role::link)) i = link.end;
    if (!same(i, t)) return {};
    if (const auto shift = words_.find(i, Role::shift); shift && same(shift.end, t)) {
        const auto label = words_.find(shift.end, Role::year_label);
        if (label && published_) return {year_of(*published_) + shift.sense->count, label.end};
        return {};
    }
    const auto label = words_.find(i, Role::year_label);
    if (!label || !same(label.end, t)) return {};
    if (const auto year = year_number(label.end)) return {year, label.end + 1};
    return {};
}

Words::Hit TimeGrammar::shift_at(TokenIndex t) const {
    const auto shift = words_.find(t, Role::shift);
    return shift && same(shift.end, t) ? shift : Words::Hit{};
}

// "seit" points back and "bis" ahead, whatever the verb.
bool TimeGrammar::looks_back(TokenIndex t) const {
    if (words_.preceded_by(t, Role::since)) return true;
    return directions_[t] == Direction::past && !words_.preceded_by(t, Role::until);
}

std::string TimeGrammar::nearest_month(TokenIndex t, int month) const {
    if (!published_) return {};
    const int year = year_of(*published_);
    const int now = month_of(*published_);
    if (looks_back(t)) return month_value(month <= now ? year : year - 1, month);
    return month_value(month >= now ? year : year + 1, month);
}

std::string TimeGrammar::nearest_day(TokenIndex t, int month, int day) const {
    if (!published_) return {};
    const bool past = looks_back(t);
    const int year = year_of(*published_);
    const auto same_year = day_from(year, month, day);
    // A day that is near on the other side stays in its year: "am 3. Mai" read on 1 May is in two days whatever the
    // verb.
    constexpr int near_days = 60;
    if (same_year) {
        const auto distance = (*same_year - *published_).count();
        if ((past && distance <= near_days) || (!past && distance >= -near_days)) return day_value(*same_year);
    }
    return day_or_nothing(day_from(past ? year - 1 : year + 1, month, day));
}

std::optional<Day> TimeGrammar::nearest_weekday(TokenIndex t, int weekday) const {
    if (!published_) return std::nullopt;
    const int today = weekday_of(*published_);
    const bool past = looks_back(t);
    const int back = (today - weekday + 7) % 7;
    if (past || back == 0) return *published_ - std::chrono::days(back);
    return *published_ + std::chrono::days(7 - back);
}

std::string TimeGrammar::moved(std::int64_t count, std::string_view unit) const {
    constexpr std::int64_t most = 4000;
    if (!published_ || count > most || count < -most) return {};
    const Day day = *published_;
    const int n = static_cast<int>(count);
    if (unit == "D") return day_value(day + std::chrono::days(n));
    if (unit == "W") return week_value(day + std::chrono::days(7 * n));
    if (unit == "M") return month_value(month_after(day, n));
    if (unit == "Y") return year_value(year_of(day) + n);
    if (unit == "WE") {
        const std::string week = week_value(day + std::chrono::days(7 * n));
        return week.empty() ? week : week + "-WE";
    }
    if (unit == "Q") {
        const Day month = month_after(day, 3 * n);
        return year_value(year_of(month)) + "-Q" + std::to_string((month_of(month) + 2) / 3);
    }
    if (unit == "H") {
        const Day month = month_after(day, 6 * n);
        return year_value(year_of(month)) + "-H" + std::to_string((month_of(month) + 5) / 6);
    }
    const std::string year = year_value(year_of(day) + n * (unit == "CE" ? 100 : 10));
    if (unit == "DE") return year.substr(0, 3);
    if (unit == "CE") return year.substr(0, 2);
    return {};
}

}  // namespace sayso::values
