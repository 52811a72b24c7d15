#include "statement/view.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

// Simple folding of Latin letters (Basic Latin, Latin-1, Latin Extended-A where upper and lower case alternate), enough
// to compare words of the tables with words of the text.
char32_t lower_letter(char32_t c) {
    const bool ascii = c >= U'A' && c <= U'Z';
    const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
    if (ascii || latin1) return c + 32;
    const bool even_is_upper = (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    if (even_is_upper && c % 2 == 0) return c + 1;
    if (odd_is_upper && c % 2 == 1) return c + 1;
    return c;
}

// A text is mostly ASCII: its letters are turned where they stand, then the few others. Both have as many bytes as
// before.
void append_lower(std::string_view words, std::string& out) {
    std::size_t at = out.size();
    out += words;
    unsigned char all = 0;
    for (std::size_t i = at; i < out.size(); ++i) {
        const auto c = static_cast<unsigned char>(out[i]);
        all |= c;
        out[i] = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
    }
    while (all >= 0x80 && at < out.size()) {
        if (static_cast<unsigned char>(out[at]) < 0x80) {
            ++at;
            continue;
        }
        const Decoded next = decode_utf8(std::string_view(out).substr(at));
        std::string lower;
        append_utf8(lower, lower_letter(next.code_point));
        out.replace(at, next.size, lower);
        at += lower.size();
    }
}

}  // namespace

std::string lowered(std::string_view words) {
    std::string out;
    append_lower(words, out);
    return out;
}

DocumentView::DocumentView(const Article& a, const Document& d)
    : article(a), document(d), text(a.text), clauses_(d.clauses) {
    const std::size_t n = document.tokens.size();
    append_lower(text, lower_text_);
    lower_lemmas_.reserve(text.size());
    lower_lemma_begin_.reserve(n + 1);
    for (const Token& token : document.tokens) {
        append_lower(token.lemma, lower_lemmas_);
        lower_lemma_begin_.push_back(static_cast<std::uint32_t>(lower_lemmas_.size()));
    }

    clause_of_.assign(n, none);
    own_tokens_.resize(document.clauses.size());
    children_.resize(document.clauses.size());
    clauses_of_sentence_.resize(document.sentences.size());
    for (std::uint32_t c = 0; c < document.clauses.size(); ++c) {
        const Clause& clause = document.clauses[c];
        std::fill(clause_of_.begin() + clause.tokens.begin, clause_of_.begin() + clause.tokens.end, c);
        if (clause.parent != none) children_[clause.parent].push_back(c);
        TokenRange& range = clauses_of_sentence_[clause.sentence];
        if (range.empty()) range = {c, c};
        range.end = c + 1;
    }
    std::vector<std::uint32_t> owned(document.clauses.size(), 0);
    for (const std::uint32_t c : clause_of_) {
        if (c != none) ++owned[c];
    }
    for (std::uint32_t c = 0; c < owned.size(); ++c) own_tokens_[c].reserve(owned[c]);
    for (TokenIndex t = 0; t < n; ++t) {
        if (clause_of_[t] != none) own_tokens_[clause_of_[t]].push_back(t);
    }
    phrase_of_.assign(n, none);
    for (std::uint32_t p = 0; p < document.phrases.size(); ++p) {
        const TokenRange range = document.phrases[p].tokens;
        std::fill(phrase_of_.begin() + range.begin, phrase_of_.begin() + range.end, p);
    }
    quotation_of_.assign(n, none);
    for (std::uint32_t q = 0; q < document.quotations.size(); ++q) {
        const Quotation& quotation = document.quotations[q];
        if (quotation.depth > 0) continue;
        if (!text::stands_apart(text, document, quotation)) continue;
        std::fill(quotation_of_.begin() + quotation.inner.begin, quotation_of_.begin() + quotation.inner.end, q);
    }
}

bool DocumentView::is_in_marks(TokenIndex t) const {
    for (const TokenIndex first = sentence_of(t).tokens.begin; t-- > first;) {
        if (token(t).kind == TokenKind::quote_open) return true;
        if (token(t).kind == TokenKind::quote_close) return false;
    }
    return false;
}

TokenIndex DocumentView::word_after(TokenIndex t) const {
    const TokenIndex end = sentence_of(t).tokens.end;
    for (++t; t < end; ++t) {
        if (is_word(t)) return t;
    }
    return no_token;
}

TokenIndex DocumentView::word_before(TokenIndex t) const {
    const TokenIndex begin = sentence_of(t).tokens.begin;
    while (t-- > begin) {
        if (is_word(t)) return t;
    }
    return no_token;
}

std::uint32_t DocumentView::count_words(TokenRange range) const {
    std::uint32_t n = 0;
    for (TokenIndex t = range.begin; t < range.end; ++t) n += is_word(t);
    return n;
}

}  // namespace sayso::statement
