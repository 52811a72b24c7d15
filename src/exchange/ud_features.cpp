#include "exchange/ud_features.h"

#include <algorithm>
#include <array>

namespace sayso::exchange {
namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Calls visit(name, value) for each "Name=Value" between bars.
template <class Visit>
void for_each_feature(std::string_view text, Visit visit) {
    while (!text.empty()) {
        const std::string_view feature = text.substr(0, text.find('|'));
        const std::size_t sign = feature.find('=');
        if (sign != std::string_view::npos) visit(feature.substr(0, sign), feature.substr(sign + 1));
        text.remove_prefix(std::min(text.size(), feature.size() + 1));
    }
}

bool has_all(std::string_view wanted, const FeatureSet& features) {
    bool all = true;
    for_each_feature(wanted, [&](std::string_view name, std::string_view value) {
        const auto found = features.find(name);
        all = all && (found == features.end() ? value.empty() : found->second == value);
    });
    return all;
}

FeatureSet features_of(const Morph& morph) {
    static constexpr std::array<const char*, 5> cases = {"", "Nom", "Gen", "Dat", "Acc"};
    static constexpr std::array<const char*, 4> degrees = {"", "Pos", "Cmp", "Sup"};
    static constexpr std::array<const char*, 4> genders = {"", "Masc", "Fem", "Neut"};
    static constexpr std::array<const char*, 4> moods = {"", "Ind", "Sub", "Imp"};
    static constexpr std::array<const char*, 3> numbers = {"", "Sing", "Plur"};
    static constexpr std::array<const char*, 4> persons = {"", "1", "2", "3"};
    static constexpr std::array<const char*, 10> pron_types = {"",    "Prs", "Dem", "Rel", "Int",
                                                               "Ind", "Neg", "Art", "Rcp", "Tot"};
    static constexpr std::array<const char*, 3> tenses = {"", "Pres", "Past"};
    static constexpr std::array<const char*, 5> verb_forms = {"", "Fin", "Inf", "Part", "Inf"};
    FeatureSet features;
    const auto put = [&](const char* name, const auto& names, auto value) {
        if (const char* const text = names[static_cast<std::size_t>(value)]; *text != '\0')
            features.emplace(name, text);
    };
    put("Case", cases, morph.case_);
    put("Degree", degrees, morph.degree);
    put("Gender", genders, morph.gender);
    put("Mood", moods, morph.mood);
    put("Number", numbers, morph.number);
    put("Person", persons, morph.person);
    put("PronType", pron_types, morph.pron_type);
    put("Tense", tenses, morph.tense);
    put("VerbForm", verb_forms, morph.verb_form);
    if (morph.poss) features.emplace("Poss", "Yes");
    if (morph.reflex) features.emplace("Reflex", "Yes");
    return features;
}

}  // namespace

bool ByFeatureName::operator()(std::string_view a, std::string_view b) const {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return small(x) < small(y); });
}

std::string to_text(const FeatureSet& features) {
    std::string text;
    for (const auto& [name, value] : features) text += (text.empty() ? "" : "|") + name + "=" + value;
    return text.empty() ? "_" : text;
}

void put_features(std::string_view text, FeatureSet& features) {
    for_each_feature(text, [&](std::string_view name, std::string_view value) {
        if (value.empty())
            features.erase(std::string(name));
        else
            features[std::string(name)] = value;
    });
}

UdFeatures::UdFeatures(const PackData& pack) {
    const Table table = pack.table("ud_features");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string_view lemmas = table.cell(row, "lemma");
        do {
            const std::string_view lemma = lemmas.substr(0, lemmas.find('|'));
            rules_[std::string(table.cell(row, "upos")) + " " + std::string(lemma)].push_back(
                {table.cell(row, "when"), table.cell(row, "features")});
            lemmas.remove_prefix(std::min(lemmas.size(), lemma.size() + 1));
        } while (!lemmas.empty());
    }
}

void UdFeatures::apply(std::string_view upos, std::string_view lemma, FeatureSet& features) const {
    const auto found = rules_.find(std::string(upos) + " " + std::string(lemma));
    if (found == rules_.end()) return;
    for (const Rule& rule : found->second)
        if (has_all(rule.when, features)) put_features(rule.features, features);
}

FeatureSet UdFeatures::of(Upos upos, std::string_view lemma, const Morph& morph, TokenKind kind) const {
    FeatureSet features = features_of(morph);
    if (kind == TokenKind::ordinal) features.emplace("NumType", "Ord");
    apply(name_of(upos), lemma, features);
    apply(name_of(upos), "", features);
    return features;
}

}  // namespace sayso::exchange
