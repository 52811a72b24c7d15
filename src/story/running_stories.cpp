// Stories that go on: told anew when one more of their articles comes in.
#include <map>

#include "story/story.h"
#include "story/storyteller.h"
#include "story/word_terms.h"

namespace sayso {

struct RunningStories::Impl {
    explicit Impl(const std::vector<Pack>& packs)
        : languages(std::make_shared<const story::Languages>(packs)), index(languages) {}

    const Story& told(std::size_t number) {
        const std::vector<std::size_t> group = index.story_of(number);
        Story& story = stories[group.front()];
        const std::vector<std::size_t> ordered = story::in_order_of_time(readings, group);
        if (story.articles == ordered) return story;
        for (const std::size_t other : std::span(group).subspan(1)) stories.erase(other);  // that ran together
        std::vector<const story::Draft*> own;
        own.reserve(ordered.size());
        for (const std::size_t one : ordered) own.push_back(&drafts[one]);
        story = story::told_as_one(readings, ordered, own, *languages, {}, {}, {}, &copies);
        return story;
    }

    std::shared_ptr<const story::Languages> languages;
    StoryIndex index;
    std::vector<Reading> readings;
    std::vector<story::Draft> drafts;      // of each reading
    story::CopyMemory copies;              // between readings, by their numbers
    std::map<std::size_t, Story> stories;  // by their lowest number, as they were last told
};

RunningStories::RunningStories(const std::vector<Pack>& packs) : impl_(std::make_unique<Impl>(packs)) {}
RunningStories::~RunningStories() = default;
RunningStories::RunningStories(RunningStories&&) noexcept = default;
RunningStories& RunningStories::operator=(RunningStories&&) noexcept = default;

std::size_t RunningStories::add(Reading reading) {
    const story::WordTerms words(impl_->languages->of(reading.article), reading.article.text);
    const std::size_t number = impl_->index.add(reading.article, words);
    impl_->drafts.push_back(story::draft_of(reading, words));
    impl_->readings.push_back(std::move(reading));
    return number;
}

const std::vector<Reading>& RunningStories::readings() const { return impl_->readings; }
const StoryIndex& RunningStories::index() const { return impl_->index; }
const Story& RunningStories::story_of(std::size_t article) { return impl_->told(article); }

}  // namespace sayso
