// Rules for what the calendar names: days, months, seasons, years, feasts, clock times.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.h"
#include "value/bare_numbers.h"
#include "value/time_grammar.h"

namespace sayso::values {
namespace {

// Numbers between points: "28.10.2024" is {28, 10, 2024}. Empty for anything else; at most three.
std::vector<int> pointed_numbers(std::string_view form) {
    std::vector<int> numbers;
    while (!form.empty()) {
        int value = 0;
        const auto [end, error] = std::from_chars(form.data(), form.data() + form.size(), value);
        const auto size = static_cast<std::size_t>(end - form.data());
        if (error != std::errc{} || form.front() == '-' || size > 4 || numbers.size() == 3) return {};
        numbers.push_back(value);
        form.remove_prefix(size);
        if (form.empty()) break;
        if (form.front() != '.') return {};
        form.remove_prefix(1);
    }
    return numbers;
}

bool is_ordinal(const Words& words, TokenIndex t) {
    const std::string_view form = words[t].form;
    return form.size() >= 2 && form.ends_with('.') && form.find_first_not_of("0123456789") == form.size() - 1;
}

// "3.", or "11" where a comma behind took the point for itself.
bool is_day_number(const Words& words, TokenIndex t) {
    if (is_ordinal(words, t)) return true;
    return words[t].digits && words[t].form.size() <= 2 && words.same_sentence(t + 1, t) && words[t + 1].form == ".";
}

// "28.Oktober": digits, a point and a word without a blank between them.
bool glued_point(const Words& words, TokenIndex t) {
    return t + 2 < words.size() && words[t].digits && words[t].form.size() <= 2 && words[t + 1].form == "." &&
           !words.token(t + 1).space_before && !words.token(t + 2).space_before && words.has(t + 2, Role::month);
}

int day_number(std::string_view form) {
    const auto numbers = pointed_numbers(form);
    return numbers.size() == 1 ? numbers.front() : 0;
}

// The token behind what joins two days: "bis", "und", "bis zum", a comma or a dash; no_token if there is nothing of the
// kind.
TokenIndex after_joint(const Words& words, TokenIndex t) {
    TokenIndex next = no_token;
    for (const Role role : {Role::to, Role::and_, Role::or_})
        if (const auto joint = words.find(t, role)) next = joint.end;
    const std::string_view form = words[t].form;
    if (form == "–" || form == "-" || form == "/" || form == ",") next = t + 1;
    if (next == no_token) return no_token;
    for (const Role role : {Role::eve, Role::link})
        if (const auto article = words.find(next, role)) return article.end;
    return next;
}

const Sense* sense_of(const Lexis& lexis, std::string_view form, Role role) {
    const Entry* entry = lexis.find(form);
    if (entry == nullptr) return nullptr;
    const auto sense =
        std::find_if(entry->senses.begin(), entry->senses.end(), [&](const Sense& s) { return s.role == role; });
    return sense == entry->senses.end() ? nullptr : &*sense;
}

std::string partial_day(int month, int day) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return "XXXX-" + two(month) + "-" + two(day);
}

}  // namespace

