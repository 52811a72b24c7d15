#include "marked_story.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "eval/story_members.h"
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
                                      const story::Languages& languages, std::optional<eval::GoldPart> part) {
    const Result<std::string> articles = bytes_of(folder / "articles.jsonl");
    if (!articles) return articles.error();
    const Result<std::string> marks = bytes_of(folder / "gold.json");
    if (!marks) return marks.error();
    Result<eval::GoldStory> gold = eval::gold_story_in(*articles, *marks);
    if (!gold) return gold.error();
    std::vector<Reading> readings;
    for (const Article& article : gold->articles) readings.push_back(reader.read(article));
    if (part) readings = eval::with_gold(*gold, std::move(readings), *part);
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

std::vector<const story::Draft*> MarkedStory::drafts() const {
    std::vector<const story::Draft*> drafts;
    for (const story::Draft& draft : drafts_) drafts.push_back(&draft);
    return drafts;
}

eval::StoryScores MarkedStory::scores(const story::Weights& weights, const story::SameWeights& same) const {
    const Story told = story::told_as_one(readings_, in_order_, drafts(), *languages_, weights, same);
    return eval::score_story(gold_, told, readings_);
}

namespace {

// What the gold tells of each statement.
class Marks {
public:
    Marks(const eval::GoldStory& gold, std::span<const Reading> readings) : gold_(gold), readings_(readings) {
        for (const eval::FoundMember& member : eval::find_members(gold, eval::words_of_statements(readings)))
            if (member.found) claims_[*member.found].insert(member.claim);
    }

    [[nodiscard]] const std::set<std::size_t>& claims_of(eval::StatementKey key) const {
        static const std::set<std::size_t> none;
        const auto found = claims_.find(key);
        return found == claims_.end() ? none : found->second;
    }

    // No member, but it stands in the words of one.
    [[nodiscard]] bool is_unclear(eval::StatementKey key, Span extent) const {
        if (!claims_of(key).empty()) return false;
        const std::string& id = readings_[key.first].article.id;
        for (const eval::GoldClaim& claim : gold_.claims)
            for (const eval::GoldPlace& place : claim.members)
                if (place.article == id && place.span.overlaps(extent)) return true;
        return false;
    }

private:
    const eval::GoldStory& gold_;
    std::span<const Reading> readings_;
    std::map<eval::StatementKey, std::set<std::size_t>> claims_;
};

bool have_one_in_common(const std::set<std::size_t>& a, const std::set<std::size_t>& b) {
    return std::any_of(a.begin(), a.end(), [&](std::size_t one) { return b.contains(one); });
}

// Copies and the same words again may say the same, though nobody marked them.
bool is_likely_the_same(const story::Signs& signs) {
    constexpr std::int32_t nearly_all = 700;
    return signs[static_cast<std::size_t>(story::Sign::copied)] > 0 ||
           signs[static_cast<std::size_t>(story::Sign::of_greater)] >= nearly_all;
}

}  // namespace

std::vector<MarkedPair> MarkedStory::pairs() const {
    const std::vector<const story::Draft*> of_pages = drafts();
    const story::Groundwork ground(readings_, in_order_, of_pages, *languages_);
    const Marks marks(gold_, readings_);
    const auto key_of = [&](const story::Told& told) {
        return eval::StatementKey{in_order_[told.article], told.statement};
    };
    std::vector<MarkedPair> pairs;
    for (const story::Pair& pair :
         story::pairs_of(ground.matter, ground.readings(), ground.cast, ground.copies_by_article)) {
        const story::Told &a = ground.matter.tellings[pair.a], &b = ground.matter.tellings[pair.b];
        const auto &of_a = marks.claims_of(key_of(a)), &of_b = marks.claims_of(key_of(b));
        const bool in_one_place = a.article == b.article && a.extent.overlaps(b.extent);
        const bool both_marked = !of_a.empty() && !of_b.empty();
        // What somebody denies is beside what it denies, though it is no member.
        const bool denial = a.role != b.role && !both_marked;
        if (in_one_place || denial || marks.is_unclear(key_of(a), a.extent) || marks.is_unclear(key_of(b), b.extent) ||
            (!both_marked && is_likely_the_same(pair.signs)))
            continue;
        pairs.push_back(
            {.signs = pair.signs, .same = have_one_in_common(of_a, of_b), .marked = !of_a.empty() || !of_b.empty()});
    }
    return pairs;
}

}  // namespace sayso::train
