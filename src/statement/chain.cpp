#include "statement/chain.h"

#include <algorithm>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

bool stands_in(const Finding& inner, const Finding& outer) {
    if (inner.anchor == outer.anchor || outer.form == Form::reported || outer.speaker.empty()) return false;
    if (!contains(outer.content, inner.anchor)) return false;
    // "Das wies ein Sprecher zurück": who denies what the sentence before tells does not pass it on.
    const bool answers = outer.act == Act::deny || outer.act == Act::doubt || outer.act == Act::judge;
    if (outer.rule == Rule::sentence_before_verb && answers) return false;
    return inner.speaker != outer.speaker;
}

// The phrase behind "N mit/auf X" where N is a noun with the given part to play.
TokenRange phrase_behind_noun(const Grammar& grammar, const Finding& finding, std::uint32_t part) {
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(finding.anchor);
    if (c == none) return {};
    for (TokenIndex t : view.own_tokens(c)) {
        if ((grammar.cues.speech_word(view.lower(t)) & part) == 0) continue;
        const Phrase* phrase = phrase_at(view, t + 1);
        if (phrase != nullptr && phrase->preposition == t + 1) return with_attributes(grammar, *phrase);
    }
    return {};
}

// "In einem Interview der „Talzeitung“": a name in quotation marks behind an article.
TokenRange owner_of_interview(const Grammar& grammar, const Finding& finding) {
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(finding.anchor);
    if (c == none) return {};
    for (TokenIndex t : view.own_tokens(c)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_interview) == 0) continue;
        const TokenRange name = short_marks_at(view, t + 2, view.size());
        if (!name.empty() && view.token(t + 1).upos == Upos::DET) return {t + 1, name.end};
    }
    return {};
}

// Whether `inner` is a relative clause of `outer`: what it tells is told of a noun there.
bool is_relative_of(const DocumentView& view, std::uint32_t inner, std::uint32_t outer) {
    return inner != none && view.clause(inner).kind == ClauseKind::relative && view.clause(inner).parent == outer;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> outer_findings(const std::vector<Finding>& findings) {
    std::vector<std::vector<std::uint32_t>> outer(findings.size());
    std::vector<std::uint32_t> open;  // findings whose content may reach further
    for (std::uint32_t i = 0; i < findings.size(); ++i) {
        std::erase_if(open, [&](std::uint32_t o) {
            return findings[o].content.empty() || findings[o].content.back().end <= findings[i].anchor;
        });
        for (std::uint32_t o : open) {
            if (stands_in(findings[i], findings[o])) outer[i].push_back(o);
        }
        // "Nach Angaben von Meier ist die Brücke sicher, meldet die Waldpost": both contents begin at one place.
        for (std::uint32_t o = i + 1;
             findings[i].rule == Rule::source_phrase && o < findings.size() && !findings[o].content.empty() &&
             findings[o].content.front().begin <= findings[i].anchor;
             ++o) {
            if (stands_in(findings[i], findings[o])) outer[i].push_back(o);
        }
        open.push_back(i);
    }
    return outer;
}

TokenRange interviewer(const Grammar& grammar, const Finding& finding) {
    const TokenRange with = phrase_behind_noun(grammar, finding, word_interview);
    return with.empty() ? owner_of_interview(grammar, finding) : with;
}

std::vector<Interview> interviews(const Grammar& grammar) {
    const DocumentView& view = grammar.view;
    std::vector<Interview> found;
    for (TokenIndex t = 0; t + 1 < view.size(); ++t) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_interview) == 0) continue;
        const std::uint32_t c = view.clause_of(t);
        const Phrase* phrase = phrase_at(view, t + 1);
        if (c == none || view.quotation_of(t) != none || phrase == nullptr || phrase->preposition != t + 1) continue;
        const TokenRange speaker = view.clause(c).subject;
        if (!speaker.empty() && !speaker.contains(t)) found.push_back({t, speaker, with_attributes(grammar, *phrase)});
    }
    return found;
}

TokenRanges outlets_beside(const Grammar& grammar, const Finding& finding) {
    const DocumentView& view = grammar.view;
    TokenRanges outlets;
    const std::uint32_t c = finding.form == Form::free ? none : view.clause_of(finding.anchor);
    if (c == none) return outlets;
    const std::vector<Name>& names = view.document.names;
    const TokenRange extent = view.clause(c).tokens;
    auto name = std::lower_bound(names.begin(), names.end(), extent.begin,
                                 [](const Name& n, TokenIndex t) { return n.tokens.begin < t; });
    for (; name != names.end() && name->tokens.begin < extent.end; ++name) {
        const TokenRange words = name->tokens;
        const bool may_be_outlet =
            name->kind != NameKind::person && name->kind != NameKind::place && name->kind != NameKind::state;
        const std::uint32_t own = view.clause_of(words.begin);
        if (!may_be_outlet || (own != c && !is_relative_of(view, own, c)) || contains(outlets, words.begin)) continue;
        if (overlap(finding.content, words) || overlap(finding.speaker, words) || overlap(finding.via, words)) continue;
        const std::uint32_t p = view.phrase_of(words.begin);
        outlets.push_back(p == none ? words : with_attributes(grammar, view.phrase(p)));
    }
    return outlets;
}

