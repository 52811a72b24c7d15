#include "story/figures.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "story/joining.h"

namespace sayso::story {
namespace {

// For two figures of different units, and the least for any.
constexpr std::int32_t nothing_in_common = -8000;
constexpr std::int64_t one_day = std::int64_t{24} * 60 * 60;

// "Walter P. (61)": nothing that anybody counts.
bool stands_in_brackets(const Counted& figure, const Reading& reading) {
    const Quantity& quantity = reading.quantities[figure.quantity];
    const std::string_view text = reading.article.text;
    return quantity.of.empty() && quantity.unit.empty() && figure.span.begin > 0 && figure.span.end < text.size() &&
           text[figure.span.begin - 1] == '(' && text[figure.span.end] == ')';
}

bool is_in_copy(const Counted& figure, const CopiesByArticle& copies) {
    const std::span<const Copy> into = copies.into(figure.article);
    return std::any_of(into.begin(), into.end(), [&](const Copy& copy) { return copy.to_span.contains(figure.span); });
}

bool on_own_account(const FigureStep& step, Readings readings) {
    return !step.statement && step.speaker.name == readings[step.article]->article.outlet;
}

Party outlet_of(const Article& article) { return {.name = article.outlet, .named = true, .kind = "outlet"}; }

bool is_one_word(std::string_view name) {
    return name.find(' ') == std::string_view::npos && folded_words(name).size() == 1;
}

Party speaker_called(const Party& party, const NamedParty& named, std::size_t article, const Cast& cast) {
    const auto number = cast.number_of(named, article);
    const auto voice = cast.voice_of(named, article);
    const bool called = voice && cast.party(*voice).named && is_one_word(party.name);
    if (voice && (called || cast.party(*voice).kind == "person")) return cast.party_in(article, *voice);
    return number ? cast.party_in(article, *number) : party;
}

Party speaker_of(const Counted& figure, const Reading& reading, const Cast& cast) {
    // A place counts nothing.
    const bool said = figure.statement && !reading.statements[*figure.statement].who.empty() &&
                      reading.statements[*figure.statement].who.front().kind != "place";
    if (figure.giver && (!said || figure.given_in_clause)) return cast.party_in(figure.article, *figure.giver);
    if (!figure.statement) return outlet_of(reading.article);
    const Statement& statement = reading.statements[*figure.statement];
    const ArticleNames& names = cast.names_in(figure.article);
    if (!statement.who.empty())
        return speaker_called(statement.who.front(), names.who[*figure.statement].front(), figure.article, cast);
    if (!statement.via.empty())
        return speaker_called(statement.via.front(), names.via[*figure.statement].front(), figure.article, cast);
    return outlet_of(reading.article);
}

FigureStep step_of(const Counted& figure, const Reading& reading, Party speaker) {
    const Quantity& quantity = reading.quantities[figure.quantity];
    return {.article = figure.article,
            .span = figure.span,
            .statement = figure.statement,
            .value = quantity.value.value_or(""),
            .high = quantity.high.value_or(""),
            .qualifier = quantity.qualifier,
            .speaker = std::move(speaker),
            .at = figure.at};
}

bool same_figure(const FigureStep& a, const FigureStep& b) { return a.value == b.value && a.high == b.high; }
bool same_speaker(const FigureStep& a, const FigureStep& b) {
    return a.speaker.name == b.speaker.name && a.speaker.named == b.speaker.named;
}

// One for each article, speaker and figure; what the article has from somebody, or from another article, is not also
// its own.
void drop_repetitions(std::vector<FigureStep>& steps, std::span<const FigureStep> copied, Readings readings) {
    std::vector<FigureStep> kept;
    for (const FigureStep& step : steps) {
        const auto same = [&](const FigureStep& other) {
            return other.article == step.article && same_figure(other, step);
        };
        const bool given =
            on_own_account(step, readings) && (std::any_of(copied.begin(), copied.end(), same) ||
                                               std::any_of(steps.begin(), steps.end(), [&](const FigureStep& other) {
                                                   return same(other) && !on_own_account(other, readings);
                                               }));
        const bool again = std::any_of(kept.begin(), kept.end(), [&](const FigureStep& other) {
            return other.article == step.article && same_speaker(other, step) && same_figure(other, step);
        });
        if (!given && !again) kept.push_back(step);
    }
    steps = std::move(kept);
}

double low_of(const FigureStep& step) {
    switch (step.qualifier) {
        case Qualifier::less_than:
        case Qualifier::at_most: return 0;
        default: return amount_in(step.value);
    }
}

double high_of(const FigureStep& step) {
    constexpr double no_bound = 1e300;
    switch (step.qualifier) {
        case Qualifier::more_than:
        case Qualifier::at_least:
        case Qualifier::vague: return no_bound;
        default: return amount_in(step.high.empty() ? step.value : step.high);
    }
}

// "About" leaves a tenth of room.
bool can_both_be(const FigureStep& a, const FigureStep& b) {
    constexpr double room = 0.1;
    const auto slack = [](const FigureStep& step) { return step.qualifier == Qualifier::about ? room : 0; };
    const double low_a = low_of(a) * (1 - slack(a)), low_b = low_of(b) * (1 - slack(b));
    const double high_a = high_of(a) * (1 + slack(a)), high_b = high_of(b) * (1 + slack(b));
    return low_a <= high_b && low_b <= high_a;
}

// Whether two figures of a series must be of the same thing. Of a unit alone (two races' seconds) that is only likely.
enum class Counts : std::uint8_t { one_thing, one_unit };

// How the step stands to those before it; the latest that tells counts.
void relate(std::vector<FigureStep>& steps, const std::vector<std::int64_t>& instants, std::size_t at, Counts counts) {
    FigureStep& step = steps[at];
    const auto note = [&](StepKind kind, std::size_t against) {
        step.kind = kind;
        step.against = against;
    };
    for (std::size_t i = at; i-- > 0;) {
        if (!same_speaker(steps[i], step)) continue;
        return note(same_figure(steps[i], step) ? StepKind::repeats : StepKind::revises, i);
    }
    for (std::size_t i = at; i-- > 0;)
        if (same_figure(steps[i], step) && steps[i].qualifier == step.qualifier) return note(StepKind::repeats, i);
    for (std::size_t i = at; counts == Counts::one_thing && i-- > 0;) {
        if (instants[at] - instants[i] > one_day) break;
        if (!can_both_be(steps[i], step)) return note(StepKind::contradicts, i);
    }
    if (at > 0) note(StepKind::differs, at - 1);
}

void relate_all(std::vector<FigureStep>& steps, Counts counts) {
    std::vector<std::int64_t> instants;
    instants.reserve(steps.size());
    for (const FigureStep& step : steps) instants.push_back(instant_of(step.at));
    for (std::size_t i = 0; i < steps.size(); ++i) relate(steps, instants, i, counts);
}

std::string what_of(std::span<const Counted* const> figures, Readings readings) {
    for (const Counted* const figure : figures) {
        const Quantity& quantity = readings[figure->article]->quantities[figure->quantity];
        if (!quantity.of.empty()) return std::string(quantity.of.front().of(readings[figure->article]->article.text));
    }
    return {};
}

std::string what_happened(std::span<const Counted* const> figures, Readings readings, const Languages& languages) {
    for (const Counted* const figure : figures)
        if (figure->concept_number != no_concept)
            return languages.of(readings[figure->article]->article).concepts()[figure->concept_number].name;
    return {};
}

// A figure with whoever gives it.
struct Given {
    const Counted* figure = nullptr;
    Party speaker;
};

class Telling {
public:
    Telling(Readings readings, const Languages& languages, const CopiesByArticle& copies)
        : readings_(readings), languages_(languages), copies_(copies) {}

