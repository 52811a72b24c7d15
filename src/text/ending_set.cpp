#include "text/ending_set.h"

#include <string>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {
namespace {

constexpr std::size_t min_first = 3;  // bytes of a compound's first part
constexpr std::size_t min_last = 4;
constexpr std::size_t max_word = 64;

}  // namespace

bool EndingSet::ends(std::string_view word) const {
    if (word.size() < last_bytes) return words_.contains(word);
    if (!last_.test(last_of(word))) return false;
    if (words_.contains(word)) return true;
    const std::size_t hyphen = word.rfind('-');
    if (hyphen != std::string_view::npos) word = word.substr(hyphen + 1);
    if (words_.contains(word)) return true;
    return word.size() < max_word && has_compound_end(word);
}

// Nouns are written small inside a compound, and in capitals in the set.
bool EndingSet::has_compound_end(std::string_view word) const {
    std::string last;
    for (std::size_t at = min_first; at + min_last <= word.size(); ++at) {
        if ((static_cast<unsigned char>(word[at]) & 0xC0U) == 0x80U) continue;
        const Decoded first = decode_utf8(word.substr(at));
        last.clear();
        append_utf8(last, to_upper(first.code_point));
        last += word.substr(at + first.size);
        if (words_.contains(last)) return true;
    }
    return false;
}

}  // namespace sayso::text
