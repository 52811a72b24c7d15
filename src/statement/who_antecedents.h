// Whom a noun or pronoun that speaks takes up, chosen among all who can be meant: a linear model over what can be seen
// of words and candidate, learnt by train/statement from marked articles (a maximum entropy ranker, in the spirit of
// Denis and Baldridge 2007, A Ranking Approach to Pronoun Resolution). What the rules say is one of its features.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "statement/feature_set.h"
#include "statement/who_cast.h"
#include "statement/who_reference.h"

namespace sayso::statement {

inline constexpr std::uint32_t antecedent_feature_bits = 16;
inline constexpr std::string_view antecedent_section = "statement.antecedents";

struct Antecedent {
    ActorIndex actor = no_actor;  // no_actor: nobody can be known, or somebody new
    bool of_rule = false;         // whom the rules take
    bool fresh = false;           // somebody who is called by these words and was not known before
    bool owner = false;           // fresh, and whose they are: "ein Sprecher" of the actor
    bool barred = false;          // a rival of the others only: not to be taken
};

// One choice as it was put: for learning from.
struct AntecedentChoice {
    TokenRange words;                  // that name the speaker: the phrase, or the possessive alone
    std::vector<Features> candidates;  // features of each; the first one is whom the rules take
    std::vector<ActorIndex> actors;    // in the cast
    std::vector<std::string> names;    // as they are shown, with " + " between several; "" for nobody
    std::size_t taken = 0;
};

// The words, and what is known where they stand.
struct AntecedentQuestion {
    const DocumentView& view;
    const WhoTables& tables;
    const Cast& cast;
    const Attention& attention;
    const std::vector<ActorIndex>& spoken;  // who spoke before, the latest last
    const Reference& reference;
    std::uint8_t whom = 0;  // of the reference, with what its verb tells
};

// Hashed features of each candidate, each below 1 << antecedent_feature_bits.
[[nodiscard]] std::vector<Features> antecedent_features(const AntecedentQuestion& question,
                                                        const std::vector<Antecedent>& candidates);

}  // namespace sayso::statement
