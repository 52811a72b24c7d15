// Rules for what points from the day of publication, and for lengths and repetitions.
#include <array>

#include "value/compounds.h"
#include "value/qualifiers.h"
#include "value/time_grammar.h"

namespace sayso::values {
namespace {

constexpr std::string_view present_reference = "PRESENT_REF";

// "P3Y", "PT30M"; a count that is not known is X. The code of a period of hours or less begins with T.
std::string duration(std::optional<Decimal> count, std::string_view unit) {
    const auto times = [&](std::int64_t factor) { return count ? product(*count, Decimal(factor)) : std::nullopt; };
    const bool half = count == Decimal(5, -1);
    if (half && unit == "Y") return "P6M";
    if (half && unit == "D") return "PT12H";
    if (half && unit == "TH") return "PT30M";
    if (unit == "Q") {
        count = times(3);
        unit = "M";
    } else if (unit == "H") {
        count = times(6);
        unit = "M";
    }
    std::string value = "P";
    if (unit.size() == 2 && unit.front() == 'T') {
        value += 'T';
        unit.remove_prefix(1);
    }
    return value + (count ? count->text() : "X") + std::string(unit);
}

std::string_view mod_of(Qualifier qualifier) {
    switch (qualifier) {
        case Qualifier::about: return "APPROX";
        case Qualifier::more_than: return "MORE_THAN";
        case Qualifier::less_than: return "LESS_THAN";
        case Qualifier::at_least: return "EQUAL_OR_MORE";
        case Qualifier::at_most: return "EQUAL_OR_LESS";
        default: return {};
    }
}

// The code of a period for the code of a unit ("a" is "Y").
std::string_view period_of_unit(std::string_view unit) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> codes = {
        {{"a", "Y"}, {"mo", "M"}, {"wk", "W"}, {"d", "D"}, {"h", "TH"}, {"min", "TM"}, {"s", "TS"}}};
    for (const auto& [from, to] : codes)
        if (from == unit) return to;
    return {};
}

bool is_plural(const Sense& period) { return period.count > 1; }
bool is_short(std::string_view unit) { return unit.size() == 2 && unit.front() == 'T'; }

}  // namespace

// "rund zwei Jahren", "einer halben Stunde", "fünf bis zehn Tage", "einigen Monaten"
std::optional<TimeGrammar::Span> TimeGrammar::span_at(TokenIndex t) const {
    const Qualified qualified = qualifiers_at(words_, t);
    if (qualified.decade) return std::nullopt;
    Span span;
    if (qualified.any) span.mod = mod_of(qualified.qualifier);
    const TokenIndex i = qualified.amount_begin;
    if (!same(i, t) || words_.has(i, Role::idiom)) return std::nullopt;
    bool article = false;
    if (const auto many = words_.find(i, Role::many)) {
        span.end = many.end;
    } else {
        const auto amount = amount_at(words_, i);
        if (!amount) return std::nullopt;
        if (!amount->vague) span.count = amount->value;
        span.end = amount->end;
        article = amount->article;
    }
    if (!same(span.end, t)) return std::nullopt;
    // One adjective may stand between: "zwei volle Jahre".
    if (words_.token(span.end).upos == Upos::ADJ && same(span.end + 1, t) && !words_[span.end].number) ++span.end;
    const auto period = words_.find(span.end, Role::period);
    // "20 min", "5 sek": the unit's sign.
    if (const auto sign = period ? UnitHit{} : unit_at(words_, span.end); sign.kind == UnitKind::time && !article) {
        span.unit = period_of_unit(sign.sense->code);
        span.end = sign.end;
        return span.unit.empty() || sign.sense->number != Decimal(1) ? std::nullopt : std::optional(span);
    }
    // "ein Jahrzehnte altes Foto": the article belongs to something else.
    if (!period || (article && is_plural(*period.sense))) return std::nullopt;
    span.unit = period.sense->code;
    span.end = period.end;
    return span;
}

