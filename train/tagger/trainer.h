// Learns the two passes of the tagger from sentences with gold tags.
#pragma once

#include <memory>
#include <span>
#include <string>

#include "text/sentence_view.h"
#include "treebank.h"

namespace sayso::train {

struct Example {
    text::SentenceView view;
    Document document;                                                          // tokens of the sentence
    std::unique_ptr<std::string> lower_pool = std::make_unique<std::string>();  // the view points into it
    const GoldSentence* gold = nullptr;
};

struct Models {
    std::string tags;  // sections of the pack
    std::string morphs;
};

struct Settings {
    int epochs = 8;
    std::int64_t scale = 64;  // of the whole-number weights
    std::int32_t least = 6;   // smaller ones are left out
};

[[nodiscard]] Models learn(std::span<Example* const> examples, const Settings& settings);

}  // namespace sayso::train
