// What holds for the analysis of any article.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "support/files.h"
#include "text/text.h"

namespace sayso {
namespace {

class Analyser : public ::testing::Test {
protected:
    Pack pack_ = Pack::open(SAYSO_TEST_PACK).value();
    TextAnalyser analyser_{pack_.data()};
};

Article article_of(const std::string& text) {
    Article article;
    article.text = text;
    return article;
}

TEST_F(Analyser, KeepsSentencesInsideTheirBlocks) {
    Article article = article_of("Ein Titel\n\nEin Satz. Noch einer.");
    article.blocks = {{.kind = BlockKind::title, .span = {0, 9}, .published = ""},
                      {.kind = BlockKind::paragraph, .span = {11, 33}, .published = ""}};
    const Document document = analyser_.analyse(article);
    ASSERT_EQ(document.sentences.size(), 3U);
    EXPECT_EQ(document.sentences[0].block, 0U);
    EXPECT_EQ(document.sentences[1].block, 1U);
    EXPECT_EQ(document.sentences[2].block, 1U);
}

TEST_F(Analyser, TakesAnythingForAnArticle) {
    for (const std::string& text :
         {std::string(), std::string(" \n\n \n"), std::string("\xFF\xFE\x00x", 4), std::string(5000, '('),
          std::string(20000, 'a'), std::string("„„„“““\n\n„“\n\n“")}) {
        const Document document = analyser_.analyse(article_of(text));
        for (const Sentence& sentence : document.sentences) EXPECT_LT(sentence.tokens.begin, sentence.tokens.end);
    }
}

TEST_F(Analyser, GivesTheSameToSeveralThreads) {
    const std::string text =
        "Das Amt teilte mit, Klare Worte habe es nicht gegeben. „Wir bleiben“, sagte Sprecherin Ina Ruck.";
    const auto lemmas = [&] {
        std::string line;
        const Document document = analyser_.analyse(article_of(text));
        for (const Token& token : document.tokens) line.append(token.lemma).append(" ");
        return line;
    };
    const std::string expected = lemmas();
    std::vector<std::string> results(4);
    std::vector<std::thread> threads;
    for (std::string& result : results) threads.emplace_back([&result, &lemmas] { result = lemmas(); });
    for (std::thread& thread : threads) thread.join();
    for (const std::string& result : results) EXPECT_EQ(result, expected);
}

using Ends = std::set<std::uint32_t>;  // of sentences, in code points

// The marks of sentence_ends.tsv, by article.
std::map<std::string, Ends> marked_ends() {
    std::map<std::string, Ends> marks;
    std::ifstream file(test::source_path("tests/text/sentence_ends.tsv"));
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells(line);
        std::string article;
        cells >> article;
        if (article == "#" || article == "article") continue;
        for (std::uint32_t end = 0; cells >> end;) marks[article].insert(end);
    }
    return marks;
}

// Hands every article of the corpus that has marks to `take`, with them.
template <class Marks, class Take>
void each_marked(const std::filesystem::path& corpus, const std::map<std::string, Marks>& marks, const Take& take) {
    std::istringstream articles(test::output_of("zstd -dcq '" + corpus.string() + "'"));
    for (std::string line; std::getline(articles, line);) {
        const auto json = nlohmann::json::parse(line);
        const auto mark = marks.find(json.at("id").get<std::string>());
        if (mark != marks.end()) take(article_of(json.at("text").get<std::string>()), mark->second);
    }
}

TEST_F(Analyser, EndsSentencesOfNewsWhereAReaderDoes) {
    const auto corpus = test::shared_path("gold/train.jsonl.zst");
    if (!corpus) GTEST_SKIP() << "no shared data";
    std::size_t found = 0;
    std::size_t marked = 0;
    std::size_t right = 0;
    each_marked(*corpus, marked_ends(), [&](const Article& article, const Ends& ends) {
        const Document document = analyser_.analyse(article);
        const CodePoints places(article.text);
        marked += ends.size();
        found += document.sentences.size();
        for (const Sentence& sentence : document.sentences)
            right += ends.count(places.from_byte(document.span_of(sentence.tokens).end));
    });
    EXPECT_GE(marked, 500U);
    EXPECT_GE(200.0 * static_cast<double>(right) / static_cast<double>(found + marked), 97.0) << "F1 of sentence ends";
}

// For each article of a table of moods, where its verbs begin, in code points, and whether they are subjunctives.
using Moods = std::map<std::uint32_t, bool>;
std::map<std::string, Moods> marked_moods(const std::string& table) {
    std::map<std::string, Moods> marks;
    std::ifstream file(test::source_path("tests/text/" + table));
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells(line);
        std::string article;
        std::uint32_t begin = 0;
        std::string mood;
        if (!line.starts_with('#') && cells >> article >> begin >> mood) marks[article][begin] = mood == "subjunctive";
    }
    return marks;
}

struct MoodCounts {
    double found = 0;
    double marked = 0;
    double right = 0;
};

MoodCounts count_moods(const std::filesystem::path& corpus, const std::string& table, const TextAnalyser& analyser) {
    MoodCounts counts;
    each_marked(corpus, marked_moods(table), [&](const Article& article, const Moods& moods) {
        const Document document = analyser.analyse(article);
        const CodePoints places(article.text);
        for (const Token& token : document.tokens) {
            const auto verb = moods.find(places.from_byte(token.span.begin));
            if (verb == moods.end()) continue;
            const bool subjunctive = token.morph.mood == Mood::sub;
            counts.found += subjunctive ? 1 : 0;
            counts.marked += verb->second ? 1 : 0;
            counts.right += subjunctive && verb->second ? 1 : 0;
        }
    });
    return counts;
}

TEST_F(Analyser, TellsSubjunctivesInNewsAsAReaderDoes) {
    const auto corpus = test::shared_path("gold/train.jsonl.zst");
    if (!corpus) GTEST_SKIP() << "no shared data";
    const MoodCounts counts = count_moods(*corpus, "moods.tsv", analyser_);
    EXPECT_GT(counts.marked, 90);
    EXPECT_GE(100 * counts.right / counts.found, 98.0) << "precision";
    EXPECT_GE(100 * counts.right / counts.marked, 98.0) << "recall";
}

TEST_F(Analyser, TellsPlansOfThePastFromAdvice) {
    const auto corpus = test::shared_path("gold/train.jsonl.zst");
    if (!corpus) GTEST_SKIP() << "no shared data";
    const MoodCounts counts = count_moods(*corpus, "open_moods.tsv", analyser_);
    EXPECT_GE(counts.marked, 20);
    EXPECT_GE(100 * counts.right / counts.found, 90.0) << "precision";
    EXPECT_GE(100 * counts.right / counts.marked, 90.0) << "recall";
}

}  // namespace
}  // namespace sayso