    // Of figures that measure the same; nothing where all of them are copied.
    std::optional<FigureSeries> series(std::vector<Given> all) const {
        const auto copied_from = std::stable_partition(
            all.begin(), all.end(), [&](const Given& one) { return !is_in_copy(*one.figure, copies_); });
        std::vector<FigureStep> copied = steps_of({copied_from, all.end()});
        all.erase(copied_from, all.end());
        std::stable_sort(all.begin(), all.end(),
                         [](const Given& a, const Given& b) { return a.figure->instant < b.figure->instant; });
        std::vector<const Counted*> figures;
        figures.reserve(all.size());
        for (const Given& one : all) figures.push_back(one.figure);
        // Bare numbers alone tell nothing.
        if (std::none_of(figures.begin(), figures.end(), [](const Counted* figure) { return figure->told(); }))
            return std::nullopt;
        FigureSeries series{.id = {},
                            .what = what_of(figures, readings_),
                            .happened = what_happened(figures, readings_, languages_),
                            .unit = figures.empty() ? std::string() : figures.front()->unit,
                            .steps = steps_of(all)};
        drop_repetitions(series.steps, copied, readings_);
        if (series.steps.empty()) return std::nullopt;
        const bool names_it = !series.what.empty() || !series.happened.empty();
        relate_all(series.steps, names_it ? Counts::one_thing : Counts::one_unit);
        const FigureStep& first = series.steps.front();
        // "Twice", "17 times": nothing else is named.
        if (series.what.empty() && series.happened.empty() && series.unit.empty())
            series.what = std::string(first.span.of(readings_[first.article]->article.text));
        series.id = "f:" + content_hash({readings_[first.article]->article.id, std::to_string(first.span.begin),
                                         series.happened})
                               .substr(0, 16);
        return series;
    }

private:
    std::vector<FigureStep> steps_of(std::span<const Given> all) const {
        std::vector<FigureStep> steps;
        steps.reserve(all.size());
        for (const Given& one : all)
            steps.push_back(step_of(*one.figure, *readings_[one.figure->article], one.speaker));
        return steps;
    }

