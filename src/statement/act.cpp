#include "statement/act.h"

#include <optional>
#include <string>

namespace sayso::statement {
namespace {

// The first word, or pair of words, of the content's main clause, or of the one clause it is, that the table has.
std::optional<Act> act_in_content(const Grammar& grammar, const Finding& finding) {
    const DocumentView& view = grammar.view;
    const std::uint32_t c = view.clause_of(finding.content.front().begin);
    constexpr std::uint32_t farthest = 60;
    const TokenIndex begin = finding.content.front().begin;
    for (TokenRange range : finding.content) {
        for (TokenIndex t = range.begin; t < range.end && t < begin + farthest; ++t) {
            if (view.clause_of(t) != c) continue;
            if (t + 1 < range.end) {
                std::string pair(view.lower(t));
                (pair += ' ') += view.lower(t + 1);
                if (const auto act = grammar.cues.act_word(pair)) return act;
            }
            if (const auto act = grammar.cues.act_word(view.lower(t))) return act;
        }
    }
    return std::nullopt;
}

}  // namespace

Act act_of(const Grammar& grammar, const Finding& finding) {
    if (finding.act == Act::deny && finding.negated && finding.form != Form::reported) return Act::confirm;
    if (finding.act != Act::state || finding.form == Form::reported || finding.content.empty()) return finding.act;
    const TokenIndex end = finding.content.back().end;
    if (end < grammar.view.size() && grammar.view.is_mark(end, "?")) return Act::ask;
    return act_in_content(grammar, finding).value_or(finding.act);
}

}  // namespace sayso::statement
