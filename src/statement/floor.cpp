#include "statement/floor.h"

#include <algorithm>

#include "statement/main_clauses.h"
#include "statement/speaker_kind.h"
#include "statement/speakers.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

// "Der Wirt lacht", "16.30 Uhr: Brandt ist dran": who acts in the sentence's first main clause and opens it. Whoever
// stands behind the verb is more often somebody whom the sentence tells of ("Bisher haben die Archäologen 38 Gräber
// freigelegt").
const Phrase* who_opens(const DocumentView& view, std::uint32_t s) {
    const TokenRange clauses = view.clauses_of_sentence(s);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (!is_main(clause) || clause.finite == no_token) continue;
        const Phrase* subject = clause.mood == Mood::sub ? nullptr : subject_phrase(view, c);
        if (subject == nullptr || view.quotation_of(subject->head) != none) return nullptr;
        const TokenIndex begin = subject->tokens.begin;
        const bool first = begin == view.document.sentences[s].tokens.begin || !view.is_word(begin - 1);
        return first && subject->tokens.end <= clause.finite ? subject : nullptr;
    }
    return nullptr;
}

// A person or body by name or noun.
bool is_somebody(std::string_view kind) {
    static constexpr std::string_view others[] = {"personal", "relative", "paper", "document"};
    return can_speak(kind) && std::find(std::begin(others), std::end(others), kind) == std::end(others);
}

bool tells_in(const DocumentView& view, const Finding& finding, std::uint32_t s) {
    const auto in = [&](TokenIndex t) { return view.token(t).sentence == s; };
    return in(finding.anchor) || std::any_of(finding.content.begin(), finding.content.end(),
                                             [&](TokenRange range) { return in(range.begin); });
}

// Whether a finding beside it tells something in one of the sentences [first, last]. In the order of the text those of
// two sentences stand next to each other.
bool is_told_beside(const DocumentView& view, std::span<const Finding> findings, std::size_t index, std::uint32_t first,
                    std::uint32_t last) {
    constexpr std::size_t reach = 16;
    const std::size_t end = std::min(findings.size(), index + reach);
    for (std::size_t i = index - std::min(index, reach); i < end; ++i) {
        for (std::uint32_t s = first; s <= last; ++s) {
            if (i != index && tells_in(view, findings[i], s)) return true;
        }
    }
    return false;
}

}  // namespace

TokenRange taker_of_floor(const SpeakerContext& context, std::span<const Finding> findings, std::size_t index) {
    const DocumentView& view = context.grammar.view;
    const Finding& finding = findings[index];
    const bool open = finding.form == Form::free || finding.rule == Rule::quote_alone;
    if (!open || finding.content.empty()) return {};
    const std::uint32_t s = view.token(finding.content.front().begin).sentence;
    if (s == 0 || view.document.sentences[s - 1].block != view.document.sentences[s].block) return {};
    // What else is told in its own sentence may name who speaks.
    if (is_told_beside(view, findings, index, s - 1, s)) return {};
    const Phrase* actor = who_opens(view, s - 1);
    if (actor == nullptr && finding.rule == Rule::quote_alone) return named_actor_of_sentence(context.grammar, s - 1);
    if (actor == nullptr || !is_somebody(speaker_kind(context, actor->head))) return {};
    return with_name_behind(view, with_attributes(context.grammar, *actor));
}

void give_floor_of_thing(const SpeakerContext& context, Finding& finding) {
    const DocumentView& view = context.grammar.view;
    const std::uint32_t p = finding.speaker.empty() ? none : view.phrase_of(finding.speaker.front().begin);
    if (finding.rule != Rule::quote_alone || p == none) return;
    const std::string_view kind = speaker_kind(context, view.phrase(p).head);
    if (kind != "thing" && kind != "cuenoun") return;
    const TokenIndex first = view.phrase(p).tokens.begin;
    if (view.token(first).morph.poss && context.grammar.cues.is_trait(view.lower_lemma(view.phrase(p).head))) {
        finding.speaker = {{first, first + 1}};
        return;
    }
    // „Geld“, sie winkt ab. „Wozu?“
    if (view.is_in_marks(first) || !text::any_finite(view.document, view.sentence_of(first).tokens))
        finding.speaker.clear();
}

TokenRange named_actor_of_sentence(const Grammar& grammar, std::uint32_t s) {
    const DocumentView& view = grammar.view;
    if (view.document.sentences[s].block != view.document.sentences[s + 1].block) return {};
    const TokenRange clauses = view.clauses_of_sentence(s);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if ((clause.kind != ClauseKind::main && clause.kind != ClauseKind::verb_first) || clause.predicate == no_token)
            continue;
        if (view.quotation_of(clause.predicate) != none) return {};  // „Ich habe es gewusst.“
        const TokenRange actor = with_name_behind(view, speaker_of_verb(grammar, c, clause.predicate).tokens);
        for (TokenIndex t = actor.begin; t < actor.end; ++t) {
            if (view.token(t).upos == Upos::PROPN || view.token(t).morph.pron_type == PronType::prs) return actor;
        }
        return {};
    }
    return {};
}

bool is_in_first_subjunctive(const DocumentView& view, std::uint32_t s) {
    const TokenRange clauses = view.clauses_of_sentence(s);
    for (std::uint32_t c = clauses.begin; c < clauses.end; ++c) {
        const Clause& clause = view.clause(c);
        if (clause.mood != Mood::sub || clause.finite == no_token) continue;
        return view.token(clause.finite).morph.tense == Tense::pres;
    }
    return false;
}

bool begins_telling(const Grammar& grammar, Finding& free) {
    const DocumentView& view = grammar.view;
    const std::uint32_t s = view.token(free.anchor).sentence;
    if (s == 0 || !is_in_first_subjunctive(view, s)) return false;
    const TokenRange actor = named_actor_of_sentence(grammar, s - 1);
    if (actor.empty()) return false;
    free.speaker = {actor};
    free.sentences_since = 1;
    return true;
}

TokenRange paper_that_goes_on(const SpeakerContext& context, std::span<const Finding> findings, std::size_t index) {
    const DocumentView& view = context.grammar.view;
    const Finding& finding = findings[index];
    const std::uint32_t c = view.clause_of(finding.anchor);
    if (c == none) return {};
    const Phrase* subject = subject_phrase(view, c);
    const bool nobody = finding.speaker.empty() && !is_passive(context.grammar, c, finding.anchor) &&
                        finding.form != Form::reported && subject != nullptr &&
                        (context.grammar.cues.speech_word(view.lower(subject->head)) & word_expletive) != 0;
    if (!nobody) return {};
    constexpr std::uint32_t furthest = 2;
    static constexpr std::string_view papers[] = {"outlet", "outletnoun", "paper", "document"};
    const std::uint32_t s = view.token(finding.anchor).sentence;
    for (std::size_t i = index; i-- > 0;) {
        const Finding& before = findings[i];
        const std::uint32_t told = view.token(before.anchor).sentence;
        if (told + furthest < s || view.document.sentences[told].block != view.document.sentences[s].block) return {};
        const TokenIndex last = before.speaker.empty() ? no_token : view.word_before(before.speaker.back().end);
        if (last == no_token) continue;
        const std::uint32_t p = view.phrase_of(last);
        const std::string_view kind = speaker_kind(context, p == none ? last : view.phrase(p).head);
        const bool paper = std::find(std::begin(papers), std::end(papers), kind) != std::end(papers);
        return paper ? before.speaker.front() : TokenRange{};
    }
    return {};
}

}  // namespace sayso::statement
