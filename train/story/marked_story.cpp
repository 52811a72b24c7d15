#include "marked_story.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <string>

#include "eval/story_members.h"
#include "story/figures.h"
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
        drafts_.push_back(story::draft_of(readings_[number], story::WordTerms(languages.of(readings_[number].article),
                                                                              readings_[number].article.text)));
}

std::vector<const story::Draft*> MarkedStory::drafts() const {
    std::vector<const story::Draft*> drafts;
    for (const story::Draft& draft : drafts_) drafts.push_back(&draft);
    return drafts;
}

eval::StoryScores MarkedStory::scores(const story::Weights& weights, const story::SameWeights& same,
                                      const story::SeriesWeights& series) const {
    const Story told = story::told_as_one(readings_, in_order_, drafts(), *languages_, weights, same, series);
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
    for (const story::Pair& pair : story::pairs_of(ground.matter, ground.readings(), ground.copies_by_article)) {
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

namespace {

// Which of the gold's series have a figure, by their numbers.
std::set<std::size_t> series_with(const eval::GoldStory& gold, const Article& article, const Quantity& quantity) {
    const double value = std::strtod(quantity.value.value_or("").c_str(), nullptr);
    std::set<std::size_t> found;
    for (std::size_t s = 0; s < gold.figures.size(); ++s)
        for (const eval::GoldStep& step : gold.figures[s].steps)
            if (step.place.article == article.id && step.value == value && step.place.span.overlaps(quantity.span))
                found.insert(s);
    return found;
}

bool has(const story::FigureSigns& signs, story::FigureSign sign) { return signs[static_cast<std::size_t>(sign)] > 0; }

// A number of the series again, in another place than the gold's, or in a copy of it, unless it counts something else.
bool may_belong(const eval::GoldStory& gold, const std::set<std::size_t>& series, const Quantity& quantity,
                const story::FigureSigns& signs) {
    using story::FigureSign;
    if (has(signs, FigureSign::other_noun) || has(signs, FigureSign::other_kind) || has(signs, FigureSign::other_event))
        return false;
    const double value = std::strtod(quantity.value.value_or("").c_str(), nullptr);
    return std::any_of(series.begin(), series.end(), [&](std::size_t s) {
        const auto& steps = gold.figures[s].steps;
        return std::any_of(steps.begin(), steps.end(), [&](const eval::GoldStep& step) { return step.value == value; });
    });
}

}  // namespace

std::vector<MarkedFigures> MarkedStory::figure_pairs() const {
    const std::vector<const story::Draft*> of_pages = drafts();
    const story::Groundwork ground(readings_, in_order_, of_pages, *languages_);
    const story::GivenFigures given = story::given_figures(ground.matter, ground.readings(), ground.cast);
    const auto quantity_of = [&](std::size_t place) -> const Quantity& {
        const story::Counted& figure = ground.matter.figures[given.numbers[place]];
        return ground.readings()[figure.article]->quantities[figure.quantity];
    };
    std::vector<std::set<std::size_t>> series;
    for (std::size_t place = 0; place < given.numbers.size(); ++place) {
        const story::Counted& figure = ground.matter.figures[given.numbers[place]];
        series.push_back(series_with(gold_, ground.readings()[figure.article]->article, quantity_of(place)));
    }
    std::vector<MarkedFigures> pairs;
    for (const story::FigurePair& pair :
         story::figure_pairs_of(given.numbers, ground.matter.figures, given.speakers, ground.readings(), *languages_)) {
        const auto &of_a = series[pair.a], &of_b = series[pair.b];
        if (of_a.empty() && of_b.empty()) continue;
        const bool both = !of_a.empty() && !of_b.empty();
        if (!both && (may_belong(gold_, of_a, quantity_of(pair.b), pair.signs) ||
                      may_belong(gold_, of_b, quantity_of(pair.a), pair.signs)))
            continue;
        pairs.push_back({.signs = pair.signs, .same = both && have_one_in_common(of_a, of_b), .both_marked = both});
    }
    return pairs;
}

}  // namespace sayso::train
