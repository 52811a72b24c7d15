#include "story/figures.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "base/hash.h"
#include "story/claims.h"
#include "story/recognised.h"

namespace sayso::story {
namespace {

// Likeness in thousandths from which two sentences measure the same thing, where nothing but the unit tells; where the
// noun does, too; and where a small number is the same.
constexpr std::uint32_t alike_contexts = 220, alike_with_noun = 100, alike_with_number = 20;
constexpr std::int64_t one_day = std::int64_t{24} * 60 * 60;

using Key = std::tuple<std::uint32_t, std::uint64_t, std::string>;

Key key_of(const Counted& figure) { return {figure.concept_number, figure.noun, figure.unit}; }

// What needs its sentence to tell what it is: lengths, times, money, and things to which nothing happened.
bool needs_context(const Counted& figure) { return figure.concept_number == no_concept; }

// Whoever disputes a sum or a share seldom puts it many times as high.
bool are_of_one_size(double a, double b) {
    constexpr double many_times = 12;
    return std::max(a, b) <= many_times * std::min(a, b);
}

bool is_in_copy(const Counted& figure, const CopiesByArticle& copies) {
    const std::span<const Copy> into = copies.into(figure.article);
    return std::any_of(into.begin(), into.end(), [&](const Copy& copy) { return copy.to_span.contains(figure.span); });
}

bool on_own_account(const FigureStep& step, Readings readings) {
    return !step.statement && step.speaker.name == readings[step.article]->article.outlet;
}

Party outlet_of(const Article& article) { return {.name = article.outlet, .named = true, .kind = "outlet"}; }

Party speaker_called(const Party& party, const NamedParty& named, std::size_t article, const Cast& cast) {
    const auto number = cast.number_of(named, article);
    const auto voice = cast.voice_of(named, article);
    const bool called = voice && cast.party(*voice).named && folded_words(party.name).size() == 1;
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

// Figures of one key, parted by what they measure.
class Parting {
public:
    Parting(const std::vector<std::size_t>& figures, const Matter& matter, Readings readings,
            const Languages& languages, const Cast& cast)
        : figures_(figures),
          matter_(matter),
          readings_(readings),
          languages_(languages),
          cast_(cast),
          root_(figures.size()) {
        std::iota(root_.begin(), root_.end(), 0U);
    }

    std::vector<std::vector<std::size_t>> parts() {
        for (std::size_t i = 0; i < figures_.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (top(i) != top(j) && measure_the_same(figure(i), figure(j))) join(i, j);
        std::map<std::size_t, std::vector<std::size_t>> parts;
        for (std::size_t i = 0; i < figures_.size(); ++i) parts[top(i)].push_back(figures_[i]);
        std::vector<std::vector<std::size_t>> lists;
        lists.reserve(parts.size());
        for (auto& [first, part] : parts) lists.push_back(std::move(part));
        return lists;
    }

private:
    const Counted& figure(std::size_t i) const { return matter_.figures[figures_[i]]; }
    const Quantity& quantity(const Counted& figure) const {
        return readings_[figure.article]->quantities[figure.quantity];
    }

    std::size_t top(std::size_t i) const {
        while (root_[i] != i) i = root_[i];
        return i;
    }
    void join(std::size_t i, std::size_t j) {
        const std::size_t a = top(i), b = top(j);
        root_[std::max(a, b)] = std::min(a, b);
    }

    bool measure_the_same(const Counted& a, const Counted& b) const {
        const Quantity &x = quantity(a), &y = quantity(b);
        if (!a.unit.empty() && !are_of_one_size(amount_of(x), amount_of(y))) return false;
        if (!needs_context(a)) return true;
        const std::uint32_t alike = likeness(a.context, b.context);
        if (x.value == y.value && x.high == y.high && (is_telling(x) || alike >= alike_with_number)) return true;
        if (are_put_against(a, b)) return true;
        return alike >= (tells_what(a) ? alike_with_noun : alike_contexts);
    }

    // "3.2 per cent, says the union. The board member contradicts: 4.1 per cent": near each other, by two who say so.
    bool are_put_against(const Counted& a, const Counted& b) const {
        constexpr std::uint32_t close = 250;  // bytes
        if (a.article != b.article) return false;
        const Counted &first = a.span.begin < b.span.begin ? a : b, &second = a.span.begin < b.span.begin ? b : a;
        if (second.span.begin - first.span.end > close) return false;
        const Reading& reading = *readings_[a.article];
        const Party x = speaker_of(first, reading, cast_), y = speaker_of(second, reading, cast_);
        const std::string& outlet = reading.article.outlet;
        return x.name != y.name && x.name != outlet && y.name != outlet;
    }

    bool tells_what(const Counted& figure) const {
        return figure.noun != 0 && figure.unit.empty() &&
               !languages_.of(readings_[figure.article]->article).is_kind(figure.noun);
    }

    const std::vector<std::size_t>& figures_;
    const Matter& matter_;
    Readings readings_;
    const Languages& languages_;
    const Cast& cast_;
    std::vector<std::size_t> root_;
};

std::vector<std::vector<std::size_t>> parted(const std::vector<std::size_t>& figures, const Matter& matter,
                                             Readings readings, const Languages& languages, const Cast& cast) {
    const Counted& first = matter.figures[figures.front()];
    if (!needs_context(first) && first.unit.empty()) return {figures};
    return Parting(figures, matter, readings, languages, cast).parts();
}

FigureStep step_of(const Counted& figure, const Reading& reading, const Cast& cast) {
    const Quantity& quantity = reading.quantities[figure.quantity];
    return {.article = figure.article,
            .span = figure.span,
            .statement = figure.statement,
            .value = quantity.value.value_or(""),
            .high = quantity.high.value_or(""),
            .qualifier = quantity.qualifier,
            .speaker = speaker_of(figure, reading, cast),
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
        default: return std::strtod(step.value.c_str(), nullptr);
    }
}

double high_of(const FigureStep& step) {
    constexpr double no_bound = 1e300;
    switch (step.qualifier) {
        case Qualifier::more_than:
        case Qualifier::at_least:
        case Qualifier::vague: return no_bound;
        default: return std::strtod((step.high.empty() ? step.value : step.high).c_str(), nullptr);
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

// How the step stands to those before it; the latest that tells counts.
void relate(std::vector<FigureStep>& steps, std::size_t at) {
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
    for (std::size_t i = at; i-- > 0;) {
        if (instant_of(step.at) - instant_of(steps[i].at) > one_day) break;
        if (!can_both_be(steps[i], step)) return note(StepKind::contradicts, i);
    }
    if (at > 0) note(StepKind::differs, at - 1);
}

std::string what_of(const std::vector<std::size_t>& part, const Matter& matter, Readings readings) {
    for (const std::size_t f : part) {
        const Counted& figure = matter.figures[f];
        const Quantity& quantity = readings[figure.article]->quantities[figure.quantity];
        if (!quantity.of.empty()) return std::string(quantity.of.front().of(readings[figure.article]->article.text));
    }
    return {};
}

}  // namespace

std::vector<FigureSeries> series_of(const Matter& matter, Readings readings, const Languages& languages,
                                    const Cast& cast, const CopiesByArticle& copies) {
    std::map<Key, std::vector<std::size_t>> by_key;
    for (std::size_t f = 0; f < matter.figures.size(); ++f)
        if (matter.figures[f].told() && matter.figures[f].role == FigureRole::given)
            by_key[key_of(matter.figures[f])].push_back(f);
    std::vector<FigureSeries> all;
    for (const auto& [key, figures] : by_key) {
        for (std::vector<std::size_t>& part : parted(figures, matter, readings, languages, cast)) {
            const auto first_copied = std::stable_partition(
                part.begin(), part.end(), [&](std::size_t f) { return !is_in_copy(matter.figures[f], copies); });
            std::vector<FigureStep> copied;
            for (auto f = first_copied; f != part.end(); ++f)
                copied.push_back(step_of(matter.figures[*f], *readings[matter.figures[*f].article], cast));
            part.erase(first_copied, part.end());
            if (part.empty()) continue;
            std::stable_sort(part.begin(), part.end(), [&](std::size_t a, std::size_t b) {
                return matter.figures[a].instant < matter.figures[b].instant;
            });
            FigureSeries series{.id = {},
                                .what = what_of(part, matter, readings),
                                .happened = {},
                                .unit = std::get<2>(key),
                                .steps = {}};
            const Counted& first = matter.figures[part.front()];
            if (first.concept_number != no_concept)
                series.happened = languages.of(readings[first.article]->article).concepts()[first.concept_number].name;
            for (const std::size_t f : part)
                series.steps.push_back(step_of(matter.figures[f], *readings[matter.figures[f].article], cast));
            drop_repetitions(series.steps, copied, readings);
            if (series.steps.empty()) continue;
            for (std::size_t i = 0; i < series.steps.size(); ++i) relate(series.steps, i);
            const Article& article = readings[series.steps.front().article]->article;
            series.id =
                "f:" + content_hash({article.id, std::to_string(series.steps.front().span.begin), series.happened})
                           .substr(0, 16);
            all.push_back(std::move(series));
        }
    }
    std::sort(all.begin(), all.end(), [](const FigureSeries& a, const FigureSeries& b) {
        return std::tuple(instant_of(a.steps.front().at), a.steps.front().article, a.steps.front().span, a.id) <
               std::tuple(instant_of(b.steps.front().at), b.steps.front().article, b.steps.front().span, b.id);
    });
    return all;
}

}  // namespace sayso::story
