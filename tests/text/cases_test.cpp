// The language cases in *.test, against the German pack.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "support/files.h"
#include "text/cases.h"
#include "text/text.h"

namespace sayso {
namespace {

class German : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        Result<Pack> opened = Pack::open(SAYSO_TEST_PACK);
        ASSERT_TRUE(opened.ok()) << opened.error().message();
        pack_ = std::make_unique<Pack>(*std::move(opened));
        analyser_ = std::make_unique<TextAnalyser>(pack_->data());
    }
    static void TearDownTestSuite() {
        analyser_.reset();
        pack_.reset();
    }

    using Render = std::function<std::vector<std::string>(const std::string&, const Document&)>;

    static void run(const std::string& file, const Render& render) {
        const auto cases = test::read_cases(test::source_path("tests/text/" + file));
        ASSERT_FALSE(cases.empty());
        for (const test::Case& c : cases) {
            Article article;
            article.text = c.input;
            EXPECT_THAT(render(c.input, analyser_->analyse(article)), ::testing::ElementsAreArray(c.expected))
                << file << ":" << c.line << ": " << c.input;
        }
    }

    static inline std::unique_ptr<Pack> pack_;
    static inline std::unique_ptr<TextAnalyser> analyser_;
};

TEST_F(German, SplitsIntoTokens) {
    run("tokens.test", [](const std::string& text, const Document& document) {
        std::string line;
        for (const Token& token : document.tokens) line.append(line.empty() ? "" : " | ").append(token.span.of(text));
        return std::vector{line};
    });
}

TEST_F(German, FindsTheEndsOfSentences) {
    run("sentences.test", [](const std::string& text, const Document& document) {
        std::vector<std::string> lines;
        for (const Sentence& sentence : document.sentences)
            lines.emplace_back(document.span_of(sentence.tokens).of(text));
        return lines;
    });
}

// Paragraphs parted by the mark that the cases have for them.
std::string on_one_line(std::string_view words) {
    std::string line(words);
    for (std::size_t at = line.find("\n\n"); at != std::string::npos; at = line.find("\n\n")) line.replace(at, 2, "¶");
    return line;
}

TEST_F(German, PairsQuotationMarks) {
    run("quotations.test", [](const std::string& text, const Document& document) {
        std::vector<std::string> lines;
        for (const Quotation& quotation : document.quotations) {
            std::string line = std::to_string(quotation.depth);
            line += quotation.open == no_token ? " unopened " : quotation.close == no_token ? " unclosed " : " ";
            lines.push_back(line + on_one_line(document.span_of(quotation.inner).of(text)));
        }
        return lines;
    });
}

TEST_F(German, FindsWhoseTurnItIsInInterviews) {
    run("turns.test", [](const std::string& text, const Document& document) {
        std::vector<std::string> lines;
        for (const Turn& turn : document.turns) {
            std::string line = turn.asks ? "? [" : "> [";
            line += document.span_of(turn.label).of(text);
            lines.push_back(line + "] " + on_one_line(document.span_of(turn.words).of(text)));
        }
        return lines;
    });
}

std::string morph_of(const Token& token) {
    constexpr std::array<std::string_view, 5> cases = {"", " Nom", " Gen", " Dat", " Acc"};
    constexpr std::array<std::string_view, 3> numbers = {"", " Sing", " Plur"};
    constexpr std::array<std::string_view, 4> moods = {"", " Ind", " Sub", " Imp"};
    constexpr std::array<std::string_view, 3> tenses = {"", " Pres", " Past"};
    constexpr std::array<std::string_view, 5> forms = {"", " Fin", " Inf", " Part", " ZuInf"};
    const auto pick = [](const auto& names, auto value) { return std::string(names[static_cast<std::size_t>(value)]); };
    const Morph& m = token.morph;
    if (token.upos != Upos::VERB && token.upos != Upos::AUX) return pick(cases, m.case_) + pick(numbers, m.number);
    if (m.verb_form != VerbForm::fin) return pick(forms, m.verb_form);
    return pick(moods, m.mood) + pick(tenses, m.tense) + pick(numbers, m.number) +
           (m.mood_ambiguous ? " ambiguous" : "");
}

TEST_F(German, ReadsWords) {
    // Only the words that the case names are looked at: "form: UPOS lemma features".
    const auto cases = test::read_cases(test::source_path("tests/text/words.test"));
    ASSERT_FALSE(cases.empty());
    for (const test::Case& c : cases) {
        Article article;
        article.text = c.input;
        const Document document = analyser_->analyse(article);
        for (const std::string& expected : c.expected) {
            const std::string form = expected.substr(0, expected.find(": "));
            std::vector<std::string> found;
            for (const Token& token : document.tokens) {
                if (token.span.of(c.input) != form) continue;
                found.push_back(form + ": " + std::string(name_of(token.upos)) + " " + std::string(token.lemma) +
                                morph_of(token));
            }
            EXPECT_THAT(found, ::testing::Contains(expected)) << "words.test:" << c.line << ": " << c.input;
        }
    }
}

TEST_F(German, FindsNames) {
    run("names.test", [](const std::string& text, const Document& document) {
        std::vector<std::string> lines;
        for (const Name& name : document.names) {
            lines.push_back(std::string(name_of(name.kind)) + ": " +
                            std::string(document.span_of(name.tokens).of(text)));
        }
        return lines;
    });
}

TEST_F(German, WritesIndexTerms) {
    for (const test::Case& c : test::read_cases(test::source_path("tests/text/index_terms.test"))) {
        EXPECT_THAT(std::vector{analyser_->index_terms(c.input)}, ::testing::ElementsAreArray(c.expected))
            << "index_terms.test:" << c.line;
    }
}

}  // namespace
}  // namespace sayso