// "28.10.2024", "28.10.", "2024-10-28"
MaybeTime TimeGrammar::numeric_date(TokenIndex t) const {
    const std::string_view form = words_[t].form;
    if (form.empty() || form.front() < '0' || form.front() > '9') return std::nullopt;
    if (form.size() == 10 && form[4] == '-' && form[7] == '-' && !interval_of(form).from.empty())
        return TimeHit{t, t + 1, TimeType::date, std::string(form)};
    // "am 27. 11."
    if (is_ordinal(words_, t) && words_.preceded_by(t, Role::on) && same(t + 1, t) && is_day_number(words_, t + 1)) {
        const int day = day_number(form);
        const int month = day_number(words_[t + 1].form);
        const TokenIndex end = is_ordinal(words_, t + 1) ? t + 2 : t + 3;
        const auto year = same(end, t) ? year_number(end) : std::nullopt;
        if (!day_from(2000, month, day) || (same(end, t) && words_[end].capital)) return std::nullopt;
        if (year) return TimeHit{t, end + 1, TimeType::date, day_or_nothing(day_from(*year, month, day))};
        return TimeHit{t, end, TimeType::date, nearest_day(t, month, day)};
    }
    const auto numbers = pointed_numbers(form);
    if (numbers.size() == 3) {
        const int year = numbers[2] < 100 ? numbers[2] + (numbers[2] < 50 ? 2000 : 1900) : numbers[2];
        const auto day = day_from(year, numbers[1], numbers[0]);
        if (!day) return std::nullopt;
        return TimeHit{t, t + 1, TimeType::date, day_value(*day)};
    }
    // A day and a month need their last point, or a preposition of days and no unit, or they are a decimal number.
    if (numbers.size() != 2 || !day_from(2000, numbers[1], numbers[0])) return std::nullopt;
    const bool pointed =
        form.ends_with('.') || (same(t + 1, t) && words_[t + 1].form == "." && !words_.token(t + 1).space_before);
    const bool two_digits = form.size() - form.find('.') == 3;
    if (!pointed && !(two_digits && words_.preceded_by(t, Role::on))) return std::nullopt;
    if (!form.ends_with('.') && same(t + 1, t) && (unit_at(words_, t + 1) || words_.has(t + 1, Role::oclock)))
        return std::nullopt;
    if (const auto year = same(t + 1, t) ? year_number(t + 1) : std::nullopt)
        return TimeHit{t, t + 2, TimeType::date, day_or_nothing(day_from(*year, numbers[1], numbers[0]))};
    return TimeHit{t, t + 1, TimeType::date, nearest_day(t, numbers[1], numbers[0])};
}

// "28. Oktober 2024", "28. Oktober dieses Jahres", "28. Oktober", "zweiter Oktober"
MaybeTime TimeGrammar::day_and_month(TokenIndex t) const {
    const auto spoken = words_.find(t, Role::ordinal);
    // "28.Oktober": the tokens have a point and perhaps an end of the sentence in it.
    const TokenIndex point = glued_point(words_, t) ? 1 : 0;
    if ((!spoken && point == 0 && !is_ordinal(words_, t)) || (point == 0 && !same(t + 1, t))) return std::nullopt;
    const auto month = words_.find(t + 1 + point, Role::month);
    const int day = spoken ? spoken.sense->count : day_number(words_[t].form);
    if (!month || !day_from(2000, month.sense->count, day)) return std::nullopt;
    const auto behind = same(month.end, month.end - 1) ? year_behind(month.end) : YearBehind{};
    if (behind.year)
        return TimeHit{t, behind.end, TimeType::date, day_or_nothing(day_from(*behind.year, month.sense->count, day))};
    std::string value = nearest_day(t, month.sense->count, day);
    if (value.empty()) value = partial_day(month.sense->count, day);
    return TimeHit{t, month.end, TimeType::date, value};
}

// The first day of "3. bis 14. Dezember 2007", "3. und 4. Mai", "3., 4. und 5. Mai".
MaybeTime TimeGrammar::day_of_range(TokenIndex t) const {
    constexpr int most_days = 8;
    TokenIndex last = t;
    MaybeTime full;
    for (int days = 0; days < most_days && !full; ++days) {
        if (!is_day_number(words_, last) || !same(last + 2, t)) return std::nullopt;
        const TokenIndex next = after_joint(words_, last + 1);
        if (next == no_token || !same(next, t)) return std::nullopt;
        full = day_and_month(next);
        last = next;
    }
    if (!full || full->value.size() != 10) return std::nullopt;
    const int day = day_number(words_[t].form);
    std::array<char, 3> digits{static_cast<char>('0' + day / 10 % 10), static_cast<char>('0' + day % 10), '\0'};
    const std::string value = full->value.substr(0, 8) + digits.data();
    if (day > 31 || interval_of(value).from.empty()) return std::nullopt;
    return TimeHit{t, t + 1, TimeType::date, value};
}

