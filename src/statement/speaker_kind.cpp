#include "statement/speaker_kind.h"

#include <algorithm>
#include <string>

#include "statement/who_tables.h"

namespace sayso::statement {
namespace {

std::string_view pronoun_kind(const Token& token) {
    if (token.morph.poss) return "possessive";
    switch (token.morph.pron_type) {
        case PronType::prs: return token.morph.reflex ? "reflexive" : "personal";
        case PronType::dem: return "demonstrative";
        case PronType::rel: return "relative";
        case PronType::ind: return "indefinite";
        default: return "pronoun";
    }
}

std::string_view reference_kind(const ReferenceNoun& noun) {
    if (noun.paper) return "paper";
    switch (noun.refers) {
        case NameKind::person: return "personnoun";
        case NameKind::body: return "bodynoun";
        case NameKind::outlet: return "outletnoun";
        case NameKind::state: return "statenoun";
        default: return "groupnoun";
    }
}

std::string_view noun_at(const DocumentView& view, TokenIndex t) {
    const std::string_view lemma = view.lower_lemma(t);
    return lemma.empty() ? view.lower(t) : lemma;
}

}  // namespace

std::string_view speaker_kind(const SpeakerContext& context, TokenIndex head) {
    const DocumentView& view = context.grammar.view;
    const Token& token = view.token(head);
    if (const std::uint32_t n = context.name_of(head); n != none) return sayso::name_of(view.document.names[n].kind);
    if (token.upos == Upos::PRON || token.upos == Upos::DET) return pronoun_kind(token);
    if (token.upos == Upos::NUM) return "number";
    const std::string_view noun = noun_at(view, head);
    if (context.tables.role(noun)) return "role";
    if (const ReferenceNoun* reference = context.tables.reference_noun(noun)) return reference_kind(*reference);
    if (const std::string_view source = context.tables.source_kind(noun); !source.empty()) return source;
    if (context.tables.is_body_head(noun)) return "bodynoun";
    if (token.upos == Upos::PROPN) return "unknownname";
    return context.grammar.cues.noun(token.lemma) != nullptr ? "cuenoun" : "thing";
}

bool can_speak(std::string_view kind) {
    static constexpr std::string_view able[] = {"person",    "body",       "state",    "outlet",     "group",
                                                "role",      "personnoun", "bodynoun", "outletnoun", "statenoun",
                                                "groupnoun", "personal",   "relative", "paper",      "document"};
    return std::find(std::begin(able), std::end(able), kind) != std::end(able);
}

}  // namespace sayso::statement
