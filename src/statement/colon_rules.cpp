#include "statement/colon_rules.h"

#include <algorithm>

#include "statement/main_clauses.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

Finding acted(const Grammar& grammar, std::uint32_t c) {
    const TokenIndex verb = grammar.view.clause(c).predicate, particle = grammar.view.token(verb).separated;
    const Speaker speaker = speaker_of_verb(grammar, c, verb);
    Finding f{.rule = Rule::clause_after_verb,
              .form = Form::indirect,
              .cue = {{verb, verb + 1}},
              .speaker_role = speaker.role,
              .anchor = verb};
    if (particle != no_token) f.cue.push_back({particle, particle + 1});
    std::sort(f.cue.begin(), f.cue.end());
    if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
    return f;
}

// "Kritik kam vom Rechnungshof: …", "Die Kritik der Stadt kam prompt: …": a noun of saying acts, and does not speak.
Finding said(const Grammar& grammar, std::uint32_t c, TokenIndex noun) {
    const NounCue& cue = *grammar.cues.noun(grammar.view.token(noun).lemma);
    const Speaker speaker = origin_of_saying(grammar, c, noun);
    Finding f{.rule = Rule::noun_with_clause,
              .form = Form::indirect,
              .act = cue.act,
              .certainty = cue.certainty,
              .cue = {{noun, noun + 1}},
              .speaker_role = speaker.role,
              .anchor = noun,
              .knows_speaker = !speaker.tokens.empty()};
    if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
    return f;
}

}  // namespace

void find_behind_colon(const Grammar& grammar, std::uint32_t c, std::vector<Finding>& findings) {
    const DocumentView& view = grammar.view;
    const Clause& clause = view.clause(c);
    if (clause.kind != ClauseKind::main || clause.mood == Mood::sub || clause.predicate == no_token) return;
    const MainClauses mains(grammar);
    const std::uint32_t next = mains.after(c);
    if (next == none || !view.is_mark(view.clause(next).tokens.begin - 1, ":") || !is_told(view, next)) return;
    const TokenIndex noun = saying_that_acts(grammar, c);
    Finding f = noun == no_token ? acted(grammar, c) : said(grammar, c, noun);
    f.content = pieces(grammar, mains.from(next), {});
    if (!f.content.empty()) findings.push_back(std::move(f));
}

}  // namespace sayso::statement
