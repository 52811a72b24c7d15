// What holds for the analysis of any article.
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

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

}  // namespace
}  // namespace sayso
