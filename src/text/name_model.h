// Names told by a learnt model: which words begin, go on with, or end a name, and of which kind.
//
// A greedy averaged perceptron over begin/inside labels (linear_model.h). It knows what the gazetteer knows, as
// features, and corrects it from what stands around a word ("Essen", "Oder").
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "text/linear_model.h"
#include "text/tag_features.h"
#include "text/word_classes.h"

namespace sayso::text {

inline constexpr std::string_view name_section = "tagger/names";

// What the model tells apart; the labels are outside, then begin and inside for each.
enum class NameClass : std::uint8_t { person, place, organisation, other };
inline constexpr std::size_t name_labels = 9;
inline constexpr std::uint8_t outside = 0;
[[nodiscard]] constexpr std::uint8_t begin_of(NameClass c) {
    return static_cast<std::uint8_t>(1 + 2 * static_cast<unsigned>(c));
}
[[nodiscard]] constexpr std::uint8_t inside_of(NameClass c) { return static_cast<std::uint8_t>(begin_of(c) + 1); }
[[nodiscard]] constexpr bool is_begin(std::uint8_t label) { return label % 2 == 1; }
[[nodiscard]] constexpr NameClass class_of_label(std::uint8_t label) { return static_cast<NameClass>((label - 1) / 2); }

// What is known of a word before the model looks at it.
struct NameWord {
    std::string_view form;
    std::string_view lemma;
    TokenKind kind = TokenKind::word;
    Upos upos = Upos::X;
    bool known = false;   // in the lexicon
    bool common = false;  // in the lexicon, and not as a name
    bool quoted = false;
    bool first_name = false;
    bool role = false;  // a noun for what a person is
    bool body_head = false;
    bool outlet_noun = false;
    std::uint8_t gazetteer = 0;   // 0: none; 1 + NameKind of the known name that begins here; + 16 inside one
    std::uint8_t listed = 0;      // in the list of bodies: 1 alone, 2 begins there, 3 goes on
    std::uint64_t listed_as = 0;  // a hash of the body's kind
    Case case_ = Case::none;
    WordClass of_form;                 // where it stands in large texts, and in lists of names
    std::uint8_t lower_frequency = 0;  // of the form in small letters
    std::uint32_t readings = 0;        // its parts of speech in the lexicon, a bit each
    std::string_view head_lemma;       // of the word that it depends on
    std::uint8_t relation = 0;         // to that word
    std::uint8_t label = outside;

    // What the features say of the word, put into numbers once for all the words that look at it.
    void note_features();
    std::uint64_t form_number = 0, lemma_number = 0, ending_number = 0, shape = 0, facts = 0;
    std::uint64_t pattern = 0, known_as = 0, head_number = 0;
};

// Words that need not be looked at behind a word outside of names: known ones that are written small, and marks.
[[nodiscard]] bool cannot_begin_name(const NameWord& word);

// What the model looks at for word `i`: labels to the left are chosen, features of all words noted. Shared with the
// trainer.
void name_features(std::span<const NameWord> words, std::size_t i, FeatureList& features);

// Can this label stand behind the other?
[[nodiscard]] constexpr bool may_follow(std::uint8_t label, std::uint8_t before) {
    return label == outside || is_begin(label) ||
           (before != outside && class_of_label(before) == class_of_label(label));
}

class NameModel {
public:
    explicit NameModel(const PackData& pack)
        : model_(LinearModel::from(pack.section(name_section).value_or(""), name_labels)) {}
    explicit NameModel(LinearModel model) : model_(std::move(model)) {}
    [[nodiscard]] bool empty() const { return model_.empty(); }

    // Fills the words' labels.
    void label(std::span<NameWord> words) const;

private:
    LinearModel model_;
};

// The best label by these scores of those that may follow the label before.
[[nodiscard]] std::uint8_t best_name_label(const LinearModel::Scores& scores, std::uint8_t before);

}  // namespace sayso::text
