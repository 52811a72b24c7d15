// CoNLL-U: what the format asks for, and how our tokens become words of Universal Dependencies.
#include <gtest/gtest.h>

#include <memory>

#include "exchange/conllu_words.h"
#include "exchange/exchange.h"

namespace sayso {
namespace {

class Conllu : public testing::Test {
protected:
    static void SetUpTestSuite() { pack_ = std::make_unique<Pack>(Pack::open(SAYSO_TEST_PACK).value()); }
    static void TearDownTestSuite() { pack_.reset(); }

    static std::string written(const Article& article, const Document& document) {
        return to_conllu(*pack_, article, document);
    }

    static std::unique_ptr<Pack> pack_;
};
std::unique_ptr<Pack> Conllu::pack_;

TEST_F(Conllu, WritesTenColumnsWithOffsetsInCodePoints) {
    const Article article{.id = "a\tb/c", .text = "Ö sagt\nja."};
    Document document;
    document.tokens = {
        {.span = {0, 2}, .lemma = "Ö", .upos = Upos::PROPN},
        {.span = {3, 7},
         .lemma = "sagen",
         .upos = Upos::VERB,
         .morph = {.person = Person::third, .mood = Mood::ind, .verb_form = VerbForm::fin},
         .space_before = true},
        {.span = {8, 10}, .lemma = "ja", .upos = Upos::PART, .space_before = true},
        {.span = {10, 11}, .lemma = ".", .upos = Upos::PUNCT},
    };
    document.sentences = {{.tokens = {0, 4}}};
    EXPECT_EQ(written(article, document),
              "# newdoc id = a_b_c\n"
              "# sent_id = a_b_c-1\n"
              "# text = Ö sagt ja.\n"
              "1\tÖ\tÖ\tPROPN\t_\t_\t2\tdep\t_\tTokenRange=0:1\n"
              "2\tsagt\tsagen\tVERB\t_\tMood=Ind|Person=3|VerbForm=Fin\t0\troot\t_\tTokenRange=2:6\n"
              "3\tja\tja\tPART\t_\t_\t2\tdep\t_\tSpaceAfter=No|TokenRange=7:9\n"
              "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\tTokenRange=9:10\n"
              "\n");
}

// "Im SPD-Haus": the article of the contraction hangs on the noun that the preposition hangs on.
TEST_F(Conllu, PartsContractionsAndCompoundsAndKeepsTheTree) {
    const Article article{.text = "Im SPD-Haus brennt es"};
    static const std::vector<std::string> relations = {"case", "obl", "nsubj"};
    Document document;
    document.tokens = {
        {.span = {0, 2}, .lemma = "in", .upos = Upos::ADP, .head = 1, .relation = 1},
        {.span = {3, 11},
         .lemma = "SPD-Haus",
         .upos = Upos::NOUN,
         .morph = {.case_ = Case::dat, .number = Number::sing, .gender = Gender::neut},
         .head = 2,
         .relation = 2,
         .space_before = true},
        {.span = {12, 18}, .lemma = "brennen", .upos = Upos::VERB, .space_before = true},
        {.span = {19, 21}, .lemma = "es", .upos = Upos::PRON, .head = 2, .relation = 3, .space_before = true},
    };
    document.sentences = {{.tokens = {0, 4}}};
    document.relation_names = relations;
    EXPECT_EQ(written(article, document),
              "# newdoc\n"
              "# sent_id = 1\n"
              "# text = Im SPD-Haus brennt es\n"
              "1-2\tIm\t_\t_\t_\t_\t_\t_\t_\tTokenRange=0:2\n"
              "1\tin\tin\tADP\t_\t_\t5\tcase\t_\t_\n"
              "2\tdem\tder\tDET\t_\tCase=Dat|Definite=Def|Gender=Neut|Number=Sing|PronType=Art\t5\tdet\t_\t_\n"
              "3\tSPD\tSPD\tPROPN\t_\tCase=Dat|Gender=Neut|Number=Sing\t5\tcompound\t_\tSpaceAfter=No|TokenRange=3:6\n"
              "4\t-\t-\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No|TokenRange=6:7\n"
              "5\tHaus\tHaus\tNOUN\t_\tCase=Dat|Gender=Neut|Number=Sing\t6\tobl\t_\tTokenRange=7:11\n"
              "6\tbrennt\tbrennen\tVERB\t_\t_\t0\troot\t_\tTokenRange=12:18\n"
              "7\tes\tes\tPRON\t_\t_\t6\tnsubj\t_\tTokenRange=19:21\n"
              "\n");
}

struct Words {
    const char* text;
    std::vector<std::string> forms;
};

TEST_F(Conllu, PartsAtMarksBetweenWordsAlone) {
    const std::vector<Words> cases = {
        {"CDU/CSU", {"CDU", "/", "CSU"}},
        {"2013-2014", {"2013-2014"}},
        {"10-wöchig", {"10", "-", "wöchig"}},
        {"Links-", {"Links-"}},
        {"E-Mail-Konto", {"E", "-", "Mail", "-", "Konto"}},
    };
    const exchange::UdWords words(pack_->data());
    for (const auto& [text, forms] : cases) {
        Document document;
        document.tokens = {{.span = {0, static_cast<std::uint32_t>(std::string_view(text).size())},
                            .lemma = text,
                            .upos = Upos::NOUN}};
        std::vector<std::string> found;
        for (const exchange::UdWord& word : words.of(text, document, {0, 1}).words) found.push_back(word.form);
        EXPECT_EQ(found, forms);
    }
}

// Heads that run in a circle, or out of the sentence, are no tree: then all words hang on one.
TEST_F(Conllu, GivesATreeWhateverTheHeadsAre) {
    const std::string text = "A B C";
    for (const std::vector<TokenIndex>& heads :
         {std::vector<TokenIndex>{1, 0, no_token}, {7, no_token, 1}, {no_token, no_token, 0}, {1, 2, 0}}) {
        Document document;
        for (std::uint32_t t = 0; t < 3; ++t)
            document.tokens.push_back({.span = {2 * t, 2 * t + 1}, .lemma = "x", .upos = Upos::NOUN, .head = heads[t]});
        const exchange::UdSentence sentence = exchange::UdWords(pack_->data()).of(text, document, {0, 3});
        EXPECT_EQ(sentence.words[0].head, 0U);
        EXPECT_EQ(sentence.words[1].head, 1U);
        EXPECT_EQ(sentence.words[2].head, 1U);
    }
}

TEST_F(Conllu, AddsTheFeaturesOfTheTreebanks) {
    const exchange::UdFeatures features(pack_->data());
    EXPECT_EQ(to_text(features.of(Upos::DET, "der", {.case_ = Case::acc, .number = Number::plur, .gender = Gender::fem},
                                  TokenKind::word)),
              "Case=Acc|Definite=Def|Number=Plur|PronType=Art");
    EXPECT_EQ(
        to_text(features.of(Upos::VERB, "sagen", {.tense = Tense::past, .verb_form = VerbForm::part}, TokenKind::word)),
        "VerbForm=Part");
    EXPECT_EQ(to_text(features.of(Upos::ADJ, "28.", {}, TokenKind::ordinal)), "Degree=Pos|NumType=Ord");
    EXPECT_EQ(to_text(features.of(Upos::NUM, "3", {}, TokenKind::number)), "NumType=Card");
}

}  // namespace
}  // namespace sayso
