#include "text/sentences.h"

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {
namespace {

// A remark in brackets stays in its sentence; brackets that nobody closes must not swallow the rest of the block.
constexpr TokenIndex max_bracket_tokens = 60;

class SentenceSplitter {
public:
    SentenceSplitter(std::string_view text, const TokenTables& tables, const std::vector<Token>& tokens)
        : text_(text), tables_(tables), tokens_(tokens), end_(static_cast<TokenIndex>(tokens.size())) {}

    // The token behind the sentence that begins at `begin`.
    [[nodiscard]] TokenIndex sentence_end(TokenIndex begin) const;
    // The token behind the place and the agency in front of a block ("Velmstadt (pdw) – Das …"); `begin` where none
    // stands there. To a parser they would be the subject of the sentence.
    [[nodiscard]] TokenIndex dateline_end(TokenIndex begin) const;

private:
    [[nodiscard]] std::string_view form(TokenIndex t) const { return tokens_[t].span.of(text_); }
    [[nodiscard]] char32_t first_of(TokenIndex t) const { return decode_utf8(form(t)).code_point; }
    [[nodiscard]] bool is_shouted(TokenRange words) const;
    [[nodiscard]] TokenIndex mark_of_dateline(TokenIndex t, TokenIndex begin) const;
    [[nodiscard]] bool may_end(TokenIndex t) const;
    [[nodiscard]] bool is_ellipsis(TokenIndex t) const {
        return form(t) == "…" || (form(t).size() > 1 && form(t)[0] == '.');
    }
    [[nodiscard]] TokenIndex with_closing_marks(TokenIndex end) const;
    [[nodiscard]] bool begins_sentence(TokenIndex t, TokenIndex terminator) const;
    [[nodiscard]] TokenIndex closing_bracket(TokenIndex open) const;

    std::string_view text_;
    const TokenTables& tables_;
    const std::vector<Token>& tokens_;
    TokenIndex end_;
};

bool SentenceSplitter::may_end(TokenIndex t) const {
    const std::string_view word = form(t);
    if (tokens_[t].kind == TokenKind::punctuation)
        return word[0] == '.' || word[0] == '!' || word[0] == '?' || word == "…";
    if (tokens_[t].kind != TokenKind::word || word.back() != '.') return false;
    auto abbreviation = tables_.abbreviations.find(word);
    // "a. D." is in the table as "a.D."
    if (abbreviation == tables_.abbreviations.end() && t > 0 && tokens_[t - 1].kind == TokenKind::word)
        abbreviation = tables_.abbreviations.find(std::string(form(t - 1)) + std::string(word));
    return abbreviation != tables_.abbreviations.end() && abbreviation->second.may_end_sentence;
}

TokenIndex SentenceSplitter::with_closing_marks(TokenIndex end) const {
    while (end < end_) {
        const Token& token = tokens_[end];
        const bool bracket = token.kind == TokenKind::punctuation && class_of(first_of(end)) == CharClass::closing;
        const bool more = token.kind == TokenKind::punctuation && !token.space_before && may_end(end);
        if (token.kind != TokenKind::quote_close && !bracket && !more) break;
        ++end;
    }
    return end;
}

// Can a sentence begin at `t`, given the mark that may have ended the one before?
bool SentenceSplitter::begins_sentence(TokenIndex t, TokenIndex terminator) const {
    const Token& token = tokens_[t];
    const char32_t first = first_of(t);
    if (is_lower(first)) return false;
    if (token.kind == TokenKind::punctuation) {
        const CharClass kind = class_of(first);
        if (kind == CharClass::opening) return t + 1 < end_ && !is_lower(first_of(t + 1)) && !is_ellipsis(t + 1);
        if (kind == CharClass::dash || kind == CharClass::hyphen)
            return t + 1 < end_ && tokens_[t + 1].space_before && begins_sentence(t + 1, terminator);
        return first == U'¿' || first == U'¡';
    }
    const bool starter = tables_.sentence_starters.find(form(t)) != tables_.sentence_starters.end();
    const bool abbreviation = tokens_[terminator].kind == TokenKind::word;
    // "usw. Der", but "5 Mio. Euro"; "sagte … Peter", but "Nein… Peter".
    if (abbreviation || (is_ellipsis(terminator) && tokens_[terminator].space_before)) {
        return starter || token.kind == TokenKind::quote_open;
    }
    // Glued sentences ("Ende.Anfang") are told by the capital behind the full stop.
    return token.space_before || token.kind == TokenKind::quote_open || is_upper(first) ||
           tokens_[t - 1].kind == TokenKind::quote_close;
}

TokenIndex SentenceSplitter::closing_bracket(TokenIndex open) const {
    const char32_t bracket = first_of(open);
    const char32_t partner = bracket == U'(' ? U')' : bracket == U'[' ? U']' : U'\0';
    if (partner == U'\0') return open;
    for (TokenIndex t = open + 1; t < end_ && t - open < max_bracket_tokens; ++t) {
        if (tokens_[t].kind == TokenKind::punctuation && first_of(t) == partner) return t;
    }
    return open;
}

TokenIndex SentenceSplitter::sentence_end(TokenIndex begin) const {
    for (TokenIndex t = begin; t < end_; ++t) {
        if (t > begin && tokens_[t].kind == TokenKind::punctuation && class_of(first_of(t)) == CharClass::opening) {
            t = closing_bracket(t);
            continue;
        }
        if (!may_end(t)) continue;
        const TokenIndex end = with_closing_marks(t + 1);
        if (end == end_ || begins_sentence(end, t)) return end;
    }
    return end_;
}

// "NEU-DELHI": words in capitals that are too long for the short form of a body.
bool SentenceSplitter::is_shouted(TokenRange words) const {
    constexpr std::size_t longest_short_form = 5;
    std::size_t letters = 0;
    for (TokenIndex t = words.begin; t < words.end; ++t) {
        for (std::string_view rest = form(t); !rest.empty();) {
            const Decoded next = decode_utf8(rest);
            if (class_of(next.code_point) == CharClass::letter && !is_upper(next.code_point)) return false;
            letters += is_upper(next.code_point);
            rest.remove_prefix(next.size);
        }
    }
    return letters > longest_short_form;
}

// "BANGKOK: Nach dem Unglück …", "BERLIN - Die Regierung …", in front of a block that ends as sentences do.
TokenIndex SentenceSplitter::mark_of_dateline(TokenIndex t, TokenIndex begin) const {
    const CharClass kind = class_of(first_of(t));
    const bool dash = tokens_[t].space_before && (kind == CharClass::dash || kind == CharClass::hyphen);
    const bool closes = form(end_ - 1) == ".";
    return closes && (dash || form(t) == ":") && t + 1 < end_ && is_upper(first_of(t + 1)) ? t + 1 : begin;
}

TokenIndex SentenceSplitter::dateline_end(TokenIndex begin) const {
    constexpr TokenIndex longest_place = 6, longest_sign = 4;
    TokenIndex t = begin;
    while (t < end_ && t - begin < longest_place && is_upper(first_of(t))) {
        ++t;
        if (t < end_ && (form(t) == "/" || form(t) == ",")) ++t;
    }
    if (t == begin || t >= end_) return begin;
    if (form(t) != "(") return is_shouted({begin, t}) ? mark_of_dateline(t, begin) : begin;
    const TokenIndex close = closing_bracket(t);
    if (close == t || close - t - 1 > longest_sign || close + 1 >= end_) return begin;
    const CharClass kind = class_of(first_of(close + 1));
    const bool dash = tokens_[close + 1].kind == TokenKind::punctuation && tokens_[close + 1].space_before &&
                      (kind == CharClass::dash || kind == CharClass::hyphen);
    // A remark that a sentence goes on behind has a small letter there.
    return dash && close + 2 < end_ && is_upper(first_of(close + 2)) ? close + 2 : begin;
}

}  // namespace

void split_sentences(std::string_view text, TokenIndex first, std::uint32_t block, const TokenTables& tables,
                     std::vector<Token>& tokens, std::vector<Sentence>& sentences) {
    const SentenceSplitter splitter(text, tables, tokens);
    for (TokenIndex begin = first; begin < tokens.size();) {
        const TokenIndex dateline = begin == first ? splitter.dateline_end(begin) : begin;
        const TokenIndex end = dateline > begin ? dateline : splitter.sentence_end(begin);
        for (TokenIndex t = begin; t < end; ++t) tokens[t].sentence = static_cast<std::uint32_t>(sentences.size());
        sentences.push_back({.tokens = {begin, end}, .block = block});
        begin = end;
    }
}

}  // namespace sayso::text
