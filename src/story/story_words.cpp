#include "story/story_words.h"

#include <unicode/uchar.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "story/characters.h"

namespace sayso::story {
namespace {

bool is_edge(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    return c == U'\n' || u_hasBinaryProperty(code, UCHAR_S_TERM) != 0 ||
           u_hasBinaryProperty(code, UCHAR_QUOTATION_MARK) != 0;
}

}  // namespace

Words words_of(std::string_view text) {
    Words words;
    bool open = false, edge = true;
    for (std::uint32_t place = 0; place < text.size();) {
        const Decoded next = decode_utf8(text.substr(place));
        const bool word = in_word(next.code_point);
        if (word && !open) {
            words.spans.push_back({place, place});
            words.keys.push_back(hash_of_nothing);
            words.begins_sentence.push_back(edge);
            edge = false;
        }
        open = word;
        place += next.size;
        if (!word) {
            const bool colon = next.code_point == U':' && place < text.size() && text[place] == ' ';
            edge = edge || colon || is_edge(next.code_point);
            continue;
        }
        words.spans.back().end = place;
        words.keys.back() = hash_with(words.keys.back(), folded(next.code_point));
    }
    // They are kept for very many articles.
    words.spans.shrink_to_fit();
    words.keys.shrink_to_fit();
    return words;
}

}  // namespace sayso::story
