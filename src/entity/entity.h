// Who is who across articles.
//
// Cautious on purpose: two names are one entity only if they are the same name of the same kind, whatever their case,
// width and spacing. A merge that is not made here can be made by hand later; a wrong one would put words into
// somebody's mouth.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/reading.h"

namespace sayso {

// The words of a text for searching, without case and diacritics, one blank between them: "Jean-Claude JUNCKER" →
// "jean-claude juncker", "Süd  Korea" → "sud korea". Words without a letter or digit ("–", "&") are left out. Unicode's
// own folding (NFKC_Casefold, then without marks); it knows no language. Bytes that are not UTF-8 count as U+FFFD.
[[nodiscard]] std::string fold_words(std::string_view text);

// What makes two mentions the same entity: the name under NFKC_Casefold with single blanks, and its kind. Diacritics
// stay: "Möller" is not "Moller". Empty for a name that has no letter or digit.
[[nodiscard]] std::string identity_key(std::string_view name, std::string_view kind);

// Keys of the reading's entities, in their order. Empty for an entity that must not get an identity: one without a
// usable name, and one that is only ever an unnamed speaker ("an eyewitness" of two articles is two people).
[[nodiscard]] std::vector<std::string> identity_keys(const Reading& reading);

// The id that a new entity with this key is issued: "e:" and 16 hexadecimal digits, the same on every machine.
[[nodiscard]] std::string issue_entity_id(std::string_view key);

}  // namespace sayso
