#include "story/clauses.h"

#include <algorithm>

namespace sayso::story {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Most bytes are letters, which lie above all of these.
bool may_end_sentence(char c) { return static_cast<unsigned char>(c) <= '?'; }

bool ends_sentence(std::string_view text, std::size_t place) {
    const char c = text[place];
    if (!may_end_sentence(c)) return false;
    if (c == '\n') return true;
    return (c == '.' || c == '!' || c == '?' || c == ':') &&
           (place + 1 >= text.size() || text[place + 1] == ' ' || text[place + 1] == '\n') &&
           (place == 0 || !is_digit(text[place - 1]));
}

// A comma inside of a number divides nothing.
bool divides(std::string_view text, std::size_t place) {
    const char c = text[place];
    if (c == ';' || c == '(' || c == ')') return true;
    if (c != ',') return c == "–"[0] && text.substr(place).starts_with("–");
    return place == 0 || place + 1 >= text.size() || !is_digit(text[place - 1]) || !is_digit(text[place + 1]);
}

}  // namespace

Span sentence_around(std::string_view text, Span place) {
    std::size_t begin = place.begin, end = place.end;
    while (begin > 0 && !ends_sentence(text, begin - 1)) --begin;
    while (end < text.size() && !ends_sentence(text, end)) ++end;
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

Span clause_around(std::string_view text, Span place) {
    const Span sentence = sentence_around(text, place);
    std::uint32_t begin = place.begin, end = place.end;
    while (begin > sentence.begin && !divides(text, begin - 1)) --begin;
    while (end < sentence.end && !divides(text, end)) ++end;
    return {begin, end};
}

std::span<const FoldedWord> words_before(std::span<const FoldedWord> words, std::uint32_t place, std::uint32_t most) {
    const auto first = std::partition_point(words.begin(), words.end(),
                                            [&](const FoldedWord& word) { return word.span.end <= place; });
    const auto before = static_cast<std::size_t>(first - words.begin());
    const std::size_t count = std::min<std::size_t>(before, most);
    return words.subspan(before - count, count);
}

std::span<const FoldedWord> words_between(std::span<const FoldedWord> words, std::uint32_t begin, std::uint32_t end) {
    const auto from = std::partition_point(words.begin(), words.end(),
                                           [&](const FoldedWord& word) { return word.span.begin < begin; });
    const auto to =
        std::partition_point(from, words.end(), [&](const FoldedWord& word) { return word.span.end <= end; });
    return words.subspan(static_cast<std::size_t>(from - words.begin()), static_cast<std::size_t>(to - from));
}

std::vector<FoldedWord> Prose::in(const Spans& pieces) const {
    std::vector<FoldedWord> all;
    for (const Span piece : pieces) {
        const std::span<const FoldedWord> own = in(piece);
        all.insert(all.end(), own.begin(), own.end());
    }
    return all;
}

Spans clauses_of(Span piece, std::string_view text) {
    Spans clauses;
    std::uint32_t begin = piece.begin;
    for (std::uint32_t at = piece.begin; at < piece.end; ++at) {
        if (text[at] != ',' && text[at] != ';' && text[at] != ':' && text[at] != '.') continue;
        clauses.push_back({begin, at});
        begin = at + 1;
    }
    clauses.push_back({begin, piece.end});
    return clauses;
}

Span sentence_before(std::string_view text, std::uint32_t place) {
    std::uint32_t end = sentence_around(text, {place, place}).begin;
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == '\n' || text[end - 1] == '.')) --end;
    return end == 0 ? Span{} : sentence_around(text, {end - 1, end - 1});
}

}  // namespace sayso::story
