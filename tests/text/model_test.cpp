#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "pack/build.h"
#include "text/linear_model.h"
#include "text/name_chain.h"
#include "text/name_list.h"
#include "text/name_weights.h"
#include "text/word_classes.h"
#include "text/word_guesses.h"

namespace sayso::text {
namespace {

Weights some_weights() { return {{11, {{0, 5}, {2, -7}}}, {12, {{1, 3}}}, {13 + (1U << 20U), {{2, 1}}}}; }

FeatureList features(std::initializer_list<std::uint32_t> kinds) {
    FeatureList list;
    for (const std::uint32_t kind : kinds) list.add(kind, 1);
    return list;
}

TEST(LinearModel, AddsTheWeightsOfTheFeaturesThatHold) {
    const FeatureList one = features({1});
    const FeatureList both = features({1, 2});
    const std::string bytes = serialise({{both.keys()[0], {{0, 5}, {2, -7}}}, {both.keys()[1], {{2, 3}}}}, 3);
    const LinearModel model = LinearModel::from(bytes, 3);
    LinearModel::Scores scores{};
    model.score(one, scores);
    EXPECT_EQ(scores[0], 5);
    EXPECT_EQ(scores[2], -7);
    model.score(both, scores);
    EXPECT_EQ(scores[2], -4);
    model.score(features({9}), scores);
    EXPECT_EQ(scores[0], 0);
}

TEST(LinearModel, RefusesBytesThatAreNotAWholeModel) {
    const std::string bytes = serialise(some_weights(), 3);
    EXPECT_FALSE(LinearModel::from(bytes, 3).empty());
    EXPECT_TRUE(LinearModel::from(bytes, 4).empty());
    EXPECT_TRUE(LinearModel::from("", 3).empty());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_TRUE(LinearModel::from(std::string_view(bytes).substr(0, size), 3).empty());
}

// Whatever one byte is changed to, the model is refused or stays inside its bytes and labels.
TEST(LinearModel, SurvivesDamage) {
    const std::string whole = serialise(some_weights(), 3);
    LinearModel::Scores scores{};
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int change : {1, 0x80, 0xFF}) {
            std::string bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ change);
            LinearModel::from(bytes, 3).score(features({1, 2, 3}), scores);
            for (std::size_t label = 3; label < LinearModel::max_labels; ++label) EXPECT_EQ(scores[label], 0);
        }
    }
}

TEST(LinearModel, IsTheSameBytesFromTheSameWeights) {
    EXPECT_EQ(serialise(some_weights(), 3), serialise(some_weights(), 3));
}

void add_number(std::string& bytes, std::uint32_t number, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(number >> (8 * i) & 0xFFU));
}

// Classes of one word: class 1 of 2, path 0b1011, frequency 5, lists 0x81.
std::string classes_of(std::string_view form, std::size_t slots = 8) {
    const std::uint64_t hash = hash_text(form) * 0x9E3779B97F4A7C15ULL;
    std::string bytes = "SWC1";
    add_number(bytes, static_cast<std::uint32_t>(slots), 4);
    add_number(bytes, 2, 4);
    add_number(bytes, 0, 2);
    add_number(bytes, 0b1011, 2);
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const auto mark = static_cast<std::uint32_t>(hash >> 53U);
        const bool here = slot == (hash >> 20U) % slots;
        add_number(bytes, here ? (mark << 8U | 0x81U) << 13U | 5U << 10U | 1U : 0, 4);
    }
    return bytes;
}

TEST(WordClasses, TellWhatIsKnownOfAWord) {
    const std::string bytes = classes_of("Paris");
    const WordClasses classes = WordClasses::from(bytes);
    EXPECT_EQ(classes.find("Paris"), (WordClass{.cluster = 1, .path = 0b1011, .frequency = 5, .lists = 0x81}));
    EXPECT_EQ(classes.find("Pariser"), WordClass());
    EXPECT_EQ(WordClasses().find("Paris"), WordClass());
}

TEST(WordClasses, RefuseBytesThatAreNotWhole) {
    const std::string bytes = classes_of("Paris");
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_TRUE(WordClasses::from(std::string_view(bytes).substr(0, size)).empty());
    EXPECT_TRUE(WordClasses::from(classes_of("Paris", 7)).empty());
    EXPECT_TRUE(WordClasses::from(classes_of("Paris", 1)).empty()) << "a search would not end";
}

