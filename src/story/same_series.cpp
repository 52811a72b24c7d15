#include "story/same_series.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "story/common_terms.h"
#include "story/recognised.h"
#include "story/weighing.h"

namespace sayso::story {
namespace {

constexpr std::int32_t whole = 1000;

enum class Measure : std::uint8_t { count, money_or_share, time, other };

Measure measure_of(const Quantity& quantity) {
    const std::string_view unit = quantity.unit, code = quantity.unit_code;
    if (unit.empty()) return Measure::count;
    if (unit == "%" || code.starts_with("iso4217:")) return Measure::money_or_share;
    for (const std::string_view time : {"s", "min", "h", "d", "wk", "mo", "a"})
        if (unit == time) return Measure::time;
    return Measure::other;
}

// Digits that are not rounded, up to three.
std::int32_t telling_digits(const Quantity& quantity) {
    constexpr std::size_t most = 3;
    std::string value = quantity.value.value_or("");
    std::erase(value, '.');
    value.erase(0, std::min(value.find_first_not_of('0'), value.size()));
    value.erase(value.find_last_not_of('0') + 1);
    return static_cast<std::int32_t>(std::min(value.size(), most));
}

// What the sentences of figures have in common, found at once for all of them.
class Contexts {
public:
    Contexts(std::span<const std::size_t> some, std::span<const Counted> figures) {
        std::vector<std::uint64_t> keys;
        for (const std::size_t f : some)
            for (const Terms* const terms : {&figures[f].context, &figures[f].clause, &figures[f].before})
                for (const Term& term : *terms) keys.push_back(term.key);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
        const auto numbered = [&](Terms terms) {
            for (Term& term : terms) {
                const auto place = std::lower_bound(keys.begin(), keys.end(), term.key);
                term.key = static_cast<std::uint64_t>(place - keys.begin());
            }
            return terms;
        };
        for (const std::size_t f : some) {
            sentences_.add(numbered(figures[f].context));
            clauses_.add(numbered(figures[f].clause));
            before_.add(numbered(figures[f].before));
        }
        sentences_.put_in_order();
        clauses_.put_in_order();
        before_.put_in_order();
    }

    // The figure that the next ones are held against.
    void hold(std::size_t j) {
        alike_ = sentences_.likenesses(sentences_, j);
        alike_clause_ = clauses_.likenesses(clauses_, j);
        before_others_ = before_.likenesses(sentences_, j);
        others_before_ = sentences_.likenesses(before_, j);
    }
    [[nodiscard]] std::int32_t alike(std::size_t i) const { return alike_[i]; }
    [[nodiscard]] std::int32_t alike_clause(std::size_t i) const { return alike_clause_[i]; }
    [[nodiscard]] std::int32_t told_before(std::size_t i) const {
        return std::max(before_others_[i], others_before_[i]);
    }

private:
    class Lists {
    public:
        void add(Terms terms) {
            weights_.push_back(weight_of(terms));
            lists_.push_back(std::move(terms));
        }
        void put_in_order() {
            std::vector<const Terms*> places;
            places.reserve(lists_.size());
            for (const Terms& terms : lists_) places.push_back(&terms);
            index_ = TermIndex(places);
        }
        // Of each list here with one of the others'.
        [[nodiscard]] std::vector<std::int32_t> likenesses(const Lists& others, std::size_t j) const {
            const std::vector<std::uint32_t> common = index_.weights_in_common_with(others.lists_[j]);
            std::vector<std::int32_t> found;
            found.reserve(common.size());
            for (std::size_t i = 0; i < common.size(); ++i)
                found.push_back(static_cast<std::int32_t>(share_of_both(common[i], weights_[i], others.weights_[j])));
            return found;
        }

    private:
        std::vector<Terms> lists_;
        std::vector<std::uint64_t> weights_;
        TermIndex index_;
    };

