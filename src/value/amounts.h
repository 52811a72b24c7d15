// The grammar of numbers in running text: number, scale, part, range, unit. It knows nothing of what is counted;
// whether an amount is a figure of the text at all is decided in quantities.cpp.
//
//   amount   = [minus] number {scale} | article [half] (scale | part) | some [scale] | vague | the half
//   number   = digits | number word ["comma" digit words]
//   range    = amount (to | dash) amount | between amount and amount
//   measured = amount or range, then unit | sign of money, then amount | one word ("32-jährig", "Zwei-Meter-…", "75ml")
#pragma once

#include <optional>
#include <string_view>

#include "value/words.h"

namespace sayso::values {

// A number of one or several tokens, without unit.
struct Amount {
    TokenIndex begin = 0;
    TokenIndex end = 0;
    std::optional<Decimal> value;  // nothing where the text does not tell it ("mehrere")
    bool vague = false;            // some of these ("Tausende")
    bool digits = false;
    bool grouped = false;
    bool point_decimal = false;
    bool scaled = false;      // with a scale word, so it is surely a number
    bool article = false;     // nothing but an article: counts only where the context says so
    bool part = false;        // of a whole ("drei Viertel", "die Hälfte")
    bool needs_unit = false;  // "beide", "einige": counted with a unit of measure only
};

// An amount or range with its unit.
struct Measured {
    Span span;
    TokenIndex begin = 0;
    TokenIndex end = 0;
    Amount amount;                // of a range: the lower end
    std::optional<Decimal> high;  // the upper end of a range
    UnitKind unit_kind = UnitKind::none;
    std::string_view unit;
    bool one_word = false;         // number and unit are one word, an adjective or the first part of a compound
    std::optional<Span> compound;  // the rest of the compound ("Teleskop" in "Zwei-Meter-Teleskop")
};

// Whether a number, or money before one, could begin at t: cheap, and sometimes wrongly true.
[[nodiscard]] bool may_begin_amount(const Words& words, TokenIndex t);
[[nodiscard]] std::optional<Amount> amount_at(const Words& words, TokenIndex t);
[[nodiscard]] std::optional<Measured> measured_at(const Words& words, TokenIndex t);

struct UnitHit {
    UnitKind kind = UnitKind::none;
    const Sense* sense = nullptr;
    TokenIndex end = 0;
    explicit operator bool() const { return sense != nullptr; }
};
// The longest unit that begins at the token.
[[nodiscard]] UnitHit unit_at(const Words& words, TokenIndex t);

}  // namespace sayso::values