    Readings readings_;
    const Languages& languages_;
    const CopiesByArticle& copies_;
};

}  // namespace

GivenFigures given_figures(const Matter& matter, Readings readings, const Cast& cast) {
    GivenFigures given;
    for (std::size_t f = 0; f < matter.figures.size(); ++f) {
        const Counted& figure = matter.figures[f];
        if (figure.role != FigureRole::given || stands_in_brackets(figure, *readings[figure.article])) continue;
        given.numbers.push_back(f);
        given.speakers.push_back(speaker_of(figure, *readings[figure.article], cast));
    }
    return given;
}

std::vector<FigureSeries> series_of(const Matter& matter, Readings readings, const Languages& languages,
                                    const Cast& cast, const CopiesByArticle& copies, const SeriesWeights& weights) {
    const GivenFigures given = given_figures(matter, readings, cast);
    std::vector<Link> links =
        figure_links_of(given.numbers, matter.figures, given.speakers, readings, languages, weights);
    const Telling telling(readings, languages, copies);
    std::vector<std::pair<std::int64_t, FigureSeries>> timed;
    for (const Cluster& cluster :
         joined(given.numbers.size(), std::move(links), {.least = weights.least, .nothing = nothing_in_common})) {
        std::vector<Given> members;
        for (const std::size_t one : cluster)
            members.push_back({.figure = &matter.figures[given.numbers[one]], .speaker = given.speakers[one]});
        if (auto series = telling.series(std::move(members))) {
            const std::int64_t first = instant_of(series->steps.front().at);
            timed.emplace_back(first, std::move(*series));
        }
    }
    const auto rank = [](const auto& one) {
        const FigureStep& first = one.second.steps.front();
        return std::tuple(one.first, first.article, first.span, std::string_view(one.second.id));
    };
    std::sort(timed.begin(), timed.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::vector<FigureSeries> all;
    all.reserve(timed.size());
    for (auto& [first, series] : timed) all.push_back(std::move(series));
    return all;
}

}  // namespace sayso::story
