// Free indirect speech: sentences in the subjunctive, without a cue, behind a statement.
#include <algorithm>

#include "statement/floor.h"
#include "statement/main_clauses.h"
#include "statement/rules.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

// "Sollten Sie kaufen, erhalten wir Geld": a condition, whose main clause follows.
bool is_condition(const DocumentView& view, std::uint32_t c, std::uint32_t last) {
    if (view.clause(c).kind != ClauseKind::verb_first) return false;
    for (std::uint32_t next = c + 1; next < last; ++next) {
        const Clause& clause = view.clause(next);
        if (is_main(clause) && clause.finite != no_token) return view.is_mark(clause.tokens.begin - 1, ",");
    }
    return false;
}

// The subjunctive in a main clause that is not itself part of a statement with a cue.
bool is_candidate(const DocumentView& view, std::uint32_t s) {
    const TokenRange clauses = view.clauses_of_sentence(s);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (clause.finite == no_token || view.quotation_of(clause.finite) != none) continue;
        // "Ob sie davon gewusst habe?"
        const bool question = clause.kind == ClauseKind::question && clause.parent == none &&
                              view.is_mark(view.document.sentences[s].tokens.end - 1, "?");
        if (question) return clause.mood == Mood::sub;
        if (!is_main(clause) || is_condition(view, c, clauses.end)) continue;
        return clause.mood == Mood::sub;
    }
    return false;
}

// "Der Fahrer kam in eine Klinik, Lebensgefahr bestehe nicht": the article's own words, then a main clause in the first
// subjunctive. The token that it begins with; no_token if there is none.
TokenIndex turn_to_free(const DocumentView& view, std::uint32_t s) {
    const TokenRange clauses = view.clauses_of_sentence(s);
    bool own = false;
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (clause.kind != ClauseKind::main || clause.finite == no_token) continue;
        if (view.quotation_of(clause.finite) != none) return no_token;
        const TokenIndex begin = clause.tokens.begin;
        if (own && is_told(view, c))
            return view.is_mark(begin - 1, ",") || view.is_mark(begin - 1, ";") ? begin : no_token;
        if (clause.mood == Mood::sub) return no_token;
        own = true;
    }
    return no_token;
}

// "Es gehe um Zeit: „Wir müssen los.“": up to the colon in front of a quotation, which is a statement of its own.
TokenRange before_quotation(const DocumentView& view, TokenRange sentence) {
    for (TokenIndex t = sentence.begin; t + 2 < sentence.end; ++t) {
        const bool opens = view.is_mark(t, ":") && view.token(t + 1).kind == TokenKind::quote_open;
        if (opens && view.quotation_of(t + 2) != none) return {sentence.begin, t};
    }
    return sentence;
}

// "Zum Termin: An den Mai glaube niemand mehr.": from behind the colon that ends what it is about.
TokenRange behind_topic(const DocumentView& view, TokenRange sentence) {
    const TokenIndex colon = end_of_topic(view, sentence);
    return colon == no_token ? sentence : TokenRange{colon + 1, sentence.end};
}

// Whose words follow, and the colon in front of them.
struct Label {
    TokenRange speaker;
    TokenIndex colon = no_token;
};

bool is_somebody(const Grammar& grammar, const Phrase& phrase) {
    const std::vector<Name>& names = grammar.view.document.names;
    const bool named = std::any_of(names.begin(), names.end(), [&](const Name& name) {
        const bool speaks = name.kind == NameKind::person || name.kind == NameKind::body;
        return speaks && name.tokens.begin < phrase.tokens.end && name.tokens.end > phrase.tokens.begin;
    });
    return named || grammar.cues.person_noun(grammar.view.token(phrase.head).lemma) != PersonNoun::none;
}

// "Brandt auf Nachfrage: Man habe nichts gewusst.": somebody, no verb, and a colon.
Label label_of(const Grammar& grammar, TokenRange sentence) {
    const DocumentView& view = grammar.view;
    constexpr TokenIndex longest = 16;
    const Phrase* const phrase = phrase_at(view, sentence.begin);
    if (phrase == nullptr || phrase->tokens.begin != sentence.begin || !is_somebody(grammar, *phrase)) return {};
    for (TokenIndex t = sentence.begin; t < std::min(sentence.end, sentence.begin + longest); ++t) {
        if (view.is_mark(t, ":")) return {with_attributes(grammar, *phrase), t};
        if (view.token(t).morph.verb_form == VerbForm::fin) return {};
    }
    return {};
}

}  // namespace

void find_free(const Grammar& grammar, std::vector<Finding>& findings) {
    const DocumentView& view = grammar.view;
    for (std::uint32_t s = 0; s < view.document.sentences.size(); ++s) {
        TokenRange words = view.document.sentences[s].tokens;
        if (!is_candidate(view, s)) {
            const TokenIndex begin = turn_to_free(view, s);
            if (begin == no_token) continue;
            words.begin = begin;
        }
        Finding f{.rule = Rule::free_clause,
                  .form = Form::free,
                  .content = pieces(grammar, behind_topic(view, before_quotation(view, words)), {}),
                  .speaker_role = SpeakerRole::carried,
                  .anchor = words.begin};
        const Label label = label_of(grammar, view.document.sentences[s].tokens);
        const bool labelled = label.colon != no_token && view.quotation_of(label.colon) == none;
        // In the second it may be a headline, which tells a guess in anybody's words.
        if (labelled && is_in_first_subjunctive(view, s)) {
            f.content = pieces(grammar, {label.colon + 1, view.document.sentences[s].tokens.end}, {});
            f.speaker = {label.speaker};
            f.speaker_role = SpeakerRole::source;
            f.knows_speaker = true;
        }
        if (!f.content.empty()) findings.push_back(std::move(f));
    }
}

}  // namespace sayso::statement
