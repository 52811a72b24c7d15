#include "story/giving.h"

#include <algorithm>

namespace sayso::story {
namespace {

class Giving {
public:
    Giving(const Reading& reading, const Prose& prose, const Language& language, Span figure)
        : reading_(reading),
          prose_(prose),
          language_(language),
          figure_(figure),
          sentence_(sentence_around(prose.text, figure)) {}

    std::vector<GivingPlace> places() {
        look_in_attribute();
        look_behind_bare_number();
        look_in_clause(clause_around(prose_.text, figure_));
        look_in_brackets();
        look_in_relative_clause();
        look_before_colon();
        look_in_report();
        look_in_next_sentence();
        return std::move(places_);
    }

private:
    bool has(Span span, FigureCue cue) const { return language_.has_figure_cue(prose_.in(span), cue); }

    // "The sum of 3.1 million that the paper has named", where that stands before the number.
    void look_in_attribute() {
        const Span clause = clause_around(prose_.text, figure_);
        constexpr std::uint32_t close = 60;  // bytes
        const Span stretch{std::max(clause.begin, figure_.begin - std::min(figure_.begin, close)), figure_.begin};
        for (const FoldedWord& word : prose_.in(stretch))
            if (language_.has_figure_cue({&word, 1}, FigureCue::attributed))
                add_apart({clause.begin, word.span.begin}, word.span.begin, clause);
    }

    // "The four of the union", "the 214 from the report".
    void look_behind_bare_number() {
        constexpr std::uint32_t close = 45;  // bytes
        constexpr std::size_t longest = 2;
        if (!is_bare()) return;
        const Span clause = clause_around(prose_.text, figure_);
        const Span behind{figure_.end, std::min(clause.end, figure_.end + close)};
        const std::span<const FoldedWord> words = prose_.in(behind);
        for (std::size_t size = 1; size <= std::min(longest, words.size()); ++size)
            if (language_.has_figure_cue(words.first(size), FigureCue::belongs))
                return add_apart({words[size - 1].span.end, behind.end}, words[size - 1].span.end, clause);
    }

    // Behind an article, in front of nothing that it could count.
    bool is_bare() const {
        const auto before = words_before(prose_.words, figure_.begin, 1);
        if (before.empty() || !language_.has_figure_cue(before, FigureCue::definite)) return false;
        return std::any_of(reading_.quantities.begin(), reading_.quantities.end(), [&](const Quantity& quantity) {
            return quantity.span == figure_ && quantity.of.empty() && quantity.unit.empty();
        });
    }

    void add_apart(Span stretch, std::uint32_t near, Span clause) {
        places_.push_back({.stretch = stretch, .near = near, .clause = clause, .label = {}, .told_apart = true});
    }

    // In the clause, or in front of one that is put in between ("Quast, who counts for the union, comes to 1650").
    void look_in_clause(Span clause) {
        const bool counts = has(clause, FigureCue::counts);
        if (!counts && !goes_on(clause)) return;
        // Where the verb is left out, the subject is in front ("…, the police of 40").
        const Span stretch = counts ? clause : Span{clause.begin, figure_.begin};
        places_.push_back({.stretch = stretch, .near = figure_.begin, .clause = clause, .label = {}});
        if (!counts) return;
        std::uint32_t begin = sentence_.begin;
        for (const Quantity& other : reading_.quantities)
            if (other.span.end <= clause.begin) begin = std::max(begin, other.span.end);
        if (begin >= clause.begin) return;
        const Span first = clause_around(prose_.text, {begin + 1, begin + 1});
        if (first.end < clause.begin)
            places_.push_back({.stretch = first, .near = first.end, .clause = clause, .label = {}});
    }

    // A few words behind a clause that has the verb: it is left out here.
    bool goes_on(Span clause) const {
        constexpr std::size_t few_words = 10;
        return clause.begin > sentence_.begin && prose_.in(clause).size() <= few_words &&
               has({sentence_.begin, clause.begin}, FigureCue::counts);
    }

