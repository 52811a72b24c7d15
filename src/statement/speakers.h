// Who speaks, as words of the text: near the cue, by the part they play in its clause.
#pragma once

#include <optional>

#include "statement/extents.h"
#include "statement/finding.h"

namespace sayso::statement {

struct Speaker {
    TokenRange tokens;
    SpeakerRole role = SpeakerRole::nobody;
    bool of_part = false;  // a subject that its part of the clause alone has (part_of_verb in field.h)
};

// The speaker of a verb in clause c: its subject; in the passive the agent; for a relative pronoun the noun before it;
// without a subject of its own that of the clause it is joined to or depends on. A subject that is nobody ("es") gives
// way to a document that is named ("in dem Bericht").
[[nodiscard]] Speaker speaker_of_verb(const Grammar& grammar, std::uint32_t c, TokenIndex verb);

// The first phrase of clause c behind token t that can be its subject ("Das teilte die Polizei mit").
[[nodiscard]] Speaker nominative_behind(const Grammar& grammar, std::uint32_t c, TokenIndex t);

// The speaker of a noun: its genitive, "von …", a possessive before it, or a name in the genitive before it.
[[nodiscard]] Speaker speaker_of_noun(const Grammar& grammar, TokenIndex noun);

// The subject of clause c, if it is a noun of saying ("Die Kritik der Stadt kam prompt: …") and no document, which
// speaks itself; else no_token.
[[nodiscard]] TokenIndex saying_that_acts(const Grammar& grammar, std::uint32_t c);

// Who says what the noun of saying in clause c stands for: who it comes from there, or the noun's owner.
[[nodiscard]] Speaker origin_of_saying(const Grammar& grammar, std::uint32_t c, TokenIndex noun);

// The document named last before the word, in its paragraph and at most so many sentences before, or who signed it.
[[nodiscard]] Speaker document_before(const Grammar& grammar, TokenIndex word, std::uint32_t within);

// A document that is named where something is said ("in dem Bericht heißt es").
[[nodiscard]] Speaker document_in_clause(const Grammar& grammar, std::uint32_t c);

// Whether the verb stands in the passive in clause c.
[[nodiscard]] bool is_passive(const Grammar& grammar, std::uint32_t c, TokenIndex verb);

// The noun that relative clause c hangs on: the nearest phrase before it that agrees with the pronoun; nullptr if there
// is none.
[[nodiscard]] const Phrase* antecedent_of(const Grammar& grammar, std::uint32_t c);

// "Holm, deren Entlassung …": whether the relative clause opens with a pronoun in the genitive that says whose the
// phrase behind it is.
[[nodiscard]] bool opens_with_possessor(const DocumentView& view, std::uint32_t c, const Phrase& phrase);

// The phrase that t is in, or the one whose preposition it is; nullptr if there is none.
[[nodiscard]] const Phrase* phrase_at(const DocumentView& view, TokenIndex t);

// The phrase that begins at t, before `end`, and has no preposition; nullptr if none does.
[[nodiscard]] const Phrase* phrase_without_preposition(const DocumentView& view, TokenIndex t, TokenIndex end);

// The phrase of the clause's subject; nullptr if it has none.
[[nodiscard]] const Phrase* subject_phrase(const DocumentView& view, std::uint32_t c);

// The first phrase of clause c that `admits` takes, of those in front of which a word with one of the roles
// (SpeechWord) stands as their preposition; nullptr if there is none.
template <class Admits>
[[nodiscard]] const Phrase* phrase_opened_by(const Grammar& grammar, std::uint32_t c, std::uint32_t roles,
                                             const Admits& admits) {
    for (TokenIndex t : grammar.view.own_tokens(c)) {
        if ((grammar.cues.speech_word(grammar.view.lower(t)) & roles) == 0) continue;
        const Phrase* phrase = phrase_at(grammar.view, t);
        if (phrase != nullptr && phrase->preposition == t && admits(*phrase)) return phrase;
    }
    return nullptr;
}

}  // namespace sayso::statement
