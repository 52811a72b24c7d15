#include "made_up_stories.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "pack/pack.h"
#include "sayso/reader.h"
#include "story/phrases.h"

namespace sayso::bench {
namespace {

// splitmix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
std::uint64_t mixed(std::uint64_t number) {
    number += 0x9E3779B97F4A7C15U;
    number = (number ^ (number >> 30U)) * 0xBF58476D1CE4E5B9U;
    number = (number ^ (number >> 27U)) * 0x94D049BB133111EBU;
    return number ^ (number >> 31U);
}

// Letters of one length in bytes that stand in for each other; a vowel for a vowel, so that words stay pronounceable.
constexpr std::array<std::string_view, 2> one_byte = {"aeiou", "bcdfghjklmnpqrstvwxyz"};
constexpr std::array<std::string_view, 3> umlauts = {"ä", "ö", "ü"}, large_umlauts = {"Ä", "Ö", "Ü"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_large(char c) { return c >= 'A' && c <= 'Z'; }

// Which words are a story's own: no more than one article in four has them, by the language's table of term weights,
// and no table of the story layer asks for them (what befell somebody, how one denies). Verbs by which somebody gives a
// figure are like any other: each one that all stories of a template kept would make these more alike than stories are.
class OwnWords {
public:
    explicit OwnWords(const Pack& pack) : reader_({pack}) {
        constexpr int one_in_four = 22;  // in sixteenths of a nat
        const Table weights = pack.data().table("term_weights");
        for (std::size_t row = 0; row < weights.rows(); ++row)
            if (std::stoi(std::string(weights.cell(row, "weight"))) < one_in_four)
                common_.emplace(weights.cell(row, "term"));
        for (const char* const name : {"story_concepts", "people_nouns", "figure_cues", "negations", "claim_nouns",
                                       "answer_cues", "edit_words"}) {
            const Table table = pack.data().table(name);
            for (std::size_t row = 0; row < table.rows(); ++row)
                if (table.cell(row, "kind") != "counts") asked_for_.add(table.cell(row, "forms"), 0);
        }
    }

    bool has(const story::FoldedWord& word) {
        const auto known = own_.find(word.form);
        if (known != own_.end()) return known->second;
        return own_[word.form] = !asked_for_.any_in({&word, 1}) && is_rare(word.form);
    }

private:
    bool is_rare(const std::string& form) const {
        constexpr std::size_t shortest = 3;
        if (form.size() < shortest || common_.count(form) > 0) return false;
        const std::string terms = reader_.index_terms(form, "de");
        return common_.count(terms.substr(0, terms.find(' '))) == 0;
    }

    Reader reader_;
    std::unordered_set<std::string> common_;
    story::PhraseList asked_for_;
    std::unordered_map<std::string, bool> own_;
};

// The words and numbers of one story in place of those of its template.
class Exchange {
public:
    // Of a thousand of its own words so many are exchanged.
    Exchange(OwnWords& own, std::uint64_t story, std::uint64_t of_thousand)
        : own_(own), story_(mixed(story)), of_thousand_(of_thousand) {
        for (std::size_t i = digits_.size() - 1; i > 1; --i)  // 0 stays, so that thousands stay thousands
            std::swap(digits_[i], digits_[1 + mixed(story_ + i) % i]);
    }

    std::string in(std::string text) const {
        for (const story::FoldedWord& word : story::folded_words(text)) {
            if (is_digit(word.form.front()))
                exchange_digits(text, word.span);
            else if (own_.has(word) && is_chosen(word.form))
                exchange_letters(text, {word.span.begin, word.span.begin + stem_of(word.span.of(text))});
        }
        return text;
    }

    std::string in_value(std::string value) const {
        exchange_digits(value, {0, static_cast<std::uint32_t>(value.size())});
        return value;
    }

private:
    // All forms of a word, or none.
    bool is_chosen(const std::string& form) const {
        std::uint64_t key = story_;
        for (std::size_t i = 0; i < stem_of(form); ++i) key = mixed(key ^ static_cast<unsigned char>(form[i]));
        return key % 1000 < of_thousand_;
    }

    // Bytes before an inflectional ending.
    static std::uint32_t stem_of(std::string_view word) {
        for (const std::string_view ending : {"ens", "en", "es", "er", "em", "e", "n", "s"})
            if (word.ends_with(ending)) return static_cast<std::uint32_t>(word.size() - ending.size());
        return static_cast<std::uint32_t>(word.size());
    }

    void exchange_digits(std::string& text, Span span) const {
        for (std::uint32_t i = span.begin; i < span.end; ++i)
            if (is_digit(text[i])) text[i] = digits_[static_cast<std::size_t>(text[i] - '0')];
    }

    // By the letter and those before it: words that begin alike still do, and no two become one; and what two stories
    // make of one word tells nothing of what they make of another.
    void exchange_letters(std::string& text, Span stem) const {
        std::uint64_t step = mixed(story_);
        for (std::uint32_t i = stem.begin; i < stem.end; ++i) {
            const std::string letter = text.substr(i, static_cast<unsigned char>(text[i]) < 0x80 ? 1 : 2);
            text.replace(i, letter.size(), letter.size() == 1 ? exchanged(letter[0], step) : exchanged(letter, step));
            for (const char byte : letter) step = mixed(step ^ (static_cast<unsigned char>(byte) | small_bit));
            i += static_cast<std::uint32_t>(letter.size() - 1);
        }
    }

    static std::string exchanged(char letter, std::uint64_t step) {
        const bool large = is_large(letter);
        const char small = large ? static_cast<char>(letter - 'A' + 'a') : letter;
        for (const std::string_view letters : one_byte) {
            const std::size_t place = letters.find(small);
            if (place == std::string_view::npos) continue;
            const char other = letters[(place + step) % letters.size()];
            return {large ? static_cast<char>(other - 'a' + 'A') : other};
        }
        return {letter};
    }

    static std::string exchanged(std::string_view umlaut, std::uint64_t step) {
        for (const auto& letters : {umlauts, large_umlauts}) {
            const auto found = std::find(letters.begin(), letters.end(), umlaut);
            if (found == letters.end()) continue;
            const auto place = static_cast<std::size_t>(found - letters.begin());
            return std::string(letters[(place + step) % letters.size()]);
        }
        return std::string(umlaut);
    }

    static constexpr unsigned char small_bit =
        0x20;  // what tells a small letter from a large one, also in UTF-8's umlauts
    OwnWords& own_;
    std::uint64_t story_;
    std::uint64_t of_thousand_;
    std::array<char, 10> digits_ = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'};
};

std::chrono::sys_days day_of(const std::string& iso) {
    int year = 0;
    unsigned month = 0, day = 0;
    std::sscanf(iso.c_str(), "%d-%u-%u", &year, &month, &day);
    return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
}

// The same hour, so many days later.
std::string later(const std::string& iso, int days) {
    if (iso.empty()) return iso;
    const std::chrono::year_month_day date(day_of(iso) + std::chrono::days(days));
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text + iso.substr(std::min<std::size_t>(10, iso.size()));
}

void rename(std::vector<Party>& parties, const Exchange& exchange) {
    for (Party& party : parties) party.name = exchange.in(party.name);
}

Reading retold(Reading reading, const Exchange& exchange, const std::string& story, int days) {
    Article& article = reading.article;
    for (Quantity& quantity : reading.quantities) {
        const std::string_view words = quantity.span.of(article.text);
        if (std::none_of(words.begin(), words.end(), is_digit)) continue;
        if (quantity.value) quantity.value = exchange.in_value(*quantity.value);
        if (quantity.high) quantity.high = exchange.in_value(*quantity.high);
    }
    article.text = exchange.in(article.text);
    article.title = exchange.in(article.title);
    article.outlet = exchange.in(article.outlet);
    for (std::string& agency : article.agencies) agency = exchange.in(agency);
    article.id += "-" + story;
    article.url += article.url.empty() ? "" : "-" + story;
    article.published = later(article.published, days);
    for (Block& block : article.blocks) block.published = later(block.published, days);
    for (Statement& statement : reading.statements) {
        statement.id += "-" + story;
        rename(statement.who, exchange);
        rename(statement.via, exchange);
    }
    for (Entity& entity : reading.entities) entity.name = exchange.in(entity.name);
    return reading;
}

void put_in_order(std::vector<MadeUpArticle>& news) {
    const auto rank = [](const MadeUpArticle& one) {
        return std::tuple(std::string_view(one.reading.article.published), one.story,
                          std::string_view(one.reading.article.id));
    };
    std::sort(news.begin(), news.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
}

int days_between(const Reading& from, const Reading& to) {
    return static_cast<int>((day_of(to.article.published) - day_of(from.article.published)).count());
}

}  // namespace

std::vector<MadeUpArticle> made_up_news(const Pack& pack, const std::vector<Template>& templates,
                                        const NewsOptions& options) {
    constexpr std::uint64_t every_word = 1000;
    OwnWords own(pack);
    std::vector<MadeUpArticle> news;
    for (std::size_t story = 0; news.size() < options.articles; ++story) {
        const Template& readings = templates[story % templates.size()];
        const Exchange exchange(own, story, every_word);
        const std::size_t wanted = options.fewest + mixed(story) % (options.most - options.fewest + 1);
        const int days =
            static_cast<int>(story / options.stories_a_day) + days_between(readings.front(), templates.front().front());
        for (std::size_t n = 0; n < std::min(wanted, readings.size()); ++n)
            news.push_back({retold(readings[n], exchange, std::to_string(story), days), story});
    }
    put_in_order(news);
    return news;
}

std::vector<MadeUpArticle> made_up_long_story(const Pack& pack, const std::vector<Template>& templates,
                                              std::size_t articles) {
    constexpr std::uint64_t half_of_the_words = 500;
    OwnWords own(pack);
    std::vector<MadeUpArticle> news;
    const Template& readings = templates.front();
    for (std::size_t version = 0; news.size() < articles; ++version) {
        const Exchange exchange(own, version, half_of_the_words);
        for (std::size_t n = 0; n < readings.size() && news.size() < articles; ++n)
            news.push_back({retold(readings[n], exchange, std::to_string(version), 0), 0});
    }
    put_in_order(news);
    return news;
}

}  // namespace sayso::bench