    // "2.1 million euros (ministry), 2.9 million (firm)": all that the brackets behind it hold.
    void look_in_brackets() {
        constexpr std::uint32_t longest = 80;  // bytes
        if (!prose_.text.substr(figure_.end).starts_with(" (")) return;
        const std::uint32_t begin = figure_.end + 2;
        const std::size_t end = prose_.text.find_first_of(")\n", begin);
        if (end == std::string_view::npos || end - begin > longest || prose_.text[end] != ')') return;
        const Span label{begin, static_cast<std::uint32_t>(end)};
        std::string words = joined_forms(label.of(prose_.text));
        if (!words.empty())
            places_.push_back({.stretch = label, .near = begin, .clause = label, .label = std::move(words)});
    }

    // "The 14 orders of which the paper wrote".
    void look_in_relative_clause() {
        constexpr std::size_t few_words = 12, opening = 2;
        const std::uint32_t comma = clause_around(prose_.text, figure_).end;
        if (comma + 2 >= sentence_.end || !prose_.text.substr(comma).starts_with(", ")) return;
        const Span clause = clause_around(prose_.text, {comma + 2, comma + 2});
        const std::span<const FoldedWord> words = prose_.in(clause);
        if (words.size() > few_words || !has(clause, FigureCue::counts)) return;
        for (std::size_t size = 1; size <= std::min(opening, words.size()); ++size)
            if (language_.has_figure_cue(words.first(size), FigureCue::relative))
                return add_apart(clause, clause.begin, clause);
    }

    // "The court of audit published its report. Accordingly there were 17." "The office gave new figures. 97 …"
    void look_in_report() {
        const std::uint32_t here = sentence_.begin;
        if (here < 2 || prose_.text[here - 1] == '\n') return;
        const Span before = sentence_around(prose_.text, {here - 2, here - 2});
        const bool hence = has({here, figure_.begin}, FigureCue::hence) && has(before, FigureCue::report);
        if (hence || has(before, FigureCue::announces))
            places_.push_back({.stretch = before, .near = before.begin, .clause = {}, .label = {}});
    }

    void look_before_colon() {
        if (sentence_.begin == 0 || prose_.text[sentence_.begin - 1] != ':') return;
        const std::uint32_t colon = sentence_.begin - 1;
        const Span label{sentence_around(prose_.text, {colon, colon}).begin, colon};
        std::string words = joined_forms(label.of(prose_.text));
        if (!words.empty())
            places_.push_back({.stretch = label, .near = colon, .clause = {}, .label = std::move(words)});
    }

    // If it points back and tells.
    void look_in_next_sentence() {
        const std::uint32_t end = sentence_.end;
        if (end + 2 >= prose_.text.size() || prose_.text[end] == '\n' || prose_.text[end + 1] != ' ') return;
        const Span next = sentence_around(prose_.text, {end + 2, end + 2});
        const std::span<const FoldedWord> words = prose_.in(next);
        if (!words.empty() && language_.has_figure_cue(words.first(1), FigureCue::pointer) &&
            language_.has_figure_cue(words, FigureCue::tells))
            places_.push_back({.stretch = next, .near = next.begin, .clause = {}, .label = {}});
    }

    const Reading& reading_;
    const Prose& prose_;
    const Language& language_;
    Span figure_, sentence_;
    std::vector<GivingPlace> places_;
};

// Nothing else stands there.
bool is_name_alone(const std::string& label, const Party& party) {
    const std::string name = joined_forms(party.name);
    return name.starts_with(label) || name.ends_with(label);
}

}  // namespace

std::vector<GivingPlace> giving_places(const Reading& reading, const Prose& prose, const Language& language,
                                       Span figure) {
    return Giving(reading, prose, language, figure).places();
}

std::optional<Giver> giver_of(std::span<const GivingPlace> places, std::size_t article, const Cast& cast) {
    for (const GivingPlace& place : places) {
        const auto named = cast.named_in(place.stretch, article, place.near);
        if (named && (place.label.empty() || is_name_alone(place.label, cast.party(*named))))
            return Giver{.who = *named, .clause = place.clause, .told_apart = place.told_apart};
    }
    return std::nullopt;
}

}  // namespace sayso::story
