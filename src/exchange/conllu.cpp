// CoNLL-U (https://universaldependencies.org/format.html), one sentence after the other. HEAD and DEPREL are "_" until
// a parser fills Token::head.
#include <array>

#include "base/utf8.h"
#include "exchange/exchange.h"

namespace sayso {
namespace {

// Feature names in the alphabetical order that the format asks for.
std::string features_of(const Token& token) {
    static constexpr std::array<std::string_view, 5> cases = {"", "Nom", "Gen", "Dat", "Acc"};
    static constexpr std::array<std::string_view, 4> degrees = {"", "Pos", "Cmp", "Sup"};
    static constexpr std::array<std::string_view, 4> genders = {"", "Masc", "Fem", "Neut"};
    static constexpr std::array<std::string_view, 4> moods = {"", "Ind", "Sub", "Imp"};
    static constexpr std::array<std::string_view, 3> numbers = {"", "Sing", "Plur"};
    static constexpr std::array<std::string_view, 4> persons = {"", "1", "2", "3"};
    static constexpr std::array<std::string_view, 10> pron_types = {"", "Prs", "Dem", "Rel", "Int", "Ind", "Neg", "Art", "Rcp", "Tot"};
    static constexpr std::array<std::string_view, 3> tenses = {"", "Pres", "Past"};
    static constexpr std::array<std::string_view, 5> verb_forms = {"", "Fin", "Inf", "Part", "Inf"};

    std::string features;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (value.empty()) return;
        if (!features.empty()) features += '|';
        features.append(name).append("=").append(value);
    };
    const auto named = [](const auto& names, auto value) { return names[static_cast<std::size_t>(value)]; };
    const Morph& morph = token.morph;
    add("Case", named(cases, morph.case_));
    add("Degree", named(degrees, morph.degree));
    add("Gender", named(genders, morph.gender));
    add("Mood", named(moods, morph.mood));
    add("Number", named(numbers, morph.number));
    add("Person", named(persons, morph.person));
    add("Poss", morph.poss ? "Yes" : "");
    add("PronType", named(pron_types, morph.pron_type));
    add("Reflex", morph.reflex ? "Yes" : "");
    add("Tense", named(tenses, morph.tense));
    add("VerbForm", named(verb_forms, morph.verb_form));
    return features.empty() ? "_" : features;
}

std::string or_underscore(std::string_view text) { return text.empty() ? "_" : std::string(text); }

bool space_after(const Document& document, const Sentence& sentence, TokenIndex t) {
    return t + 1 >= sentence.tokens.end || document.tokens[t + 1].space_before;
}

std::string misc_of(const Document& document, const Sentence& sentence, TokenIndex t, const CodePoints& positions) {
    const Span outside = positions.from_bytes(document.tokens[t].span);
    std::string misc = space_after(document, sentence, t) ? "" : "SpaceAfter=No|";
    return misc + "TokenRange=" + std::to_string(outside.begin) + ":" + std::to_string(outside.end);
}

std::string line_of(const Document& document, const Sentence& sentence, TokenIndex t, std::string_view text, const CodePoints& positions) {
    const Token& token = document.tokens[t];
    std::string line = std::to_string(t - sentence.tokens.begin + 1);
    for (const std::string& column : {std::string(token.span.of(text)), or_underscore(token.lemma), std::string(name_of(token.upos)),
                                      std::string("_"), features_of(token), std::string("_"), std::string("_"), std::string("_"),
                                      misc_of(document, sentence, t, positions)}) {
        line += '\t';
        line += column;
    }
    return line + '\n';
}

// Sentence text stands on one line.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    }
    return line;
}

}  // namespace

std::string to_conllu(const Article& article, const Document& document) {
    const CodePoints positions(article.text);
    std::string out = "# newdoc id = " + on_one_line(article.id) + "\n";
    std::size_t number = 0;
    for (const Sentence& sentence : document.sentences) {
        out += "# sent_id = " + std::to_string(++number) + "\n";
        out += "# text = " + on_one_line(document.span_of(sentence.tokens).of(article.text)) + "\n";
        for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t) {
            out += line_of(document, sentence, t, article.text, positions);
        }
        out += '\n';
    }
    return out;
}

}  // namespace sayso
