#include "eval/document.h"

#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <optional>

namespace sayso::eval {
namespace {

constexpr std::array<std::string_view, 29> content_relations = {
    "nsubj", "obj",      "iobj",      "csubj",     "ccomp",  "xcomp",    "obl",        "vocative", "expl", "dislocated",
    "advcl", "advmod",   "discourse", "nmod",      "appos",  "nummod",   "acl",        "amod",     "conj", "fixed",
    "flat",  "compound", "list",      "parataxis", "orphan", "goeswith", "reparandum", "root",     "dep"};
constexpr std::size_t largest_table = 16'000'000;  // cells, for the words of one multi-word span

bool is_content(const TreeWord& word) {
    return std::find(content_relations.begin(), content_relations.end(), word.relation) != content_relations.end();
}

TreeScore score_spans(const std::vector<CharacterRange>& gold, const std::vector<CharacterRange>& system) {
    TreeScore score{.gold = gold.size(), .system = system.size()};
    for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
        if (system[s].begin < gold[g].begin)
            ++s;
        else if (gold[g].begin < system[s].begin)
            ++g;
        else
            score.correct += gold[g++].end == system[s++].end ? 1 : 0;
    }
    return score;
}

struct Pair {
    std::uint32_t gold, system;
};

// Lays the words of both over each other. Names and steps as in the reference scorer.
class Aligner {
public:
    Aligner(const std::vector<TreeWord>& gold, const std::vector<TreeWord>& system) : gold_(gold), system_(system) {}

    // Nothing if a stretch of multi-word tokens is too long to be compared.
    std::optional<std::vector<Pair>> align() {
        while (g_ < gold_.size() && s_ < system_.size()) {
            if (gold_[g_].in_multiword_token || system_[s_].in_multiword_token) {
                if (!align_multiword_span()) return std::nullopt;
            } else if (gold_[g_].span == system_[s_].span) {
                add(g_++, s_++);
            } else if (gold_[g_].span.begin <= system_[s_].span.begin) {
                ++g_;
            } else {
                ++s_;
            }
        }
        return std::move(pairs_);
    }

private:
    void add(std::size_t g, std::size_t s) {
        pairs_.push_back({static_cast<std::uint32_t>(g), static_cast<std::uint32_t>(s)});
    }

    static bool beyond(const std::vector<TreeWord>& words, std::size_t i, std::uint32_t end) {
        if (i >= words.size()) return true;
        return words[i].in_multiword_token ? words[i].span.begin >= end : words[i].span.end > end;
    }

    static void extend(const TreeWord& word, std::uint32_t& end) {
        if (word.in_multiword_token) end = std::max(end, word.span.end);
    }

    // Moves g_ and s_ behind the smallest span that no multi-word token sticks out of.
    bool align_multiword_span() {
        std::uint32_t end = 0;
        if (gold_[g_].in_multiword_token) {
            end = gold_[g_].span.end;
            if (!system_[s_].in_multiword_token && system_[s_].span.begin < gold_[g_].span.begin) ++s_;
        } else {
            end = system_[s_].span.end;
            if (!gold_[g_].in_multiword_token && gold_[g_].span.begin < system_[s_].span.begin) ++g_;
        }
        const std::size_t first_gold = g_;
        const std::size_t first_system = s_;
        while (!beyond(gold_, g_, end) || !beyond(system_, s_, end)) {
            if (g_ < gold_.size() && (s_ >= system_.size() || gold_[g_].span.begin <= system_[s_].span.begin))
                extend(gold_[g_++], end);
            else
                extend(system_[s_++], end);
        }
        return g_ == first_gold || s_ == first_system || align_by_form(first_gold, first_system);
    }

