#include "value/numerals.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <random>
#include <regex>
#include <string>

namespace sayso::values {
namespace {

NumberWords german() {
    NumberWords words;
    const std::array units = {"ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"};
    const std::array teens = {"zehn",     "elf",      "zwölf",    "dreizehn", "vierzehn",
                              "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
    const std::array tens = {"zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};
    for (std::size_t i = 0; i < units.size(); ++i) words.add(Atom::unit, units[i], Decimal(static_cast<int>(i) + 1));
    words.add(Atom::unit, "eins", Decimal(1));
    for (std::size_t i = 0; i < teens.size(); ++i) words.add(Atom::teen, teens[i], Decimal(static_cast<int>(i) + 10));
    for (std::size_t i = 0; i < tens.size(); ++i)
        words.add(Atom::ten, tens[i], Decimal(10 * (static_cast<int>(i) + 2)));
    words.add(Atom::hundred, "hundert", Decimal(100));
    words.add(Atom::thousand, "tausend", Decimal(1000));
    words.add(Atom::joiner, "und", Decimal());
    words.add(Atom::half, "einhalb", Decimal(5, -1));
    return words;
}

// The slow twin of NumberWords: says every number, instead of reading it.
std::string said(int n, bool counts_alone = true) {
    static const std::array below = {"",         "ein",      "zwei",     "drei",     "vier",     "fünf",    "sechs",
                                     "sieben",   "acht",     "neun",     "zehn",     "elf",      "zwölf",   "dreizehn",
                                     "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
    static const std::array tens = {"",        "",        "zwanzig", "dreißig", "vierzig",
                                    "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"};
    if (n >= 1000) return said(n / 1000, false) + "tausend" + said(n % 1000, counts_alone);
    if (n >= 100) return said(n / 100, false) + "hundert" + said(n % 100, counts_alone);
    if (n == 1 && counts_alone) return "eins";
    const auto at = [](const auto& names, int i) { return std::string(names[static_cast<std::size_t>(i)]); };
    if (n < 20) return at(below, n);
    return at(below, n % 10) + (n % 10 != 0 ? "und" : "") + at(tens, n / 10);
}

TEST(NumberWords, EveryNumberIsReadAsItIsSaid) {
    const NumberWords words = german();
    for (int n = 1; n < 20'000; ++n) ASSERT_EQ(words.read(said(n)), Decimal(n)) << said(n);
    for (int n = 20'000; n < 1'000'000; n += 997) ASSERT_EQ(words.read(said(n)), Decimal(n)) << said(n);
}

TEST(NumberWords, LessUsualForms) {
    const NumberWords words = german();
    const std::map<std::string, Decimal> cases = {
        {"hundert", Decimal(100)},
        {"tausend", Decimal(1000)},
        {"hunderteins", Decimal(101)},
        {"hundertundeins", Decimal(101)},
        {"tausendundein", Decimal(1001)},
        {"fünfzehnhundert", Decimal(1500)},
        {"neunzehnhundertachtzig", Decimal(1980)},
        {"zweieinhalb", Decimal(25, -1)},
        {"zweiundeinhalb", Decimal(25, -1)},
        {"zweieinhalbtausend", Decimal(2500)},
        {"hunderteinundzwanzig", Decimal(121)},
    };
    for (const auto& [word, value] : cases) EXPECT_EQ(words.read(word), value) << word;
}

TEST(NumberWords, WhatIsNoNumberIsNone) {
    const NumberWords words = german();
    for (const std::string_view word : {"", "und", "einhalb", "undzwanzig", "zweiund", "achten", "zweifel", "dreist",
                                        "hundertmal", "zwanzigzwei", "tausendtausend", "zweiundhundert"})
        EXPECT_FALSE(words.read(word)) << word;
}

TEST(Digits, MarksOfManyCountries) {
    const std::map<std::string, std::string> cases = {
        {"7", "7"},
        {"1984", "1984"},
        {"0", "0"},
        {"12.000", "12000"},
        {"1,5", "1.5"},
        {"0,03", "0.03"},
        {"1.234,56", "1234.56"},
        {"1,234.56", "1234.56"},
        {"1.5", "1.5"},
        {"0.125", "0.125"},
        {"1.000.000", "1000000"},
        {"1,000,000", "1000000"},
        {"1'234", "1234"},
        {"1’234’567", "1234567"},
        {"1'234.50", "1234.5"},
        {"137.972.423", "137972423"},
    };
    for (const auto& [text, value] : cases) {
        const auto digits = read_digits(text);
        ASSERT_TRUE(digits) << text;
        EXPECT_EQ(digits->value.text(), value) << text;
    }
}

TEST(Digits, WhatIsNoNumberIsNone) {
    for (const std::string_view text : {"", ".", "1.", ",5", "007", "3:1", "27.02.2006", "1..5", "12.00.000", "1.2.3",
                                        "5a", "1.000,5,5", "1234567890123456789", "1'23", "0.000.000", "1.000'000"})
        EXPECT_FALSE(read_digits(text)) << text;
}

// The slow twin: the same language as regular expressions over whole strings.
std::optional<std::string> slowly_read(const std::string& text) {
    static const std::regex plain("(0|[1-9][0-9]*)");
    static const std::regex groups("[1-9][0-9]{0,2}(\\.[0-9]{3})+|[1-9][0-9]{0,2}(,[0-9]{3}){2,}");
    static const std::regex decimal("(0|[1-9][0-9]*)[.,]([0-9]+)");
    static const std::regex both("([1-9][0-9]{0,2}(\\.[0-9]{3})+),([0-9]+)|([1-9][0-9]{0,2}(,[0-9]{3})+)\\.([0-9]+)");
    const auto without_marks = [](std::string s) {
        std::erase_if(s, [](char c) { return c == '.' || c == ','; });
        return s;
    };
    const auto with_decimals = [](std::string whole, std::string decimals) {
        while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
        return decimals.empty() ? whole : whole + "." + decimals;
    };
    std::smatch m;
    if (std::regex_match(text, plain)) return text;
    if (std::regex_match(text, groups)) return without_marks(text);
    if (std::regex_match(text, m, decimal)) return with_decimals(m[1], m[2]);
    if (std::regex_match(text, m, both))
        return m[1].matched ? with_decimals(without_marks(m[1]), m[3]) : with_decimals(without_marks(m[4]), m[6]);
    return std::nullopt;
}

TEST(Digits, AgreeWithTheirSlowTwin) {
    // All strings of up to six characters over a small alphabet, then random longer ones.
    const std::string alphabet = "015.,";
    const auto check = [](const std::string& text) {
        const auto fast = read_digits(text);
        const auto slow = slowly_read(text);
        ASSERT_EQ(fast.has_value(), slow.has_value()) << text;
        if (fast.has_value()) {
            ASSERT_EQ(fast->value.text(), *slow) << text;
        }
    };
    std::vector<std::string> last = {""};
    for (int length = 1; length <= 6; ++length) {
        std::vector<std::string> next;
        for (const std::string& front : last)
            for (const char c : alphabet) next.push_back(front + c);
        for (const std::string& text : next) check(text);
        last = std::move(next);
    }
    std::mt19937 random(11);
    std::uniform_int_distribution<std::size_t> letters(0, alphabet.size() - 1);
    std::uniform_int_distribution<std::size_t> lengths(7, 16);
    for (int i = 0; i < 20'000; ++i) {
        std::string text(lengths(random), ' ');
        for (char& c : text) c = alphabet[letters(random)];
        check(text);
    }
}

}  // namespace
}  // namespace sayso::values
