#include "story/giving.h"

#include <algorithm>

#include "story/clauses.h"

namespace sayso::story {
namespace {

// The words beside a figure that say that somebody gives it.
class GivingWords {
public:
    GivingWords(const Reading& reading, const Language& language, Span figure)
        : language_(language), text_(reading.article.text), sentence_(sentence_around(text_, figure)) {}

    bool has(Span span, FigureCue cue) const { return language_.has_figure_cue(folded_words(span.of(text_)), cue); }

    bool in(Span clause) const { return has(clause, FigureCue::counts) || goes_on(clause); }

    bool after_colon() const { return sentence_.begin > 0 && text_[sentence_.begin - 1] == ':'; }

    // The next sentence, if it points back and tells.
    std::optional<Span> in_next_sentence() const {
        const std::uint32_t end = sentence_.end;
        if (end + 2 >= text_.size() || text_[end] == '\n' || text_[end + 1] != ' ') return std::nullopt;
        const Span next = sentence_around(text_, {end + 2, end + 2});
        const std::vector<FoldedWord> words = folded_words(next.of(text_));
        if (words.empty() || !language_.has_figure_cue(std::span(words).first(1), FigureCue::pointer) ||
            !language_.has_figure_cue(words, FigureCue::tells))
            return std::nullopt;
        return next;
    }

private:
    // A few words behind a clause that has the verb: it is left out here.
    bool goes_on(Span clause) const {
        constexpr std::size_t few_words = 10;
        return clause.begin > sentence_.begin && folded_words(clause.of(text_)).size() <= few_words &&
               has({sentence_.begin, clause.begin}, FigureCue::counts);
    }

    const Language& language_;
    std::string_view text_;
    Span sentence_;
};

class Giving {
public:
    Giving(const Reading& reading, std::size_t article, const Language& language, const Cast& cast, Span figure)
        : reading_(reading),
          article_(article),
          cast_(cast),
          figure_(figure),
          text_(reading.article.text),
          words_(reading, language, figure) {}

    std::optional<Giver> giver() const {
        const Span clause = clause_around(text_, figure_);
        if (words_.in(clause))
            if (const auto named = named_for(clause)) return Giver{.who = *named, .clause = clause};
        const auto named = before_colon();
        if (const auto elsewhere = named ? named : in_next_sentence()) return Giver{.who = *elsewhere, .clause = {}};
        return std::nullopt;
    }

private:
    // In the clause, or in front of one that is put in between ("Quast, who counts for the union, comes to 1650").
    std::optional<Figurehead> named_for(Span clause) const {
        if (const auto named = cast_.named_in(clause, article_, figure_.begin)) return named;
        if (!words_.has(clause, FigureCue::counts)) return std::nullopt;
        std::uint32_t begin = sentence_around(text_, figure_).begin;
        for (const Quantity& other : reading_.quantities)
            if (other.span.end <= clause.begin) begin = std::max(begin, other.span.end);
        if (begin >= clause.begin) return std::nullopt;
        const Span first = clause_around(text_, {begin + 1, begin + 1});
        return first.end < clause.begin ? cast_.named_in(first, article_, first.end) : std::nullopt;
    }

    std::optional<Figurehead> before_colon() const {
        if (!words_.after_colon()) return std::nullopt;
        const std::uint32_t colon = sentence_around(text_, figure_).begin - 1;
        const Span label{sentence_around(text_, {colon, colon}).begin, colon};
        const std::string words = joined_forms(label.of(text_));
        const auto named = cast_.named_in(label, article_, colon);
        if (!named || words.empty()) return std::nullopt;
        // Nothing else stands there.
        const std::string name = joined_forms(cast_.party(*named).name);
        return name.starts_with(words) || name.ends_with(words) ? named : std::nullopt;
    }

    std::optional<Figurehead> in_next_sentence() const {
        const auto next = words_.in_next_sentence();
        return next ? cast_.named_in(*next, article_, next->begin) : std::nullopt;
    }

    const Reading& reading_;
    std::size_t article_;
    const Cast& cast_;
    Span figure_;
    std::string_view text_;
    GivingWords words_;
};

}  // namespace

bool is_given(const Reading& reading, const Language& language, Span figure) {
    const GivingWords words(reading, language, figure);
    return words.in(clause_around(reading.article.text, figure)) || words.after_colon() ||
           words.in_next_sentence().has_value();
}

std::optional<Giver> giver_of(const Reading& reading, std::size_t article, const Language& language, const Cast& cast,
                              Span figure) {
    return Giving(reading, article, language, cast, figure).giver();
}

}  // namespace sayso::story
