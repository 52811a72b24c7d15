// What stands before a number and says how exactly it is meant.
#pragma once

#include "sayso/value.h"
#include "value/words.h"

namespace sayso::values {

// The qualifiers that begin at a token, and where the amount begins behind them. Without any, that is the token itself.
struct Qualified {
    TokenIndex amount_begin = 0;
    Qualifier qualifier = Qualifier::exact;
    bool any = false;
    bool only_if_measured = false;  // "über drei Themen" is no qualifier, "über drei Kilometer" is
    bool phrase = false;            // of several words ("mehr als")
    bool decade = false;            // "Anfang 20"
};

[[nodiscard]] Qualified qualifiers_at(const Words& words, TokenIndex t);

}  // namespace sayso::values
