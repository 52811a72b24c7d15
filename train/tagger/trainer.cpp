#include "trainer.h"

#include <algorithm>
#include <vector>

#include "perceptron.h"
#include "text/tag_features.h"
#include "text/tagger.h"

namespace sayso::train {
namespace {

using text::CoarseTag;
using text::FeatureList;
using text::LinearModel;
using text::Reading;
using text::SentenceView;

constexpr CoarseTag punctuation{static_cast<std::uint8_t>(Upos::PUNCT)};

// A fixed order that looks like chance: the same on every machine.
std::vector<std::size_t> shuffled(std::size_t size, std::uint64_t seed) {
    std::vector<std::size_t> order(size);
    for (std::size_t i = 0; i < size; ++i) order[i] = i;
    for (std::size_t i = size; i > 1; --i) {
        seed = seed * 6364136223846793005ULL + 1442695040888963407ULL;
        std::swap(order[i - 1], order[(seed >> 33U) % i]);
    }
    return order;
}

CoarseTag highest(const LinearModel::Scores& scores) {
    const auto best = std::max_element(scores.begin(), scores.begin() + text::coarse_tags);
    return static_cast<CoarseTag>(best - scores.begin());
}

void learn_tags(Example& example, Perceptron& perceptron) {
    FeatureList features;
    LinearModel::Scores scores{};
    for (std::size_t i = 0; i < example.view.words.size(); ++i) {
        text::WordView& word = example.view.words[i];
        const CoarseTag gold = example.gold->words[i].tag;
        if (text::is_mark(word)) {
            word.tag = punctuation;
            continue;
        }
        perceptron.step();
        text::tag_features(example.view, i, features);
        perceptron.score(features, scores);
        word.tag = highest(scores);
        if (word.tag == gold) continue;
        perceptron.add(features, static_cast<std::uint8_t>(gold), 1);
        perceptron.add(features, static_cast<std::uint8_t>(word.tag), -1);
    }
}

// How many of the features that the gold has the reading has, too.
int agreement(const Morph& reading, const Morph& gold) {
    return (gold.case_ != Case::none && reading.case_ == gold.case_) +
           (gold.number != Number::none && reading.number == gold.number) +
           (gold.gender != Gender::none && reading.gender == gold.gender) +
           (gold.person != Person::none && reading.person == gold.person) +
           (gold.tense != Tense::none && reading.tense == gold.tense) +
           2 * (gold.mood != Mood::none && reading.mood == gold.mood) +
           (gold.degree != Degree::none && reading.degree == gold.degree);
}

// The reading that agrees best with the gold among those that fit the tag; of several the one that scores best now.
const Reading* gold_reading(const SentenceView& view, std::size_t i, const Morph& gold,
                            const LinearModel::Scores& scores) {
    const Reading* any = text::best_reading(view, i, scores);
    if (any == nullptr) return nullptr;
    int best = -1;
    for (const Reading& reading : view.readings_of(i)) {
        if (reading.tag() == any->tag() && reading.upos == any->upos)
            best = std::max(best, agreement(reading.morph, gold));
    }
    const Reading* found = nullptr;
    std::int64_t found_score = 0;
    for (const Reading& reading : view.readings_of(i)) {
        if (reading.tag() != any->tag() || reading.upos != any->upos || agreement(reading.morph, gold) != best)
            continue;
        std::int64_t score = 0;
        for (const std::uint8_t label : text::labels_of(reading.morph)) score += scores[label];
        if (found == nullptr || score > found_score) {
            found = &reading;
            found_score = score;
        }
    }
    return found;
}

void learn_morphs(Example& example, Perceptron& perceptron) {
    FeatureList features;
    LinearModel::Scores scores{};
    for (std::size_t i = 0; i < example.view.words.size(); ++i) example.view.words[i].tag = example.gold->words[i].tag;
    text::note_subjects(example.view);
    for (std::size_t i = 0; i < example.view.words.size(); ++i) {
        text::WordView& word = example.view.words[i];
        word.morph = {};
        if (word.tag == punctuation) continue;
        perceptron.step();
        text::morph_features(example.view, i, features);
        perceptron.score(features, scores);
        const Reading* chosen = text::best_reading(example.view, i, scores);
        const Reading* gold = gold_reading(example.view, i, example.gold->words[i].morph, scores);
        if (chosen == nullptr || gold == nullptr) continue;
        word.morph = chosen->morph;
        if (chosen->morph == gold->morph) continue;
        for (const std::uint8_t label : text::labels_of(gold->morph)) perceptron.add(features, label, 1);
        for (const std::uint8_t label : text::labels_of(chosen->morph)) perceptron.add(features, label, -1);
    }
}

}  // namespace

Models learn(std::span<Example* const> examples, const Settings& settings) {
    Perceptron tags(text::coarse_tags);
    Perceptron morphs(text::morph_labels);
    for (int epoch = 0; epoch < settings.epochs; ++epoch) {
        for (const std::size_t i : shuffled(examples.size(), static_cast<std::uint64_t>(epoch) + 1))
            learn_tags(*examples[i], tags);
        for (const std::size_t i : shuffled(examples.size(), static_cast<std::uint64_t>(epoch) + 1))
            learn_morphs(*examples[i], morphs);
    }
    return {tags.section(settings.scale, settings.least), morphs.section(settings.scale, settings.least)};
}

}  // namespace sayso::train