// "am 15.", "vom 4. bis zum 23.": days of a month that is not named, where no noun follows that they could belong to.
MaybeTime TimeGrammar::day_alone(TokenIndex t) const {
    if (!is_ordinal(words_, t) || !published_) return std::nullopt;
    const int day = day_number(words_[t].form);
    const bool counted_from =
        words_.preceded_by(t, Role::on) || (t > 0 && words_.preceded_by(t - 1, Role::to) && same(t - 1, t));
    if (day < 1 || day > 31 || !counted_from) return std::nullopt;
    if (same(t + 1, t)) {
        const Upos next = words_.token(t + 1).upos;
        const TokenIndex other = after_joint(words_, t + 1);
        const bool joined = other != no_token && same(other, t) && is_day_number(words_, other);
        const bool free = joined || next == Upos::VERB || next == Upos::AUX || next == Upos::ADV || next == Upos::ADP ||
                          next == Upos::PUNCT;
        if (!free || words_[t + 1].capital) return std::nullopt;
    }
    // "nächsten Monat vom 4. bis zum 23."
    if (last_month_ && last_month_sentence_ == words_.token(t).sentence) {
        const auto named = day_from(year_of(*last_month_), month_of(*last_month_), day);
        return named ? MaybeTime(TimeHit{t, t + 1, TimeType::date, day_value(*named)}) : std::nullopt;
    }
    const bool past = looks_back(t);
    constexpr int months_to_try = 3;  // one of two in a row has a 31st
    for (int i = 0; i < months_to_try; ++i) {
        const Day month = month_after(*published_, past ? -i : i);
        const auto found = day_from(year_of(month), month_of(month), day);
        if (found && (past ? *found <= *published_ : *found >= *published_))
            return TimeHit{t, t + 1, TimeType::date, day_value(*found)};
    }
    return std::nullopt;
}

// "August 99": a year of two digits, where nothing follows that it could count.
std::optional<int> TimeGrammar::short_year(TokenIndex t, TokenIndex of) const {
    constexpr int first = 50;  // years of the century before
    if (!same(t, of) || !words_[t].digits || words_[t].form.size() != 2) return std::nullopt;
    const auto value = words_[t].number->integer();
    if (!value || *value < first || !stands_alone(of, t + 1)) return std::nullopt;
    return 1900 + static_cast<int>(*value);
}

// "letzten Woche im Juli", "dritten Woche des Monats": a week belongs to the month that its Thursday lies in.
MaybeTime TimeGrammar::week_of_month(TokenIndex t) const {
    constexpr int thursday = 4;
    constexpr int week = 7;
    const auto spoken = words_.find(t, Role::ordinal);
    const auto shift = spoken ? Words::Hit{} : shift_at(t);
    const bool last = shift && shift.sense->count == -1;
    const int number = spoken ? spoken.sense->count : is_ordinal(words_, t) ? day_number(words_[t].form) : 0;
    const TokenIndex at = spoken ? spoken.end : last ? shift.end : t + 1;
    const auto period =
        (last || (number >= 1 && number <= 5)) && same(at, t) ? words_.find(at, Role::period) : Words::Hit{};
    if (!period || period.sense->code != "W" || !same(period.end + 1, t)) return std::nullopt;
    const auto in = words_.find(period.end, Role::in_the);
    const auto link = in ? in : words_.find(period.end, Role::link);
    if (!link || !same(link.end, t)) return std::nullopt;
    auto within = month(link.end);
    const auto of_month = within ? Words::Hit{} : words_.find(link.end, Role::period);
    if (of_month && of_month.sense->code == "M")
        within = TimeHit{link.end, of_month.end, TimeType::date, moved(0, "M")};
    if (!within) return std::nullopt;
    const auto first = date_of(within->value + "-01");
    if (!first) return TimeHit{t, within->end, TimeType::date, {}};
    const Day first_thursday = *first + std::chrono::days((thursday - weekday_of(*first) + week) % week);
    const Day next_month = month_after(*first, 1);
    const Day last_thursday = next_month - std::chrono::days((weekday_of(next_month) - thursday + week - 1) % week + 1);
    const Day day = last ? last_thursday : first_thursday + std::chrono::days(week * (number - 1));
    if (day >= next_month) return std::nullopt;
    return TimeHit{t, within->end, TimeType::date, week_value(day)};
}