    Lists sentences_, clauses_, before_;
    std::vector<std::int32_t> alike_, alike_clause_, before_others_, others_before_;
};

class Comparing {
public:
    Comparing(std::span<const std::size_t> some, std::span<const Counted> figures, std::span<const Party> speakers,
              Readings readings, const Languages& languages)
        : some_(some), figures_(figures), speakers_(speakers), readings_(readings), languages_(languages), contexts_(some, figures) {
        for (std::size_t f = 0; f < figures.size(); ++f)
            if (figures[f].role == FigureRole::refused) refused_[figures[f].article].push_back(f);
    }

    bool may_be_one(std::size_t i, std::size_t j) const {
        constexpr double many_times = 12;
        const Counted &a = figures_[some_[i]], &b = figures_[some_[j]];
        const auto [low, high] = std::minmax({amount_of(quantity(a)), amount_of(quantity(b))});
        return a.unit == b.unit && (a.unit.empty() || high <= many_times * low);
    }

    void hold(std::size_t j) { contexts_.hold(j); }

    // `j` is the one that is held.
    FigureSigns signs_of(std::size_t i, std::size_t j) const {
        FigureSigns found{};
        const auto set = [&](FigureSign sign, std::int32_t value) { found[static_cast<std::size_t>(sign)] = value; };
        const auto note = [&](FigureSign sign, bool holds) { set(sign, holds ? whole : 0); };
        const Counted &a = figures_[some_[i]], &b = figures_[some_[j]];
        const Quantity &x = quantity(a), &y = quantity(b);
        const bool told_a = a.concept_number != no_concept, told_b = b.concept_number != no_concept;
        note(FigureSign::same_event, told_a && a.concept_number == b.concept_number);
        note(FigureSign::other_event, told_a && told_b && a.concept_number != b.concept_number);
        note(FigureSign::one_event, told_a != told_b);
        const bool same_event = told_a && a.concept_number == b.concept_number;
        const bool both_nouns = a.noun != 0 && b.noun != 0, one_noun = (a.noun != 0) != (b.noun != 0);
        const bool kinds = both_nouns && a.noun != b.noun && (is_kind(a) || is_kind(b));
        const bool tail = both_nouns && a.noun != b.noun && !kinds && is_tail(a.noun_word, b.noun_word);
        const bool other_noun = both_nouns && a.noun != b.noun && !tail && !kinds;
        note(FigureSign::same_noun, both_nouns && a.noun == b.noun);
        note(FigureSign::other_noun, other_noun);
        note(FigureSign::tail, tail);
        note(FigureSign::one_noun, one_noun);
        note(FigureSign::one_bare, a.told() != b.told());
        note(FigureSign::both_bare, !a.told() && !b.told());
        note(FigureSign::other_kind, kinds);
        note(FigureSign::event_of_one_noun, same_event && one_noun);
        note(FigureSign::event_of_other_noun, same_event && (other_noun || kinds));
        note(FigureSign::measured_event, same_event && !x.unit.empty());
        note(FigureSign::noun_of_one_event, both_nouns && a.noun == b.noun && told_a != told_b);
        const Measure measure = measure_of(x);
        note(FigureSign::money_or_share, measure == Measure::money_or_share);
        note(FigureSign::time, measure == Measure::time);
        note(FigureSign::measure, measure == Measure::other);
        const std::int32_t alike = contexts_.alike(i);
        set(FigureSign::alike, alike);
        set(FigureSign::alike_clause, contexts_.alike_clause(i));
        set(FigureSign::told_before, contexts_.told_before(i));
        const bool equal = x.value == y.value && x.high == y.high;
        constexpr std::int32_t each_digit = 500;
        const bool small = !is_telling(x) && measure == Measure::count;
        const bool others = (other_noun || kinds) && !same_event;
        set(FigureSign::equal, equal && !small ? each_digit * telling_digits(x) : 0);
        set(FigureSign::equal_and_alike, equal ? alike : 0);
        note(FigureSign::equal_small, equal && small);
        note(FigureSign::equal_of_others, equal && others);
        set(FigureSign::size, size_between(amount_of(x), amount_of(y)));
        note(FigureSign::one_article, a.article == b.article);
        note(FigureSign::one_sentence, a.article == b.article && a.sentence == b.sentence);
        const bool one_speaker = speakers_[i].name == speakers_[j].name;
        const bool own = speakers_[i].name == readings_[a.article]->article.outlet ||
                         speakers_[j].name == readings_[b.article]->article.outlet;
        note(FigureSign::put_against, are_near(a, b) && !one_speaker && !own);
        note(FigureSign::put_right, puts_right(a, y) || puts_right(b, x));
        note(FigureSign::two_of_one, a.article == b.article && !equal && one_speaker);
        note(FigureSign::one_voice, a.article != b.article && one_speaker);
        note(FigureSign::one_whole, a.whole != b.whole);
        note(FigureSign::one_part, a.part != b.part);
        return found;
    }

private:
    const Quantity& quantity(const Counted& figure) const {
        return readings_[figure.article]->quantities[figure.quantity];
    }

