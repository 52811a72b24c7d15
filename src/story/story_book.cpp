// The stories of a ledger, and finding one of them.
#include <algorithm>
#include <set>

#include "ledger/ledger.h"
#include "story/phrases.h"
#include "story/story.h"

namespace sayso {
namespace {

constexpr std::size_t least_id_digits = 4;

bool begins(std::string_view id, std::string_view wanted) {
    constexpr std::size_t prefix = 2;
    return wanted.size() >= prefix + least_id_digits && id.starts_with(wanted);
}

bool has_every_word(std::string_view text, std::string_view wanted) {
    const auto words = story::folded_words(text);
    const auto asked = story::folded_words(wanted);
    return std::all_of(asked.begin(), asked.end(), [&](const story::FoldedWord& one) {
        return std::any_of(words.begin(), words.end(),
                           [&](const story::FoldedWord& word) { return word.form.starts_with(one.form); });
    });
}

}  // namespace

StoryBook::StoryBook(std::vector<Reading> readings, const Storyteller& teller)
    : readings_(std::move(readings)), stories_(teller.stories(readings_)) {}

Result<StoryBook> StoryBook::of(const Ledger& ledger, const Storyteller& teller) {
    std::vector<Reading> readings;
    const Status status = ledger.each_reading([&](const KeptReading& kept) {
        if (kept.in_view) readings.push_back(kept.reading);
        return true;
    });
    if (!status) return status.error();
    for (Reading& reading : readings) {
        Result<Reading> viewed = ledger.as_viewed(std::move(reading));
        if (!viewed) return std::move(viewed).error();
        reading = std::move(viewed).value();
    }
    return StoryBook(std::move(readings), teller);
}

const Story* StoryBook::story(std::string_view id) const {
    std::set<const Story*> found;
    for (const Story& story : stories_) {
        for (const std::size_t number : story.articles) {
            const Article& article = readings_[number].article;
            if (article.id == id) return &story;
            if (begins(story_id(article), id)) found.insert(&story);
        }
    }
    return found.size() == 1 ? *found.begin() : nullptr;
}

std::optional<StoryBook::FoundClaim> StoryBook::claim(std::string_view id) const {
    std::optional<FoundClaim> found;
    for (const Story& story : stories_) {
        for (const Claim& claim : story.claims) {
            const bool leads = std::any_of(claim.members.begin(), claim.members.end(), [&](const Telling& member) {
                const Statement& statement = readings_[member.article].statements[member.statement];
                return begins(claim_id(statement), id) || begins(statement.id, id);
            });
            if (!leads) continue;
            if (found) return std::nullopt;
            found = FoundClaim{.story = &story, .claim = &claim};
        }
    }
    return found;
}

std::vector<StoryBook::FoundSeries> StoryBook::figures(std::string_view words) const {
    std::vector<FoundSeries> found;
    for (const Story& story : stories_) {
        for (const FigureSeries& series : story.figures) {
            const std::string text = series.what + " " + series.happened + " " + series.unit + " " + story.title;
            if (has_every_word(text, words)) found.push_back({.story = &story, .series = &series});
        }
    }
    return found;
}

}  // namespace sayso
