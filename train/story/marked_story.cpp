#include "marked_story.h"

#include <fstream>
#include <iterator>
#include <numeric>
#include <string>

#include "eval/story_scores.h"
#include "story/storyteller.h"

namespace sayso::train {
namespace {

Result<std::string> bytes_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return Error{.what = "cannot be read", .input = path.string()};
    return std::string(std::istreambuf_iterator<char>(file), {});
}

}  // namespace

Result<MarkedStory> MarkedStory::read(const std::filesystem::path& folder, const Reader& reader,
                                      const story::Languages& languages) {
    const Result<std::string> articles = bytes_of(folder / "articles.jsonl");
    if (!articles) return articles.error();
    const Result<std::string> marks = bytes_of(folder / "gold.json");
    if (!marks) return marks.error();
    Result<eval::GoldStory> gold = eval::gold_story_in(*articles, *marks);
    if (!gold) return gold.error();
    std::vector<Reading> readings;
    for (const Article& article : gold->articles) readings.push_back(reader.read(article));
    return MarkedStory(std::move(*gold), std::move(readings), languages);
}

MarkedStory::MarkedStory(eval::GoldStory gold, std::vector<Reading> readings, const story::Languages& languages)
    : gold_(std::move(gold)), readings_(std::move(readings)), languages_(&languages) {
    std::vector<std::size_t> numbers(readings_.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    in_order_ = story::in_order_of_time(readings_, std::move(numbers));
    for (const std::size_t number : in_order_)
        drafts_.push_back(story::draft_of(readings_[number], languages.of(readings_[number].article)));
}

eval::Share MarkedStory::answers(const story::Weights& weights) const {
    std::vector<const story::Draft*> drafts;
    for (const story::Draft& draft : drafts_) drafts.push_back(&draft);
    const Story told = story::told_as_one(readings_, in_order_, drafts, *languages_, weights);
    return eval::score_story(gold_, told, readings_).answers;
}

}  // namespace sayso::train
