#include "text/name_model.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t name_kinds = 2000;  // feature kinds of this model begin here

// The first or last `count` characters.
std::string_view first_characters(std::string_view word, std::size_t count) {
    std::size_t at = 0;
    while (count > 0 && at < word.size()) {
        at += decode_utf8(word.substr(at)).size;
        --count;
    }
    return word.substr(0, at);
}

std::string_view last_characters(std::string_view word, std::size_t count) {
    std::size_t at = word.size();
    while (count > 0 && at > 0) {
        --at;
        if ((static_cast<unsigned char>(word[at]) & 0xC0U) != 0x80U) --count;
    }
    return word.substr(at);
}

std::uint64_t kind_of(char32_t character) {
    if (is_upper(character)) return 1;
    const CharClass kind = class_of(character);
    return kind == CharClass::letter ? 2 : kind == CharClass::digit ? 3 : 4;
}

// Capitals, small letters, digits and other characters, runs folded into one ("Xx-x").
std::uint64_t shape_of(std::string_view form) {
    std::uint64_t shape = 0;
    std::uint64_t last = 0;
    while (!form.empty()) {
        const Decoded next = decode_utf8(form);
        const std::uint64_t kind = kind_of(next.code_point);
        if (kind != last) shape = shape * 5 + kind;
        last = kind;
        form.remove_prefix(next.size);
    }
    return shape;
}

// The same with runs of two or more told from a single character ("Xxx", "XX").
std::uint64_t pattern_of(std::string_view form) {
    std::uint64_t pattern = 0;
    std::uint64_t last = 0;
    int run = 0;
    for (int kinds = 0; !form.empty() && kinds < 16;) {
        const Decoded next = decode_utf8(form);
        const std::uint64_t kind = kind_of(next.code_point);
        run = kind == last ? run + 1 : 1;
        if (run <= 2) {
            pattern = pattern * 5 + kind;
            ++kinds;
        }
        last = kind;
        form.remove_prefix(next.size);
    }
    return pattern;
}

std::uint64_t facts_of(const NameWord& word) {
    return std::uint64_t{word.known} | std::uint64_t{word.common} << 1U | std::uint64_t{word.quoted} << 2U |
           std::uint64_t{word.first_name} << 3U | std::uint64_t{word.role} << 4U | std::uint64_t{word.body_head} << 5U |
           std::uint64_t{word.outlet_noun} << 6U | std::uint64_t{word.gazetteer} << 8U |
           static_cast<std::uint64_t>(word.upos) << 16U | static_cast<std::uint64_t>(word.kind) << 24U;
}

}  // namespace

void NameWord::note_features() {
    form_number = hash_text(form);
    lemma_number = hash_text(lemma);
    ending_number = hash_text(last_characters(form, 3));
    shape = shape_of(form);
    facts = facts_of(*this);
    pattern = pattern_of(form);
    known_as = readings | std::uint64_t{of_form.lists} << 32U;
    head_number = hash_text(head_lemma);
}

void name_features(std::span<const NameWord> words, std::size_t i, FeatureList& features) {
    static const NameWord none = [] {
        NameWord word;
        word.note_features();
        return word;
    }();
    const auto at = [&](int offset) -> const NameWord& {
        const auto place = static_cast<std::ptrdiff_t>(i) + offset;
        return place < 0 || place >= static_cast<std::ptrdiff_t>(words.size()) ? none
                                                                               : words[static_cast<std::size_t>(place)];
    };
    features.clear();
    const NameWord& word = words[i];
    const std::uint64_t before = at(-1).label;
    const std::uint64_t before2 = at(-2).label;
    const std::uint64_t shape = word.shape;
    std::uint32_t kind = name_kinds;
    const auto add = [&](std::uint64_t a, std::uint64_t b = 0) { features.add(kind++, a, b); };
    add(before);
    add(before, before2);
    add(word.form_number);
    add(word.form_number, before);
    add(word.lemma_number);
    add(shape, before);
    add(shape, i == 0 ? 1 : 0);
    add(word.facts);
    add(word.facts, before);
    add(word.gazetteer, before);
    add(word.gazetteer, shape);
    for (const std::size_t size : {1, 2, 3, 4, 5}) add(hash_text(last_characters(word.form, size)), word.known ? 1 : 0);
    for (const std::size_t size : {2, 3, 4}) add(hash_text(first_characters(word.form, size)));
    const std::uint64_t common = std::uint64_t{word.known} | std::uint64_t{word.common} << 1U;
    add(common, shape);
    add(common * 256 + before, shape);
    add(static_cast<std::uint64_t>(word.upos), before);
    add(static_cast<std::uint64_t>(word.upos) << 8U | common, shape);
    for (const int offset : {-1, 1}) {
        const NameWord& other = at(offset);
        const std::uint64_t simple = std::uint64_t{other.first_name} | std::uint64_t{other.role} << 1U |
                                     std::uint64_t{other.body_head} << 2U | std::uint64_t{other.outlet_noun} << 3U |
                                     std::uint64_t{other.common} << 4U | std::uint64_t{other.known} << 5U;
        add(simple, shape << 8U | common);
        add(simple * 64 + before, shape << 8U | std::uint64_t{word.first_name} | common << 1U);
        add(static_cast<std::uint64_t>(other.upos), static_cast<std::uint64_t>(word.upos) << 8U | before);
        add(other.gazetteer, std::uint64_t{word.gazetteer} << 8U | before);
    }
    for (const int offset : {-2, -1, 1, 2}) {
        const NameWord& other = at(offset);
        add(other.form_number);
        add(other.form_number, shape);
        add(other.ending_number, word.facts);
        add(other.facts, word.facts);
        add(other.facts, before);
        add(other.shape, shape);
        add(other.facts ^ (other.shape << 40U), word.form_number);
    }
    add(at(-1).facts * 31 + at(1).facts, shape);
    add(at(-1).lemma_number, at(1).form_number);
    add(at(-1).lemma_number, shape);
    add(at(-1).form_number * 31 + at(-2).form_number, shape);
}

std::uint8_t best_name_label(const LinearModel::Scores& scores, std::uint8_t before) {
    std::uint8_t best = outside;
    for (std::uint8_t label = 1; label < name_labels; ++label) {
        if (may_follow(label, before) && scores[label] > scores[best]) best = label;
    }
    return best;
}

bool cannot_begin_name(const NameWord& word) {
    const bool small = word.kind != TokenKind::word || !is_upper(decode_utf8(word.form).code_point);
    return small && word.gazetteer == 0 && word.listed == 0 && (word.known || word.kind == TokenKind::punctuation);
}

void NameModel::label(std::span<NameWord> words) const {
    FeatureList features;
    LinearModel::Scores scores{};
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint8_t before = i > 0 ? words[i - 1].label : outside;
        if (before == outside && cannot_begin_name(words[i])) continue;
        name_features(words, i, features);
        model_.score(features, scores);
        words[i].label = best_name_label(scores, before);
    }
}

}  // namespace sayso::text
