// Clauses of the sentences in clauses.test, found with the pack that is shipped; and what holds for any text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "support/files.h"
#include "text/text.h"

namespace sayso {
namespace {

class Clauses : public testing::Test {
protected:
    static void SetUpTestSuite() {
        Result<Pack> opened = Pack::open(SAYSO_TEST_PACK);
        ASSERT_TRUE(opened.ok()) << opened.error().message();
        pack_ = std::make_unique<Pack>(*std::move(opened));
    }
    static void TearDownTestSuite() { pack_.reset(); }

    static std::vector<std::string> clauses_of(const std::string& text) {
        const TextAnalyser analyser(pack_->data());
        const Document document = analyser.analyse(Article{.text = text});
        const auto words = [&](TokenRange range) {
            return range.empty() ? "-" : std::string(document.span_of(range).of(text));
        };
        std::vector<std::string> lines;
        for (const Clause& c : document.clauses) {
            const std::string finite = c.finite == no_token ? "-" : std::string(document.text_of(text, c.finite));
            lines.push_back(std::string(name_of(c.kind)) + " | " + words(c.subject) + " | " + finite + " | " +
                            words(c.tokens));
        }
        return lines;
    }

    static std::unique_ptr<Pack> pack_;
};

std::unique_ptr<Pack> Clauses::pack_;

TEST_F(Clauses, AreThoseOfTheCases) {
    std::ifstream in(test::source_path("tests/text/clauses.test"));
    std::string text;
    std::vector<std::string> expected;
    int cases = 0;
    const auto check = [&] {
        if (text.empty()) return;
        ++cases;
        EXPECT_THAT(clauses_of(text), testing::ElementsAreArray(expected)) << text;
        text.clear();
        expected.clear();
    };
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("text: ")) {
            check();
            text = line.substr(6);
        } else if (!line.empty() && !line.starts_with("#")) {
            expected.push_back(line);
        }
    }
    check();
    EXPECT_GT(cases, 8);
}

TEST_F(Clauses, StayInsideTheirSentenceAndParent) {
    const std::string text =
        "Er sagte, dass sie, weil es, obwohl der, die und „das, was, wenn“ (dass, ob) zu, und um zu, oder ist. , . „ ( dass";
    const TextAnalyser analyser(pack_->data());
    const Document document = analyser.analyse(Article{.text = text});
    for (const Clause& c : document.clauses) {
        const TokenRange sentence = document.sentences[c.sentence].tokens;
        EXPECT_TRUE(sentence.begin <= c.tokens.begin && c.tokens.begin < c.tokens.end && c.tokens.end <= sentence.end);
        if (c.parent == 0xFFFFFFFF) continue;
        const TokenRange parent = document.clauses[c.parent].tokens;
        EXPECT_TRUE(parent.begin <= c.tokens.begin && c.tokens.end <= parent.end);
    }
}

}  // namespace
}  // namespace sayso
