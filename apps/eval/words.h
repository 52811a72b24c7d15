// Words and names as the scorers compare them: the same rules as Python's re and str.casefold.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::eval {

// A text in code points.
using Text = std::u32string;

[[nodiscard]] Text text_from_utf8(std::string_view utf8);

// Half-open, in code points.
struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
};

// Runs of letters and digits (Unicode categories L and N).
[[nodiscard]] std::vector<Range> words_in(const Text& text);

using WordSet = std::set<std::uint32_t>;  // numbers of words in a text

// Which words the spans cover: a word belongs to the span that its first character lies in.
[[nodiscard]] WordSet words_of(const std::vector<Range>& words, const std::vector<Range>& spans);

enum class Composition : std::uint8_t { nfc, nfkc };

// Normalised and case folded.
[[nodiscard]] Text folded(std::string_view utf8, Composition composition);

// The words of a name: NFC, case folded, without articles and without the "?" of an unnamed speaker.
[[nodiscard]] std::vector<Text> name_words(std::string_view name);

// Whether two names are of the same speaker: equal after folding case, articles and inflection; or the shorter is the
// tail of the longer, or its head with two words or more. Joint speakers (" + "): F1 of the names, one to one, at least
// 3/4.
[[nodiscard]] bool same_name(std::string_view gold, std::string_view predicted);

}  // namespace sayso::eval
