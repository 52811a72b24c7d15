// The CoNLL 2018 metric: what it counts, and the same figures as the reference scorer's.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>

#include "eval/document.h"
#include "support/files.h"

namespace sayso::eval {
namespace {

std::string word(const std::string& id, const std::string& form, const std::string& upos, const std::string& head,
                 const std::string& relation, const std::string& features = "_") {
    return id + "\t" + form + "\t" + form + "\t" + upos + "\t_\t" + features + "\t" + head + "\t" + relation +
           "\t_\t_\n";
}

std::string span(const std::string& id, const std::string& form) {
    return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
}

TreeScore score(const std::string& gold, const std::string& system, TreeMetric metric) {
    return score_treebanks(treebank_from_conllu(gold).value(), treebank_from_conllu(system).value())
        .value()[static_cast<std::size_t>(metric)];
}

TEST(TreeScores, WordsOfAMultiWordTokenAreFoundByTheirForms) {
    const std::string gold = span("1-2", "Im") + word("1", "in", "ADP", "3", "case") +
                             word("2", "dem", "DET", "3", "det") + word("3", "Haus", "NOUN", "0", "root") + "\n";
    const std::string system = word("1", "Im", "ADP", "2", "case") + word("2", "Haus", "NOUN", "0", "root") + "\n";
    EXPECT_EQ(score(gold, system, TreeMetric::tokens).correct, 2U);
    EXPECT_EQ(score(gold, system, TreeMetric::words).correct, 1U) << "Haus alone";
    EXPECT_EQ(score(gold, system, TreeMetric::words).gold, 3U);
    EXPECT_EQ(score(gold, gold, TreeMetric::mlas).correct, score(gold, gold, TreeMetric::mlas).gold);
}

TEST(TreeScores, SubtypesAndOwnFeaturesDoNotCount) {
    const std::string gold =
        word("1", "Es", "PRON", "2", "nsubj:pass", "Case=Nom|Odd=Yes") + word("2", "geht", "VERB", "0", "root") + "\n";
    const std::string system =
        word("1", "Es", "PRON", "2", "nsubj", "Case=Nom") + word("2", "geht", "VERB", "0", "root") + "\n";
    EXPECT_EQ(score(gold, system, TreeMetric::las).correct, 2U);
    EXPECT_EQ(score(gold, system, TreeMetric::features).correct, 2U);
}

TEST(Treebank, SaysWhatIsWrongWithAFile) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"1\tA\n\n", "ten columns"},
        {word("1", "A", "X", "0", "root"), "empty line"},
        {word("2", "A", "X", "0", "root") + "\n", "numbered"},
        {word("1", "A", "X", "9", "dep") + word("2", "B", "X", "0", "root") + "\n", "no tree"},
        {word("1", "A", "X", "2", "dep") + word("2", "B", "X", "1", "dep") + word("3", "C", "X", "0", "root") + "\n",
         "no tree"},
        {word("1", "A", "X", "0", "root") + word("2", "B", "X", "0", "root") + "\n", "one root"},
        {span("1-9", "A") + word("1", "A", "X", "0", "root") + "\n", "not finished"},
        {"\n", "without words"},
    };
    for (const auto& [conllu, message] : cases) {
        const Result<Treebank> treebank = treebank_from_conllu(conllu);
        ASSERT_FALSE(treebank.ok()) << conllu;
        EXPECT_NE(treebank.error().what.find(message), std::string::npos) << treebank.error().what;
    }
}

TEST(Treebank, DocumentsOfTheRawTextAreParted) {
    EXPECT_EQ(raw_text_of("# newdoc id = 1\n# text = A b.\n\n# text = C.\n\n# newdoc\n# text = D.\n"), "A b. C.\n\nD.");
}

using Columns = std::vector<std::string>;