// "Oktober", "Oktober 2024", "vergangenen Oktober", "Oktober dieses Jahres"
MaybeTime TimeGrammar::month(TokenIndex t) const {
    const auto shift = shift_at(t);
    const auto month = words_.find(shift ? shift.end : t, Role::month);
    if (!month || !words_[month.end - 1].capital) return std::nullopt;
    const int number = month.sense->count;
    if (!shift) {
        // "Chiang Mai"
        if (t > 0 && same(t - 1, t) && words_.token(t - 1).upos == Upos::PROPN && !words_.has(t - 1, Role::weekday))
            return std::nullopt;
        const auto behind = same(month.end, t) ? year_behind(month.end) : YearBehind{};
        if (behind.year) return TimeHit{t, behind.end, TimeType::date, month_value(*behind.year, number)};
        if (const auto year = short_year(month.end, t))
            return TimeHit{t, month.end + 1, TimeType::date, month_value(*year, number)};
        return TimeHit{t, month.end, TimeType::date, nearest_month(t, number)};
    }
    std::string value;
    if (published_) {
        const int now = month_of(*published_);
        int year = year_of(*published_);
        if (shift.sense->count < 0 && number >= now) --year;
        if (shift.sense->count > 0 && number <= now) ++year;
        value = month_value(year, number);
    }
    return TimeHit{t, month.end, TimeType::date, value};
}

// "Sommer", "Sommer 2011", "vergangenen Herbst"
MaybeTime TimeGrammar::season(TokenIndex t) const {
    const auto shift = shift_at(t);
    const auto season = words_.find(shift ? shift.end : t, Role::season);
    if (!season) return std::nullopt;
    const auto behind = same(season.end, t) ? year_behind(season.end) : YearBehind{};
    const std::string code = "-" + std::string(season.sense->code);
    if (behind.year) return TimeHit{t, behind.end, TimeType::date, year_value(*behind.year) + code};
    if (!published_) return TimeHit{t, season.end, TimeType::date, {}};
    // Begins in this month of its year.
    const std::string_view name = season.sense->code;
    const int begins = name == "SP" ? 3 : name == "SU" ? 6 : name == "FA" ? 9 : 12;
    const int now = month_of(*published_);
    int year = year_of(*published_);
    const bool past = shift ? shift.sense->count < 0 : directions_[t] == Direction::past;
    if (past && begins > now) --year;
    if (!past && begins + 2 < now) ++year;
    if (shift && shift.sense->count == 0) year = year_of(*published_);
    return TimeHit{t, season.end, TimeType::date, year_value(year) + code};
}

// "dritten Quartal 2008", "ersten Halbjahr"
MaybeTime TimeGrammar::quarter(TokenIndex t) const {
    int number = 0;
    if (const auto ordinal = words_.find(t, Role::ordinal)) number = ordinal.sense->count;
    if (is_ordinal(words_, t)) number = day_number(words_[t].form);
    if (number < 1 || number > 4 || !same(t + 1, t)) return std::nullopt;
    const auto period = words_.find(t + 1, Role::period);
    if (!period || (period.sense->code != "Q" && period.sense->code != "H")) return std::nullopt;
    if (period.sense->code == "H" && number > 2) return std::nullopt;
    const auto behind = same(period.end, t) ? year_behind(period.end) : YearBehind{};
    std::string value;
    if (behind.year) value = year_value(*behind.year);
    if (!behind.year && published_) value = year_value(year_of(*published_));
    if (!value.empty()) value += "-" + std::string(period.sense->code) + std::to_string(number);
    return TimeHit{t, behind.year ? behind.end : period.end, TimeType::date, std::move(value)};
}

