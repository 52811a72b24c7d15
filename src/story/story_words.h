// A text as its words, for comparing texts (private to src/story).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sayso/span.h"

namespace sayso::story {

// Runs of letters and digits, and what each is under simple case folding, as a number: equal words have equal keys.
struct Words {
    std::vector<Span> spans;
    std::vector<std::uint64_t> keys;
    std::vector<bool> begins_sentence;  // or a quotation does, or ended: a line break, mark or colon before it

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys.size()); }
    // Whether a sentence begins or ends before word `at`; true at both ends of the text.
    [[nodiscard]] bool edge(std::uint32_t at) const { return at >= size() || begins_sentence[at]; }
    // The bytes from the first to the last word of a half-open range; empty for an empty one.
    [[nodiscard]] Span bytes(std::uint32_t begin, std::uint32_t end) const {
        return begin < end ? Span{spans[begin].begin, spans[end - 1].end} : Span{};
    }
};

[[nodiscard]] Words words_of(std::string_view text);

}  // namespace sayso::story
