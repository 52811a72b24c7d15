// Chooses the words that name the speaker of each finding among all that may (speaker_candidates.h): a linear model
// over what can be seen of finding and candidate, learnt by train/statement from marked articles (a maximum entropy
// ranker, in the spirit of Denis and Baldridge 2007, A Ranking Approach to Pronoun Resolution). Weights are integers,
// sums exact.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "statement/feature_set.h"
#include "statement/linear_ranking.h"
#include "statement/speaker_candidates.h"

namespace sayso::statement {

class WhoTables;

inline constexpr std::uint32_t speaker_feature_bits = 17;

// What the choice of one article's speakers needs, computed once.
class SpeakerContext {
public:
    SpeakerContext(const Grammar& grammar, const WhoTables& tables);

    const Grammar& grammar;
    const WhoTables& tables;

    // Index into Document::names of the name that the token is in; none.
    [[nodiscard]] std::uint32_t name_of(TokenIndex t) const { return name_of_[t]; }
    // How often the lemma of the token stands in the article, up to a few.
    [[nodiscard]] std::uint8_t uses_of(TokenIndex t) const { return uses_of_[t]; }

private:
    std::vector<std::uint32_t> name_of_;
    std::vector<std::uint8_t> uses_of_;
};

// What can be seen of the candidates of one article's findings. What depends on a candidate's words alone is kept: most
// are candidates of several findings. The context must outlive it, and its view stay as it is.
class SpeakerFeatures {
public:
    explicit SpeakerFeatures(const SpeakerContext& context);
    ~SpeakerFeatures();

    // Hashed features of each candidate, each below 1 << speaker_feature_bits.
    [[nodiscard]] std::vector<Features> of(const Finding& finding, std::span<const Finding> before,
                                           const std::vector<SpeakerCandidate>& candidates);

private:
    struct Known;
    const SpeakerContext& context_;
    std::unique_ptr<Known> known_;
};

class SpeakerRanker {
public:
    static constexpr std::string_view section = "statement.speakers";

    // Without weights the rules' choice stands.
    SpeakerRanker(const PackData& pack, std::string_view bytes);
    explicit SpeakerRanker(const PackData& pack) : SpeakerRanker(pack, pack.section(section).value_or("")) {}

    // Sets Finding::speaker and speaker_role; `findings` in order of the text.
    void choose(const SpeakerContext& context, std::vector<Finding>& findings) const;

    // The candidate with the highest score, given the features of each; the first one is nobody.
    [[nodiscard]] std::size_t best_of(const std::vector<std::vector<std::uint32_t>>& features) const;
    [[nodiscard]] bool has_weights() const { return !ranking_.empty(); }
    // For whoever else needs them: reading them from the pack takes time.
    [[nodiscard]] const std::shared_ptr<const WhoTables>& tables() const { return tables_; }

private:
    std::shared_ptr<const WhoTables> tables_;
    LinearRanking ranking_;
};

// Makes the candidate the finding's speaker.
void take_speaker(Finding& finding, const SpeakerCandidate& candidate);

}  // namespace sayso::statement
