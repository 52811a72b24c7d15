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

bool is_small_letter(unsigned char byte) { return byte >= 'a' && byte <= 'z'; }

// Calls `visit` with each word, until it returns false.
template <class Visit>
void each_word_in_lower_case(std::string_view text, Visit visit) {
    std::string word;
    bool going_on = true;
    const auto end_word = [&] {
        if (word.empty()) return;
        going_on = visit(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size() && going_on;) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const Decoded next = byte < 0x80 ? Decoded{byte, 1} : decode_utf8(text.substr(at));
        at += next.size;
        if (is_small_letter(byte))
            word += static_cast<char>(byte);
        else if (!is_word_character(next.code_point))
            end_word();
        else if (byte < 0x80)
            word += static_cast<char>(lower(next.code_point));
        else
            append_utf8(word, lower(next.code_point));
    }
    if (going_on) end_word();
}

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
    constexpr std::size_t longest_sample = 20000;
    Counts counts{.function_words = std::vector<std::size_t>(packs.size())};
    each_word_in_lower_case(text.substr(0, longest_sample), [&](const std::string& word) {
        ++counts.words;
        for (std::size_t i = 0; i < packs.size(); ++i)
            counts.function_words[i] += packs[i].is_function_word(word) ? 1 : 0;
        return !is_plain(counts);
    });
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

std::string language_of(std::string_view text, const std::vector<const PackData*>& packs) {
    std::vector<page::PageWords> words;
    words.reserve(packs.size());
    for (const PackData* pack : packs) words.push_back(page::PageWords::function_words_of(*pack));
    const std::size_t best = page::best_language(text, words);
    return best == words.size() ? std::string() : words[best].language();
}

}  // namespace sayso