// Other lemmas, tags, features and relations; a head moves to its own head, so that the tree stays one.
void damage(std::vector<Columns>& words, std::mt19937& random) {
    const auto chance = [&](unsigned percent) { return random() % 100 < percent; };
    std::map<std::string, std::string> head_of;
    for (const Columns& word : words) head_of[word[0]] = word[6];
    for (Columns& word : words) {
        if (word[6] == "_") continue;  // a contraction's surface
        if (chance(10)) word[2] = "x";
        if (chance(10)) word[3] = "X";
        if (chance(10)) word[5] = "_";
        if (word[6] == "0") continue;
        if (chance(10)) word[7] = "det";
        if (chance(20) && head_of[word[6]] != "0") word[6] = head_of[word[6]];
    }
}

// A treebank with faults in it, of which every branch of the measure is met. Fixed seed.
std::string with_faults(const std::string& conllu) {
    std::mt19937 random(2018);
    std::istringstream lines(conllu);
    std::string damaged;
    std::vector<Columns> words;
    const auto flush = [&] {
        damage(words, random);
        for (const Columns& word : words)
            for (std::size_t i = 0; i < word.size(); ++i) damaged += word[i] + (i + 1 < word.size() ? "\t" : "\n");
        words.clear();
    };
    for (std::string line; std::getline(lines, line);) {
        Columns columns;
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
        if (columns.size() == 10) {
            words.push_back(columns);
            continue;
        }
        flush();
        damaged += line + "\n";
    }
    return damaged;
}

std::string pud() {
    const auto archive = test::shared_path("corpora/ud/ud_german.tar.zst");
    return archive
               ? test::output_of("tar --zstd -xOf '" + archive->string() + "' ud/UD_German-PUD/de_pud-ud-test.conllu")
               : "";
}

// Lines "UPOS | 1 | 2 | 3 | 4" of both tables; the reference has metrics of enhanced trees besides.
std::string row_of(const std::string& table, std::string_view metric) {
    std::istringstream lines(table);
    for (std::string line; std::getline(lines, line);)
        if (line.starts_with(std::string(metric) + " ")) return line.substr(0, line.find_last_not_of(" \r") + 1);
    return {};
}

// What udeval of udtools 0.2.9 says of PUD against itself with the faults above.
constexpr const char* kept = R"(
Tokens     |    100.00 |    100.00 |    100.00 |
Sentences  |    100.00 |    100.00 |    100.00 |
Words      |    100.00 |    100.00 |    100.00 |
UPOS       |     89.92 |     89.92 |     89.92 |     89.92
XPOS       |    100.00 |    100.00 |    100.00 |    100.00
UFeats     |     93.19 |     93.19 |     93.19 |     93.19
AllTags    |     83.79 |     83.79 |     83.79 |     83.79
Lemmas     |     90.19 |     90.19 |     90.19 |     90.19
UAS        |     85.36 |     85.36 |     85.36 |     85.36
LAS        |     78.56 |     78.56 |     78.56 |     78.56
CLAS       |     87.55 |     80.14 |     83.68 |     80.14
MLAS       |     46.61 |     42.67 |     44.55 |     42.67
BLEX       |     79.16 |     72.46 |     75.66 |     72.46
)";

TEST(TreeScores, AreThoseOfTheReferenceScorer) {
    const std::string gold = pud();
    if (gold.empty()) GTEST_SKIP() << "no shared data";
    const std::string system = with_faults(gold);
    const std::string ours =
        to_text(score_treebanks(treebank_from_conllu(gold).value(), treebank_from_conllu(system).value()).value());
    std::string reference = kept;
    if (test::output_of("command -v udeval") != "") {
        const test::TemporaryFolder folder;
        std::ofstream(folder.path() / "gold.conllu") << gold;
        std::ofstream(folder.path() / "system.conllu") << system;
        reference = test::output_of("udeval -v --no-enhanced '" + (folder.path() / "gold.conllu").string() + "' '" +
                                    (folder.path() / "system.conllu").string() + "'");
    }
    for (std::size_t m = 0; m < tree_metrics; ++m) {
        const std::string_view name = name_of(static_cast<TreeMetric>(m));
        EXPECT_FALSE(row_of(reference, name).empty()) << name;
        EXPECT_EQ(row_of(ours, name), row_of(reference, name));
    }
}

}  // namespace
}  // namespace sayso::eval
