#include "text/net_features.h"

#include "text/characters.h"
#include "text/linear_model.h"
#include "text/net.h"

namespace sayso::text {
namespace {

// Where the stretch of each kind begins; sizes are powers of two.
constexpr RowStretch forms{0, 16384};
constexpr RowStretch endings4{16384, 8192};
constexpr RowStretch endings3{24576, 4096};
constexpr RowStretch endings2{28672, 1024};
constexpr RowStretch beginnings{29696, 4096};
constexpr RowStretch looks{33792, 512};
constexpr RowStretch tag_sets{34304, 1024};
constexpr RowStretch feature_sets{35328, 1024};
constexpr RowStretch single_readings{36352, 512};
static_assert(single_readings.begin + single_readings.size == net_rows);

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
    std::uint64_t hash = hash_of_nothing;
    for (const char c : lower) hash = hash_with(hash, static_cast<unsigned char>(c >= '0' && c <= '9' ? '0' : c));
    return hash;
}

}  // namespace

void net_features(const SentenceView& sentence, std::size_t i, std::vector<std::uint16_t>& rows) {
    const WordView& word = sentence.words[i];
    rows.push_back(row_in(forms, form_hash(word.lower)));
    rows.push_back(row_in(endings4, form_hash(ending(word.lower, 4))));
    rows.push_back(row_in(endings3, form_hash(ending(word.lower, 3))));
    rows.push_back(row_in(endings2, form_hash(ending(word.lower, 2))));
    rows.push_back(row_in(beginnings, form_hash(beginning(word.lower, 3))));
    rows.push_back(row_in(looks, looks_of(word, i == 0)));
    rows.push_back(row_in(tag_sets, word.possible));
    rows.push_back(row_in(feature_sets, word.cases | std::uint64_t{word.numbers} << 8U |
                                            std::uint64_t{word.moods} << 16U | std::uint64_t{word.persons} << 24U));
    for (unsigned tag = 0; tag < coarse_tags; ++tag) {
        if ((word.possible & bit(static_cast<CoarseTag>(tag))) != 0) rows.push_back(row_in(single_readings, tag));
    }
}

}  // namespace sayso::text
