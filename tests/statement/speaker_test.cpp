// Candidates for speakers, and the ranker's choice among them.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "sayso/pack.h"
#include "statement/selection.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

constexpr std::string_view text =
    "Die Chefin der Werft sprach mit der Presse. Sie sagte gestern, die Fähre sei bald fertig.";

class Speakers : public testing::Test {
protected:
    Speakers() : opened_(Pack::open(SAYSO_TEST_PACK)) {}

    void SetUp() override {
        ASSERT_TRUE(opened_.ok()) << opened_.error().message();
        article_ = {.id = "case", .version = "case", .language = "de", .text = std::string(text)};
        document_ = TextAnalyser(pack()).analyse(article_);
    }

    const PackData& pack() const { return (*opened_).data(); }

    std::string words(const DocumentView& view, TokenRange tokens) const {
        return std::string(view.document.span_of(tokens).of(view.text));
    }

    Result<Pack> opened_;
    Article article_;
    Document document_;
};

TEST_F(Speakers, AreLookedForInTheSentenceAndBeforeItInSeveralExtents) {
    const DocumentView view(article_, document_);
    const Cues cues(pack());
    const Grammar grammar{view, cues};
    const std::vector<Finding> findings = score_all(grammar, Models(), find_candidates(grammar).findings);
    ASSERT_FALSE(findings.empty());
    const std::vector<SpeakerCandidate> candidates = speaker_candidates(grammar, findings.back(), {});
    ASSERT_FALSE(candidates.empty());
    EXPECT_TRUE(candidates.front().tokens.empty());
    std::vector<std::string> all;
    for (const SpeakerCandidate& c : candidates) all.push_back(words(view, c.tokens));
    for (const char* wanted : {"Sie", "Die Chefin der Werft"})
        EXPECT_NE(std::find(all.begin(), all.end(), wanted), all.end()) << wanted;
    EXPECT_EQ(std::find(all.begin(), all.end(), "die Fähre"), all.end()) << "stands in what is said";
    std::sort(all.begin(), all.end());
    EXPECT_EQ(std::adjacent_find(all.begin(), all.end()), all.end());
    EXPECT_EQ(std::count_if(candidates.begin(), candidates.end(), [](const SpeakerCandidate& c) { return c.of_rule; }),
              1);
}

TEST_F(Speakers, AreTheRulesOwnWithoutWeights) {
    const DocumentView view(article_, document_);
    const Cues cues(pack());
    const Grammar grammar{view, cues};
    std::vector<Finding> findings = score_all(grammar, Models(), find_candidates(grammar).findings);
    const TokenRanges before = findings.back().speaker;
    const SpeakerRanker rules(pack(), "");
    rules.choose(SpeakerContext(grammar, *rules.tables()), findings);
    EXPECT_EQ(findings.back().speaker, before);
    EXPECT_EQ(words(view, before.front()), "Sie");
}

TEST_F(Speakers, AreChosenByWeights) {
    const DocumentView view(article_, document_);
    const Cues cues(pack());
    const Grammar grammar{view, cues};
    std::vector<Finding> findings = score_all(grammar, Models(), find_candidates(grammar).findings);
    const SpeakerRanker without(pack(), "");
    const SpeakerContext context(grammar, *without.tables());
    const Finding finding = findings.back();
    const std::vector<SpeakerCandidate> candidates = speaker_candidates(grammar, finding, {});
    const auto wanted = std::find_if(candidates.begin(), candidates.end(), [&](const SpeakerCandidate& c) {
        return words(view, c.tokens) == "Die Chefin der Werft";
    });
    ASSERT_NE(wanted, candidates.end());
    std::vector<std::int16_t> weights(std::size_t{1} << speaker_feature_bits, -1);
    const std::vector<std::vector<std::uint32_t>> features = SpeakerFeatures(context).of(finding, {}, candidates);
    for (std::uint32_t f : features[static_cast<std::size_t>(wanted - candidates.begin())]) weights[f] = 100;
    std::vector<Finding> one{finding};
    SpeakerRanker(pack(), ranking_section(weights)).choose(context, one);
    ASSERT_EQ(one.front().speaker.size(), 1U);
    EXPECT_EQ(words(view, one.front().speaker.front()), "Die Chefin der Werft");
}

}  // namespace
}  // namespace sayso::statement