// "1990er Jahre", "90er-Jahre", "neunziger Jahre"
MaybeTime TimeGrammar::decade(TokenIndex t) const {
    std::string_view form = words_[t].form;
    int first = -1;
    TokenIndex label = t + 1;
    if (const auto named = words_.find(t, Role::decade)) {
        first = named.sense->count;
    } else if (!form.empty() && form.front() >= '0' && form.front() <= '9') {
        const auto [end, error] = std::from_chars(form.data(), form.data() + form.size(), first);
        std::string_view rest = form.substr(static_cast<std::size_t>(end - form.data()));
        if (error != std::errc{} || first % 10 != 0 || rest.empty()) return std::nullopt;
        if (rest.front() == '-') rest.remove_prefix(1);
        const std::size_t hyphen = rest.find('-');
        if (sense_of(words_.lexis(), rest.substr(0, hyphen), Role::decade_end) == nullptr) return std::nullopt;
        if (hyphen != std::string_view::npos) {
            if (sense_of(words_.lexis(), rest.substr(hyphen + 1), Role::year_label) == nullptr) return std::nullopt;
            label = t;
        }
    }
    if (first < 0 || (first > 90 && (first < 1000 || first > 2090))) return std::nullopt;
    if (label != t && (!same(label, t) || !words_.has(label, Role::year_label))) {
        // "die Neunziger", "Mitte der achtziger": where no noun follows
        const bool alone = words_.has(t, Role::decade) && words_.preceded_by(t, Role::link) && stands_alone(t, label);
        if (!alone) return std::nullopt;
        label = t;
    }
    const int year = first > 90 ? first : first + (first <= 10 ? 2000 : 1900);
    return TimeHit{t, label + 1, TimeType::date, year_value(year).substr(0, 3)};
}

// "19. Jahrhundert"
MaybeTime TimeGrammar::century(TokenIndex t) const {
    if (!is_ordinal(words_, t) || !same(t + 1, t)) return std::nullopt;
    const auto period = words_.find(t + 1, Role::period);
    const int number = day_number(words_[t].form);
    if (!period || period.sense->code != "CE" || number < 1 || number > 21) return std::nullopt;
    return TimeHit{t, period.end, TimeType::date, year_value(number * 100 - 100).substr(0, 2)};
}

// "das Jahr", "Film des Jahres": the year that was told of last, or that of publication.
MaybeTime TimeGrammar::running_year(TokenIndex t) const {
    const auto period = words_.find(t, Role::period);
    if (!period || period.sense->code != "Y" || period.sense->count > 1 || !words_.preceded_by(t, Role::link))
        return std::nullopt;
    const std::uint32_t sentence = words_.token(t).sentence;
    const bool told = !last_year_.empty() && sentence - last_year_sentence_ <= remembered_sentences;
    return TimeHit{t, period.end, TimeType::date, told ? last_year_ : moved(0, "Y")};
}

