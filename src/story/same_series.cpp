#include "story/same_series.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>

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

    // The figure that those before it are held against.
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
        // Of each list here before the one of the others' with that number, with that one.
        [[nodiscard]] std::vector<std::int32_t> likenesses(const Lists& others, std::size_t j) const {
            const std::vector<std::uint32_t> common = index_.weights_in_common_with(others.lists_[j]);
            std::vector<std::int32_t> found;
            found.reserve(j);
            for (std::size_t i = 0; i < j; ++i)
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

// Texts by numbers: equal ones have the same.
class Numbers {
public:
    std::uint32_t of(const std::string& text) {
        return known_.try_emplace(text, static_cast<std::uint32_t>(known_.size())).first->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> known_;
};

// Of a figure, what its pairs are asked for again and again.
struct Asked {
    double amount = 0;
    Measure measure = Measure::count;
    std::int32_t digits = 0;  // that are not rounded
    bool telling = false, kind = false;
    bool own = false;  // the article's own
    std::uint32_t unit = 0, value = 0, noun = 0, speaker = 0;
    std::vector<std::uint32_t> refused;  // numbers near by that are said to be wrong
};

class Comparing {
public:
    Comparing(std::span<const std::size_t> some, std::span<const Counted> figures, std::span<const Party> speakers,
              Readings readings, const Languages& languages)
        : some_(some), figures_(figures), readings_(readings), languages_(languages), contexts_(some, figures) {
        std::map<std::size_t, std::vector<std::size_t>> refused;  // figures of each article
        for (std::size_t f = 0; f < figures.size(); ++f)
            if (figures[f].role == FigureRole::refused) refused[figures[f].article].push_back(f);
        asked_.reserve(some.size());
        for (std::size_t i = 0; i < some.size(); ++i)
            asked_.push_back(asked_of(figures[some[i]], speakers[i], refused[figures[some[i]].article]));
    }

    bool may_be_one(std::size_t i, std::size_t j) const {
        constexpr double many_times = 12;
        const Asked &x = asked_[i], &y = asked_[j];
        const auto [low, high] = std::minmax(x.amount, y.amount);
        return x.unit == y.unit && (x.measure == Measure::count || high <= many_times * low);
    }

    void hold(std::size_t j) { contexts_.hold(j); }

    // "A woman of 30", "a man of 71": other numbers of years are one quantity only where their sentences tell one
    // thing. `j` is the one that is held.
    bool are_no_other_ages(std::size_t i, std::size_t j) const {
        constexpr std::int32_t least_alike = 200;
        constexpr std::string_view years = "a";
        const Asked &x = asked_[i], &y = asked_[j];
        return figures_[some_[i]].unit != years || x.value == y.value || contexts_.alike(i) >= least_alike ||
               puts_right(x, y) || puts_right(y, x);
    }

    // `j` is the one that is held.
    FigureSigns signs_of(std::size_t i, std::size_t j) {
        FigureSigns found{};
        note_what(i, j, found);
        note_words(i, found);
        note_number(i, j, found);
        note_place(i, j, found);
        return found;
    }

private:
    static void set(FigureSigns& found, FigureSign sign, std::int32_t value) {
        found[static_cast<std::size_t>(sign)] = value;
    }
    static void note(FigureSigns& found, FigureSign sign, bool holds) { set(found, sign, holds ? whole : 0); }

    // How the nouns of two figures stand to each other; nothing where one has none.
    struct Nouns {
        bool same = false, tail = false, kinds = false, other = false, one = false;
    };

    Nouns nouns_of(std::size_t i, std::size_t j) {
        const Counted &a = figures_[some_[i]], &b = figures_[some_[j]];
        if (a.noun == 0 || b.noun == 0) return {.one = (a.noun != 0) != (b.noun != 0)};
        if (a.noun == b.noun) return {.same = true};
        const bool kinds = asked_[i].kind || asked_[j].kind;
        const bool tail = !kinds && is_tail(i, j);
        return {.tail = tail, .kinds = kinds, .other = !kinds && !tail};
    }

    void note_what(std::size_t i, std::size_t j, FigureSigns& found) {
        const Counted &a = figures_[some_[i]], &b = figures_[some_[j]];
        const bool told_a = a.concept_number != no_concept, told_b = b.concept_number != no_concept;
        const bool same_event = told_a && a.concept_number == b.concept_number;
        const Nouns nouns = nouns_of(i, j);
        note(found, FigureSign::same_event, same_event);
        note(found, FigureSign::other_event, told_a && told_b && !same_event);
        note(found, FigureSign::one_event, told_a != told_b);
        note(found, FigureSign::same_noun, nouns.same);
        note(found, FigureSign::other_noun, nouns.other);
        note(found, FigureSign::tail, nouns.tail);
        note(found, FigureSign::one_noun, nouns.one);
        note(found, FigureSign::one_bare, a.told() != b.told());
        note(found, FigureSign::both_bare, !a.told() && !b.told());
        note(found, FigureSign::other_kind, nouns.kinds);
        note(found, FigureSign::event_of_one_noun, same_event && nouns.one);
        note(found, FigureSign::event_of_other_noun, same_event && (nouns.other || nouns.kinds));
        note(found, FigureSign::measured_event, same_event && asked_[i].measure != Measure::count);
        note(found, FigureSign::noun_of_one_event, nouns.same && told_a != told_b);
        const bool equal = asked_[i].value == asked_[j].value;
        note(found, FigureSign::equal_of_others, equal && (nouns.other || nouns.kinds) && !same_event);
    }

    void note_words(std::size_t i, FigureSigns& found) const {
        set(found, FigureSign::alike, contexts_.alike(i));
        set(found, FigureSign::alike_clause, contexts_.alike_clause(i));
        set(found, FigureSign::told_before, contexts_.told_before(i));
    }

    void note_number(std::size_t i, std::size_t j, FigureSigns& found) const {
        constexpr std::int32_t each_digit = 500;
        const Asked &x = asked_[i], &y = asked_[j];
        const bool equal = x.value == y.value, small = !x.telling && x.measure == Measure::count;
        note(found, FigureSign::money_or_share, x.measure == Measure::money_or_share);
        note(found, FigureSign::time, x.measure == Measure::time);
        note(found, FigureSign::measure, x.measure == Measure::other);
        set(found, FigureSign::equal, equal && !small ? each_digit * x.digits : 0);
        set(found, FigureSign::equal_and_alike, equal ? contexts_.alike(i) : 0);
        note(found, FigureSign::equal_small, equal && small);
        set(found, FigureSign::size, size_between(x.amount, y.amount));
        note(found, FigureSign::put_right, puts_right(x, y) || puts_right(y, x));
    }

    void note_place(std::size_t i, std::size_t j, FigureSigns& found) const {
        const Counted &a = figures_[some_[i]], &b = figures_[some_[j]];
        const Asked &x = asked_[i], &y = asked_[j];
        const bool here = a.article == b.article, one_speaker = x.speaker == y.speaker;
        note(found, FigureSign::one_article, here);
        note(found, FigureSign::one_sentence, here && a.sentence == b.sentence);
        note(found, FigureSign::put_against, here && are_near(a, b) && !one_speaker && !x.own && !y.own);
        note(found, FigureSign::two_of_one, here && x.value != y.value && one_speaker);
        note(found, FigureSign::one_voice, !here && one_speaker);
        note(found, FigureSign::one_whole, a.whole != b.whole);
        note(found, FigureSign::one_part, a.part != b.part);
    }

    Asked asked_of(const Counted& figure, const Party& speaker, const std::vector<std::size_t>& refused) {
        constexpr std::uint32_t close = 160;  // bytes
        const Quantity& quantity = quantity_of(figure);
        Asked asked{.amount = amount_of(quantity),
                    .measure = measure_of(quantity),
                    .digits = static_cast<std::int32_t>(telling_digits(quantity.value.value_or(""))),
                    .telling = is_telling(quantity),
                    .kind = languages_.of(readings_[figure.article]->article).is_kind(figure.noun),
                    .own = speaker.name == readings_[figure.article]->article.outlet,
                    .unit = texts_.of(figure.unit),
                    .value = number_of(quantity),
                    .noun = texts_.of(figure.noun_word),
                    .speaker = texts_.of(speaker.name),
                    .refused = {}};
        for (const std::size_t f : refused) {
            const auto [first, second] = std::minmax(figures_[f].span, figure.span);
            if (second.begin - first.end <= close) asked.refused.push_back(number_of(quantity_of(figures_[f])));
        }
        return asked;
    }

    const Quantity& quantity_of(const Counted& figure) const {
        return readings_[figure.article]->quantities[figure.quantity];
    }

    std::uint32_t number_of(const Quantity& quantity) {
        return texts_.of(quantity.value.value_or("?") + "-" + quantity.high.value_or("?"));
    }

    // "Segments" of "concrete segments", whatever the endings of both. Many pairs have the same two nouns.
    bool is_tail(std::size_t i, std::size_t j) {
        const auto nouns = std::minmax(asked_[i].noun, asked_[j].noun);
        const auto [known, fresh] = tails_.try_emplace(std::uint64_t{nouns.first} << 32U | nouns.second);
        if (fresh) {
            const std::string_view a = figures_[some_[i]].noun_word, b = figures_[some_[j]].noun_word;
            known->second = ends_in_word(a, b) || ends_in_word(b, a);
        }
        return known->second;
    }

    static bool are_near(const Counted& a, const Counted& b) {
        constexpr std::uint32_t close = 250;  // bytes
        const auto [first, second] = std::minmax(a.span, b.span);
        return second.begin - first.end <= close;
    }

    // "38, not 61": beside a number that is said to be wrong, which is the other's.
    static bool puts_right(const Asked& figure, const Asked& other) {
        return std::find(figure.refused.begin(), figure.refused.end(), other.value) != figure.refused.end();
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
    Readings readings_;
    const Languages& languages_;
    Contexts contexts_;
    Numbers texts_;
    std::vector<Asked> asked_;  // of each of `some_`
    std::unordered_map<std::uint64_t, bool> tails_;
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
            if (comparing.may_be_one(i, j) && comparing.are_no_other_ages(i, j))
                pairs.push_back({.a = i, .b = j, .signs = comparing.signs_of(i, j)});
    }
    return pairs;
}

}  // namespace sayso::story
