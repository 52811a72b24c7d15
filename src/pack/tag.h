// Part of speech and features in 30 bits, as a lexicon's readings hold them: docs/pack-format.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sayso/document.h"

namespace sayso::pack {

struct Features {
    Upos upos = Upos::X;
    Morph morph;
};

[[nodiscard]] std::uint32_t tag_from(Upos upos, const Morph& morph);
// Whether tag_from can give these bits.
[[nodiscard]] bool is_tag(std::uint32_t tag);
// The tag's meaning; it must be one.
[[nodiscard]] Features features_of(std::uint32_t tag);

// Features as Universal Dependencies writes them ("Case=Nom|Number=Sing"; "_" or nothing for none), with ZuInf as the
// VerbForm of the infinitive that holds its particle. Nothing if a name or value is unknown or a name is there twice.
[[nodiscard]] std::optional<Morph> morph_from(std::string_view features);

}  // namespace sayso::pack
