#include "story/same_series.h"

#include <algorithm>
#include <bit>
#include <compare>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "story/figure_contexts.h"
#include "story/recognised.h"
#include "story/weighing.h"

namespace sayso::story {
namespace {

constexpr std::int32_t whole = SeriesWeights::whole;

enum class Measure : std::uint8_t { count, money_or_share, time, other };

Measure measure_of(const Quantity& quantity) {
    const std::string_view unit = quantity.unit, code = quantity.unit_code;
    if (unit.empty()) return Measure::count;
    if (unit == "%" || code.starts_with("iso4217:")) return Measure::money_or_share;
    for (const std::string_view time : {"s", "min", "h", "d", "wk", "mo", "a"})
        if (unit == time) return Measure::time;
    return Measure::other;
}

// Texts by numbers: equal ones have the same. Refers to the texts.
class Numbers {
public:
    std::uint32_t of(std::string_view text) {
        return known_.try_emplace(text, static_cast<std::uint32_t>(known_.size())).first->second;
    }

private:
    std::unordered_map<std::string_view, std::uint32_t> known_;
};

// Signs that hold, a bit for each.
using HeldSigns = std::uint64_t;
static_assert(figure_signs < 64);

constexpr HeldSigns held(FigureSign sign, bool holds = true) { return HeldSigns{holds} << static_cast<unsigned>(sign); }

// What a figure counts or measures. Texts are numbers.
struct What {
    std::uint32_t concept_number = no_concept, noun_word = 0;
    std::uint64_t noun = 0;
    Measure measure = Measure::count;
    bool kind = false;  // the noun only tells a kind
    bool told = false;
    auto operator<=>(const What&) const = default;
};

// "Segments" of "concrete segments", whatever the endings of both.
bool is_tail(std::string_view a, std::string_view b) { return ends_in_word(a, b) || ends_in_word(b, a); }

// How the nouns of two figures stand to each other; nothing where one has none.
struct Nouns {
    bool same = false, tail = false, kinds = false, other = false, one = false;
};

Nouns nouns_of(const What& a, const What& b, std::string_view word_a, std::string_view word_b) {
    if (a.noun == 0 || b.noun == 0) return {.one = (a.noun != 0) != (b.noun != 0)};
    if (a.noun == b.noun) return {.same = true};
    const bool kinds = a.kind || b.kind;
    const bool tail = !kinds && is_tail(word_a, word_b);
    return {.tail = tail, .kinds = kinds, .other = !kinds && !tail};
}

// `equal_of_others` is one of them wherever it would be if the numbers were equal.
HeldSigns signs_between(const What& a, const What& b, const Nouns& nouns) {
    const bool told_a = a.concept_number != no_concept, told_b = b.concept_number != no_concept;
    const bool same_event = told_a && a.concept_number == b.concept_number;
    const bool others = nouns.other || nouns.kinds;
    return held(FigureSign::same_event, same_event) | held(FigureSign::other_event, told_a && told_b && !same_event) |
           held(FigureSign::one_event, told_a != told_b) | held(FigureSign::same_noun, nouns.same) |
           held(FigureSign::other_noun, nouns.other) | held(FigureSign::tail, nouns.tail) |
           held(FigureSign::one_noun, nouns.one) | held(FigureSign::one_bare, a.told != b.told) |
           held(FigureSign::both_bare, !a.told && !b.told) | held(FigureSign::other_kind, nouns.kinds) |
           held(FigureSign::event_of_one_noun, same_event && nouns.one) |
           held(FigureSign::event_of_other_noun, same_event && others) |
           held(FigureSign::measured_event, same_event && a.measure != Measure::count) |
           held(FigureSign::noun_of_one_event, nouns.same && told_a != told_b) |
           held(FigureSign::equal_of_others, others && !same_event);
}

// The signs between what two figures count: most count what others do, so each two things are looked at once.
class Whats {
public:
    // Of the next figure, with the last word of its noun.
    void add(const What& what, std::string_view noun_word) {
        const auto [known, fresh] = numbers_.try_emplace(what, whats_.size());
        if (fresh) {
            whats_.push_back(what);
            words_.push_back(noun_word);
        }
        what_of_.push_back(known->second);
    }
    // When all are there.
    [[nodiscard]] HeldSigns between(std::size_t i, std::size_t j) {
        signs_.resize(whats_.size() * whats_.size(), not_known);
        const std::size_t a = what_of_[i], b = what_of_[j];
        HeldSigns& signs = signs_[a * whats_.size() + b];
        if (signs == not_known)
            signs = signs_between(whats_[a], whats_[b], nouns_of(whats_[a], whats_[b], words_[a], words_[b]));
        return signs;
    }

private:
    static constexpr HeldSigns not_known = ~HeldSigns{0};
    std::map<What, std::size_t> numbers_;
    std::vector<What> whats_;
    std::vector<std::string_view> words_;
    std::vector<std::size_t> what_of_;  // of each figure
    std::vector<HeldSigns> signs_;
};

// Of a figure, what its pairs are asked for again and again. Texts are numbers.
struct Asked {
    double amount = 0;
    Measure measure = Measure::count;
    std::int32_t digits = 0;  // that are not rounded
    bool small = false;       // a number below twenty of things, which says little
    bool own = false;         // the article's own
    bool whole = false, part = false, in_years = false;
    std::uint32_t unit = 0, speaker = 0, article = 0;
    std::uint64_t value = 0;
    Span span, sentence;
    std::vector<std::uint64_t> refused;  // numbers near by that are said to be wrong
};

class Comparing {
public:
    Comparing(std::span<const std::size_t> some, std::span<const Counted> figures, std::span<const Party> speakers,
              Readings readings, const Languages& languages)
        : figures_(figures), readings_(readings), languages_(languages), contexts_(some, figures) {
        std::map<std::size_t, std::vector<std::size_t>> refused;  // figures of each article
        for (std::size_t f = 0; f < figures.size(); ++f)
            if (figures[f].role == FigureRole::refused) refused[figures[f].article].push_back(f);
        asked_.reserve(some.size());
        for (std::size_t i = 0; i < some.size(); ++i) {
            const Counted& figure = figures[some[i]];
            asked_.push_back(asked_of(figure, speakers[i], refused[figure.article]));
            whats_.add(what_of(figure), figure.noun_word);
        }
    }