    bool is_kind(const Counted& figure) const {
        return languages_.of(readings_[figure.article]->article).is_kind(figure.noun);
    }

    // "Segments" of "concrete segments", whatever the endings of both.
    static bool is_tail(std::string_view a, std::string_view b) {
        return ends_in_word(a, b) || ends_in_word(b, a);
    }

    static bool are_near(const Counted& a, const Counted& b) {
        constexpr std::uint32_t close = 250;  // bytes
        const auto [first, second] = std::minmax(a.span, b.span);
        return a.article == b.article && second.begin - first.end <= close;
    }

    // "38, not 61": beside a number that is said to be wrong, which is the other's.
    bool puts_right(const Counted& figure, const Quantity& other) const {
        constexpr std::uint32_t close = 160;  // bytes
        const auto all = refused_.find(figure.article);
        if (all == refused_.end()) return false;
        return std::any_of(all->second.begin(), all->second.end(), [&](std::size_t f) {
            const Quantity& refused = quantity(figures_[f]);
            const auto [first, second] = std::minmax(refused.span, figure.span);
            return refused.value == other.value && refused.high == other.high && second.begin - first.end <= close;
        });
    }

    // The logarithm of how many times the one is the other, as a part of the largest that counts.
    static std::int32_t size_between(double a, double b) {
        constexpr double parts = 16, most = 4096, least = 1e-9;
        constexpr std::int32_t sixteenths_of_most = 133;
        const auto [low, high] = std::minmax(std::max(a, least), std::max(b, least));
        const auto times = static_cast<std::uint64_t>(parts * std::min(high / low, most));
        return whole * static_cast<std::int32_t>(rarity(times, static_cast<std::uint64_t>(parts))) / sixteenths_of_most;
    }

    std::span<const std::size_t> some_;
    std::span<const Counted> figures_;
    std::span<const Party> speakers_;
    Readings readings_;
    const Languages& languages_;
    Contexts contexts_;
    std::map<std::size_t, std::vector<std::size_t>> refused_;  // figures of each article
};

}  // namespace

std::int32_t SeriesWeights::sum(const FigureSigns& found) const {
    std::int64_t sum = 0;
    for (std::size_t sign = 0; sign < figure_signs; ++sign) sum += std::int64_t{of[sign]} * found[sign];
    return base + static_cast<std::int32_t>(sum / whole);
}

std::vector<FigurePair> figure_pairs_of(std::span<const std::size_t> some, std::span<const Counted> figures,
                                        std::span<const Party> speakers, Readings readings,
                                        const Languages& languages) {
    Comparing comparing(some, figures, speakers, readings, languages);
    std::vector<FigurePair> pairs;
    for (std::size_t j = 0; j < some.size(); ++j) {
        comparing.hold(j);
        for (std::size_t i = 0; i < j; ++i)
            if (comparing.may_be_one(i, j)) pairs.push_back({.a = i, .b = j, .signs = comparing.signs_of(i, j)});
    }
    return pairs;
}

}  // namespace sayso::story
