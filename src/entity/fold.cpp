#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/utf8.h"
#include "entity/entity.h"
#include "entity/fold.h"

namespace sayso {
namespace entity {

std::string casefold(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status) != 0) return std::string(text);
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(repair_utf8(text));
    const icu::UnicodeString folded = folding->normalize(source, status);
    std::string result;
    if (U_SUCCESS(status) != 0) folded.toUTF8String(result);
    return result;
}

std::string single_blanks(std::string_view text) {
    std::string result;
    bool gap = false;
    while (!text.empty()) {
        const Decoded next = decode_utf8(text);
        const bool blank = u_isUWhiteSpace(static_cast<UChar32>(next.code_point)) != 0;
        if (!blank) {
            if (gap && !result.empty()) result += ' ';
            result += text.substr(0, next.size);
        }
        gap = blank;
        text.remove_prefix(next.size);
    }
    return result;
}

bool has_letter_or_digit(std::string_view text) {
    while (!text.empty()) {
        const Decoded next = decode_utf8(text);
        if (u_isalnum(static_cast<UChar32>(next.code_point)) != 0) return true;
        text.remove_prefix(next.size);
    }
    return false;
}

}  // namespace entity

namespace {

// Decomposed, without nonspacing marks. Never fails for valid text; ICU's own error would leave the marks on.
std::string without_marks(std::string_view folded) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const decomposition = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) != 0) return std::string(folded);
    const icu::UnicodeString source = icu::UnicodeString::fromUTF8(folded);
    const icu::UnicodeString decomposed = decomposition->normalize(source, status);
    icu::UnicodeString kept;
    for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 code_point = decomposed.char32At(i);
        if (u_charType(code_point) != U_NON_SPACING_MARK) kept.append(code_point);
    }
    std::string result;
    kept.toUTF8String(result);
    return result;
}

}  // namespace

std::string fold_words(std::string_view text) {
    const std::string folded = entity::single_blanks(without_marks(entity::casefold(text)));
    std::string words;
    for (std::size_t begin = 0; begin < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        const std::string_view word = std::string_view(folded).substr(begin, end - begin);
        if (entity::has_letter_or_digit(word)) words.append(words.empty() ? "" : " ").append(word);
        begin = end + 1;
    }
    return words;
}

}  // namespace sayso
