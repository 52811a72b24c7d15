#include "statement/chain.h"

#include <algorithm>

#include "statement/speakers.h"

namespace sayso::statement {
namespace {

bool stands_in(const Finding& inner, const Finding& outer) {
    if (inner.anchor == outer.anchor || outer.form == Form::reported || outer.speaker.empty()) return false;
    if (!contains(outer.content, inner.anchor)) return false;
    return inner.speaker != outer.speaker;
}

// The phrase behind "N mit/auf X" where N is a noun with the given part to play.
TokenRange phrase_behind_noun(const Grammar& grammar, const Finding& finding, std::uint16_t part) {
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
        open.push_back(i);
    }
    return outer;
}

TokenRange interviewer(const Grammar& grammar, const Finding& finding) {
    return phrase_behind_noun(grammar, finding, word_interview);
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
        if (!may_be_outlet || view.clause_of(words.begin) != c || contains(outlets, words.begin)) continue;
        if (overlap(finding.content, words) || overlap(finding.speaker, words) || overlap(finding.via, words)) continue;
        const std::uint32_t p = view.phrase_of(words.begin);
        outlets.push_back(p == none ? words : with_attributes(grammar, view.phrase(p)));
    }
    return outlets;
}

TokenRange reliance(const Grammar& grammar, const Finding& finding) {
    return phrase_behind_noun(grammar, finding, word_reliance);
}

}  // namespace sayso::statement
