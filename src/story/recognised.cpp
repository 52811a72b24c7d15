#include "story/recognised.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "story/common_terms.h"

namespace sayso::story {

namespace {

using Number = std::tuple<std::string, std::string, std::string>;  // value, high, unit

Number number_of(const Counted& figure, Readings readings) {
    const Quantity& quantity = readings[figure.article]->quantities[figure.quantity];
    return {quantity.value.value_or(""), quantity.high.value_or(""), figure.unit};
}

// "1180 jobs": of a kind to which only one thing happens, in a story in which it does.
void recognise_by_kind(const Languages& languages, Readings readings, std::vector<Counted>& figures) {
    std::set<std::uint32_t> told;
    for (const Counted& figure : figures) told.insert(figure.concept_number);
    for (Counted& figure : figures) {
        if (figure.concept_number != no_concept || figure.noun == 0 || !figure.unit.empty()) continue;
        const auto what = languages.of(readings[figure.article]->article).only_concept_of(figure.noun);
        if (!what || !told.contains(*what)) continue;
        figure.concept_number = *what;
        figure.noun = 0;
    }
}

// A number alone that somebody gives right behind another figure.
bool is_put_against(const Counted& figure, const Counted& before, Readings readings) {
    constexpr std::uint32_t close = 160;  // bytes
    return figure.article == before.article && figure.giver && figure.concept_number != no_concept &&
           figure.unit == before.unit && readings[figure.article]->quantities[figure.quantity].of.empty() &&
           figure.role == FigureRole::given && before.role == FigureRole::given &&
           figure.span.begin - before.span.end <= close;
}

// Counts things of which nothing is told that befell them.
bool counts_things(const Counted& figure, Readings readings) {
    return figure.concept_number == no_concept && figure.noun != 0 && figure.unit.empty() &&
           figure.role != FigureRole::vague && is_telling(readings[figure.article]->quantities[figure.quantity]);
}

// "1120 strikers", "1120 on strike": a number that is seldom there twice by chance counts the same thing under both
// nouns; a rounder one where the sentences are alike.
bool is_same_thing(const Counted& a, const Counted& b, Readings readings) {
    constexpr std::uint32_t alike = 100;  // thousandths
    return is_rare(readings[a.article]->quantities[a.quantity]) || likeness(*a.context, *b.context) >= alike;
}

// Nouns that count the same thing; the first one stands for all.
class SameNouns {
public:
    std::uint64_t first(std::uint64_t noun) const {
        const auto found = first_.find(noun);
        return found == first_.end() ? noun : found->second;
    }
    void join(std::uint64_t a, std::uint64_t b) {
        const std::uint64_t kept = first(a), gone = first(b);
        if (kept == gone) return;
        for (auto& [noun, to] : first_)
            if (to == gone) to = kept;
        first_[gone] = kept;
    }

private:
    std::map<std::uint64_t, std::uint64_t> first_;
};

// Joins the nouns of figures that count the same things. A noun that says no more than its kind ("people") is what its
// number is called elsewhere.
class NounJoiner {
public:
    NounJoiner(const Languages& languages, Readings readings, std::vector<Counted>& figures)
        : languages_(languages), readings_(readings), figures_(figures) {}

    void join() {
        join_disputed();
        join_equal();
        for (Counted& figure : figures_)
            if (figure.concept_number == no_concept && figure.unit.empty()) figure.noun = same_.first(figure.noun);
    }

private:
    void join(Counted& a, Counted& b) {
        const Language& language = languages_.of(readings_[b.article]->article);
        const bool kind_a = language.is_kind(a.noun), kind_b = language.is_kind(b.noun);
        if (!kind_a && !kind_b) same_.join(a.noun, b.noun);
        if (kind_a && !kind_b) a.noun = b.noun;
        if (kind_b && !kind_a) b.noun = a.noun;
    }

    // "There are nine contracts; the magazine wrote of 16 orders": right behind each other, by two who give them.
    void join_disputed() {
        constexpr std::uint32_t close = 160;  // bytes
        constexpr double many_times = 2.5;
        for (std::size_t f = 1; f < figures_.size(); ++f) {
            Counted &a = figures_[f - 1], &b = figures_[f];
            const bool things = a.concept_number == no_concept && b.concept_number == no_concept && a.noun != 0 &&
                                b.noun != 0 && a.noun != b.noun && a.unit.empty() && b.unit.empty();
            if (!things || a.article != b.article || !b.giver || b.giver == a.giver || a.role == FigureRole::vague ||
                b.role != FigureRole::given || b.span.begin - a.span.end > close)
                continue;
            const double x = amount(a), y = amount(b);
            if (std::max(x, y) <= many_times * std::min(x, y)) join(a, b);
        }
    }

