// A made-up language, to show that nothing of a real one is in the code: its quotation marks are { and }, "zo." is an
// abbreviation, "ka" comes before ordinals, words take -u in the plural, "bim … tok" is "tokbim".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pack/build.h"
#include "text/text.h"

namespace sayso {
namespace {

using ::testing::ElementsAre;

std::string toy_language() {
    std::vector<pack::Section> sections;
    const auto table = [&](const std::string& name, const std::string& text) {
        sections.push_back({"table/" + name, pack::build_table(text, name).value()});
    };
    table("card",
          "field\tvalue\tlicence\torigin\tuse\nlanguage\tqtx\t\t\t\nname\tToy\t\t\t\nversion\t1\t\t\t\nlicence\tApache-"
          "2.0\t\t\t\n");
    table("quotes", "open\tclose\n{\t}\n");
    table("abbreviations", "form\tbefore\tends\texpansion\nzo.\tanything\tno\tzomi\n");
    table("tokens", "kind\tform\nordinal_before\tka\n");
    table("endings", "kind\tsuffix\tlike\nword\tpu\tlopu\nname\tix\t\n");
    table("particles", "particle\ntok\n");
    table("countries",
          "name\tgenitive\taliases\tadjective\tdemonym_m\tdemonym_f\tdemonym_"
          "pl\tcapital\tgovernment\tiso\nQuor\tQuorix\t\tquori\t\t\t\tMip\t\tQQ\n");
    sections.push_back(
        {"lexicon", pack::build_lexicon("form\tlemma\tupos\tfeatures\n"
                                        "lop\tlop\tNOUN\tNumber=Sing\nlopu\tlop\tNOUN\tNumber=Plur\n"
                                        "bim\tbim\tVERB\tVerbForm=Fin|Mood=Ind\ntokbim\ttokbim\tVERB\tVerbForm=Inf\n"
                                        "tok\ttok\tADP\t\n",
                                        "lexicon")
                        .value()});
    return pack::build_pack(std::move(sections)).value();
}

struct Toy {
    Pack pack = Pack::from_bytes(toy_language()).value();
    TextAnalyser analyser{pack.data()};

    Document analyse(const std::string& text) const {
        Article article;
        article.text = text;
        return analyser.analyse(article);
    }
};

std::vector<std::string> forms(const Document& document, const std::string& text) {
    std::vector<std::string> result;
    for (const Token& token : document.tokens) result.emplace_back(token.span.of(text));
    return result;
}

TEST(ToyLanguage, HasItsOwnMarksAbbreviationsAndOrdinals) {
    const std::string text = "Am ka 3. Lop. {Zo zo. Ta. Ba} mi.";
    const Toy toy;
    const Document document = toy.analyse(text);
    EXPECT_THAT(forms(document, text),
                ElementsAre("Am", "ka", "3.", "Lop", ".", "{", "Zo", "zo.", "Ta", ".", "Ba", "}", "mi", "."));
    ASSERT_EQ(document.quotations.size(), 1U);
    EXPECT_EQ(document.span_of(document.quotations[0].inner).of(text), "Zo zo. Ta. Ba");
    EXPECT_EQ(document.sentences.size(), 3U);
}

TEST(ToyLanguage, HasNoGermanMarksOrAbbreviations) {
    const std::string text = "Das „ist“ z. Nr. 5";
    const Document document = Toy().analyse(text);
    EXPECT_TRUE(document.quotations.empty());
    EXPECT_THAT(forms(document, text), ElementsAre("Das", "„", "ist", "“", "z", ".", "Nr", ".", "5"));
}

TEST(ToyLanguage, InflectsAndJoinsItsOwnWords) {
    const std::string text = "bim gapu tok.";
    const Document document = Toy().analyse(text);
    EXPECT_EQ(document.tokens[0].lemma, "tokbim");
    EXPECT_EQ(document.tokens[0].separated, 2U);
    EXPECT_EQ(document.tokens[1].lemma, "gap");
}

TEST(ToyLanguage, HasItsOwnNames) {
    const std::string text = "bim Quorix lop, bim Mip.";
    const Document document = Toy().analyse(text);
    ASSERT_EQ(document.names.size(), 2U);
    EXPECT_EQ(document.names[0].kind, NameKind::state);
    EXPECT_EQ(document.names[1].kind, NameKind::place);
}

TEST(ToyLanguage, MayHaveNothingAtAll) {
    std::vector<pack::Section> sections;
    sections.push_back({"table/card", pack::build_table("field\tvalue\tlicence\torigin\tuse\nlanguage\tqty\t\t\t\nname"
                                                        "\tE\t\t\t\nversion\t1\t\t\t\nlicence\tx\t\t\t\n",
                                                        "card")
                                          .value()});
    const Pack pack = Pack::from_bytes(pack::build_pack(std::move(sections)).value()).value();
    Article article;
    article.text = "Wer „etwas“ sagt. Der 3. Mai!";
    const Document document = TextAnalyser(pack.data()).analyse(article);
    EXPECT_EQ(document.sentences.size(), 3U);
}

}  // namespace
}  // namespace sayso
