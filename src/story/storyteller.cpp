// One story: its copies, claims, answers and figures, put together.
#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>

#include "base/hash.h"
#include "story/answers.h"
#include "story/edits.h"
#include "story/figures.h"
#include "story/parallel.h"
#include "story/sources.h"
#include "story/story.h"
#include "story/storyteller.h"

namespace sayso {
namespace story {
namespace {

constexpr std::size_t id_digits = 16;

// Articles of a story from which on it takes longer to look for copies than to begin a thread, though most were looked
// for before.
constexpr std::size_t worth_a_thread = 40;

std::vector<Copy> named_copies_among(Readings readings, Drafts drafts, const Languages& languages,
                                     std::optional<RememberedCopies> remembered) {
    std::vector<const Article*> articles;
    std::vector<const CopyText*> texts;
    for (const Reading* const reading : readings) articles.push_back(&reading->article);
    for (const Draft* const draft : drafts) texts.push_back(&draft->text);
    std::vector<Copy> copies = copies_among(articles, texts, {}, remembered);
    name_edits(copies, readings, languages);
    return copies;
}

std::vector<const Reading*> pages_of(std::span<const Reading> readings, std::span<const std::size_t> numbers) {
    std::vector<const Reading*> pages;
    for (const std::size_t number : numbers) pages.push_back(&readings[number]);
    return pages;
}

std::vector<std::span<const FoldedWord>> words_of(Drafts drafts) {
    std::vector<std::span<const FoldedWord>> words;
    for (const Draft* const draft : drafts) words.emplace_back(draft->figures.words);
    return words;
}

std::vector<const ArticleNames*> names_of(Drafts drafts) {
    std::vector<const ArticleNames*> names;
    for (const Draft* const draft : drafts) names.push_back(&draft->names);
    return names;
}

Telling telling_of(const Told& told) {
    return {.article = told.article, .statement = told.statement, .role = told.role, .at = told.wording->at};
}

auto time_of(const Told& told) { return std::tuple(told.instant, told.article, told.extent, told.statement); }

std::size_t fullest_of(const Matter& matter, std::span<const std::size_t> tellings) {
    const auto fullest = std::max_element(tellings.begin(), tellings.end(), [&](std::size_t a, std::size_t b) {
        return matter.tellings[a].weight < matter.tellings[b].weight;
    });
    return static_cast<std::size_t>(fullest - tellings.begin());
}

class Claims {
public:
    Claims(const Groundwork& ground, const Weights& weights, const SameWeights& same)
        : matter_(ground.matter),
          readings_(ground.readings()),
          cast_(ground.cast),
          copies_(ground.copies_by_article),
          clusters_(clusters_of(matter_, readings_, copies_, same)),
          replies_(replies_of(matter_, readings_, cast_, clusters_, weights)) {
        join_confirmations();
    }

    std::vector<Claim> all() const {
        std::vector<std::pair<std::size_t, Claim>> claims;
        for (std::size_t c = 0; c < clusters_.size(); ++c) {
            if (clusters_[c].empty()) continue;
            std::vector<Reply> replies;
            for (const Reply& reply : replies_)
                if (reply.cluster == c) replies.push_back(reply);
            if (clusters_[c].size() < 2 && replies.empty()) continue;
            Cluster ordered = by_time(clusters_[c]);
            const std::size_t first = ordered.front();
            claims.emplace_back(first, claim_of(ordered, replies));
        }
        std::sort(claims.begin(), claims.end(), [&](const auto& a, const auto& b) {
            return time_of(matter_.tellings[a.first]) < time_of(matter_.tellings[b.first]);
        });
        std::vector<Claim> list;
        list.reserve(claims.size());
        for (auto& [first, claim] : claims) list.push_back(std::move(claim));
        return list;
    }

private:
    // "Admitted to have told the club on 27 July" says, in its own words, that the club knew: whoever confirms a claim
    // by more than pointing to it stands for it. One that others tell again, too, is a claim of its own.
    void join_confirmations() {
        for (const Reply& reply : replies_) {
            const Told& told = matter_.tellings[reply.telling];
            if (reply.kind != AnswerKind::confirm || told.role != TellingRole::told || told.pointer ||
                told.weight < pointing_weight)
                continue;
            const auto own = std::find(clusters_.begin(), clusters_.end(), Cluster{reply.telling});
            if (own == clusters_.end()) continue;
            own->clear();
            clusters_[reply.cluster].push_back(reply.telling);
        }
    }

    Cluster by_time(Cluster cluster) const {
        std::sort(cluster.begin(), cluster.end(), [&](std::size_t a, std::size_t b) {
            return time_of(matter_.tellings[a]) < time_of(matter_.tellings[b]);
        });
        return cluster;
    }