// "Jahr 2011", "2011", "2010/2011"
MaybeTime TimeGrammar::year(TokenIndex t) const {
    if (const auto label = words_.find(t, Role::year_label); label && same(label.end, t))
        if (const auto year = year_number(label.end))
            return TimeHit{t, label.end + 1, TimeType::date, year_value(*year)};
    if (const auto running = running_year(t)) return running;
    const auto year = year_number(t);
    if (!year || *year < 1400 || is_given_number(words_, t) || is_round_count(words_, t)) return std::nullopt;
    if (same(t + 1, t)) {
        if (unit_at(words_, t + 1) || words_.has(t + 1, Role::scale) || words_.has(t + 1, Role::oclock))
            return std::nullopt;
        const Token& next = words_.token(t + 1);
        const bool plural_follows = next.upos == Upos::NOUN && next.morph.number == Number::plur;
        const bool after_time_word = words_.preceded_by(t, Role::since) || words_.preceded_by(t, Role::from) ||
                                     words_.preceded_by(t, Role::until);
        if (plural_follows && *year < 1900 && !after_time_word) return std::nullopt;
    }
    for (const Role role : {Role::label, Role::qualifier, Role::change_amount})
        if (words_.preceded_by(t, role) && !words_.preceded_by(t, Role::at)) return std::nullopt;
    return TimeHit{t, t + 1, TimeType::date, year_value(*year)};
}

// "Sonntag", "Sonntag früh", "Sonntagabend"
std::optional<TimeGrammar::NamedDay> TimeGrammar::named_day(TokenIndex t) const {
    if (const auto hit = words_.find(t, Role::weekday)) {
        NamedDay day{hit.sense->count, {}, hit.end};
        if (!same(hit.end, t)) return day;
        for (const Role role : {Role::day_part, Role::day_part_small, Role::early}) {
            const auto part = words_.find(hit.end, role);
            if (part) return NamedDay{day.weekday, part.sense->code, part.end};
        }
        // "Montag abends"; "XXXX-XX-XXTEV" is every evening.
        const auto set = words_.find(hit.end, Role::set);
        if (set && set.sense->code.starts_with(every_day))
            return NamedDay{day.weekday, set.sense->code.substr(every_day.size()), set.end};
        return day;
    }
    // The name of the day is the front of one word, the part of the day its end, in small letters.
    const std::string_view form = words_[t].form;
    const auto front = words_.lexis().day_at_front(form);
    if (!front) return std::nullopt;
    std::string rest(form.substr(front.bytes));
    for (const Role role : {Role::early, Role::day_part_small})
        if (const Sense* back = sense_of(words_.lexis(), rest, role))
            return NamedDay{front.day->count, back->code, t + 1};
    if (const Sense* set = sense_of(words_.lexis(), rest, Role::set);
        set != nullptr && set->code.starts_with(every_day))
        return NamedDay{front.day->count, set->code.substr(every_day.size()), t + 1};
    if (rest.front() >= 'a' && rest.front() <= 'z') rest.front() = static_cast<char>(rest.front() - 'a' + 'A');
    if (const Sense* back = sense_of(words_.lexis(), rest, Role::day_part))
        return NamedDay{front.day->count, back->code, t + 1};
    return std::nullopt;
}

// The date behind the name of a day: ", den 6. Februar".
MaybeTime TimeGrammar::date_behind_day(TokenIndex t, int weekday) const {
    TokenIndex next = t;
    if (next < words_.size() && words_[next].form == ",") ++next;
    if (words_.has(next, Role::link)) ++next;
    if (next >= words_.size()) return std::nullopt;
    auto date = day_and_month(next);
    if (!date) date = numeric_date(next);
    return date || next == t ? date : day_of_week(next, weekday);
}

// "(Dienstag, der) 25.": the nearest such day that is a Tuesday.
MaybeTime TimeGrammar::day_of_week(TokenIndex t, int weekday) const {
    constexpr int months_to_try = 12;
    const bool points = same(t + 1, t) && words_[t + 1].form.find_first_not_of('.') == std::string_view::npos;
    if (!published_ || !(is_ordinal(words_, t) || (words_[t].digits && words_[t].form.size() <= 2 && points)))
        return std::nullopt;
    if (same(t + 1, t) && (words_[t + 1].capital || words_[t + 1].number || words_[t + 1].numeral_front))
        return std::nullopt;
    const int step = looks_back(t) ? -1 : 1;
    for (int i = 0; i < months_to_try; ++i) {
        const Day month = month_after(*published_, step * i);
        const auto day = day_from(year_of(month), month_of(month), std::max(day_number(words_[t].form), 0));
        if (day && weekday_of(*day) == weekday) return TimeHit{t, t + 1, TimeType::date, day_value(*day)};
    }
    return std::nullopt;
}

