#include "statement/act.h"

#include <algorithm>
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

// What can be seen of an act: the cue, and the words of what is said. A value that every speaker may put into an assertion
// ("gefährlich") says less than the main clause's verb and who its subject is ("wir fordern", "ich danke").
class ActFeatures {
public:
    ActFeatures(const Grammar& grammar, const text::WordClasses& words, const Finding& finding)
        : grammar_(grammar),
          view_(grammar.view),
          words_(words),
          f_(finding),
          table_(name_of(act_by_tables(grammar, finding))),
          manner_(name_of(finding.form)) {}

    Features make() {
        cue();
        if (!f_.content.empty()) content();
        return set_.take();
    }

private:
    void cue() {
        std::string cue;
        for (TokenRange range : f_.cue) {
            for (TokenIndex t = range.begin; t < range.end; ++t) (cue += view_.token(t).lemma) += ' ';
        }
        const std::string_view told = name_of(f_.act), negated = yes(f_.negated);
        set_.add({"table", table_});
        set_.add({"table", table_, manner_});
        set_.add({"told", told, manner_, negated});
        set_.add({"told", told, table_, name_of(f_.rule)});
        set_.add({"cue", cue});
        set_.add({"cue", cue, manner_, negated});
        set_.add({"cue", cue, name_of(f_.rule)});
        set_.add({"hedged", label_digit(f_.certainty), manner_, table_});
        for (TokenRange range : f_.cue) {
            for (TokenIndex t = range.begin; t < range.end; ++t) set_.add({"cue word", view_.token(t).lemma, manner_});
        }
    }

    void content() {
        end();
        const TokenIndex begin = f_.content.front().begin;
        const std::uint32_t main = view_.clause_of(begin);
        if (main != none) main_clause(main);
        constexpr TokenIndex farthest = 60;
        std::string before = "^";
        for (TokenRange range : f_.content) {
            for (TokenIndex t = range.begin; t < range.end && t < begin + farthest; ++t) {
                if (!view_.is_word(t)) continue;
                word(t, view_.clause_of(t) == main, before);
                before = view_.token(t).lemma;
            }
        }
    }

    void end() {
        const TokenIndex end = f_.content.back().end;
        for (const std::string_view mark : {"?", "!"}) {
            if (end < view_.size() && view_.is_mark(end, mark)) set_.add({"end", mark, manner_});
        }
        set_.add({"opens", view_.lower(f_.content.front().begin), manner_});
        const bool quoted = view_.quotation_of(f_.content.front().begin) != none;
        set_.add({"quoted", yes(quoted), manner_, table_});
    }

    void main_clause(std::uint32_t c) {
        const Clause& clause = view_.clause(c);
        const std::string_view mood = clause.mood == Mood::sub ? "sub" : "ind";
        const std::string_view finite = clause.finite == no_token ? "" : view_.token(clause.finite).lemma;
        const std::string_view predicate = clause.predicate == no_token ? "" : view_.token(clause.predicate).lemma;
        const std::string_view tense =
            clause.finite == no_token ? "" : label_digit(view_.token(clause.finite).morph.tense);
        const std::string subject = clause.subject.empty() ? "" : std::string(view_.lower(clause.subject.end - 1));
        set_.add({"finite", finite, mood, manner_});
        set_.add({"finite", finite, subject});
        set_.add({"predicate", predicate});
        set_.add({"predicate", predicate, finite});
        set_.add({"subject", subject, manner_});
        set_.add({"tense", tense, mood, table_});
        set_.add({"clause", label_digit(clause.kind), manner_, table_});
    }

    void word(TokenIndex t, bool in_main, std::string_view before) {
        const Token& token = view_.token(t);
        set_.add({"word", token.lemma});
        set_.add({"word", token.lemma, yes(in_main)});
        set_.add({"pair", before, token.lemma});
        if (token.upos != Upos::ADJ && token.upos != Upos::NOUN && token.upos != Upos::VERB && token.upos != Upos::ADV)
            return;
        const text::WordClass found = words_.find(view_.form(t));
        if (found.cluster == 0) return;
        constexpr std::uint16_t upper_branches = 0xFF;
        set_.add({"class", std::to_string(found.cluster), yes(in_main)});
        set_.add({"branch", std::to_string(found.path & upper_branches), yes(in_main)});
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const text::WordClasses& words_;
    const Finding& f_;
    std::string_view table_, manner_;
    FeatureSet set_{feature_bits};
};

}  // namespace

Act act_by_tables(const Grammar& grammar, const Finding& finding) {
    if (finding.act == Act::deny && finding.negated && finding.form != Form::reported) return Act::confirm;
    if (finding.act != Act::state || finding.form == Form::reported || finding.content.empty()) return finding.act;
    const TokenIndex end = finding.content.back().end;
    if (end < grammar.view.size() && grammar.view.is_mark(end, "?")) return Act::ask;
    return act_in_content(grammar, finding).value_or(finding.act);
}

Features ActModel::features(const Grammar& grammar, const Finding& finding) const {
    return ActFeatures(grammar, words_, finding).make();
}

Act ActModel::choose(const Grammar& grammar, const Finding& finding) const {
    if (choice_.empty()) return act_by_tables(grammar, finding);
    return static_cast<Act>(choice_.best(features(grammar, finding)));
}

}  // namespace sayso::statement
