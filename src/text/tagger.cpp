#include "text/tagger.h"

#include <algorithm>
#include <limits>
#include <vector>

#include "text/agreement.h"
#include "text/tag_features.h"

namespace sayso::text {
namespace {

// How far a reading is from the chosen tag: the lexicon and the treebanks draw some lines differently, so one that does
// not fit exactly is better than none.
enum class Fit : std::uint8_t { exact, near, none };

bool either(Upos a, Upos b, Upos x, Upos y) { return (a == x && b == y) || (a == y && b == x); }

Fit fit_of(const Reading& reading, CoarseTag tag) {
    if (reading.tag() == tag) return Fit::exact;
    const Upos wanted = upos_of(tag);
    if (verb_form_of(tag) != VerbForm::none) {
        return coarse(Upos::VERB, verb_form_of(tag)) == coarse(Upos::VERB, reading.morph.verb_form) &&
                       either(reading.upos, wanted, Upos::VERB, Upos::AUX)
                   ? Fit::near
                   : Fit::none;
    }
    const bool near =
        either(reading.upos, wanted, Upos::DET, Upos::PRON) || either(reading.upos, wanted, Upos::NOUN, Upos::PROPN) ||
        either(reading.upos, wanted, Upos::ADJ, Upos::ADV) || either(reading.upos, wanted, Upos::ADJ, Upos::NUM) ||
        either(reading.upos, wanted, Upos::DET, Upos::ADJ) || either(reading.upos, wanted, Upos::PRON, Upos::ADJ) ||
        either(reading.upos, wanted, Upos::ADJ, Upos::NOUN);
    return near ? Fit::near : Fit::none;
}

// First and second person need a pronoun that says so somewhere in the sentence: "er habe" is no first person. Orders
// do not.
bool has_subject(const SentenceView& sentence, const Morph& morph) {
    if (morph.person != Person::first && morph.person != Person::second) return true;
    return morph.mood == Mood::imp || (sentence.subject_persons & (1U << static_cast<unsigned>(morph.person))) != 0;
}

Fit fit_in(const SentenceView& sentence, std::size_t i, const Reading& reading) {
    const Fit fits = fit_of(reading, sentence.words[i].tag);
    return fits == Fit::exact && !has_subject(sentence, reading.morph) ? Fit::near : fits;
}

Fit best_fit_of(const SentenceView& sentence, std::size_t i) {
    Fit best = Fit::none;
    for (const Reading& reading : sentence.readings_of(i)) best = std::min(best, fit_in(sentence, i, reading));
    return best;
}

// Do several readings that the labels tell apart fit the word's tag? Where they do not, all scores are alike, and
// alike they may as well be 0: neither the choice nor agreement with other words changes.
bool has_choice(const SentenceView& sentence, std::size_t i) {
    if (sentence.words[i].readings < 2) return false;
    const Fit best = best_fit_of(sentence, i);
    const Reading* first = nullptr;
    for (const Reading& reading : sentence.readings_of(i)) {
        if (best == Fit::none || fit_in(sentence, i, reading) != best) continue;
        if (first != nullptr && labels_of(reading.morph) != labels_of(first->morph)) return true;
        if (first == nullptr) first = &reading;
    }
    return false;
}

std::int32_t score_of(const Reading& reading, const LinearModel::Scores& scores) {
    std::int32_t sum = 0;
    for (const std::uint8_t label : labels_of(reading.morph)) sum += scores[label];
    return sum;
}

CoarseTag best_tag(const WordView& word, const LinearModel::Scores& scores) {
    CoarseTag best = no_tag;
    for (std::size_t label = 0; label < coarse_tags; ++label) {
        const auto tag = static_cast<CoarseTag>(label);
        if (best == no_tag || scores[label] > scores[static_cast<std::size_t>(best)]) best = tag;
    }
    // Without a model, and where nothing speaks for any tag: the first one that the readings allow.
    if (best == no_tag || scores[static_cast<std::size_t>(best)] != 0) return best;
    for (std::size_t label = 0; label < coarse_tags; ++label) {
        if ((word.possible & bit(static_cast<CoarseTag>(label))) != 0) return static_cast<CoarseTag>(label);
    }
    return best;
}

}  // namespace

Tagger::Tagger(const PackData& pack)
    : tags_(LinearModel::from(pack.section(tag_section).value_or(""), coarse_tags)),
      morphs_(LinearModel::from(pack.section(morph_section).value_or(""), morph_labels)) {}

const Reading* best_reading(const SentenceView& sentence, std::size_t i, const LinearModel::Scores& scores,
                            std::span<std::int32_t> reading_scores) {
    const auto readings = sentence.readings_of(i);
    const Fit best_fit = best_fit_of(sentence, i);
    const Reading* best = nullptr;
    std::int32_t best_score = 0;
    for (std::size_t r = 0; r < readings.size() && best_fit != Fit::none; ++r) {
        if (fit_in(sentence, i, readings[r]) != best_fit) continue;
        const std::int32_t score = score_of(readings[r], scores);
        if (!reading_scores.empty()) reading_scores[r] = score;
        if (best != nullptr && score <= best_score) continue;
        best = &readings[r];
        best_score = score;
    }
    return best;
}

void note_subjects(SentenceView& sentence) {
    sentence.subject_persons = 0;
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        if (sentence.words[i].tag != CoarseTag::PRON) continue;
        for (const Reading& reading : sentence.readings_of(i)) {
            if (reading.morph.pron_type != PronType::prs || reading.morph.case_ != Case::nom) continue;
            sentence.subject_persons |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(reading.morph.person));
        }
    }
}