    bool may_be_one(std::size_t i, std::size_t j) const {
        constexpr double many_times = 12;
        const Asked &x = asked_[i], &y = asked_[j];
        if (x.unit != y.unit) return false;
        if (x.measure == Measure::count) return true;
        const auto [low, high] = std::minmax(x.amount, y.amount);
        return high <= many_times * low;
    }

    void hold(std::size_t j) { contexts_.hold(j); }

    // "A woman of 30", "a man of 71": other numbers of years are one quantity only where their sentences tell one
    // thing. `j` is the one that is held.
    bool are_no_other_ages(std::size_t i, std::size_t j) const {
        constexpr std::int32_t least_alike = 200;
        const Asked &x = asked_[i], &y = asked_[j];
        return !x.in_years || x.value == y.value || contexts_.alike(i) >= least_alike || puts_right(x, y) ||
               puts_right(y, x);
    }

    // Each sign that there is, with how much of it. `j` is the one that is held.
    template <class Take>
    void each_sign(std::size_t i, std::size_t j, const Take& take) {
        const Asked &x = asked_[i], &y = asked_[j];
        HeldSigns signs = whats_.between(i, j) | signs_of_number(x, y) | signs_of_place(x, y);
        const bool equal = x.value == y.value;
        if (!equal) signs &= ~held(FigureSign::equal_of_others);
        for (; signs != 0; signs &= signs - 1) take(static_cast<FigureSign>(std::countr_zero(signs)), whole);
        take(FigureSign::alike, contexts_.alike(i));
        take(FigureSign::alike_clause, contexts_.alike_clause(i));
        take(FigureSign::told_before, contexts_.told_before(i));
        constexpr std::int32_t each_digit = 500;
        if (equal && !x.small) take(FigureSign::equal, each_digit * x.digits);
        if (equal) take(FigureSign::equal_and_alike, contexts_.alike(i));
        if (x.amount != y.amount) take(FigureSign::size, size_between(x.amount, y.amount));
    }

private:
    static HeldSigns signs_of_number(const Asked& x, const Asked& y) {
        return held(FigureSign::money_or_share, x.measure == Measure::money_or_share) |
               held(FigureSign::time, x.measure == Measure::time) |
               held(FigureSign::measure, x.measure == Measure::other) |
               held(FigureSign::equal_small, x.small && x.value == y.value) |
               held(FigureSign::put_right, puts_right(x, y) || puts_right(y, x));
    }

    static HeldSigns signs_of_place(const Asked& x, const Asked& y) {
        const bool here = x.article == y.article, one_speaker = x.speaker == y.speaker;
        const HeldSigns anywhere = held(FigureSign::one_voice, !here && one_speaker) |
                                   held(FigureSign::one_whole, x.whole != y.whole) |
                                   held(FigureSign::one_part, x.part != y.part);
        if (!here) return anywhere;
        return anywhere | held(FigureSign::one_article) | held(FigureSign::one_sentence, x.sentence == y.sentence) |
               held(FigureSign::put_against, are_near(x.span, y.span) && !one_speaker && !x.own && !y.own) |
               held(FigureSign::two_of_one, x.value != y.value && one_speaker);
    }

