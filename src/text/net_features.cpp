#include "text/net_features.h"

#include "text/characters.h"
#include "text/linear_model.h"

namespace sayso::text {
namespace {

// Where the stretch of each kind begins; sizes are powers of two.
struct Stretch {
    std::uint32_t begin, size;
};
constexpr Stretch forms{0, 16384};
constexpr Stretch endings4{16384, 8192};
constexpr Stretch endings3{24576, 4096};
constexpr Stretch endings2{28672, 1024};
constexpr Stretch beginnings{29696, 4096};
constexpr Stretch looks{33792, 512};
constexpr Stretch tag_sets{34304, 1024};
constexpr Stretch feature_sets{35328, 1024};
constexpr Stretch single_readings{36352, 512};
static_assert(single_readings.begin + single_readings.size == net_rows);

std::uint16_t row(Stretch stretch, std::uint64_t value) {
    std::uint64_t h = (value ^ (value >> 31U)) * 0x9E3779B97F4A7C15ULL;
    h ^= h >> 29U;
    return static_cast<std::uint16_t>(stretch.begin + ((h * 0xBF58476D1CE4E5B9ULL) >> 40U) % stretch.size);
}

std::string_view beginning(std::string_view word, int count) {
    std::size_t at = 0;
    while (at < word.size() && count >= 0) {
        if ((static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U && count-- == 0) break;
        ++at;
    }
    return word.substr(0, at);
}

// What the word looks like, where it stands, how it was found in the lexicon.
std::uint64_t looks_of(const WordView& word, bool first) {
    return (first ? 1U : 0U) | looks_of_form(word.form) << 1U | static_cast<std::uint64_t>(word.kind) << 8U |
           static_cast<std::uint64_t>(word.source) << 16U;
}

// Digits say no more than that they are digits.
std::uint64_t form_hash(std::string_view lower) {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : lower) h = (h ^ static_cast<unsigned char>(c >= '0' && c <= '9' ? '0' : c)) * 0x100000001B3ULL;
    return h;
}

}  // namespace

void net_features(const SentenceView& sentence, std::size_t i, std::vector<std::uint16_t>& rows) {
    const WordView& word = sentence.words[i];
    rows.push_back(row(forms, form_hash(word.lower)));
    rows.push_back(row(endings4, form_hash(ending(word.lower, 4))));
    rows.push_back(row(endings3, form_hash(ending(word.lower, 3))));
    rows.push_back(row(endings2, form_hash(ending(word.lower, 2))));
    rows.push_back(row(beginnings, form_hash(beginning(word.lower, 3))));
    rows.push_back(row(looks, looks_of(word, i == 0)));
    rows.push_back(row(tag_sets, word.possible));
    rows.push_back(row(feature_sets, word.cases | std::uint64_t{word.numbers} << 8U | std::uint64_t{word.moods} << 16U |
                                         std::uint64_t{word.persons} << 24U));
    for (unsigned tag = 0; tag < coarse_tags; ++tag) {
        if ((word.possible & bit(static_cast<CoarseTag>(tag))) != 0) rows.push_back(row(single_readings, tag));
    }
}

}  // namespace sayso::text
