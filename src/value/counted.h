// What a figure counts.
#pragma once

#include <optional>

#include "sayso/value.h"
#include "value/amounts.h"
#include "value/words.h"

namespace sayso::values {

// A noun phrase without its determiner, from its first adjective to its noun; `head` is the noun.
struct CountedPhrase {
    TokenRange tokens;
    TokenIndex head = no_token;
    explicit operator bool() const { return head != no_token; }
};

// The noun phrase that begins at t ("registrierte Fälle", "Frauen und Mädchen"); empty if there is none.
[[nodiscard]] CountedPhrase noun_phrase_at(const Words& words, TokenIndex t);

// The noun phrase that a measured amount counts or is a part of. Empty where the unit says all ("39.200 Euro").
[[nodiscard]] CountedPhrase counted_by(const Words& words, const Measured& measured);

}  // namespace sayso::values