// The last Sunday before publication, or the first one after it.
std::optional<Day> TimeGrammar::shifted_weekday(int weekday, int shift, std::optional<Day> unshifted) const {
    if (!published_ || shift == 0) return unshifted;
    const int back = (weekday_of(*published_) - weekday + 7) % 7;
    if (shift > 0) return *published_ + std::chrono::days(7 - back);
    return *published_ - std::chrono::days(back == 0 ? 7 : back);
}

// "Sonntag", "vergangenen Sonntag", "gestrigen Sonntag", "Sonntagabend", "Sonntag, den 6. Februar"
MaybeTime TimeGrammar::weekday(TokenIndex t) const {
    const auto shift = shift_at(t);
    const auto near = shift ? Words::Hit{} : words_.find(t, Role::day_adj);
    const TokenIndex at = shift ? shift.end : near ? near.end : t;
    if (!same(at, t)) return std::nullopt;
    const auto day = named_day(at);
    if (!day) {
        // "am gestrigen Tag"
        const auto period = near ? words_.find(at, Role::period) : Words::Hit{};
        if (!period || period.sense->code != "D") return std::nullopt;
        return TimeHit{t, period.end, TimeType::date, moved(near.sense->count, "D")};
    }
    if (day->part.empty() && same(day->end, t)) {
        const auto date = date_behind_day(day->end, day->weekday);
        if (date && same(date->end - 1, t)) return TimeHit{t, date->end, TimeType::date, date->value};
    }
    auto which = nearest_weekday(t, day->weekday);
    // "nächste Woche Montag", "übernächste Woche am Freitag"
    if (last_week_ && (last_week_end_ == t || (last_week_end_ + 1 == t && words_.preceded_by(t, Role::on))))
        which = *last_week_ + std::chrono::days(day->weekday - 1);
    if (near && published_) which = *published_ + std::chrono::days(near.sense->count);
    if (shift) which = shifted_weekday(day->weekday, shift.sense->count, which);
    if (day->part.empty()) return TimeHit{t, day->end, TimeType::date, day_or_nothing(which)};
    return TimeHit{t, day->end, TimeType::time, which ? day_value(*which) + "T" + std::string(day->part) : ""};
}

// "Mitte September", "Ende der 1990er Jahre", "Anfang des Jahres", "Ende vergangener Woche"
MaybeTime TimeGrammar::part_of_period(TokenIndex t) {
    const auto part = words_.find(t, Role::part);
    if (!part || !same(part.end, t)) return std::nullopt;
    TokenIndex at = part.end;
    if (const auto link = words_.find(at, Role::link); link && same(link.end, t)) at = link.end;
    MaybeTime inner;
    for (const auto rule :
         {&TimeGrammar::month, &TimeGrammar::season, &TimeGrammar::quarter, &TimeGrammar::decade, &TimeGrammar::century,
          &TimeGrammar::year, &TimeGrammar::shifted_period, &TimeGrammar::near_period}) {
        auto hit = (this->*rule)(at);
        if (hit && hit->type == TimeType::date && (!inner || hit->end > inner->end)) inner = std::move(hit);
    }
    if (!inner) {
        // "Ende des Jahres": this one.
        const auto period = words_.find(at, Role::period);
        if (!period || at == part.end || period.sense->count > 1) return std::nullopt;
        inner = TimeHit{at, period.end, TimeType::date, moved(0, period.sense->code)};
    }
    return TimeHit{t, inner->end, TimeType::date, inner->value, part.sense->code};
}

}  // namespace sayso::values
