// What the tagger's first pass tells apart: parts of speech, and verbs by their form.
//
// Whether a verb is finite decides where clauses are, and does not follow from the part of speech; everything else
// in the morphology is chosen in a second pass, among the readings that fit the tag.
#pragma once

#include <cstdint>

#include "sayso/document.h"

namespace sayso::text {

// The tags of Upos in its order, as they are for what is no verb and for finite verbs; then the other verb forms.
enum class CoarseTag : std::uint8_t {
    ADJ,
    ADP,
    ADV,
    AUX,
    CCONJ,
    DET,
    INTJ,
    NOUN,
    NUM,
    PART,
    PRON,
    PROPN,
    PUNCT,
    SCONJ,
    SYM,
    VERB,
    X,
    verb_infinitive,
    verb_participle,
    aux_infinitive,
    aux_participle,
};
inline constexpr std::size_t coarse_tags = 21;
// Stands for "before the sentence" among the tags already chosen.
inline constexpr CoarseTag no_tag{31};
static_assert(static_cast<int>(CoarseTag::X) == static_cast<int>(Upos::X));

// A set of tags, one bit each.
using TagSet = std::uint32_t;
[[nodiscard]] constexpr TagSet bit(CoarseTag tag) { return TagSet{1} << static_cast<unsigned>(tag); }

[[nodiscard]] constexpr CoarseTag coarse(Upos upos, VerbForm form) {
    const bool infinitive = form == VerbForm::inf || form == VerbForm::zu_inf;
    if (upos == Upos::VERB && infinitive) return CoarseTag::verb_infinitive;
    if (upos == Upos::VERB && form == VerbForm::part) return CoarseTag::verb_participle;
    if (upos == Upos::AUX && infinitive) return CoarseTag::aux_infinitive;
    if (upos == Upos::AUX && form == VerbForm::part) return CoarseTag::aux_participle;
    return static_cast<CoarseTag>(upos);
}

[[nodiscard]] constexpr Upos upos_of(CoarseTag tag) {
    if (tag == CoarseTag::verb_infinitive || tag == CoarseTag::verb_participle) return Upos::VERB;
    if (tag == CoarseTag::aux_infinitive || tag == CoarseTag::aux_participle) return Upos::AUX;
    return static_cast<Upos>(tag);
}

[[nodiscard]] constexpr VerbForm verb_form_of(CoarseTag tag) {
    switch (tag) {
        case CoarseTag::VERB:
        case CoarseTag::AUX: return VerbForm::fin;
        case CoarseTag::verb_infinitive:
        case CoarseTag::aux_infinitive: return VerbForm::inf;
        case CoarseTag::verb_participle:
        case CoarseTag::aux_participle: return VerbForm::part;
        default: return VerbForm::none;
    }
}

[[nodiscard]] constexpr bool is_finite(CoarseTag tag) { return verb_form_of(tag) == VerbForm::fin; }

}  // namespace sayso::text
