#include "measure.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "text/tag_features.h"
#include "text/tagger.h"

namespace sayso::train {
namespace {

bool same_features(const Morph& a, const Morph& gold) {
    return (gold.case_ == Case::none || a.case_ == gold.case_) &&
           (gold.number == Number::none || a.number == gold.number) &&
           (gold.gender == Gender::none || a.gender == gold.gender) &&
           (gold.person == Person::none || a.person == gold.person) &&
           (gold.tense == Tense::none || a.tense == gold.tense) && (gold.mood == Mood::none || a.mood == gold.mood);
}

bool has_features(const Morph& m) {
    return m.case_ != Case::none || m.number != Number::none || m.person != Person::none || m.tense != Tense::none;
}

void count(const text::WordView& word, const Token& token, const GoldWord& gold, Accuracy& accuracy) {
    ++accuracy.words;
    const bool upos = token.upos == text::upos_of(gold.tag);
    accuracy.upos += upos;
    accuracy.tag += word.tag == gold.tag;
    accuracy.lemma += token.lemma == gold.lemma;
    if (!upos)
        ++accuracy
              .confusions[std::string(name_of(text::upos_of(gold.tag))) + " as " + std::string(name_of(token.upos))];
    if (upos && token.lemma != gold.lemma)
        ++accuracy.confusions["lemma " + std::string(word.form) + " " + gold.lemma + " as " + std::string(token.lemma)];
    if (word.source != text::Source::lexicon && word.kind == TokenKind::word) {
        ++accuracy.unknown;
        accuracy.unknown_upos += upos;
    }
    if (has_features(gold.morph)) {
        ++accuracy.with_features;
        accuracy.features += same_features(token.morph, gold.morph);
    }
    if (gold.morph.case_ != Case::none) {
        ++accuracy.with_case;
        accuracy.case_right += token.morph.case_ == gold.morph.case_;
    }
    const bool wanted = gold.morph.mood == Mood::sub;
    const bool found = token.morph.mood == Mood::sub;
    accuracy.subjunctive_gold += wanted;
    accuracy.subjunctive_found += found;
    accuracy.subjunctive_right += wanted && found;
    if (wanted != found)
        ++accuracy.confusions["mood " + std::string(word.form) + (wanted ? " sub as other" : " other as sub")];
}

double percent(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

void measure(Example& example, const Models& models, Accuracy& accuracy) {
    for (text::WordView& word : example.view.words) {
        word.tag = text::no_tag;
        word.morph = {};
        word.chosen = text::no_reading;
    }
    const text::Tagger tagger(text::LinearModel::from(models.tags, text::coarse_tags),
                              text::LinearModel::from(models.morphs, text::morph_labels));
    std::vector<std::int32_t> reading_scores;
    tagger.tag(example.view, reading_scores);
    text::StringArena arena;
    for (std::size_t i = 0; i < example.view.words.size(); ++i) {
        Token token;
        text::write_word(example.view, i, token, arena);
        count(example.view.words[i], token, example.gold->words[i], accuracy);
    }
}

std::string Accuracy::report() const {
    std::ostringstream out;
    out.setf(std::ios::fixed);
    out.precision(2);
    out << "words " << words << "\nUPOS " << percent(upos, words) << "\nUPOS with verb form " << percent(tag, words)
        << "\nlemma " << percent(lemma, words) << "\nfeatures " << percent(features, with_features) << "\ncase "
        << percent(case_right, with_case) << "\nunknown words " << unknown << ", their UPOS "
        << percent(unknown_upos, unknown) << "\nsubjunctive precision " << percent(subjunctive_right, subjunctive_found)
        << " recall " << percent(subjunctive_right, subjunctive_gold) << " of " << subjunctive_gold << "\n";
    std::vector<std::pair<std::size_t, std::string>> worst;
    for (const auto& [name, times] : confusions) worst.emplace_back(times, name);
    std::sort(worst.rbegin(), worst.rend());
    for (std::size_t i = 0; i < worst.size() && i < 60; ++i) out << worst[i].first << "\t" << worst[i].second << "\n";
    return out.str();
}

}  // namespace sayso::train
