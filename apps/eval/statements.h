// Scores statements and quantities against gold. The measure is defined by the reference scorer that comes with the
// gold (score_statements.py); this one gives the same figures to the last digit.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "eval/words.h"
#include "sayso/error.h"

namespace sayso::eval {

// A statement as the measure sees it. Spans are code points; `who` and `via` are names, with "?" before an unnamed one.
struct ScoredStatement {
    std::vector<Range> content, cue, speaker, addressee;
    std::vector<Range> quoted;         // what of the content stands in quotation marks
    std::string form, act, certainty;  // empty: not given
    std::optional<std::string> who;
    bool named = true;  // false where the file says so apart from the name
    std::vector<std::string> via;
    std::string rule;
    std::optional<double> confidence;
};

struct ScoredQuantity {
    Range span;
    std::optional<double> value, high;
    std::string qualifier, unit, of;
};

struct ScoredArticle {
    std::string id;
    std::string published;  // ISO 8601; empty: not known
    std::string utf8;
    std::vector<ScoredStatement> statements;
    std::optional<std::vector<ScoredQuantity>> quantities;  // nothing: they were not marked
};

// From a line of a gold file or of `sayso read --format jsonl`.
[[nodiscard]] Result<ScoredArticle> scored_article_from_json(std::string_view line);

struct Share {
    std::uint64_t hits = 0, predicted = 0, gold = 0;
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    Share& operator+=(const Share& other);
};

struct ArticleScore {
    std::string id;
    double who_f1 = 0;
    std::size_t gold = 0, predicted = 0, right = 0;
};

struct StatementScores {
    Share content, speaker, who, exact, via, quantity;
    std::optional<double> certainty;
    // Means over pairs, or nothing where there was none: act, form, cue, addressee, invented, value, qualifier, unit,
    // of.
    std::map<std::string, std::optional<double>> means;
    std::vector<ArticleScore> articles;  // lowest who figure first
};

// Which gold statement a predicted one answers to, best first, one to one.
struct Pair {
    std::size_t gold = 0;
    std::size_t predicted = 0;
};
[[nodiscard]] std::vector<Pair> pair_up(const ScoredArticle& gold, const ScoredArticle& predicted);

// Where one form alone is scored (`only_form` empty: all): the gold of that form.
[[nodiscard]] std::vector<ScoredStatement> of_form(std::vector<ScoredStatement> statements, std::string_view only_form);
// And the predictions that count: those of that form, and those that are paired with gold of it.
[[nodiscard]] std::vector<const ScoredStatement*> counted(const std::vector<ScoredStatement>& predicted,
                                                          const std::vector<Pair>& pairs, std::string_view only_form);

// Whether a pair also has the same speaker's name.
[[nodiscard]] bool same_who(const ScoredStatement& gold, const ScoredStatement& predicted);

// How the predictions of one rule fare.
struct RuleScore {
    std::uint64_t predicted = 0, found = 0, right_who = 0;
};
[[nodiscard]] std::map<std::string, RuleScore> score_by_rule(const std::vector<ScoredArticle>& gold,
                                                             const std::map<std::string, ScoredArticle>& predicted);

// `predicted` by article id; a missing article counts as empty. `only_form` as in of_form. An article whose text
// differs from the gold's is an error.
[[nodiscard]] Result<StatementScores> score_statements(const std::vector<ScoredArticle>& gold,
                                                       const std::map<std::string, ScoredArticle>& predicted,
                                                       std::string_view only_form);

}  // namespace sayso::eval
