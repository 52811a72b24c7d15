// How well the tagger does on sentences with gold tags.
#pragma once

#include <map>
#include <string>

#include "trainer.h"

namespace sayso::train {

struct Accuracy {
    std::size_t words = 0;  // punctuation included, as the CoNLL 2018 scorer counts
    std::size_t upos = 0;
    std::size_t tag = 0;  // part of speech and verb form
    std::size_t lemma = 0;
    std::size_t features =
        0;  // all of case, number, gender, person, tense, mood right, of words that have any in the gold
    std::size_t with_features = 0;
    std::size_t case_right = 0, with_case = 0;
    std::size_t subjunctive_gold = 0, subjunctive_found = 0, subjunctive_right = 0;
    std::size_t unknown = 0, unknown_upos = 0;
    std::map<std::string, std::size_t> confusions;

    [[nodiscard]] std::string report() const;
};

void measure(Example& example, const Models& models, Accuracy& accuracy);

}  // namespace sayso::train
