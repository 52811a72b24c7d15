// A Document with what the rules of this layer look up again and again, each thing computed once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/document.h"

namespace sayso::statement {

inline constexpr std::uint32_t none = 0xFFFFFFFF;

using TokenRanges = std::vector<TokenRange>;

// The words in lower case.
[[nodiscard]] std::string lowered(std::string_view words);

class DocumentView {
public:
    DocumentView(const Article& article, const Document& document);

    const Article& article;
    const Document& document;
    std::string_view text;

    [[nodiscard]] const Token& token(TokenIndex t) const { return document.tokens[t]; }
    [[nodiscard]] TokenIndex size() const { return static_cast<TokenIndex>(document.tokens.size()); }
    [[nodiscard]] std::string_view form(TokenIndex t) const { return document.text_of(text, t); }
    // The form in lower case.
    [[nodiscard]] std::string_view lower(TokenIndex t) const { return document.text_of(lower_text_, t); }
    // The words from the first to the last one in lower case, with what stands between them.
    [[nodiscard]] std::string_view lower(TokenRange range) const { return document.span_of(range).of(lower_text_); }
    // The lemma in lower case.
    [[nodiscard]] std::string_view lower_lemma(TokenIndex t) const {
        return std::string_view(lower_lemmas_)
            .substr(lower_lemma_begin_[t], lower_lemma_begin_[t + 1] - lower_lemma_begin_[t]);
    }

    // Innermost clause, phrase, and outermost quotation that stands apart (text.h), of a token; `none` outside of all.
    [[nodiscard]] std::uint32_t clause_of(TokenIndex t) const { return clause_of_[t]; }
    [[nodiscard]] std::uint32_t phrase_of(TokenIndex t) const { return phrase_of_[t]; }
    [[nodiscard]] std::uint32_t quotation_of(TokenIndex t) const { return quotation_of_[t]; }
    [[nodiscard]] const Clause& clause(std::uint32_t c) const { return clauses_[c]; }
    [[nodiscard]] const Phrase& phrase(std::uint32_t p) const { return document.phrases[p]; }
    [[nodiscard]] const Sentence& sentence_of(TokenIndex t) const { return document.sentences[token(t).sentence]; }

    // Tokens of the clause that are in none of the clauses nested in it.
    [[nodiscard]] const std::vector<TokenIndex>& own_tokens(std::uint32_t c) const { return own_tokens_[c]; }
    // Sets another phrase as the subject of a clause, for all that ask from now on; the document stays as it is.
    void set_subject(std::uint32_t c, TokenRange subject) { clauses_[c].subject = subject; }
    // Clauses whose parent is c, in order.
    [[nodiscard]] const std::vector<std::uint32_t>& children(std::uint32_t c) const { return children_[c]; }
    // Clauses of a sentence, in order.
    [[nodiscard]] TokenRange clauses_of_sentence(std::uint32_t s) const { return clauses_of_sentence_[s]; }

    [[nodiscard]] bool is_word(TokenIndex t) const {
        const TokenKind kind = token(t).kind;
        return kind != TokenKind::punctuation && kind != TokenKind::quote_open && kind != TokenKind::quote_close;
    }
    [[nodiscard]] bool is_mark(TokenIndex t, std::string_view mark) const {
        return t < size() && token(t).kind == TokenKind::punctuation && form(t) == mark;
    }
    // Between quotation marks of its sentence, whether or not there is a clause in them.
    [[nodiscard]] bool is_in_marks(TokenIndex t) const;
    // The next token that is not a quotation mark or comma, forwards or backwards, in the same sentence; no_token at
    // its end.
    [[nodiscard]] TokenIndex word_after(TokenIndex t) const;
    [[nodiscard]] TokenIndex word_before(TokenIndex t) const;
    [[nodiscard]] std::uint32_t count_words(TokenRange range) const;

private:
    std::vector<Clause> clauses_;
    std::string lower_text_;    // as long as the text
    std::string lower_lemmas_;  // one behind the other
    std::vector<std::uint32_t> lower_lemma_begin_{0};
    std::vector<std::uint32_t> clause_of_, phrase_of_, quotation_of_;
    std::vector<std::vector<TokenIndex>> own_tokens_;
    std::vector<std::vector<std::uint32_t>> children_;
    std::vector<TokenRange> clauses_of_sentence_;
};

}  // namespace sayso::statement
