#include "story/story_words.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

namespace sayso::story {
namespace {

bool is_edge(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return c == U'\n' || u_hasBinaryProperty(code, UCHAR_S_TERM) != 0 ||
           u_hasBinaryProperty(code, UCHAR_QUOTATION_MARK) != 0;
}

bool in_word(char32_t c) { return (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_N_MASK)) != 0; }

// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), a code point at a time.
constexpr std::uint64_t fnv_offset = 0xcbf29ce484222325U;
constexpr std::uint64_t fnv_prime = 0x100000001b3U;

}  // namespace

Words words_of(std::string_view text) {
    Words words;
    bool open = false, edge = true;
    for (std::uint32_t place = 0; place < text.size();) {
        const Decoded next = decode_utf8(text.substr(place));
        const bool word = in_word(next.code_point);
        if (word && !open) {
            words.spans.push_back({place, place});
            words.keys.push_back(fnv_offset);
            words.begins_sentence.push_back(edge);
            edge = false;
        }
        open = word;
        place += next.size;
        if (!word) {
            edge = edge || is_edge(next.code_point);
            continue;
        }
        words.spans.back().end = place;
        const auto folded =
            static_cast<std::uint64_t>(u_foldCase(static_cast<UChar32>(next.code_point), U_FOLD_CASE_DEFAULT));
        words.keys.back() = (words.keys.back() ^ folded) * fnv_prime;
    }
    return words;
}

}  // namespace sayso::story
