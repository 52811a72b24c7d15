#include "page/language.h"

#include "page/fold.h"
#include "page/page.h"
#include "page/page_words.h"

namespace sayso {
namespace page {

std::size_t best_language(std::string_view text, const std::vector<PageWords>& packs) {
    // Function words are about two fifths of running German or English; a foreign text hits a few by chance.
    constexpr std::size_t fewest_percent = 15;
    constexpr std::size_t longest_sample = 20000;
    const auto words = words_of(text.substr(0, longest_sample));
    std::size_t best = packs.size();
    std::size_t best_hits = 0;
    for (std::size_t i = 0; i < packs.size(); ++i) {
        std::size_t hits = 0;
        for (const std::string_view word : words) hits += packs[i].is_function_word(lower(word)) ? 1 : 0;
        if (hits > best_hits && hits * 100 >= words.size() * fewest_percent) {
            best = i;
            best_hits = hits;
        }
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
