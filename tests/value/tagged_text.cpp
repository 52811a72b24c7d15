#include "value/tagged_text.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace sayso::test {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        if (end != 0) parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

void apply(Token& token, std::string_view feature) {
    Morph& morph = token.morph;
    if (feature == "fin")
        morph.verb_form = VerbForm::fin;
    else if (feature == "part")
        morph.verb_form = VerbForm::part;
    else if (feature == "inf")
        morph.verb_form = VerbForm::inf;
    else if (feature == "past")
        morph.tense = Tense::past;
    else if (feature == "pres")
        morph.tense = Tense::pres;
    else if (feature == "sub")
        morph.mood = Mood::sub;
    else if (feature == "sup")
        morph.degree = Degree::sup;
    else if (feature == "sing")
        morph.number = Number::sing;
    else if (feature == "plur")
        morph.number = Number::plur;
    else if (feature == "dat")
        morph.case_ = Case::dat;
    else
        throw std::runtime_error("no such feature: " + std::string(feature));
}

TokenKind kind_of(std::string_view form) {
    constexpr std::array<std::string_view, 10> marks = {".", ",", ";", ":", "(", ")", "–", "-", "?", "!"};
    if (std::find(marks.begin(), marks.end(), form) != marks.end()) return TokenKind::punctuation;
    if (form == "„") return TokenKind::quote_open;
    if (form == "“") return TokenKind::quote_close;
    const bool digit = form.front() >= '0' && form.front() <= '9';
    if (digit && form.ends_with('.') && form.find_first_not_of("0123456789.") == std::string_view::npos)
        return TokenKind::ordinal;
    return digit ? TokenKind::number : TokenKind::word;
}

}  // namespace

TaggedText tagged_text(std::string_view tagged) {
    TaggedText result;
    std::uint32_t sentence = 0;
    TokenIndex begin = 0;
    Document& document = result.document;
    for (const std::string_view word : split(tagged, ' ')) {
        if (word.empty()) continue;
        const std::size_t tag = word.find('_');
        const std::string_view form = word.substr(0, tag);
        if (!result.article.text.empty()) result.article.text += ' ';
        Token token;
        token.span.begin = static_cast<std::uint32_t>(result.article.text.size());
        result.article.text += form;
        token.span.end = static_cast<std::uint32_t>(result.article.text.size());
        token.kind = kind_of(form);
        token.sentence = sentence;
        token.space_before = form != ".";
        if (tag != std::string_view::npos) {
            const auto parts = split(word.substr(tag + 1), '.');
            const auto upos = upos_from(parts.front());
            if (!upos) throw std::runtime_error("no such part of speech: " + std::string(word));
            token.upos = *upos;
            for (std::size_t i = 1; i < parts.size(); ++i) apply(token, parts[i]);
        }
        document.tokens.push_back(token);
        if (form == ".") {
            document.sentences.push_back({{begin, static_cast<TokenIndex>(document.tokens.size())}, 0});
            begin = static_cast<TokenIndex>(document.tokens.size());
            ++sentence;
        }
    }
    if (begin < document.tokens.size())
        document.sentences.push_back({{begin, static_cast<TokenIndex>(document.tokens.size())}, 0});
    return result;
}

}  // namespace sayso::test