    // Longest common subsequence of the forms.
    bool align_by_form(std::size_t first_gold, std::size_t first_system) {
        const std::size_t golds = g_ - first_gold;
        const std::size_t systems = s_ - first_system;
        if (golds > largest_table / systems) return false;
        const auto same = [&](std::size_t g, std::size_t s) {
            return gold_[first_gold + g].form == system_[first_system + s].form;
        };
        std::vector<std::uint32_t> longest((golds + 1) * (systems + 1), 0);
        const auto at = [&](std::size_t g, std::size_t s) -> std::uint32_t& { return longest[g * (systems + 1) + s]; };
        for (std::size_t g = golds; g-- > 0;) {
            for (std::size_t s = systems; s-- > 0;) {
                at(g, s) = std::max({same(g, s) ? at(g + 1, s + 1) + 1 : 0, at(g + 1, s), at(g, s + 1)});
            }
        }
        for (std::size_t g = 0, s = 0; g < golds && s < systems;) {
            if (same(g, s))
                add(first_gold + g++, first_system + s++);
            else if (at(g, s) == at(g + 1, s))
                ++g;
            else
                ++s;
        }
        return true;
    }

    const std::vector<TreeWord>& gold_;
    const std::vector<TreeWord>& system_;
    std::size_t g_ = 0, s_ = 0;
    std::vector<Pair> pairs_;
};

// Compares the two words of a pair.
class Comparison {
public:
    Comparison(const Treebank& gold, const Treebank& system, const std::vector<Pair>& pairs)
        : gold_(gold), system_(system), pairs_(pairs), gold_of_(system.words.size(), not_aligned) {
        for (const Pair& pair : pairs) gold_of_[pair.system] = pair.gold;
    }

    template <class Same>
    [[nodiscard]] TreeScore of_all(Same same) const {
        TreeScore score{.gold = gold_.words.size(), .system = system_.words.size(), .aligned = pairs_.size()};
        for (const Pair& pair : pairs_)
            score.correct += same(gold_.words[pair.gold], system_.words[pair.system]) ? 1 : 0;
        return score;
    }

    template <class Same>
    [[nodiscard]] TreeScore of_content(Same same) const {
        const auto count = [](const std::vector<TreeWord>& words) {
            return static_cast<std::uint64_t>(std::count_if(words.begin(), words.end(), is_content));
        };
        TreeScore score{.gold = count(gold_.words), .system = count(system_.words)};
        for (const Pair& pair : pairs_) {
            if (!is_content(gold_.words[pair.gold])) continue;
            ++score.aligned;
            score.correct += same(gold_.words[pair.gold], system_.words[pair.system]) ? 1 : 0;
        }
        return score;
    }

    [[nodiscard]] bool same_head(const TreeWord& gold, const TreeWord& system) const {
        return gold.parent == (system.parent == TreeWord::none ? TreeWord::none : gold_of_[system.parent]);
    }

    [[nodiscard]] bool same_functional_children(const TreeWord& gold, const TreeWord& system) const {
        return std::equal(
            gold.functional_children.begin(), gold.functional_children.end(), system.functional_children.begin(),
            system.functional_children.end(), [&](std::uint32_t g, std::uint32_t s) {
                const TreeWord& a = gold_.words[g];
                const TreeWord& b = system_.words[s];
                return gold_of_[s] == g && a.relation == b.relation && a.upos == b.upos && a.features == b.features;
            });
    }

private:
    static constexpr std::uint32_t not_aligned = TreeWord::none - 1;

    const Treebank& gold_;
    const Treebank& system_;
    const std::vector<Pair>& pairs_;
    std::vector<std::uint32_t> gold_of_;
};

bool same_lemma(const TreeWord& gold, const TreeWord& system) {
    return gold.lemma == "_" || gold.lemma == system.lemma;
}
bool same_tags(const TreeWord& gold, const TreeWord& system) {
    return gold.upos == system.upos && gold.features == system.features;
}

std::string percent(double share) {
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%.2f", 100.0 * share);
    return digits.data();
}

}  // namespace

std::string_view name_of(TreeMetric metric) {
    static constexpr std::array<std::string_view, tree_metrics> names = {
        "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats", "AllTags",
        "Lemmas", "UAS",       "LAS",   "CLAS", "MLAS", "BLEX"};
    return names[static_cast<std::size_t>(metric)];
}

