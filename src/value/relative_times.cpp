// Rules for what points from the day of publication, and for lengths and repetitions.
#include <array>

#include "value/compounds.h"
#include "value/qualifiers.h"
#include "value/time_grammar.h"

namespace sayso::values {
namespace {

constexpr std::string_view past_reference = "PAST_REF";
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
    const auto amount = amount_at(words_, i);
    if (!amount) return std::nullopt;
    span.count = amount->value;
    span.end = amount->end;
    if (amount->vague) span.count.reset();
    if (const auto to = words_.find(span.end, Role::to); to && same(to.end, t)) {
        const auto high = amount_at(words_, to.end);
        if (!high) return std::nullopt;
        span.count.reset();
        span.end = high->end;
    }
    if (!same(span.end, t)) return std::nullopt;
    // One adjective may stand between: "zwei volle Jahre".
    if (words_.token(span.end).upos == Upos::ADJ && same(span.end + 1, t) && !words_[span.end].number) ++span.end;
    const auto period = words_.find(span.end, Role::period);
    // "ein Jahrzehnte altes Foto": the article belongs to something else.
    if (!period || (amount->article && is_plural(*period.sense))) return std::nullopt;
    span.unit = period.sense->code;
    span.end = period.end;
    return span;
}

// "heute", "gestern Abend", "morgen früh"
MaybeTime TimeGrammar::day_word(TokenIndex t) const {
    if (words_.has(t, Role::unresolved_day)) return TimeHit{t, t + 1, TimeType::date, {}};
    const auto day = words_.find(t, Role::day);
    if (!day) return std::nullopt;
    const std::string value = moved(day.sense->count, "D");
    if (same(day.end, t)) {
        for (const Role role : {Role::day_part, Role::day_part_small, Role::early}) {
            const auto part = words_.find(day.end, role);
            if (!part) continue;
            return TimeHit{t, part.end, TimeType::time,
                           value.empty() ? value : value + "T" + std::string(part.sense->code)};
        }
    }
    return TimeHit{t, day.end, TimeType::date, value};
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
    // "an diesem Tag", "am nächsten Tag": the day that was just told of, which is not known here.
    if (unit == "D") return TimeHit{t, period.end, TimeType::date, {}};
    if (is_short(unit)) return std::nullopt;
    return TimeHit{t, period.end, TimeType::date, moved(shift.sense->count, unit)};
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

// "vor zwei Jahren", "vor einem halben Jahr", "vor Jahren"
MaybeTime TimeGrammar::ago(TokenIndex t) const {
    const auto before = words_.find(t, Role::ago);
    if (!before || !same(before.end, t)) return std::nullopt;
    const auto span = span_at(before.end);
    if (!span) {
        const auto period = words_.find(before.end, Role::period);
        if (!period || !is_plural(*period.sense)) return std::nullopt;
        return TimeHit{before.end, period.end, TimeType::date, std::string(past_reference)};
    }
    const TokenIndex begin = before.end;
    if (!span->count) return TimeHit{begin, span->end, TimeType::date, std::string(past_reference), span->mod};
    if (is_short(span->unit)) return TimeHit{begin, span->end, TimeType::time, {}, span->mod};
    auto count = span->count->integer();
    std::string_view unit = span->unit;
    if (!count && unit == "Y") {
        // "vor anderthalb Jahren" is 18 months ago.
        const auto months = product(*span->count, Decimal(12));
        count = months ? months->integer() : std::nullopt;
        unit = "M";
    }
    return TimeHit{begin, span->end, TimeType::date, count ? moved(-*count, unit) : std::string(), span->mod};
}

// "in zwei Wochen", where the clause looks ahead
MaybeTime TimeGrammar::ahead(TokenIndex t) const {
    const auto in = words_.find(t, Role::ahead);
    if (!in || !same(in.end, t) || directions_[t] != Direction::future) return std::nullopt;
    const auto span = span_at(in.end);
    if (!span || !span->count || is_short(span->unit)) return std::nullopt;
    const auto count = span->count->integer();
    if (!count) return std::nullopt;
    return TimeHit{in.end, span->end, TimeType::date, moved(*count, span->unit), span->mod};
}

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
    TokenIndex end = span->end;
    if (same(end, t) && words_.has(end, Role::lasting)) ++end;
    return TimeHit{t, end, TimeType::duration, duration(span->count, span->unit), span->mod};
}

// "seit Jahren", "nach Tagen", "Wochen lang"
MaybeTime TimeGrammar::bare_length(TokenIndex t) const {
    const auto period = words_.find(t, Role::period);
    if (!period || !is_plural(*period.sense)) return std::nullopt;
    const bool lasting = same(period.end, t) && words_.has(period.end, Role::lasting);
    const bool introduced =
        words_.preceded_by(t, Role::since) || words_.preceded_by(t, Role::after) || words_.preceded_by(t, Role::within);
    if (!lasting && !introduced) return std::nullopt;
    return TimeHit{t, lasting ? period.end + 1 : period.end, TimeType::duration, duration({}, period.sense->code)};
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
        return TimeHit{t, part.end, TimeType::set, "XXXX-XX-XXT" + std::string(part.sense->code)};
    return std::nullopt;
}

// "derzeit", "damals", "künftig"
MaybeTime TimeGrammar::reference(TokenIndex t) const {
    const auto ref = words_.find(t, Role::ref);
    if (!ref) return std::nullopt;
    return TimeHit{t, ref.end, TimeType::date, std::string(ref.sense->code)};
}

}  // namespace sayso::values