    What what_of(const Counted& figure) {
        return {.concept_number = figure.concept_number,
                .noun_word = texts_.of(figure.noun_word),
                .noun = figure.noun,
                .measure = measure_of(quantity_of(figure)),
                .kind = languages_.of(readings_[figure.article]->article).is_kind(figure.noun),
                .told = figure.told()};
    }

    Asked asked_of(const Counted& figure, const Party& speaker, const std::vector<std::size_t>& refused) {
        constexpr std::uint32_t close = 160;  // bytes
        constexpr std::string_view years = "a";
        const Quantity& quantity = quantity_of(figure);
        Asked asked{.amount = amount_of(quantity),
                    .measure = measure_of(quantity),
                    .digits = static_cast<std::int32_t>(telling_digits(quantity.value.value_or(""))),
                    .small = !is_telling(quantity) && measure_of(quantity) == Measure::count,
                    .own = speaker.name == readings_[figure.article]->article.outlet,
                    .whole = figure.whole,
                    .part = figure.part,
                    .in_years = figure.unit == years,
                    .unit = texts_.of(figure.unit),
                    .speaker = texts_.of(speaker.name),
                    .article = static_cast<std::uint32_t>(figure.article),
                    .value = number_of(quantity),
                    .span = figure.span,
                    .sentence = figure.sentence,
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

    std::uint64_t number_of(const Quantity& quantity) {
        const auto text_of = [&](const std::optional<std::string>& decimal) {
            return std::uint64_t{texts_.of(decimal ? std::string_view(*decimal) : "?")};
        };
        return text_of(quantity.value) << 32U | text_of(quantity.high);
    }

    static bool are_near(Span a, Span b) {
        constexpr std::uint32_t close = 250;  // bytes
        const auto [first, second] = std::minmax(a, b);
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

    std::span<const Counted> figures_;
    Readings readings_;
    const Languages& languages_;
    FigureContexts contexts_;
    Numbers texts_;
    std::vector<Asked> asked_;  // of each of those that are compared
    Whats whats_;
};

}  // namespace

std::int32_t SeriesWeights::sum(const FigureSigns& found) const {
    std::int64_t sum = 0;
    for (std::size_t sign = 0; sign < figure_signs; ++sign) sum += weighed(static_cast<FigureSign>(sign), found[sign]);
    return with_base(sum);
}

namespace {

// Calls take(i, j) with all pairs that may be one, the latter held.
template <class Take>
void each_pair(Comparing& comparing, std::size_t count, const Take& take) {
    for (std::size_t j = 0; j < count; ++j) {
        comparing.hold(j);
        for (std::size_t i = 0; i < j; ++i)
            if (comparing.may_be_one(i, j) && comparing.are_no_other_ages(i, j)) take(i, j);
    }
}

}  // namespace

std::vector<FigurePair> figure_pairs_of(std::span<const std::size_t> some, std::span<const Counted> figures,
                                        std::span<const Party> speakers, Readings readings,
                                        const Languages& languages) {
    Comparing comparing(some, figures, speakers, readings, languages);
    std::vector<FigurePair> pairs;
    each_pair(comparing, some.size(), [&](std::size_t i, std::size_t j) {
        FigurePair& pair = pairs.emplace_back(FigurePair{.a = i, .b = j});
        comparing.each_sign(
            i, j, [&](FigureSign sign, std::int32_t value) { pair.signs[static_cast<std::size_t>(sign)] = value; });
    });
    return pairs;
}

std::vector<Link> figure_links_of(std::span<const std::size_t> some, std::span<const Counted> figures,
                                  std::span<const Party> speakers, Readings readings, const Languages& languages,
                                  const SeriesWeights& weights) {
    Comparing comparing(some, figures, speakers, readings, languages);
    std::vector<Link> links;
    links.reserve(some.size() * some.size() / 2);
    each_pair(comparing, some.size(), [&](std::size_t i, std::size_t j) {
        std::int64_t sum = 0;
        comparing.each_sign(i, j, [&](FigureSign sign, std::int32_t value) { sum += weights.weighed(sign, value); });
        links.push_back(
            {.weight = weights.with_base(sum), .a = static_cast<std::uint32_t>(i), .b = static_cast<std::uint32_t>(j)});
    });
    return links;
}

}  // namespace sayso::story
