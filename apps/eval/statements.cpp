#include "eval/statements.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace sayso::eval {
namespace {

template <class Set>
double f1(const Set& a, const Set& b) {
    if (a.empty() && b.empty()) return 1.0;
    const auto common = std::count_if(a.begin(), a.end(), [&](const auto& x) { return b.contains(x); });
    return common == 0 ? 0.0 : 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// What a statement is paired by: its content's words, with the cue's where the content alone says little.
WordSet key_of(const ScoredStatement& statement, const std::vector<Range>& words) {
    WordSet key = words_of(words, statement.content);
    if (statement.form == "reported" || key.empty()) key.merge(words_of(words, statement.cue));
    return key;
}

std::vector<WordSet> keys_of(const std::vector<ScoredStatement>& statements, const std::vector<Range>& words) {
    std::vector<WordSet> keys;
    keys.reserve(statements.size());
    for (const ScoredStatement& statement : statements) keys.push_back(key_of(statement, words));
    return keys;
}

constexpr double pairing_threshold = 0.5;

// Greedy, best first, ties by the order of gold, then of prediction.
std::vector<Pair> pair_keys(const std::vector<WordSet>& gold, const std::vector<WordSet>& predicted) {
    struct Candidate {
        double weight;
        Pair pair;
    };
    std::vector<Candidate> candidates;
    for (std::size_t g = 0; g < gold.size(); ++g) {
        for (std::size_t p = 0; p < predicted.size(); ++p) {
            if (gold[g].empty() && predicted[p].empty()) continue;
            const double weight = f1(gold[g], predicted[p]);
            if (weight >= pairing_threshold) candidates.push_back({weight, {g, p}});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    std::vector<bool> gold_used(gold.size());
    std::vector<bool> predicted_used(predicted.size());
    std::vector<Pair> pairs;
    for (const Candidate& c : candidates) {
        if (gold_used[c.pair.gold] || predicted_used[c.pair.predicted]) continue;
        gold_used[c.pair.gold] = predicted_used[c.pair.predicted] = true;
        pairs.push_back(c.pair);
    }
    return pairs;
}

bool names_nobody(const ScoredStatement& s) {
    const std::string name = s.who.value_or("");
    return name_words(name).empty() || name.starts_with('?') || !s.named;
}

class Means {
public:
    void add(const std::string& name, double value) { sums_[name].push_back(value); }
    [[nodiscard]] std::map<std::string, std::optional<double>> values() const {
        std::map<std::string, std::optional<double>> means;
        for (const char* name : {"act", "form", "cue", "addressee", "invented", "value", "qualifier", "unit", "of"})
            means[name];
        for (const auto& [name, values] : sums_) {
            double sum = 0;
            for (const double value : values) sum += value;
            means[name] = sum / static_cast<double>(values.size());
        }
        return means;
    }

private:
    std::map<std::string, std::vector<double>> sums_;
};

// Counts over all articles.
class Scorer {
public:
    explicit Scorer(std::string_view only_form) : only_form_(only_form) {}

    void add(const ScoredArticle& gold, const ScoredArticle& predicted) {
        const std::vector<Range> words = words_in(text_from_utf8(gold.utf8));
        add_statements(gold, predicted, words);
        if (gold.quantities)
            add_quantities(*gold.quantities, predicted.quantities.value_or(std::vector<ScoredQuantity>{}), words);
    }

    [[nodiscard]] StatementScores scores() && {
        scores_.means = means_.values();
        scores_.certainty = certainty();
        std::stable_sort(scores_.articles.begin(), scores_.articles.end(),
                         [](const ArticleScore& a, const ArticleScore& b) {
                             return std::tie(a.who_f1, a.id) < std::tie(b.who_f1, b.id);
                         });
        return std::move(scores_);
    }

private:
    void add_statements(const ScoredArticle& gold_article, const ScoredArticle& predicted_article,
                        const std::vector<Range>& words) {
        const std::vector<ScoredStatement> gold = of_form(gold_article.statements, only_form_);
        const std::vector<ScoredStatement>& predicted = predicted_article.statements;
        const std::vector<WordSet> gold_keys = keys_of(gold, words);
        const std::vector<WordSet> predicted_keys = keys_of(predicted, words);
        const std::vector<Pair> pairs = pair_keys(gold_keys, predicted_keys);
        const std::size_t given = counted(predicted, pairs, only_form_).size();
        for (Share* share : {&scores_.content, &scores_.speaker, &scores_.who, &scores_.exact}) {
            share->gold += gold.size();
            share->predicted += given;
        }
        std::size_t right = 0;
        for (const Pair& pair : pairs) {
            scores_.content.hits += 1;
            scores_.exact.hits += gold_keys[pair.gold] == predicted_keys[pair.predicted] ? 1 : 0;
            right += add_pair(gold[pair.gold], predicted[pair.predicted], words) ? 1 : 0;
        }
        const std::size_t both = gold.size() + given;
        const double who_f1 = both == 0 ? 1.0 : 2.0 * static_cast<double>(right) / static_cast<double>(both);
        scores_.articles.push_back({gold_article.id, who_f1, gold.size(), given, right});
    }

    // Whether the pair has the right speaker's name.
    bool add_pair(const ScoredStatement& gold, const ScoredStatement& predicted, const std::vector<Range>& words) {
        const bool speaker = f1(words_of(words, gold.speaker), words_of(words, predicted.speaker)) >= 0.5;
        scores_.speaker.hits += speaker ? 1 : 0;
        const bool who = same_who(gold, predicted);
        scores_.who.hits += who ? 1 : 0;
        if (!gold.act.empty()) means_.add("act", gold.act == predicted.act ? 1 : 0);
        if (!gold.form.empty()) means_.add("form", gold.form == predicted.form ? 1 : 0);
        if (!gold.certainty.empty()) certainties_.emplace_back(gold.certainty, predicted.certainty);
        if (gold.who && names_nobody(gold)) means_.add("invented", names_nobody(predicted) ? 0 : 1);
        add_spans("cue", gold.cue, predicted.cue, words);
        add_spans("addressee", gold.addressee, predicted.addressee, words);
        add_via(gold.via, predicted.via);
        return who;
    }

    void add_spans(const std::string& name, const std::vector<Range>& gold, const std::vector<Range>& predicted,
                   const std::vector<Range>& words) {
        const WordSet gold_words = words_of(words, gold);
        if (!gold_words.empty() || !predicted.empty()) means_.add(name, f1(gold_words, words_of(words, predicted)));
    }

    void add_via(const std::vector<std::string>& gold, std::vector<std::string> predicted) {
        scores_.via.gold += gold.size();
        scores_.via.predicted += predicted.size();
        for (const std::string& name : gold) {
            const auto found = std::find_if(predicted.begin(), predicted.end(),
                                            [&](const std::string& p) { return same_name(name, p); });
            if (found == predicted.end()) continue;
            predicted.erase(found);
            scores_.via.hits += 1;
        }
    }

    // By the words they stand on; of several on the same words the last one counts.
    static std::map<WordSet, const ScoredQuantity*> by_words(const std::vector<ScoredQuantity>& quantities,
                                                             const std::vector<Range>& words) {
        std::map<WordSet, const ScoredQuantity*> map;
        for (const ScoredQuantity& quantity : quantities) map[words_of(words, {quantity.span})] = &quantity;
        return map;
    }

    void add_quantities(const std::vector<ScoredQuantity>& gold, const std::vector<ScoredQuantity>& predicted,
                        const std::vector<Range>& words) {
        const auto golds = by_words(gold, words);
        const auto predictions = by_words(predicted, words);
        scores_.quantity.gold += golds.size();
        scores_.quantity.predicted += predictions.size();
        for (const auto& [key, quantity] : golds) {
            const auto found = predictions.find(key);
            if (found == predictions.end()) continue;
            scores_.quantity.hits += 1;
            add_quantity_pair(*quantity, *found->second);
        }
    }

    void add_quantity_pair(const ScoredQuantity& gold, const ScoredQuantity& predicted) {
        const auto set_of = [](const std::vector<Text>& words) { return std::set<Text>(words.begin(), words.end()); };
        means_.add("value", gold.value == predicted.value && gold.high == predicted.high ? 1 : 0);
        means_.add("qualifier", gold.qualifier == predicted.qualifier ? 1 : 0);
        means_.add("unit", gold.unit == predicted.unit ? 1 : 0);
        means_.add("of", f1(set_of(name_words(gold.of)), set_of(name_words(predicted.of))) >= 0.5 ? 1 : 0);
    }

    // Mean of the F1 of "firm" and of "hedged" over the pairs: nearly all are firm, so a share would say nothing.
    [[nodiscard]] std::optional<double> certainty() const {
        if (certainties_.empty()) return std::nullopt;
        double sum = 0;
        for (const char* label : {"firm", "hedged"}) {
            std::size_t both = 0;
            std::size_t either = 0;
            for (const auto& [gold, predicted] : certainties_) {
                both += gold == label && predicted == label ? 1 : 0;
                either += (gold == label ? 1 : 0) + (predicted == label ? 1 : 0);
            }
            sum += either == 0 ? 1.0 : 2.0 * static_cast<double>(both) / static_cast<double>(either);
        }
        return sum / 2;
    }

    std::string_view only_form_;
    StatementScores scores_;
    Means means_;
    std::vector<std::pair<std::string, std::string>> certainties_;
};

double ratio(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Share& Share::operator+=(const Share& other) {
    hits += other.hits;
    predicted += other.predicted;
    gold += other.gold;
    return *this;
}

double Share::precision() const { return ratio(hits, predicted); }
double Share::recall() const { return ratio(hits, gold); }
double Share::f1() const {
    const double p = precision();
    const double r = recall();
    return p + r == 0 ? 0.0 : 2 * p * r / (p + r);
}

std::vector<Pair> pair_up(const ScoredArticle& gold, const ScoredArticle& predicted) {
    const std::vector<Range> words = words_in(text_from_utf8(gold.utf8));
    return pair_keys(keys_of(gold.statements, words), keys_of(predicted.statements, words));
}

std::vector<ScoredStatement> of_form(std::vector<ScoredStatement> statements, std::string_view only_form) {
    if (!only_form.empty()) std::erase_if(statements, [&](const ScoredStatement& s) { return s.form != only_form; });
    return statements;
}

std::vector<const ScoredStatement*> counted(const std::vector<ScoredStatement>& predicted,
                                            const std::vector<Pair>& pairs, std::string_view only_form) {
    std::vector<bool> paired(predicted.size(), false);
    for (const Pair& pair : pairs) paired[pair.predicted] = true;
    std::vector<const ScoredStatement*> some;
    for (std::size_t p = 0; p < predicted.size(); ++p) {
        if (only_form.empty() || paired[p] || predicted[p].form == only_form) some.push_back(&predicted[p]);
    }
    return some;
}

bool same_who(const ScoredStatement& gold, const ScoredStatement& predicted) {
    return gold.who && same_name(*gold.who, predicted.who.value_or(""));
}

std::map<std::string, RuleScore> score_by_rule(const std::vector<ScoredArticle>& gold,
                                               const std::map<std::string, ScoredArticle>& predicted) {
    std::map<std::string, RuleScore> rules;
    for (const ScoredArticle& article : gold) {
        const auto found = predicted.find(article.id);
        if (found == predicted.end()) continue;
        for (const ScoredStatement& statement : found->second.statements) rules[statement.rule].predicted += 1;
        for (const Pair& pair : pair_up(article, found->second)) {
            const ScoredStatement& statement = found->second.statements[pair.predicted];
            rules[statement.rule].found += 1;
            rules[statement.rule].right_who += same_who(article.statements[pair.gold], statement) ? 1 : 0;
        }
    }
    return rules;
}

Result<StatementScores> score_statements(const std::vector<ScoredArticle>& gold,
                                         const std::map<std::string, ScoredArticle>& predicted,
                                         std::string_view only_form) {
    Scorer scorer(only_form);
    for (const ScoredArticle& article : gold) {
        const auto found = predicted.find(article.id);
        if (found == predicted.end()) {
            scorer.add(article, ScoredArticle{.id = article.id, .utf8 = article.utf8});
            continue;
        }
        if (found->second.utf8 != article.utf8) {
            return Error{.what = "the predicted text is not the gold text",
                         .record = article.id,
                         .remedy = "read the gold file's own articles"};
        }
        scorer.add(article, found->second);
    }
    return std::move(scorer).scores();
}

}  // namespace sayso::eval