Sources::Sources(const DocumentView& view, const std::vector<Finding>& candidates) : view_(view) {
    for (const Finding& f : candidates) {
        const std::uint32_t c = view.clause_of(f.anchor);
        if (f.speaker.empty() || c == none || f.gapped) continue;  // a gapped one is the source of its part alone
        if (f.rule == Rule::source_phrase) by_clause_[c].push_back({f.anchor, f.speaker.front()});
        // "…, wie Teilnehmer berichten": of the clause around.
        const std::uint32_t around = view.clause(c).parent;
        if (f.rule == Rule::as_reported && around != none) by_clause_[around].push_back({f.anchor, f.speaker.front()});
    }
}

TokenRanges Sources::around(const Finding& finding) const {
    constexpr int most_steps = 3;
    TokenRanges speakers;
    if (finding.form == Form::free || (finding.gapped && finding.rule == Rule::source_phrase)) return speakers;
    std::uint32_t c = view_.clause_of(finding.anchor);
    for (int step = 0; step < most_steps && c != none; ++step, c = view_.clause(c).parent) {
        const auto here = by_clause_.find(c);
        if (here == by_clause_.end()) continue;
        for (const auto& [anchor, words] : here->second) {
            const bool own = contains(finding.cue, anchor) || contains(finding.content, anchor);
            if (!own && !overlap(finding.speaker, words) && !overlap(finding.content, words)) speakers.push_back(words);
        }
    }
    return speakers;
}

TokenRange messenger(const Grammar& grammar, const Finding& finding) {
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(finding.anchor);
    if (c == none) return {};
    const std::vector<TokenIndex>& own = view.own_tokens(c);
    const bool lets = std::any_of(own.begin(), own.end(), [&](TokenIndex t) {
        return contains(finding.cue, t) && grammar.cues.helper(view.token(t).lemma) == Helper::causative;
    });
    if (!lets) return {};
    for (TokenIndex t : own) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_messenger) == 0) continue;
        const Phrase* phrase = phrase_at(view, t);
        if (phrase == nullptr || phrase->preposition != t || contains(finding.content, t)) continue;
        return with_attributes(grammar, *phrase);
    }
    return {};
}

TokenRanges media_beside(const Grammar& grammar, const Finding& finding) {
    const DocumentView& view = grammar.view;
    TokenRanges media;
    const std::uint32_t c = finding.form == Form::free ? none : view.clause_of(finding.anchor);
    if (c == none) return media;
    for (TokenIndex t : view.own_tokens(c)) {
        if ((grammar.cues.speech_word(view.lower(t)) & word_medium) == 0) continue;
        const Phrase* phrase = phrase_at(view, t);
        if (phrase == nullptr || phrase->preposition != t || view.token(phrase->head).upos != Upos::NOUN) continue;
        const TokenRange words = phrase->tokens;
        if (overlap(finding.content, words) || overlap(finding.speaker, words) || overlap(finding.cue, words)) continue;
        media.push_back(words);
    }
    return media;
}

bool is_cited(const Grammar& grammar, const Finding& finding) {
    const std::vector<VerbCue>* rows = grammar.cues.verbs(grammar.view.token(finding.anchor).lemma);
    return rows != nullptr && contains(finding.cue, finding.anchor) &&
           std::any_of(rows->begin(), rows->end(), [](const VerbCue& row) { return (row.frames & frame_cites) != 0; });
}

bool is_told_on(const Grammar& grammar, const Finding& finding) {
    switch (finding.rule) {  // cues that are a verb with what it governs behind it
        case Rule::verb_with_clause:
        case Rule::verb_with_infinitive:
        case Rule::clause_after_verb:
        case Rule::quote_after_cue:
        case Rule::verb_with_object:
        case Rule::verb_with_preposition:
        case Rule::verb_with_as:
        case Rule::verb_with_dative:
        case Rule::passive_verb: break;
        default: return false;
    }
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(finding.anchor);
    if (c == none || view.quotation_of(finding.anchor) != none) return false;
    const Clause& clause = view.clause(c);
    return clause.kind == ClauseKind::main && clause.mood == Mood::sub;
}

bool means_this_outlet(const Grammar& grammar, TokenRange words) {
    const DocumentView& view = grammar.view;
    if (words.empty()) return false;
    const auto ours = [&](TokenIndex t) { return (grammar.cues.speech_word(view.lower(t)) & word_ours) != 0; };
    return ours(words.begin) || (words.size() > 1 && ours(words.begin + 1));
}

TokenRange reliance(const Grammar& grammar, const Finding& finding) {
    return phrase_behind_noun(grammar, finding, word_reliance);
}

}  // namespace sayso::statement
