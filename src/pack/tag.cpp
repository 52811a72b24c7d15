#include "pack/tag.h"

#include <algorithm>
#include <array>

namespace sayso::pack {
namespace {

// One feature: its name, the bits it takes, and the names of its values from 1 up.
struct Feature {
    std::string_view name;
    int shift;
    int bits;
    std::array<std::string_view, 9> values;
};

constexpr std::array<Feature, 11> features = {{
    {"Reflex", 1, 1, {"Yes"}},
    {"Poss", 2, 1, {"Yes"}},
    {"PronType", 3, 4, {"Prs", "Dem", "Rel", "Int", "Ind", "Neg", "Art", "Rcp", "Tot"}},
    {"Degree", 7, 2, {"Pos", "Cmp", "Sup"}},
    {"VerbForm", 9, 3, {"Fin", "Inf", "Part", "ZuInf"}},
    {"Mood", 12, 2, {"Ind", "Sub", "Imp"}},
    {"Tense", 14, 2, {"Pres", "Past"}},
    {"Person", 16, 2, {"1", "2", "3"}},
    {"Gender", 18, 2, {"Masc", "Fem", "Neut"}},
    {"Number", 20, 2, {"Sing", "Plur"}},
    {"Case", 22, 3, {"Nom", "Gen", "Dat", "Acc"}},
}};
constexpr int upos_shift = 25;

std::uint32_t field(std::uint32_t tag, const Feature& feature) {
    return tag >> feature.shift & ((1U << feature.bits) - 1);
}

bool known_value(const Feature& feature, std::uint32_t value) {
    return value == 0 || (value <= feature.values.size() && !feature.values[value - 1].empty());
}

// The feature's bits for "Name=Value"; nothing if there is no such feature or value.
std::optional<std::uint32_t> bits_of(std::string_view pair) {
    const std::size_t equals = pair.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view value = pair.substr(equals + 1);
    for (const Feature& feature : features) {
        if (feature.name != pair.substr(0, equals)) continue;
        for (std::uint32_t v = 1; v <= feature.values.size(); ++v) {
            if (!value.empty() && feature.values[v - 1] == value) return v << feature.shift;
        }
    }
    return std::nullopt;
}

// Whether two fields' bits belong to the same feature.
bool same_feature(std::uint32_t tag, std::uint32_t bits) {
    for (const Feature& feature : features) {
        if (field(bits, feature) != 0) return field(tag, feature) != 0;
    }
    return false;
}

}  // namespace

std::uint32_t tag_from(Upos upos, const Morph& morph) {
    const auto at = [](auto value, int shift) { return static_cast<std::uint32_t>(value) << shift; };
    return at(morph.mood_ambiguous, 0) | at(morph.reflex, 1) | at(morph.poss, 2) | at(morph.pron_type, 3) |
           at(morph.degree, 7) | at(morph.verb_form, 9) | at(morph.mood, 12) | at(morph.tense, 14) |
           at(morph.person, 16) | at(morph.gender, 18) | at(morph.number, 20) | at(morph.case_, 22) |
           at(upos, upos_shift);
}

bool is_tag(std::uint32_t tag) {
    for (const Feature& feature : features) {
        if (!known_value(feature, field(tag, feature))) return false;
    }
    return tag >> upos_shift <= static_cast<std::uint32_t>(Upos::X);
}

Features features_of(std::uint32_t tag) {
    const auto at = [tag](int shift, int bits) { return tag >> shift & ((1U << bits) - 1); };
    Features result;
    result.upos = static_cast<Upos>(tag >> upos_shift);
    result.morph = Morph{.case_ = static_cast<Case>(at(22, 3)),
                         .number = static_cast<Number>(at(20, 2)),
                         .gender = static_cast<Gender>(at(18, 2)),
                         .person = static_cast<Person>(at(16, 2)),
                         .tense = static_cast<Tense>(at(14, 2)),
                         .mood = static_cast<Mood>(at(12, 2)),
                         .verb_form = static_cast<VerbForm>(at(9, 3)),
                         .degree = static_cast<Degree>(at(7, 2)),
                         .pron_type = static_cast<PronType>(at(3, 4)),
                         .poss = at(2, 1) != 0,
                         .reflex = at(1, 1) != 0,
                         .mood_ambiguous = at(0, 1) != 0};
    return result;
}

std::optional<Morph> morph_from(std::string_view text) {
    if (text.empty() || text == "_") return Morph{};
    std::uint32_t tag = 0;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('|', begin), text.size());
        const auto bits = bits_of(text.substr(begin, end - begin));
        if (!bits || same_feature(tag, *bits)) return std::nullopt;
        tag |= *bits;
        begin = end + 1;
    }
    return features_of(tag).morph;
}

}  // namespace sayso::pack