// Of the word's hash there are two more bits with its guess, 9.
std::string guesses_of(std::string_view form, std::uint32_t further_mark, std::size_t slots = 8) {
    const std::uint64_t hash = hash_text(form) * 0x9E3779B97F4A7C15ULL;
    std::string bytes = "SWG1";
    for (std::size_t slot = 0; slot < slots; ++slot)
        add_number(bytes, slot == (hash >> 20U) % slots ? further_mark << 6U | 9U : 0, 1);
    return bytes;
}

TEST(WordClasses, HaveAGuessForEachWordInASectionOfItsOwn) {
    const std::string bytes = classes_of("Paris");
    const auto mark = static_cast<std::uint32_t>(hash_text("Paris") * 0x9E3779B97F4A7C15ULL >> 51U & 3U);
    const std::string guesses = guesses_of("Paris", mark);
    EXPECT_EQ(WordClasses::from(bytes, guesses).find("Paris").guess, 9);
    EXPECT_EQ(WordClasses::from(bytes, guesses_of("Paris", mark ^ 1U)).find("Paris"), WordClass()) << "another word";
    EXPECT_EQ(WordClasses::from(bytes, guesses_of("Paris", mark, 16)).find("Paris").guess, 0) << "of another table";
}

// Rows that take words with "au" in them for places, with "<A" for persons, and with "u>" for neither.
std::string pieces() {
    constexpr std::size_t rows = 1024;
    std::string bytes = "SWP1";
    add_number(bytes, rows, 4);
    bytes.resize(bytes.size() + rows * 5);
    const auto set = [&](std::string_view piece, std::size_t kind, char weight) {
        bytes[8 + 5 * (hash_text(piece) * 0x9E3779B97F4A7C15ULL >> 54U) + kind] = weight;
    };
    set("au", 2, 40);
    set("<A", 1, 20);
    set("u>", 0, 30);
    return bytes;
}

TEST(WordGuesses, TellTheTwoLikeliestKindsAndHowFarTheyAreApart) {
    const std::string bytes = pieces();
    const WordGuesses guesses = WordGuesses::from(bytes);
    ASSERT_FALSE(guesses.empty());
    const auto number = [](int likeliest, int second, int level) {
        return WordGuesses::first + (likeliest * 5 + second) * 4 + level;
    };
    EXPECT_EQ(guesses.guess("Gaul"), number(2, 0, 2)) << "40 for 0";
    EXPECT_EQ(guesses.guess("Aaul"), number(2, 1, 1)) << "40 for 20";
    EXPECT_EQ(guesses.guess("Aa"), number(1, 0, 1)) << "20 for 0";
    EXPECT_EQ(guesses.guess("Gau"), number(2, 0, 0)) << "40 for 30";
    EXPECT_EQ(guesses.guess("Ää"), number(0, 1, 0)) << "nothing is known of these";
    EXPECT_EQ(WordGuesses().guess("Gau"), 0);
}

TEST(WordGuesses, RefuseBytesThatAreNotWhole) {
    const std::string bytes = pieces();
    for (std::size_t size = 0; size < bytes.size(); size += 7)
        EXPECT_TRUE(WordGuesses::from(std::string_view(bytes).substr(0, size)).empty());
}

// Words parted by spaces are the tokens.
Document tokens_of(std::string_view text) {
    Document document;
    for (std::uint32_t begin = 0; begin < text.size();) {
        const auto end = static_cast<std::uint32_t>(std::min(text.find(' ', begin), text.size()));
        Token token;
        token.span = {begin, end};
        document.tokens.push_back(token);
        begin = end + 1;
    }
    return document;
}

TEST(NameList, FindsTheLongestFormThatBeginsAtAToken) {
    const std::string section = pack::build_table(
                                    "form\tkind\tname\nSC Nord\tclub\t\nSC\tclub\t\nKolb\tfirm\t\nKolb & Sohn "
                                    "Bau\tfirm\t\nÄbte\tchurch\t\n",
                                    "body_names.tsv")
                                    .value();
    const Table table = Table::from_section(section).value();
    const NameList list(table, {"s"});
    struct Case {
        const char* text;
        TokenIndex end;
    };
    for (const Case& c : std::vector<Case>{{"SC Nord gewinnt", 2},
                                           {"SC Nords Trainer", 2},
                                           {"SC Süd", 1},
                                           {"Kolb & Sohn", 1},
                                           {"Kolb & Sohn Bau", 4},
                                           {"Kolbs", 1},
                                           {"Kolber", 0},
                                           {"Äbte", 1},
                                           {"Nord", 0}}) {
        const std::string_view text = c.text;
        const Document document = tokens_of(text);
        EXPECT_EQ(list.match(text, document, 0, static_cast<TokenIndex>(document.tokens.size())).end, c.end) << text;
    }
    EXPECT_EQ(list.match("SC Nord", tokens_of("SC Nord"), 0, 1).end, 1U) << "does not look behind the end";
    const auto kind = [&](std::string_view text) { return list.match(text, tokens_of(text), 0, 1).kind; };
    EXPECT_NE(kind("SC"), kind("Kolb"));
    EXPECT_EQ(NameList().match("SC", tokens_of("SC"), 0, 1).end, 0U);
}

