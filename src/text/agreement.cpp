#include "text/agreement.h"

#include <limits>
#include <optional>

namespace sayso::text {
namespace {

constexpr std::int32_t unfit = std::numeric_limits<std::int32_t>::min();
constexpr std::size_t most_words = 12;

// What the words of a phrase share.
struct Agreement {
    Case case_;
    Number number;
    Gender gender;
};

bool modifies(const WordView& word) {
    return word.tag == CoarseTag::DET || word.tag == CoarseTag::ADJ || word.tag == CoarseTag::NUM;
}

bool heads(const WordView& word) { return word.tag == CoarseTag::NOUN || word.tag == CoarseTag::PROPN; }

bool has(const Morph& morph, const Agreement& shared) {
    if (morph.case_ != shared.case_ || (morph.number != shared.number && morph.number != Number::none)) return false;
    return shared.number == Number::plur || morph.gender == shared.gender || morph.gender == Gender::none;
}

// The word's best reading that has what is shared; its number, or nothing.
std::optional<std::uint32_t> best_with(const SentenceView& sentence, std::size_t i, const Agreement& shared,
                                       const std::vector<std::int32_t>& scores) {
    std::optional<std::uint32_t> best;
    const WordView& word = sentence.words[i];
    for (std::uint32_t r = word.first_reading; r < word.first_reading + word.readings; ++r) {
        if (scores[r] == unfit || !has(sentence.readings[r].morph, shared)) continue;
        if (!best || scores[r] > scores[*best]) best = r;
    }
    return best;
}

bool is_declined(const WordView& word) { return word.chosen != no_reading && word.morph.case_ != Case::none; }

// The sum of the words' scores if all have what is shared; nothing if one cannot.
std::optional<std::int64_t> score_of(const SentenceView& sentence, std::size_t begin, std::size_t end,
                                     const Agreement& shared, const std::vector<std::int32_t>& scores) {
    std::int64_t sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_declined(sentence.words[i])) continue;
        const auto best = best_with(sentence, i, shared, scores);
        if (!best) return std::nullopt;
        sum += scores[*best];
    }
    return sum;
}

void agree(SentenceView& sentence, std::size_t begin, std::size_t end, const std::vector<std::int32_t>& scores) {
    std::optional<Agreement> best;
    std::int64_t best_score = 0;
    for (const Case c : {Case::nom, Case::gen, Case::dat, Case::acc}) {
        for (const Number n : {Number::sing, Number::plur}) {
            for (const Gender g : {Gender::masc, Gender::fem, Gender::neut}) {
                if (n == Number::plur && g != Gender::masc) continue;
                const auto score = score_of(sentence, begin, end, {c, n, g}, scores);
                if (!score || (best && *score <= best_score)) continue;
                best = Agreement{c, n, g};
                best_score = *score;
            }
        }
    }
    if (!best) return;
    for (std::size_t i = begin; i < end; ++i) {
        WordView& word = sentence.words[i];
        if (!is_declined(word)) continue;
        word.chosen = *best_with(sentence, i, *best, scores);
        word.morph = sentence.readings[word.chosen].morph;
    }
}

}  // namespace

void make_phrases_agree(SentenceView& sentence, const std::vector<std::int32_t>& scores) {
    for (std::size_t begin = 0; begin < sentence.words.size();) {
        std::size_t end = begin;
        while (end < sentence.words.size() && end - begin < most_words && modifies(sentence.words[end]) &&
               (end == begin || sentence.words[end].tag != CoarseTag::DET)) {
            ++end;
        }
        if (end > begin && end < sentence.words.size() && heads(sentence.words[end]))
            agree(sentence, begin, end + 1, scores);
        begin = end > begin ? end : begin + 1;
    }
}

}  // namespace sayso::text
