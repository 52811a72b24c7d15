#include "eval/words.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "base/utf8.h"

namespace sayso::eval {
namespace {

bool is_word(char32_t c) {
    const auto category = U_MASK(u_charType(static_cast<UChar32>(c)));
    return (category & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

// Articles do not tell two names apart. The list is part of the measure, not of any language's analysis.
bool is_filler(const Text& word) {
    static const std::set<Text> fillers = {U"der",  U"die",   U"das",   U"den",   U"dem",   U"des", U"ein",
                                           U"eine", U"einer", U"eines", U"einem", U"einen", U"the", U"a"};
    return fillers.contains(word);
}

Text stem(Text word) {
    static const std::array<Text, 11> endings = {U"schen", U"sche", U"scher", U"sches", U"ens", U"en",
                                                 U"er",    U"es",   U"s",     U"n",     U"e"};
    for (const Text& ending : endings) {
        if (word.ends_with(ending) && word.size() >= ending.size() + 4) {
            word.resize(word.size() - ending.size());
            return word;
        }
    }
    return word;
}

std::vector<std::vector<Text>> parts_of(std::string_view name) {
    static constexpr std::string_view joint = " + ";
    std::vector<std::vector<Text>> parts;
    while (true) {
        const std::size_t end = name.find(joint);
        std::vector<Text> words = name_words(name.substr(0, end));
        for (Text& word : words) word = stem(std::move(word));
        if (!words.empty()) parts.push_back(std::move(words));
        if (end == std::string_view::npos) return parts;
        name.remove_prefix(end + joint.size());
    }
}

bool same_part(const std::vector<Text>& a, const std::vector<Text>& b) {
    const auto& shorter = b.size() < a.size() ? b : a;
    const auto& longer = b.size() < a.size() ? a : b;
    if (std::equal(shorter.begin(), shorter.end(), longer.end() - static_cast<std::ptrdiff_t>(shorter.size())))
        return true;
    return shorter.size() > 1 && std::equal(shorter.begin(), shorter.end(), longer.begin());
}

}  // namespace

Text text_from_utf8(std::string_view utf8) {
    Text text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        const Decoded decoded = decode_utf8(utf8);
        text.push_back(decoded.code_point);
        utf8.remove_prefix(decoded.size);
    }
    return text;
}

Text folded(std::string_view utf8, Composition composition) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
    const icu::Normalizer2* const normalizer = composition == Composition::nfc
                                                   ? icu::Normalizer2::getNFCInstance(status)
                                                   : icu::Normalizer2::getNFKCInstance(status);
    if (U_SUCCESS(status)) text = normalizer->normalize(text, status);
    text.foldCase();
    std::string back;
    text.toUTF8String(back);
    return text_from_utf8(back);
}

std::vector<Range> words_in(const Text& text) {
    std::vector<Range> words;
    for (std::uint32_t i = 0; i < text.size(); ++i) {
        if (!is_word(text[i])) continue;
        const std::uint32_t begin = i;
        while (i < text.size() && is_word(text[i])) ++i;
        words.push_back({begin, i});
    }
    return words;
}

WordSet words_of(const std::vector<Range>& words, const std::vector<Range>& spans) {
    WordSet set;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        const std::uint32_t at = words[i].begin;
        if (std::any_of(spans.begin(), spans.end(), [&](Range s) { return s.begin <= at && at < s.end; }))
            set.insert(i);
    }
    return set;
}

std::vector<Text> name_words(std::string_view name) {
    Text text = folded(name, Composition::nfc);
    text.erase(0, std::min(text.find_first_not_of(U'?'), text.size()));
    std::vector<Text> words;
    for (const Range word : words_in(text)) {
        Text part = text.substr(word.begin, word.end - word.begin);
        if (!is_filler(part)) words.push_back(std::move(part));
    }
    return words;
}

bool same_name(std::string_view gold, std::string_view predicted) {
    const auto golds = parts_of(gold);
    auto free = parts_of(predicted);
    const std::size_t given = free.size();
    if (golds.empty() || free.empty()) return golds.empty() && free.empty();
    std::size_t hits = 0;
    for (const auto& part : golds) {
        const auto found =
            std::find_if(free.begin(), free.end(), [&](const auto& other) { return same_part(part, other); });
        if (found == free.end()) continue;
        free.erase(found);
        ++hits;
    }
    return 8 * hits >= 3 * (golds.size() + given);
}

}  // namespace sayso::eval
