// Words that hold a number and what it measures: "32-jährig", "zweitägig", "dreimal", "Zwei-Meter-Teleskop", "75ml".
#pragma once

#include <optional>
#include <string_view>

#include "value/words.h"

namespace sayso::values {

struct Compound {
    Decimal value;
    std::optional<Decimal> high;  // "acht- bis zwanzigmal"
    std::string_view unit;
    UnitKind kind = UnitKind::none;
    Span span;                 // number and unit, without the rest of a compound noun
    std::optional<Span> rest;  // "Teleskop"
    TokenIndex end = 0;
};

[[nodiscard]] std::optional<Compound> compound_at(const Words& words, TokenIndex t);

}  // namespace sayso::values