// "noch heute", "bis heute", "heute noch", and "heute" in a text that speaks of no other day in relation to its own, in
// a clause in the present tense: these times.
bool TimeGrammar::means_these_times(TokenIndex t, TokenIndex end) const {
    // "heute um 8", "heute von fünf bis sieben"
    if (same(end + 1, t) && words_[end].roles.intersects({Role::at, Role::hour_from}) && words_[end + 1].number)
        return false;
    if (words_.preceded_by(t, Role::until) || words_.preceded_by(t, Role::still)) return true;
    if (same(end, t) && words_.has(end, Role::still_behind)) return true;
    return directions_[t] == Direction::present && !tells_days_;
}

// "heute", "gestern Abend", "morgen früh"
MaybeTime TimeGrammar::day_word(TokenIndex t) const {
    const auto day = words_.find(t, Role::day);
    if (!day) return std::nullopt;
    // "am morgen": nobody writes the day after this one so.
    if (words_.preceded_by(t, Role::on) && words_.has(t, Role::day_part_small))
        if (const auto part = words_.find(t, Role::day_part_small)) {
            const auto day_of_it = clock_day(t);
            return TimeHit{t, part.end, TimeType::time,
                           day_of_it ? day_value(*day_of_it) + "T" + std::string(part.sense->code) : ""};
        }
    const std::string value = moved(day.sense->count, "D");
    if (same(day.end, t)) {
        for (const Role role : {Role::day_part, Role::day_part_small, Role::early}) {
            const auto part = words_.find(day.end, role);
            if (!part) continue;
            return TimeHit{t, part.end, TimeType::time,
                           value.empty() ? value : value + "T" + std::string(part.sense->code)};
        }
    }
    if (day.sense->count == 0 && means_these_times(t, day.end))
        return TimeHit{t, day.end, TimeType::date, std::string(present_reference)};
    return TimeHit{t, day.end, TimeType::date, value};
}

// "Vortag", "Tag zuvor", "Tags darauf": counted from the day that was told of last.
MaybeTime TimeGrammar::told_day(TokenIndex t) const {
    const auto told = words_.find(t, Role::told_day);
    if (!told) return std::nullopt;
    const auto from = day_told(t);
    return TimeHit{t, told.end, TimeType::date,
                   from ? day_value(*from + std::chrono::days(told.sense->count)) : std::string()};
}

// "Vorwoche", "Vorjahr"
MaybeTime TimeGrammar::near_period(TokenIndex t) const {
    const auto near = words_.find(t, Role::near);
    if (!near) return std::nullopt;
    return TimeHit{t, near.end, TimeType::date, moved(near.sense->count, near.sense->code)};
}

// "vergangene Woche", "dieses Jahr", "letzten drei Jahre", "kommenden Tagen"
MaybeTime TimeGrammar::shifted_period(TokenIndex t) const {
    const auto shift = shift_at(t);
    if (!shift) return std::nullopt;
    if (const auto span = span_at(shift.end))
        return TimeHit{t, span->end, TimeType::duration, duration(span->count, span->unit), span->mod};
    const auto period = words_.find(shift.end, Role::period);
    if (!period) return std::nullopt;
    const std::string_view unit = period.sense->code;
    if (is_plural(*period.sense)) {
        if (shift.sense->count != 0) return TimeHit{t, period.end, TimeType::duration, duration({}, unit)};
        if (unit != "D") return std::nullopt;
        return TimeHit{t, period.end, TimeType::date, std::string(present_reference)};
    }
    // "an diesem Tag", "am nächsten Tag": counted from the day that was told of last.
    if (unit == "D") {
        const auto told = day_told(t);
        return TimeHit{t, period.end, TimeType::date,
                       told ? day_value(*told + std::chrono::days(shift.sense->count)) : std::string()};
    }
    if (is_short(unit)) return std::nullopt;
    return TimeHit{t, period.end, TimeType::date, moved(shift.sense->count, unit)};
}

// "Rest der Woche": from the day of publication to the end of the period.
MaybeTime TimeGrammar::rest_of_period(TokenIndex t) const {
    const auto rest = words_.find(t, Role::rest);
    if (!rest || !same(rest.end, t)) return std::nullopt;
    const auto shift = shift_at(rest.end);
    const auto article = shift ? shift : words_.find(rest.end, Role::link);
    if (!article || !same(article.end, t) || (shift && shift.sense->count != 0)) return std::nullopt;
    const auto period = words_.find(article.end, Role::period);
    if (!period || is_plural(*period.sense) || is_short(period.sense->code)) return std::nullopt;
    return TimeHit{t, period.end, TimeType::date, moved(0, period.sense->code), "END", day_or_nothing(published_)};
}

