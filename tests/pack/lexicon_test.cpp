// The lexicon gives exactly the readings it was built from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "pack/pack.h"
#include "pack/tag.h"
#include "pack/toy.h"

namespace sayso::test {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAreArray;

// "NOUN lemma" with the features that Reading holds, as one text to compare.
std::string described(std::string_view form, const LexiconReading& reading) {
    return std::string(name_of(reading.upos)) + " " + std::string(form.substr(0, form.size() - reading.strip)) +
           std::string(reading.append);
}

std::vector<std::string> readings_of(const Lexicon& lexicon, std::string_view form) {
    std::vector<LexiconReading> readings;
    std::vector<std::string> texts;
    const bool found = lexicon.lookup(form, readings);
    EXPECT_EQ(found, !readings.empty());
    EXPECT_EQ(found, lexicon.contains(form));
    for (const LexiconReading& reading : readings) texts.push_back(described(form, reading));
    return texts;
}

TEST(Lexicon, GivesAllReadingsOfAForm) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    const Lexicon& lexicon = pack.data().lexicon();
    EXPECT_EQ(lexicon.size(), 8U);
    EXPECT_THAT(readings_of(lexicon, "kim"), ElementsAre("NOUN kim", "NOUN kim", "VERB ka"));
    EXPECT_THAT(readings_of(lexicon, "Kim"), ElementsAre("PROPN Kim"));
    EXPECT_THAT(readings_of(lexicon, "bluer"), ElementsAre("ADJ blu"));
    EXPECT_THAT(readings_of(lexicon, "kimé"), ElementsAre("NOUN kim"));
    EXPECT_THAT(readings_of(lexicon, "zukim"), ElementsAre("VERB ka"));
}

TEST(Lexicon, ALemmaIsCutBetweenCodePoints) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    std::vector<LexiconReading> readings;
    ASSERT_TRUE(pack.data().lexicon().lookup("ök", readings));  // C3 B6 6B; the lemma is C3 BC 6B
    EXPECT_EQ(readings[0].strip, 3);
    EXPECT_EQ(readings[0].append, "ük");
}

TEST(Lexicon, GivesFeatures) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    std::vector<LexiconReading> readings;
    ASSERT_TRUE(pack.data().lexicon().lookup("kim", readings));
    ASSERT_EQ(readings.size(), 3U);
    EXPECT_EQ(readings[0].morph, (Morph{.case_ = Case::nom, .number = Number::sing, .gender = Gender::neut}));
    EXPECT_EQ(readings[1].morph, (Morph{.case_ = Case::acc, .number = Number::sing, .gender = Gender::neut}));
    EXPECT_EQ(readings[2].morph, (Morph{.number = Number::sing,
                                        .person = Person::third,
                                        .tense = Tense::pres,
                                        .mood = Mood::ind,
                                        .verb_form = VerbForm::fin}));
}

TEST(Lexicon, HasNoOtherForms) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    for (const std::string form : {"", "k", "ki", "KIM", "kimx", "kimii", "kim\xC3", "\xC3", "x", " kim"}) {
        EXPECT_FALSE(pack.data().lexicon().contains(form)) << form;
        EXPECT_THAT(readings_of(pack.data().lexicon(), form), ElementsAre());
    }
    EXPECT_FALSE(pack.data().lexicon().contains(std::string_view("kim\0", 4)));
}

TEST(Lexicon, ClearsWhatWasInTheVector) {
    const Pack pack = Pack::from_bytes(toy_pack()).value();
    std::vector<LexiconReading> readings(7);
    EXPECT_FALSE(pack.data().lexicon().lookup("nothing", readings));
    EXPECT_TRUE(readings.empty());
}

// Words over few letters, so that beginnings and ends are shared and forms lie inside each other.
std::string random_word(std::mt19937& random) {
    constexpr std::string_view letters[] = {"a", "b", "ä", "ö", "€", "z"};
    std::string word;
    const std::size_t length = 1 + random() % 5;
    for (std::size_t i = 0; i < length; ++i) word += letters[random() % 6];
    return word;
}

