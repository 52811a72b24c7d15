// Scores a document's analysis against a treebank. The measure is that of the CoNLL 2018 shared task (Zeman et al.
// 2018), from raw text: what the systems cut and tag is laid over the gold by the characters; this one gives the same
// figures as the reference scorer, udeval of PyPI's udtools.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso::eval {

// Counts the characters of all tokens, blanks left out, of the whole file.
struct CharacterRange {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    bool operator==(const CharacterRange&) const = default;
};

struct TreeWord {
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    CharacterRange span;  // of its token
    std::u32string form;  // lower case
    std::string lemma, upos, xpos;
    std::string features;  // those that Universal Dependencies names, in order
    std::string relation;  // without its subtype
    std::uint32_t parent = none;
    std::vector<std::uint32_t> functional_children;
    bool in_multiword_token = false;
};

struct Treebank {
    std::u32string characters;
    std::vector<CharacterRange> tokens, sentences;
    std::vector<TreeWord> words;
};

// The error has the line. Empty nodes are passed over; every sentence must be a tree with one root.
[[nodiscard]] Result<Treebank> treebank_from_conllu(std::string_view conllu);

// The text that a treebank was made from, of its "# text" comments: a blank line between documents and paragraphs.
[[nodiscard]] std::string raw_text_of(std::string_view conllu);

enum class TreeMetric : std::uint8_t {
    tokens,
    sentences,
    words,
    upos,
    xpos,
    features,
    all_tags,
    lemmas,
    uas,
    las,
    clas,
    mlas,
    blex
};
inline constexpr std::size_t tree_metrics = 13;
[[nodiscard]] std::string_view name_of(TreeMetric metric);

struct TreeScore {
    std::uint64_t gold = 0, system = 0, correct = 0;
    std::uint64_t aligned = 0;  // words of both that are laid over each other; 0 for tokens, sentences, words
    [[nodiscard]] double precision() const {
        return system == 0 ? 0.0 : static_cast<double>(correct) / static_cast<double>(system);
    }
    [[nodiscard]] double recall() const {
        return gold == 0 ? 0.0 : static_cast<double>(correct) / static_cast<double>(gold);
    }
    [[nodiscard]] double f1() const {
        return gold + system == 0 ? 0.0 : 2.0 * static_cast<double>(correct) / static_cast<double>(gold + system);
    }
};

using TreeScores = std::array<TreeScore, tree_metrics>;  // by TreeMetric

// An error where the two are not of the same text.
[[nodiscard]] Result<TreeScores> score_treebanks(const Treebank& gold, const Treebank& system);

// In percent: a table, or one line of JSON.
[[nodiscard]] std::string to_text(const TreeScores& scores);
[[nodiscard]] std::string to_json(const TreeScores& scores);

}  // namespace sayso::eval