bool is_mood_ambiguous(std::span<const Reading> readings, const Morph& chosen) {
    if (chosen.mood != Mood::ind && chosen.mood != Mood::sub) return false;
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& other) {
        return other.morph.person == chosen.person && other.morph.number == chosen.number &&
               other.morph.mood != chosen.mood && (other.morph.mood == Mood::ind || other.morph.mood == Mood::sub);
    });
}

void Tagger::tag(SentenceView& sentence, std::vector<std::int32_t>& reading_scores) const {
    FeatureList features;
    LinearModel::Scores scores{};
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        WordView& word = sentence.words[i];
        if (is_mark(word)) {
            word.tag = CoarseTag::PUNCT;
            continue;
        }
        tag_features(sentence, i, features);
        tags_.score(features, scores);
        word.tag = best_tag(word, scores);
    }
    choose_morphology(sentence, reading_scores);
}

void Tagger::choose_morphology(SentenceView& sentence, std::vector<std::int32_t>& reading_scores) const {
    note_subjects(sentence);
    choose_readings(sentence, reading_scores);
}

void Tagger::choose_readings(SentenceView& sentence, std::vector<std::int32_t>& reading_scores) const {
    FeatureList features;
    LinearModel::Scores scores{};
    reading_scores.assign(sentence.readings.size(), std::numeric_limits<std::int32_t>::min());
    for (std::size_t i = 0; i < sentence.words.size(); ++i) {
        WordView& word = sentence.words[i];
        if (word.tag == CoarseTag::PUNCT) continue;
        if (has_choice(sentence, i)) {
            morph_features(sentence, i, features);
            morphs_.score(features, scores);
        } else {
            scores.fill(0);
        }
        const std::span<std::int32_t> own(reading_scores.data() + word.first_reading, word.readings);
        const Reading* reading = best_reading(sentence, i, scores, own);
        if (reading != nullptr) {
            word.morph = reading->morph;
            word.morph.mood_ambiguous = is_mood_ambiguous(sentence.readings_of(i), word.morph);
            word.chosen = static_cast<std::uint32_t>(reading - sentence.readings.data());
        } else {
            word.morph.verb_form = verb_form_of(word.tag);
        }
    }
    make_phrases_agree(sentence, reading_scores);
}

}  // namespace sayso::text