// "am Wochenende"
MaybeTime TimeGrammar::weekend(TokenIndex t) const {
    const auto period = words_.find(t, Role::period);
    if (!period || period.sense->code != "WE" || is_plural(*period.sense)) return std::nullopt;
    if (!published_) return TimeHit{t, period.end, TimeType::date, {}};
    const bool has_begun = weekday_of(*published_) >= 6;
    return TimeHit{t, period.end, TimeType::date,
                   moved(directions_[t] == Direction::past && !has_begun ? -1 : 0, "WE")};
}

// Publication plus or minus a length; nothing where it does not come out in whole periods.
std::string TimeGrammar::moved_by(const Span& span, int sign) const {
    if (!span.count || is_short(span.unit)) return {};
    if (const auto count = span.count->integer()) return moved(sign * *count, span.unit);
    // "vor anderthalb Jahren" is 18 months ago.
    const auto months = span.unit == "Y" ? product(*span.count, Decimal(12)) : std::nullopt;
    const auto count = months ? months->integer() : std::nullopt;
    return count ? moved(sign * *count, "M") : std::string();
}

// "vor zwei Jahren", "vor einem halben Jahr", "vor Jahren": without its preposition the expression is a length, and
// leads to a date.
MaybeTime TimeGrammar::ago(TokenIndex t) const {
    const auto before = words_.find(t, Role::ago);
    if (!before || !same(before.end, t)) return std::nullopt;
    if (const auto span = span_at(before.end))
        return TimeHit{before.end, span->end, TimeType::duration, duration(span->count, span->unit),
                       span->mod,  {},        moved_by(*span, -1)};
    const auto period = words_.find(before.end, Role::period);
    if (!period || !is_plural(*period.sense)) return std::nullopt;
    return TimeHit{before.end, period.end, TimeType::duration, duration({}, period.sense->code)};
}

// "in zwei Wochen", where the clause looks ahead
MaybeTime TimeGrammar::ahead(TokenIndex t) const {
    const auto in = words_.find(t, Role::ahead);
    if (!in || !same(in.end, t) || directions_[t] == Direction::past) return std::nullopt;
    const auto span = span_at(in.end);
    if (!span || !span->count || is_short(span->unit)) return std::nullopt;
    return TimeHit{in.end,    span->end, TimeType::duration, duration(span->count, span->unit),
                   span->mod, {},        moved_by(*span, 1)};
}

// The lower end of "zwei bis drei Jahre": a length of its own.
MaybeTime TimeGrammar::first_of_range(TokenIndex t) const {
    const auto low = amount_at(words_, t);
    if (!low || low->article || low->vague || !low->value || low->scaled || !same(low->end, t)) return std::nullopt;
    const auto to = words_.find(low->end, Role::to);
    if (!to || !same(to.end, t)) return std::nullopt;
    const auto high = span_at(to.end);
    if (!high || !high->count || !less(*low->value, *high->count)) return std::nullopt;
    return TimeHit{t, low->end, TimeType::duration, duration(low->value, high->unit)};
}

// "mit 65 Jahren", "im Alter von 12 Jahren"
bool TimeGrammar::is_age(TokenIndex t) const { return words_.preceded_by(t, Role::age_before); }

// "zwei Jahre", "rund eine halbe Stunde", "drei Tage lang"
MaybeTime TimeGrammar::length(TokenIndex t) const {
    if (const auto fixed = words_.find(t, Role::length))
        return TimeHit{t, fixed.end, TimeType::duration, std::string(fixed.sense->code)};
    if (words_.has(t, Role::article) && same(t + 1, t))
        if (const auto fixed = words_.find(t + 1, Role::period_fixed))
            return TimeHit{t, fixed.end, TimeType::duration, std::string(fixed.sense->code)};
    const auto span = span_at(t);
    // "17 Jahre alt" is an age: a figure, but no time of what is told.
    if (!span || (same(span->end, t) && words_.has(span->end, Role::aged))) return std::nullopt;
    if (is_age(t)) return std::nullopt;
    return TimeHit{t, span->end, TimeType::duration, duration(span->count, span->unit), span->mod};
}