    void join_equal() {
        std::map<Number, std::vector<std::size_t>> by_number;
        for (std::size_t f = 0; f < figures_.size(); ++f)
            if (counts_things(figures_[f], readings_)) by_number[number_of(figures_[f], readings_)].push_back(f);
        for (const auto& [number, all] : by_number)
            for (std::size_t i = 0; i < all.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    if (Counted& a = figures_[all[j]], &b = figures_[all[i]];
                        a.article != b.article && a.noun != b.noun && is_same_thing(a, b, readings_))
                        join(a, b);
    }

    double amount(const Counted& figure) const {
        return amount_of(readings_[figure.article]->quantities[figure.quantity]);
    }

    const Languages& languages_;
    Readings readings_;
    std::vector<Counted>& figures_;
    SameNouns same_;
};

// A bare number that is a known one's counts the same.
void name_numbers(Readings readings, std::vector<Counted>& figures) {
    std::map<Number, std::set<std::uint64_t>> known;
    for (const Counted& figure : figures)
        if (counts_things(figure, readings)) known[number_of(figure, readings)].insert(figure.noun);
    for (Counted& figure : figures) {
        const Quantity& quantity = readings[figure.article]->quantities[figure.quantity];
        if (figure.told() || !quantity.of.empty() || !is_telling(quantity)) continue;
        const auto same = known.find(number_of(figure, readings));
        if (same != known.end() && same->second.size() == 1) figure.noun = *same->second.begin();
    }
}

}  // namespace

bool is_rare(const Quantity& quantity) {
    constexpr std::size_t digits = 3, digits_of_thousands = 2;
    constexpr double thousand = 1000;
    std::string value = quantity.value.value_or("");
    value.erase(std::remove(value.begin(), value.end(), '.'), value.end());
    value.erase(value.find_last_not_of('0') + 1);
    return value.size() >= (amount_of(quantity) >= thousand ? digits_of_thousands : digits);
}

bool is_telling(const Quantity& quantity) {
    constexpr double least = 20;
    return amount_of(quantity) >= least;
}

void recognise_figures(const Languages& languages, Readings readings, std::vector<Counted>& figures) {
    recognise_by_kind(languages, readings, figures);
    // A figure that is put against a recognised one is recognised by it in the next round.
    constexpr int rounds = 3;
    for (int round = 0; round < rounds; ++round) {
        std::map<Number, std::set<std::uint32_t>> known;
        for (const Counted& figure : figures)
            if (figure.concept_number != no_concept &&
                is_telling(readings[figure.article]->quantities[figure.quantity]))
                known[number_of(figure, readings)].insert(figure.concept_number);
        for (std::size_t f = 0; f < figures.size(); ++f) {
            Counted& figure = figures[f];
            if (figure.concept_number != no_concept) continue;
            const auto same = known.find(number_of(figure, readings));
            const Language& language = languages.of(readings[figure.article]->article);
            const auto recognise = [&](std::uint32_t what) {
                if (!figure.unit.empty() || language.befalls(what, figure.noun)) {
                    figure.concept_number = what;
                    if (figure.unit.empty()) figure.noun = 0;
                }
            };
            if (same != known.end() && same->second.size() == 1) recognise(*same->second.begin());
            // "1180, not 1240": both count the same.
            // "1412 people, says he; the firm has 1180": so do the 1412.
            if (f + 1 < figures.size() && is_put_against(figures[f + 1], figure, readings))
                recognise(figures[f + 1].concept_number);
            const bool answers = f + 1 < figures.size() && figures[f + 1].role == FigureRole::refused &&
                                 figures[f + 1].article == figure.article && figure.unit == figures[f + 1].unit;
            if (answers && figures[f + 1].concept_number != no_concept) recognise(figures[f + 1].concept_number);
        }
    }
    NounJoiner(languages, readings, figures).join();
    name_numbers(readings, figures);
}

}  // namespace sayso::story