TEST(Lexicon, HoldsExactlyWhatItWasBuiltFrom) {
    const std::string features[] = {"_", "Case=Nom", "Case=Gen|Number=Plur", "Mood=Sub|Tense=Past|VerbForm=Fin"};
    for (unsigned seed = 1; seed <= 30; ++seed) {
        std::mt19937 random(seed);
        std::map<std::string, std::set<std::string>> expected;
        std::string text = "form\tlemma\tupos\tfeatures\n";
        for (int i = 0; i < 300; ++i) {
            const std::string form = random_word(random), lemma = random_word(random);
            const Upos upos = static_cast<Upos>(random() % 17);
            text += form + "\t" + lemma + "\t" + std::string(name_of(upos)) + "\t" + features[i % 4] + "\n";
            expected[form].insert(std::string(name_of(upos)) + " " + lemma);
        }
        const std::string section = pack::build_lexicon(text, "random").value();
        const Lexicon lexicon = Lexicon::from_section(section).value();
        ASSERT_EQ(lexicon.size(), expected.size());
        for (const auto& [form, readings] : expected) {
            const auto found = readings_of(lexicon, form);
            EXPECT_THAT(std::set<std::string>(found.begin(), found.end()), UnorderedElementsAreArray(readings)) << form;
        }
        for (int i = 0; i < 2000; ++i) {
            const std::string word = random_word(random);
            EXPECT_EQ(lexicon.contains(word), expected.count(word) == 1) << word;
        }
        std::vector<std::string> forms;
        lexicon.for_each_form([&](std::string_view form) { forms.emplace_back(form); });
        ASSERT_EQ(forms.size(), expected.size());
        EXPECT_TRUE(std::equal(forms.begin(), forms.end(), expected.begin(),
                               [](const std::string& form, const auto& entry) { return form == entry.first; }));
    }
}

TEST(Lexicon, TheOrderOfItsRowsDoesNotMatter) {
    const std::string head = "form\tlemma\tupos\tfeatures\n";
    const std::string one = "a\ta\tNOUN\tCase=Nom\n", two = "a\tb\tVERB\t_\n", three = "ab\tb\tX\t_\n";
    EXPECT_EQ(pack::build_lexicon(head + one + two + three, "x").value(),
              pack::build_lexicon(head + three + two + one + two, "x").value());
}

TEST(Lexicon, RefusesWrongRowsWithTheirLine) {
    const auto error_of = [](const std::string& row) {
        return pack::build_lexicon("form\tlemma\tupos\tfeatures\n" + row + "\n", "x.tsv").error();
    };
    EXPECT_THAT(error_of("a\ta\tNAME\t_").what, HasSubstr("unknown part of speech"));
    EXPECT_THAT(error_of("a\ta\tNOUN\tCase=Abl").what, HasSubstr("features"));
    EXPECT_THAT(error_of("a\ta\tNOUN\tCase=").what, HasSubstr("features"));
    EXPECT_THAT(error_of("a\ta\tNOUN\tCase=Nom|Case=Gen").what, HasSubstr("features"));
    EXPECT_THAT(error_of("\ta\tNOUN\t_").what, HasSubstr("form is empty"));
    EXPECT_THAT(error_of("a\t\tNOUN\t_").what, HasSubstr("lemma is empty"));
    EXPECT_EQ(error_of("a\ta\tNOUN\tx").record, "line 2");
    EXPECT_THAT(pack::build_lexicon("form\tlemma\n", "x.tsv").error().what, HasSubstr("columns of a lexicon"));
}

TEST(Tag, HoldsEveryCombinationOfOnePartOfSpeechAndOneFeature) {
    for (int upos = 0; upos <= static_cast<int>(Upos::X); ++upos) {
        for (const std::string_view features :
             {"_", "Case=Acc", "Number=Plur", "Gender=Neut", "Person=3", "Tense=Past", "Mood=Imp", "VerbForm=ZuInf",
              "Degree=Sup", "PronType=Tot", "Poss=Yes", "Reflex=Yes",
              "Case=Acc|Number=Plur|Gender=Neut|Person=3|Tense=Past|Mood=Imp|VerbForm=ZuInf|Degree=Sup|PronType=Tot|"
              "Poss="
              "Yes|Reflex=Yes"}) {
            Morph morph = pack::morph_from(features).value();
            morph.mood_ambiguous = upos % 2 == 0;
            const std::uint32_t tag = pack::tag_from(static_cast<Upos>(upos), morph);
            ASSERT_TRUE(pack::is_tag(tag));
            EXPECT_EQ(pack::features_of(tag).upos, static_cast<Upos>(upos));
            EXPECT_EQ(pack::features_of(tag).morph, morph);
        }
    }
    EXPECT_FALSE(pack::is_tag(17U << 25));  // no part of speech
    EXPECT_FALSE(pack::is_tag(5U << 22));   // no case
    EXPECT_FALSE(pack::is_tag(5U << 9));    // no verb form
    EXPECT_FALSE(pack::is_tag(1U << 30));
}

}  // namespace
}  // namespace sayso::test