Result<TreeScores> score_treebanks(const Treebank& gold, const Treebank& system) {
    const auto [differs, other] = std::mismatch(gold.characters.begin(), gold.characters.end(),
                                                system.characters.begin(), system.characters.end());
    if (differs != gold.characters.end() || other != system.characters.end())
        return Error{.what = "gold and system are not of the same text: they part at character " +
                             std::to_string(differs - gold.characters.begin())};
    const std::optional<std::vector<Pair>> pairs = Aligner(gold.words, system.words).align();
    if (!pairs) return Error{.what = "multi-word tokens run through too many words"};
    const Comparison compare(gold, system, *pairs);
    const auto attached = [&](const TreeWord& g, const TreeWord& s) { return compare.same_head(g, s); };
    const auto labelled = [&](const TreeWord& g, const TreeWord& s) {
        return attached(g, s) && g.relation == s.relation;
    };
    TreeScores scores;
    const auto set = [&](TreeMetric metric, const TreeScore& score) {
        scores[static_cast<std::size_t>(metric)] = score;
    };
    set(TreeMetric::tokens, score_spans(gold.tokens, system.tokens));
    set(TreeMetric::sentences, score_spans(gold.sentences, system.sentences));
    set(TreeMetric::words, {gold.words.size(), system.words.size(), pairs->size(), 0});
    set(TreeMetric::upos, compare.of_all([](const TreeWord& g, const TreeWord& s) { return g.upos == s.upos; }));
    set(TreeMetric::xpos, compare.of_all([](const TreeWord& g, const TreeWord& s) { return g.xpos == s.xpos; }));
    set(TreeMetric::features,
        compare.of_all([](const TreeWord& g, const TreeWord& s) { return g.features == s.features; }));
    set(TreeMetric::all_tags,
        compare.of_all([](const TreeWord& g, const TreeWord& s) { return same_tags(g, s) && g.xpos == s.xpos; }));
    set(TreeMetric::lemmas, compare.of_all(same_lemma));
    set(TreeMetric::uas, compare.of_all(attached));
    set(TreeMetric::las, compare.of_all(labelled));
    set(TreeMetric::clas, compare.of_content(labelled));
    set(TreeMetric::mlas, compare.of_content([&](const TreeWord& g, const TreeWord& s) {
        return labelled(g, s) && same_tags(g, s) && compare.same_functional_children(g, s);
    }));
    set(TreeMetric::blex,
        compare.of_content([&](const TreeWord& g, const TreeWord& s) { return labelled(g, s) && same_lemma(g, s); }));
    return scores;
}

std::string to_text(const TreeScores& scores) {
    std::string text =
        "Metric     | Precision |    Recall |  F1 Score | AligndAcc\n-----------+-----------+-----------+-----------+-----------\n";
    for (std::size_t m = 0; m < tree_metrics; ++m) {
        const TreeScore& score = scores[m];
        const std::string accuracy =
            score.aligned == 0 ? "" : percent(static_cast<double>(score.correct) / static_cast<double>(score.aligned));
        std::array<char, 96> row{};
        std::snprintf(row.data(), row.size(), "%-11s|%10s |%10s |%10s |%10s\n",
                      std::string(name_of(static_cast<TreeMetric>(m))).c_str(), percent(score.precision()).c_str(),
                      percent(score.recall()).c_str(), percent(score.f1()).c_str(), accuracy.c_str());
        text += row.data();
    }
    return text;
}

std::string to_json(const TreeScores& scores) {
    nlohmann::ordered_json json;
    for (std::size_t m = 0; m < tree_metrics; ++m) {
        const TreeScore& score = scores[m];
        json[std::string(name_of(static_cast<TreeMetric>(m)))] = {
            {"gold", score.gold}, {"system", score.system}, {"correct", score.correct}, {"aligned", score.aligned}};
    }
    return json.dump();
}

}  // namespace sayso::eval
