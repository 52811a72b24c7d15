#include "eval/roles.h"

#include <utility>

#include "eval/words.h"

namespace sayso::eval {
namespace {

struct Role {
    Share RoleScores::*share;
    std::vector<Range> ScoredStatement::*spans;
};

constexpr Role roles[] = {{&RoleScores::content, &ScoredStatement::content},
                          {&RoleScores::cue, &ScoredStatement::cue},
                          {&RoleScores::speaker, &ScoredStatement::speaker},
                          {&RoleScores::addressee, &ScoredStatement::addressee}};

void add_article(ScoredArticle gold, const ScoredArticle& predicted, std::string_view only_form, RoleScores& scores) {
    gold.statements = of_form(std::move(gold.statements), only_form);
    const std::vector<Range> words = words_in(text_from_utf8(gold.utf8));
    const std::vector<Pair> pairs = pair_up(gold, predicted);
    const std::vector<const ScoredStatement*> told = counted(predicted.statements, pairs, only_form);
    for (const Role& role : roles) {
        Share& share = scores.*role.share;
        const auto words_in_role = [&](const ScoredStatement& s) { return words_of(words, s.*role.spans); };
        for (const ScoredStatement& statement : gold.statements) share.gold += words_in_role(statement).size();
        for (const ScoredStatement* statement : told) share.predicted += words_in_role(*statement).size();
        for (const Pair& pair : pairs) {
            const WordSet found = words_in_role(predicted.statements[pair.predicted]);
            for (const std::uint32_t word : words_in_role(gold.statements[pair.gold]))
                share.hits += found.contains(word) ? 1 : 0;
        }
    }
}

}  // namespace

Share RoleScores::together() const {
    Share sum = content;
    sum += cue;
    sum += speaker;
    sum += addressee;
    return sum;
}

RoleScores score_roles(const std::vector<ScoredArticle>& gold, const std::map<std::string, ScoredArticle>& predicted,
                       std::string_view only_form) {
    RoleScores scores;
    for (const ScoredArticle& article : gold) {
        const auto found = predicted.find(article.id);
        add_article(article, found == predicted.end() ? ScoredArticle{} : found->second, only_form, scores);
    }
    return scores;
}

}  // namespace sayso::eval
