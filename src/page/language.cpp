#include "page/language.h"

#include "base/utf8.h"
#include "page/fold.h"
#include "page/page.h"
#include "page/page_words.h"

namespace sayso {
namespace page {
namespace {

bool is_small_letter(unsigned char byte) { return byte >= 'a' && byte <= 'z'; }

// Calls `visit` with each word; how many there are.
template <class Visit>
std::size_t each_word_in_lower_case(std::string_view text, Visit visit) {
    std::size_t words = 0;
    std::string word;
    const auto end_word = [&] {
        if (word.empty()) return;
        ++words;
        visit(word);
        word.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
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
    end_word();
    return words;
}

}  // namespace

std::size_t best_language(std::string_view text, const std::vector<PageWords>& packs) {
    // Function words are about two fifths of running German or English; a foreign text hits a few by chance.
    constexpr std::size_t fewest_percent = 15;
    constexpr std::size_t longest_sample = 20000;
    std::vector<std::size_t> hits(packs.size());
    const std::size_t words = each_word_in_lower_case(text.substr(0, longest_sample), [&](const std::string& word) {
        for (std::size_t i = 0; i < packs.size(); ++i) hits[i] += packs[i].is_function_word(word) ? 1 : 0;
    });
    std::size_t best = packs.size();
    std::size_t best_hits = 0;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        if (hits[i] <= best_hits || hits[i] * 100 < words * fewest_percent) continue;
        best = i;
        best_hits = hits[i];
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