TEST(NameList, TakesATableWithoutItsColumnsForEmpty) {
    const std::string section = pack::build_table("a\nb\n", "x.tsv").value();
    const Table table = Table::from_section(section).value();
    EXPECT_EQ(NameList(table, {}).match("b", tokens_of("b"), 0, 1).end, 0U);
}

TEST(NameWeights, AddTheRowsOfTheFeaturesThatHold) {
    std::map<std::uint32_t, NameWeights::Row> rows;
    FeatureList all;
    NameWeights::Scores sum{};
    for (std::uint32_t kind = 0; kind < 100; ++kind) {
        const FeatureList one = features({kind});
        NameWeights::Row row{};
        row[kind % row.size()] = static_cast<std::int16_t>(kind - 50);
        rows[one.keys()[0]] = row;
        all.add_key(one.keys()[0]);
        sum[kind % sum.size()] += static_cast<std::int32_t>(kind) - 50;
    }
    const std::string bytes = serialise(rows);
    const NameWeights weights = NameWeights::from(bytes);
    EXPECT_EQ(weights.score(all), sum);
    EXPECT_EQ(weights.score(features({7, 1000})), weights.score(features({7}))) << "one was never learnt";
    EXPECT_EQ(weights.score(features({1000})), NameWeights::Scores{});
    EXPECT_EQ(NameWeights().score(all), NameWeights::Scores{});
}

TEST(NameWeights, RefuseBytesThatAreNotWhole) {
    const std::string bytes = serialise({{11, NameWeights::Row{1}}, {12, NameWeights::Row{2}}});
    ASSERT_FALSE(NameWeights::from(bytes).empty());
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_TRUE(NameWeights::from(std::string_view(bytes).substr(0, size)).empty());
    std::string fewer = bytes;
    fewer[12 + 4 * 11] = 0;  // a key less than rows
    EXPECT_TRUE(NameWeights::from(fewer).empty());
}

// A chain for which a word is a place if its form is "Rom", and the word behind it belongs to the name.
std::string chain_of_rome() {
    std::vector<NameWord> words(2);
    words[0].form = "Rom";
    for (NameWord& word : words) word.note_features();
    FeatureList features;
    name_chain_features(words, 0, features);
    std::map<std::uint32_t, NameWeights::Row> weights;
    constexpr std::size_t own_form = 14;  // behind the features of the two words before
    weights[features.keys()[own_form]][begin_of(NameClass::place)] = 100;
    LabelScores neighbours{};
    neighbours[begin_of(NameClass::place)][inside_of(NameClass::place)] = 10;
    neighbours[outside][inside_of(NameClass::person)] = 1000;  // nothing goes on from outside
    return serialise(neighbours, serialise(weights));
}

TEST(NameChain, FindsTheBestRowOfLabels) {
    const std::string bytes = chain_of_rome();
    const NameChain chain = NameChain::from(bytes);
    ASSERT_FALSE(chain.empty());
    std::vector<NameWord> words(3);
    words[0].form = "Haus";
    words[1].form = "Rom";
    words[2].form = "Tiburtina";
    for (NameWord& word : words) word.note_features();
    NameChain::Work work;
    chain.label(words, work);
    EXPECT_EQ(words[0].label, outside);
    EXPECT_EQ(words[1].label, begin_of(NameClass::place));
    EXPECT_EQ(words[2].label, inside_of(NameClass::place));
}

TEST(NameChain, LooksAtWordsThatMayBeginANameAndAtThoseBetween) {
    std::vector<NameWord> words(6);
    for (NameWord& word : words) {
        word.form = "und";
        word.known = true;
    }
    words[1].form = "Ursula";
    words[3].form = "Leyen";
    std::vector<std::uint8_t> places;
    find_name_places(words, places);
    EXPECT_EQ(places, (std::vector<std::uint8_t>{0, 1, 1, 1, 0, 0}));
}

TEST(NameChain, RefusesBytesThatAreNotAWholeChain) {
    const std::string bytes = chain_of_rome();
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_TRUE(NameChain::from(std::string_view(bytes).substr(0, size)).empty());
}

}  // namespace
}  // namespace sayso::text
