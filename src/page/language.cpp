#include "page/language.h"

#include <algorithm>
#include <functional>

#include "base/utf8.h"
#include "page/fold.h"
#include "page/page.h"
#include "page/page_words.h"

namespace sayso {
namespace page {
namespace {

// A word of a text in lower case: its first bytes (FunctionWords), its size, and, if it is a long one, the word itself.
struct Word {
    std::uint64_t bytes = 0;
    std::size_t size = 0;
    std::string text;

    void clear() {
        bytes = 0;
        size = 0;
        text.clear();
    }
    void add(char byte) { bytes = FunctionWords::with_byte(bytes, size++, byte); }
    void add_whole(std::string_view lower) {
        for (const char byte : lower) add(byte);
        text += lower;
    }
};

// Reads the word that begins at `at`, ASCII alone, as most are. False: it has another character; then nothing is read.
bool read_ascii_word(std::string_view text, std::size_t& at, Word& word) {
    std::size_t end = at;
    for (; end < text.size(); ++end) {
        const auto byte = static_cast<unsigned char>(text[end]);
        if (byte >= 0x80) return false;
        if (ascii_words[byte] == 0) break;
        word.add(ascii_words[byte]);
    }
    if (word.size > FunctionWords::short_size) {
        word.text.assign(text, at, word.size);
        for (char& c : word.text) c = ascii_words[static_cast<unsigned char>(c)];
    }
    at = end;
    return true;
}

void read_word(std::string_view text, std::size_t& at, Word& word) {
    word.clear();
    if (read_ascii_word(text, at, word)) return;
    word.clear();
    std::string character;
    while (at < text.size()) {
        const Decoded next = decode_utf8(text.substr(at));
        if (!is_word_character(next.code_point)) return;
        character.clear();
        append_utf8(character, lower(next.code_point));
        word.add_whole(character);
        at += next.size;
    }
}

bool is_function_word(const FunctionWords& words, const Word& word) {
    if (word.size <= FunctionWords::short_size) return words.contains_short(word.bytes);
    return word.size <= words.longest() && words.contains_long(word.text);
}

constexpr std::size_t longest_sample = 20000;  // bytes of a text that are looked at

struct Counts {
    std::size_t words = 0;
    std::vector<std::size_t> function_words;  // of each language
};

// Function words are about two fifths of running German or English; a foreign text hits a few by chance.
constexpr std::size_t fewest_percent = 15;

// Whether no more words are needed: enough of them, and one language with twice the share that would do and twice that
// of any other.
bool is_plain(const Counts& counts) {
    constexpr std::size_t enough_words = 256;
    if (counts.words < enough_words || counts.words % enough_words != 0) return false;
    std::vector<std::size_t> hits = counts.function_words;
    std::sort(hits.begin(), hits.end(), std::greater<>());
    return !hits.empty() && hits[0] * 100 >= 2 * fewest_percent * counts.words &&
           (hits.size() < 2 || hits[0] >= 2 * hits[1]);
}

}  // namespace

std::size_t best_language(std::string_view text, const std::vector<PageWords>& packs) {
    Counts counts{.function_words = std::vector<std::size_t>(packs.size())};
    text = text.substr(0, longest_sample);
    Word word;
    for (std::size_t at = 0; at < text.size();) {
        read_word(text, at, word);
        if (at < text.size()) at += decode_utf8(text.substr(at)).size;  // what ended the word
        if (word.size == 0) continue;
        ++counts.words;
        for (std::size_t i = 0; i < packs.size(); ++i)
            counts.function_words[i] += is_function_word(packs[i].function_words(), word) ? 1 : 0;
        if (is_plain(counts)) break;
    }
    std::size_t best = packs.size();
    std::size_t best_hits = 0;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const std::size_t hits = counts.function_words[i];
        if (hits <= best_hits || hits * 100 < counts.words * fewest_percent) continue;
        best = i;
        best_hits = hits;
    }
    return best;
}

}  // namespace page

namespace {

// A headline or a single sentence may do without function words ("Laut Polizei starben zwei Menschen"): then it is in
// the language whose lexicon has most of its words, two thirds at least.
std::string language_of_short(std::string_view text, const std::vector<const PackData*>& packs) {
    constexpr std::size_t most_words = 40;
    constexpr std::size_t fewest_words = 3;
    const std::vector<std::string_view> words = page::words_of(text.substr(0, page::longest_sample));
    if (words.size() < fewest_words || words.size() > most_words) return {};
    std::string best;
    std::size_t best_known = 0;
    for (const PackData* pack : packs) {
        const Lexicon& lexicon = pack->lexicon();
        const auto known = static_cast<std::size_t>(
            std::count_if(words.begin(), words.end(), [&](std::string_view word) { return lexicon.contains(word); }));
        if (known <= best_known || known * 3 < words.size() * 2) continue;
        best = pack->card().language;
        best_known = known;
    }
    return best;
}

}  // namespace

std::string language_of(std::string_view text, const std::vector<const PackData*>& packs) {
    std::vector<page::PageWords> words;
    words.reserve(packs.size());
    for (const PackData* pack : packs) words.push_back(page::PageWords::function_words_of(*pack));
    const std::size_t best = page::best_language(text, words);
    return best == words.size() ? language_of_short(text, packs) : words[best].language();
}

}  // namespace sayso
