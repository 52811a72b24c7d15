#include "eval/story_members.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

namespace sayso::eval {

std::vector<std::vector<WordSet>> words_of_statements(std::span<const Reading> readings) {
    std::vector<std::vector<WordSet>> all;
    for (const Reading& reading : readings) {
        const WordsOf words(reading.article);
        std::vector<WordSet>& own = all.emplace_back();
        for (const Statement& statement : reading.statements) own.push_back(words_of_statement(statement, words));
    }
    return all;
}

std::vector<FoundMember> find_members(const GoldStory& gold, const std::vector<std::vector<WordSet>>& words) {
    std::map<std::string, std::size_t> article;
    for (std::size_t a = 0; a < gold.articles.size(); ++a) article.emplace(gold.articles[a].id, a);
    std::vector<FoundMember> members;
    for (std::size_t c = 0; c < gold.claims.size(); ++c)
        for (const GoldPlace& place : gold.claims[c].members)
            members.push_back({.claim = c, .place = place, .found = {}});
    std::vector<std::tuple<double, std::size_t, StatementKey>> pairs;
    for (std::size_t m = 0; m < members.size(); ++m) {
        const std::size_t a = article.at(members[m].place.article);
        for (std::size_t s = 0; s < words[a].size(); ++s) {
            const double score = overlap(words[a][s], members[m].place.words);
            if (score >= least_overlap) pairs.emplace_back(-score, m, StatementKey{a, s});
        }
    }
    std::sort(pairs.begin(), pairs.end());
    std::set<StatementKey> taken;
    for (const auto& [score, m, key] : pairs) {
        if (members[m].found || !taken.insert(key).second) continue;
        members[m].found = key;
    }
    return members;
}

}  // namespace sayso::eval
