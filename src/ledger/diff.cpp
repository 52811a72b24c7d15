#include <algorithm>

#include "ledger/article.h"
#include "ledger/hits.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

std::vector<Hit> hits_of(const Reading& reading) {
    std::vector<Hit> hits;
    hits.reserve(reading.statements.size());
    for (const Statement& statement : reading.statements) hits.push_back(hit_of(reading, statement));
    return hits;
}

bool told_the_same(const Hit& a, const Hit& b) {
    return a.who == b.who && a.named == b.named && a.via == b.via && a.form == b.form && a.act == b.act &&
           a.certainty == b.certainty;
}

// Pairs statements with the same words, in order; what stays alone is gone or has come.
Revision revision_of(const Reading& before, const Reading& after) {
    Revision revision{.article = after.article.id, .before = before.article.version, .after = after.article.version};
    std::vector<Hit> later = hits_of(after);
    for (Hit& hit : hits_of(before)) {
        const auto same =
            std::find_if(later.begin(), later.end(), [&](const Hit& other) { return other.content == hit.content; });
        if (same == later.end()) {
            revision.gone.push_back(std::move(hit));
            continue;
        }
        if (!told_the_same(hit, *same)) revision.changed.emplace_back(std::move(hit), *same);
        later.erase(same);
    }
    revision.come = std::move(later);
    return revision;
}

}  // namespace

Result<std::vector<Revision>> SqliteLedger::diff(std::string_view id) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    std::string article(id);
    if (id.starts_with("s:")) {
        const auto found = article_of(*connection_, id);
        if (!found) return found.error();
        article = *found;
    }
    const auto identities = this->identities();
    if (!identities) return identities.error();
    const auto versions = versions_of(*connection_, **identities, article);
    if (!versions) return versions.error();
    std::vector<Revision> revisions;
    for (std::size_t i = 1; i < versions->size(); ++i)
        revisions.push_back(revision_of((*versions)[i - 1].reading, (*versions)[i].reading));
    return revisions;
}

}  // namespace sayso::ledger
