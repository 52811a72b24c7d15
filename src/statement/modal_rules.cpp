// Modal verbs: plans of somebody ("will kündigen") and hearsay ("soll geflohen sein").
#include <algorithm>

#include "statement/rules.h"
#include "statement/speakers.h"
#include "statement/verb_match.h"

namespace sayso::statement {
namespace {

// "wollte sich selbst überzeugen" tells a motive more often than a plan: of 27 told in the past 11 are marked as
// statements in the five folds over the marked articles, of 98 others 74.
bool tells_the_past(const Clause& clause, const Token& modal) {
    return modal.morph.tense == Tense::past && clause.mood != Mood::sub;
}

// "Was will die Ministerin damit sagen?" tells no plan.
bool is_asked(const DocumentView& view, TokenIndex modal) {
    return view.is_mark(view.sentence_of(modal).tokens.end - 1, "?") && view.quotation_of(modal) == none;
}

// "Was will der von mir, dachte sie": nor does a question in somebody's words.
bool asks(const DocumentView& view, const Clause& clause) {
    const PronType first = view.token(clause.tokens.begin).morph.pron_type;
    return clause.kind == ClauseKind::main && (first == PronType::inter || first == PronType::rel);
}

// "Eine Kellnerin, die hier nicht mit Namen stehen will", "möchte anonym bleiben": how those who speak want to be
// called is no plan of theirs.
bool wants_no_name(const Grammar& grammar, std::uint32_t c) {
    const DocumentView& view = grammar.view;
    const bool relative = view.clause(c).kind == ClauseKind::relative;
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    return std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_unnamed) == 0) return false;
        const Upos tag = view.token(t).upos;
        return relative || tag == Upos::ADJ || tag == Upos::ADV || (t > 0 && view.token(t - 1).morph.poss);
    });
}

void find_plan(const Grammar& grammar, std::uint32_t c, TokenIndex modal, const VerbCue& cue,
               std::vector<Finding>& findings) {
    const Speaker speaker = speaker_of_verb(grammar, c, modal);
    const Clause& clause = grammar.view.clause(c);
    TokenRanges left_out = as_reported_in(grammar, c);
    left_out.insert(left_out.end(), {{modal, modal + 1}, clause.subject});
    if (speaker.role == SpeakerRole::subject) left_out.push_back(speaker.tokens);
    // In front of the verb of a main clause there is room for one: what else stands there belongs to the subject.
    const bool subject_first =
        !clause.subject.empty() && clause.subject.begin < modal && clause.kind == ClauseKind::main;
    if (subject_first) left_out.push_back({clause.tokens.begin, modal});
    if (clause.introducer != no_token) left_out.push_back({clause.introducer, clause.introducer + 1});
    Finding f{.rule = Rule::modal_plan,
              .form = Form::indirect,
              .act = cue.act,
              .certainty = cue.certainty,
              .content = pieces(grammar, clause.tokens, left_out),
              .cue = {{modal, modal + 1}},
              .speaker_role = speaker.role,
              .anchor = modal};
    if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
    if (!f.content.empty()) findings.push_back(std::move(f));
}

// "Kündigungen solle es nicht geben": somebody's words about what is meant to be, not hearsay.
bool is_told(const Clause& clause, const Token& modal) {
    return clause.mood == Mood::sub && modal.morph.tense == Tense::pres && clause.kind == ClauseKind::main;
}

// "…, sollten sie die Sanktionen nicht aufheben": a condition, which begins with its verb and has a subject of its own.
bool is_condition(const Clause& clause, const Token& modal) {
    return clause.kind == ClauseKind::verb_first && clause.tokens.begin == clause.finite &&
           clause.subject.begin > clause.finite && modal.morph.tense == Tense::past;
}

// "Reisende sollten vorsichtig sein", "sollte am Montag öffnen": what ought to be, or was meant to. In the past the
// verb tells hearsay of what has happened alone ("sollte gesagt haben").
bool tells_duty(const Grammar& grammar, std::uint32_t c, const Token& modal) {
    if (modal.morph.tense != Tense::past) return false;
    const std::vector<TokenIndex>& own = grammar.view.own_tokens(c);
    return std::none_of(own.begin(), own.end(), [&](TokenIndex t) {
        return grammar.cues.helper(grammar.view.token(t).lemma) == Helper::perfect &&
               grammar.view.token(t).morph.verb_form == VerbForm::inf && t > 0 &&
               grammar.view.token(t - 1).morph.verb_form == VerbForm::part;
    });
}

void find_hearsay(const Grammar& grammar, std::uint32_t c, TokenIndex modal, std::vector<Finding>& findings) {
    TokenRanges left_out = as_reported_in(grammar, c);
    left_out.push_back({modal, modal + 1});
    Finding f{.rule = Rule::hearsay,
              .form = Form::indirect,
              .certainty = Certainty::hedged,
              .content = pieces(grammar, grammar.view.clause(c).tokens, left_out),
              .cue = {{modal, modal + 1}},
              .anchor = modal};
    if (!f.content.empty()) findings.push_back(std::move(f));
}

}  // namespace

void find_by_modals(const Grammar& grammar, std::vector<Finding>& findings) {
    for (std::uint32_t c = 0; c < grammar.view.document.clauses.size(); ++c) {
        const TokenIndex finite = grammar.view.clause(c).finite;
        if (finite == no_token) continue;
        const Token& token = grammar.view.token(finite);
        const VerbCue* cue = modal_cue(grammar, token);
        if (cue != nullptr && !tells_the_past(grammar.view.clause(c), token) && !is_asked(grammar.view, finite) &&
            !asks(grammar.view, grammar.view.clause(c)) && !wants_no_name(grammar, c))
            find_plan(grammar, c, finite, *cue, findings);
        if (grammar.cues.helper(token.lemma) == Helper::hearsay && !is_told(grammar.view.clause(c), token) &&
            !is_condition(grammar.view.clause(c), token) && !tells_duty(grammar, c, token))
            find_hearsay(grammar, c, finite, findings);
    }
}

}  // namespace sayso::statement
