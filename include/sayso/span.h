// A stretch of an article's text.
//
// Inside Sayso a Span counts BYTES of the article's UTF-8 text, half open: text[begin, end). What leaves Sayso
// (JSON, Python, pages) counts Unicode code points; sayso::CodePoints (base/utf8.h) converts. Both ends always
// lie between two code points.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso {

struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
    [[nodiscard]] constexpr bool empty() const { return begin == end; }
    [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
    [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
    [[nodiscard]] constexpr std::string_view of(std::string_view text) const { return text.substr(begin, size()); }

    constexpr auto operator<=>(const Span&) const = default;
};

// Pieces of one thing, in order of the text and without overlap ("teilte … mit").
using Spans = std::vector<Span>;

// From the first piece to the last; empty without any.
[[nodiscard]] inline Span hull(const Spans& spans) {
    return spans.empty() ? Span{} : Span{spans.front().begin, spans.back().end};
}

// The pieces' words, joined by " … ".
[[nodiscard]] inline std::string pieces_of(const Spans& spans, std::string_view text) {
    std::string pieces;
    for (const Span span : spans) pieces.append(pieces.empty() ? "" : " … ").append(span.of(text));
    return pieces;
}

}  // namespace sayso