    Claim claim_of(const Cluster& ordered, std::vector<Reply> replies) const {
        Claim claim;
        const Told& first = matter_.tellings[ordered.front()];
        claim.id = claim_id(readings_[first.article]->statements[first.statement]);
        for (const std::size_t t : ordered) claim.members.push_back(telling_of(matter_.tellings[t]));
        claim.fullest = fullest_of(matter_, ordered);
        trace_sources(matter_, readings_, cast_, copies_, ordered, claim);
        std::sort(replies.begin(), replies.end(), [&](const Reply& a, const Reply& b) {
            return time_of(matter_.tellings[a.telling]) < time_of(matter_.tellings[b.telling]);
        });
        for (const Reply& reply : replies)
            claim.answers.push_back({.kind = reply.kind, .telling = telling_of(matter_.tellings[reply.telling])});
        return claim;
    }

    const Matter& matter_;
    Readings readings_;
    const Cast& cast_;
    const CopiesByArticle& copies_;
    std::vector<Cluster> clusters_;
    std::vector<Reply> replies_;
};

// From places in order of time to places in what was handed in.
void renumber(Story& story, const std::vector<std::size_t>& number) {
    const auto set = [&](std::size_t& article) { article = number[article]; };
    for (Copy& copy : story.copies) {
        set(copy.from);
        set(copy.to);
    }
    for (Claim& claim : story.claims) {
        for (Telling& member : claim.members) set(member.article);
        for (Answer& answer : claim.answers) set(answer.telling.article);
    }
    for (FigureSeries& series : story.figures)
        for (FigureStep& step : series.steps) set(step.article);
}

}  // namespace

std::vector<std::size_t> in_order_of_time(std::span<const Reading> readings, std::vector<std::size_t> numbers) {
    std::vector<std::pair<std::int64_t, std::size_t>> timed;
    timed.reserve(numbers.size());
    for (const std::size_t number : numbers) timed.emplace_back(instant_of(readings[number].article.published), number);
    std::sort(timed.begin(), timed.end(), [&](const auto& a, const auto& b) {
        const Article &x = readings[a.second].article, &y = readings[b.second].article;
        return std::tuple(a.first, std::string_view(x.id), std::string_view(x.text)) <
               std::tuple(b.first, std::string_view(y.id), std::string_view(y.text));
    });
    for (std::size_t i = 0; i < timed.size(); ++i) numbers[i] = timed[i].second;
    return numbers;
}

Groundwork::Groundwork(std::span<const Reading> readings, std::span<const std::size_t> numbers, Drafts drafts,
                       const Languages& languages, CopyMemory* memory)
    : pages_(pages_of(readings, numbers)),
      words_(words_of(drafts)),
      names_(names_of(drafts)),
      copies_(
          std::async(memory == nullptr || numbers.size() >= worth_a_thread ? std::launch::async : std::launch::deferred,
                     [=, this, &languages] {
                         return named_copies_among(
                             pages_, drafts, languages,
                             memory == nullptr ? std::nullopt : std::optional(RememberedCopies{*memory, numbers}));
                     })),
      cast(pages_, words_, names_, languages),
      copies(copies_.get()),
      copies_by_article(copies, pages_.size()),
      matter(matter_of(pages_, drafts, languages, cast, copies_by_article)) {}

Story told_as_one(std::span<const Reading> readings, std::span<const std::size_t> numbers, Drafts drafts,
                  const Languages& languages, const Weights& weights, const SameWeights& same,
                  const SeriesWeights& series, CopyMemory* memory) {
    const Groundwork ground(readings, numbers, drafts, languages, memory);
    const Article& first = ground.readings().front()->article;
    Story story;
    story.articles.assign(numbers.begin(), numbers.end());
    story.id = story_id(first);
    story.title = first.title;
    story.copies = ground.copies;
    in_parallel(2, 2, [&](std::size_t part) {
        if (part == 0)
            story.claims = Claims(ground, weights, same).all();
        else
            story.figures =
                series_of(ground.matter, ground.readings(), languages, ground.cast, ground.copies_by_article, series);
    });
    renumber(story, story.articles);
    return story;
}

namespace {

// Told from nothing.
Story told_anew(std::span<const Reading> readings, std::span<const std::size_t> numbers, const Languages& languages) {
    std::vector<Draft> drafts;
    for (const std::size_t number : numbers)
        drafts.push_back(draft_of(readings[number],
                                  WordTerms(languages.of(readings[number].article), readings[number].article.text)));
    std::vector<const Draft*> places;
    places.reserve(drafts.size());
    for (const Draft& draft : drafts) places.push_back(&draft);
    return told_as_one(readings, numbers, places, languages);
}

std::vector<std::size_t> all_in_order_of_time(std::span<const Reading> readings) {
    std::vector<std::size_t> numbers(readings.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    return in_order_of_time(readings, std::move(numbers));
}

}  // namespace
}  // namespace story

namespace {

template <std::size_t size>
std::string_view name_in(const std::array<std::string_view, size>& names, std::size_t number) {
    return number < size ? names[number] : std::string_view{};
}

}  // namespace

std::string_view name_of(EditKind kind) {
    constexpr std::array<std::string_view, 6> names = {"hedge_lost",     "qualifier_lost",   "shortened",
                                                       "figure_changed", "attribution_lost", "other"};
    return name_in(names, static_cast<std::size_t>(kind));
}

std::string_view name_of(FoldKind kind) {
    constexpr std::array<std::string_view, 4> names = {"copied", "passed_on", "same_speaker", "speaks_for"};
    return name_in(names, static_cast<std::size_t>(kind));
}

std::string_view name_of(AnswerKind kind) {
    constexpr std::array<std::string_view, 4> names = {"deny", "confirm", "doubt", "correct"};
    return name_in(names, static_cast<std::size_t>(kind));
}

std::string_view name_of(Standing standing) {
    constexpr std::array<std::string_view, 6> names = {"said",    "said_again", "confirmed",
                                                       "doubted", "denied",     "corrected"};
    return name_in(names, static_cast<std::size_t>(standing));
}

std::string_view name_of(StepKind kind) {
    constexpr std::array<std::string_view, 5> names = {"first", "repeats", "revises", "differs", "contradicts"};
    return name_in(names, static_cast<std::size_t>(kind));
}

std::string story_id(const Article& first) { return "t:" + content_hash({first.id}).substr(0, story::id_digits); }
std::string claim_id(const Statement& first) { return "c:" + content_hash({first.id}).substr(0, story::id_digits); }

std::vector<ClaimEvent> course_of(const Claim& claim) {
    std::vector<ClaimEvent> events;
    for (std::size_t s = 0; s < claim.sources.size(); ++s) {
        const Telling& telling = claim.members[claim.sources[s].first];
        events.push_back(
            {.at = telling.at, .standing = s == 0 ? Standing::said : Standing::said_again, .telling = telling});
    }
    constexpr std::array<Standing, 4> standings = {Standing::denied, Standing::confirmed, Standing::doubted,
                                                   Standing::corrected};
    for (const Answer& answer : claim.answers) {
        // A confirmation that states the content is among the members, too: it confirms.
        std::erase_if(events, [&](const ClaimEvent& event) {
            return event.standing == Standing::said_again && event.telling == answer.telling;
        });
        events.push_back({.at = answer.telling.at,
                          .standing = standings[static_cast<std::size_t>(answer.kind)],
                          .telling = answer.telling});
    }
    std::stable_sort(events.begin(), events.end(), [](const ClaimEvent& a, const ClaimEvent& b) {
        return story::instant_of(a.at) < story::instant_of(b.at);
    });
    return events;
}

Standing standing_of(const Claim& claim) {
    const std::vector<ClaimEvent> course = course_of(claim);
    if (!course.empty()) return course.back().standing;
    const bool denied = std::all_of(claim.members.begin(), claim.members.end(),
                                    [](const Telling& member) { return member.role == TellingRole::denied; });
    return denied ? Standing::denied : Standing::said;
}

struct Storyteller::Impl {
    explicit Impl(std::vector<Pack> of_languages) : packs(std::move(of_languages)), languages(packs) {}

    std::vector<Pack> packs;
    story::Languages languages;
};

Storyteller::Storyteller(std::vector<Pack> packs) : impl_(std::make_unique<const Impl>(std::move(packs))) {}
Storyteller::~Storyteller() = default;
Storyteller::Storyteller(Storyteller&&) noexcept = default;
Storyteller& Storyteller::operator=(Storyteller&&) noexcept = default;

Story Storyteller::story(std::span<const Reading> readings) const {
    if (readings.empty()) return {};
    return story::told_anew(readings, story::all_in_order_of_time(readings), impl_->languages);
}

std::vector<Story> Storyteller::stories(std::span<const Reading> readings) const {
    StoryIndex index(impl_->packs);
    const std::vector<std::size_t> order = story::all_in_order_of_time(readings);
    for (const std::size_t number : order) index.add(readings[number].article);
    std::vector<Story> stories;
    for (const std::vector<std::size_t>& group : index.stories()) {
        std::vector<std::size_t> numbers;
        numbers.reserve(group.size());
        for (const std::size_t place : group) numbers.push_back(order[place]);
        stories.push_back(story::told_anew(readings, numbers, impl_->languages));
    }
    return stories;
}

}  // namespace sayso