// "seit Jahren", "nach Tagen", "Wochen lang"
MaybeTime TimeGrammar::bare_length(TokenIndex t) const {
    const auto period = words_.find(t, Role::period);
    if (!period || !is_plural(*period.sense)) return std::nullopt;
    const bool lasting = same(period.end, t) && words_.has(period.end, Role::lasting);
    const bool introduced =
        words_.preceded_by(t, Role::since) || words_.preceded_by(t, Role::after) || words_.preceded_by(t, Role::within);
    if (!lasting && !introduced) return std::nullopt;
    return TimeHit{t, period.end, TimeType::duration, duration({}, period.sense->code)};
}

// "ganzen Tag", "halbes Jahr"
MaybeTime TimeGrammar::whole_length(TokenIndex t) const {
    const auto whole = words_.find(t, Role::whole);
    const auto part = whole ? whole : words_.find(t, Role::half_adj);
    if (!part || !same(part.end, t)) return std::nullopt;
    const auto period = words_.find(part.end, Role::period);
    if (!period || is_plural(*period.sense)) return std::nullopt;
    return TimeHit{t, period.end, TimeType::duration,
                   duration(whole ? Decimal(1) : part.sense->number, period.sense->code)};
}

// "zweitägig", "dreijährig". From ten years on it is nearly always somebody's age, as it is where a noun is made of it.
MaybeTime TimeGrammar::one_word_length(TokenIndex t) const {
    const auto compound = compound_at(words_, t);
    if (!compound || compound->rest || compound->kind != UnitKind::time) return std::nullopt;
    const auto unit = period_of_unit(compound->unit);
    if (unit.empty()) return std::nullopt;
    if (unit == "Y" && (words_[t].capital || !less(compound->value, Decimal(10)))) return std::nullopt;
    const auto count = compound->high ? std::nullopt : std::optional(compound->value);
    return TimeHit{t, compound->end, TimeType::duration, duration(count, unit)};
}

// "täglich", "jeden Montag", "alle zwei Jahre"
MaybeTime TimeGrammar::repeated(TokenIndex t) const {
    if (const auto set = words_.find(t, Role::set))
        return TimeHit{t, set.end, TimeType::set, std::string(set.sense->code)};
    if (const auto every = words_.find(t, Role::every); every && same(every.end, t)) {
        const auto span = span_at(every.end);
        if (span) return TimeHit{t, span->end, TimeType::set, duration(span->count, span->unit), span->mod};
    }
    const auto each = words_.find(t, Role::each);
    if (!each || !same(each.end, t)) return std::nullopt;
    if (const auto period = words_.find(each.end, Role::period); period && !is_plural(*period.sense))
        return TimeHit{t, period.end, TimeType::set, duration(Decimal(1), period.sense->code)};
    if (const auto day = words_.find(each.end, Role::weekday))
        return TimeHit{t, day.end, TimeType::set, "XXXX-WXX-" + std::to_string(day.sense->count)};
    if (const auto part = words_.find(each.end, Role::day_part))
        return TimeHit{t, part.end, TimeType::set, std::string(every_day) + std::string(part.sense->code)};
    return std::nullopt;
}

// "pro Jahr", "je Tag", "dreimal im Monat"
MaybeTime TimeGrammar::rate(TokenIndex t) const {
    const auto per = words_.find(t, Role::per);
    if (!per || !same(per.end, t)) return std::nullopt;
    const auto period = words_.find(per.end, Role::period);
    if (!period || is_plural(*period.sense)) return std::nullopt;
    return TimeHit{t, period.end, TimeType::set, duration(Decimal(1), period.sense->code)};
}

// "derzeit", "damals", "heutigen"
MaybeTime TimeGrammar::reference(TokenIndex t) const {
    const auto ref = words_.find(t, Role::ref);
    if (!ref) return std::nullopt;
    return TimeHit{t, ref.end, TimeType::date, std::string(ref.sense->code)};
}

}  // namespace sayso::values
