#include "eval/quoted_apart.h"

#include <utility>

namespace sayso::eval {

ScoredArticle with_quoted_apart(ScoredArticle article) {
    std::vector<ScoredStatement> apart;
    for (const ScoredStatement& statement : article.statements) {
        if (statement.form == "direct") continue;
        for (const Range quoted : statement.quoted) {
            ScoredStatement one = statement;
            one.form = "direct";
            one.content = one.quoted = {quoted};
            apart.push_back(std::move(one));
        }
    }
    std::move(apart.begin(), apart.end(), std::back_inserter(article.statements));
    return article;
}

}  // namespace sayso::eval
