#include "story/giving.h"

#include <algorithm>

#include "story/clauses.h"

namespace sayso::story {
namespace {

class Giving {
public:
    Giving(const Reading& reading, const Language& language, const Cast& cast, Span figure)
        : reading_(reading), language_(language), cast_(cast), figure_(figure), text_(reading.article.text) {}

    std::optional<Giver> giver() const {
        const Span clause = clause_around(text_, figure_);
        if (has(clause, FigureCue::counts) || goes_on(clause))
            if (const auto named = named_for(clause)) return Giver{.who = *named, .clause = clause};
        const auto named = before_colon();
        if (const auto elsewhere = named ? named : in_next_sentence()) return Giver{.who = *elsewhere, .clause = {}};
        return std::nullopt;
    }

private:
    bool has(Span span, FigureCue cue) const { return language_.has_figure_cue(folded_words(span.of(text_)), cue); }

    // In the clause, or in front of one that is put in between ("Quast, who counts for the union, comes to 1650").
    std::optional<Figurehead> named_for(Span clause) const {
        if (const auto named = cast_.named_in(clause, reading_, figure_.begin)) return named;
        if (!has(clause, FigureCue::counts)) return std::nullopt;
        std::uint32_t begin = sentence_around(text_, figure_).begin;
        for (const Quantity& other : reading_.quantities)
            if (other.span.end <= clause.begin) begin = std::max(begin, other.span.end);
        if (begin >= clause.begin) return std::nullopt;
        const Span first = clause_around(text_, {begin + 1, begin + 1});
        return first.end < clause.begin ? cast_.named_in(first, reading_, first.end) : std::nullopt;
    }

    // A few words behind a clause that has the verb: it is left out here.
    bool goes_on(Span clause) const {
        constexpr std::size_t few_words = 10;
        const Span sentence = sentence_around(text_, figure_);
        return clause.begin > sentence.begin && folded_words(clause.of(text_)).size() <= few_words &&
               has({sentence.begin, clause.begin}, FigureCue::counts);
    }

    std::optional<Figurehead> before_colon() const {
        const Span sentence = sentence_around(text_, figure_);
        if (sentence.begin == 0 || text_[sentence.begin - 1] != ':') return std::nullopt;
        const std::uint32_t colon = sentence.begin - 1;
        const Span label{sentence_around(text_, {colon, colon}).begin, colon};
        const std::string words = joined_forms(label.of(text_));
        const auto named = cast_.named_in(label, reading_, colon);
        if (!named || words.empty()) return std::nullopt;
        // Nothing else stands there.
        const std::string name = joined_forms(cast_.party(*named).name);
        return name.starts_with(words) || name.ends_with(words) ? named : std::nullopt;
    }

    std::optional<Figurehead> in_next_sentence() const {
        const std::uint32_t end = sentence_around(text_, figure_).end;
        if (end + 2 >= text_.size() || text_[end] == '\n' || text_[end + 1] != ' ') return std::nullopt;
        const Span next = sentence_around(text_, {end + 2, end + 2});
        const std::vector<FoldedWord> words = folded_words(next.of(text_));
        if (words.empty() || !language_.has_figure_cue(std::span(words).first(1), FigureCue::pointer) ||
            !language_.has_figure_cue(words, FigureCue::tells))
            return std::nullopt;
        return cast_.named_in(next, reading_, next.begin);
    }

    const Reading& reading_;
    const Language& language_;
    const Cast& cast_;
    Span figure_;
    std::string_view text_;
};

}  // namespace

std::optional<Giver> giver_of(const Reading& reading, const Language& language, const Cast& cast, Span figure) {
    return Giving(reading, language, cast, figure).giver();
}

}  // namespace sayso::story
