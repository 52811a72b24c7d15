#include "value/words.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/utf8.h"

namespace sayso::values {
namespace {

// A word may be written with a capital here that it has nowhere else.
bool opens_here(const Document& document, TokenIndex t) {
    const Token& token = document.tokens[t];
    const TokenRange sentence = document.sentences[token.sentence].tokens;
    if (t == sentence.begin) return true;
    const TokenKind before = document.tokens[t - 1].kind;
    return before == TokenKind::quote_open || before == TokenKind::quote_close || before == TokenKind::punctuation ||
           before == TokenKind::symbol;
}

bool matches(const Words& words, const Expression& expression, TokenIndex after) {
    for (const std::string_view form : expression.rest) {
        if (after >= words.size() || words[after].form != form) return false;
        ++after;
    }
    return true;
}

}  // namespace

SmallForm::SmallForm(std::string_view form) {
    if (form.empty() || form.size() + longest_growth > bytes_.size()) return;
    const auto [first, size] = decode_utf8(form);
    const UChar32 small = u_tolower(static_cast<UChar32>(first));
    UBool failed = 0;
    std::int32_t at = 0;
    U8_APPEND(reinterpret_cast<std::uint8_t*>(bytes_.data()), at, static_cast<std::int32_t>(bytes_.size()), small,
              failed);
    if (failed != 0) return;
    size_ = static_cast<std::size_t>(at);
    const auto rest = form.substr(size);
    std::copy(rest.begin(), rest.end(), bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
    size_ += rest.size();
}

bool begins_with_capital(std::string_view form) {
    return !form.empty() && u_isupper(static_cast<UChar32>(decode_utf8(form).code_point)) != 0;
}

Words::Words(const Lexis& lexis, std::string_view text, const Document& document)
    : lexis_(lexis), text_(text), document_(document), words_(document.tokens.size()) {
    for (TokenIndex t = 0; t < size(); ++t) {
        Word& word = words_[t];
        word.form = document.text_of(text, t);
        word.entry = lexis.find(word.form);
        word.capital = begins_with_capital(word.form);
        word.opens = opens_here(document, t);
        if (word.capital && word.opens) word.small_entry = lexis.find(SmallForm(word.form).view());
        for (const Entry* entry : {word.entry, word.small_entry})
            if (entry != nullptr) word.roles.add(entry->roles);
        if (lexis.number_words().may_begin(word.form)) read_number(t);
    }
}

void Words::read_number(TokenIndex t) {
    Word& word = words_[t];
    const char first = word.form.front();
    if (first >= '0' && first <= '9') {
        const auto digits = token(t).kind == TokenKind::ordinal ? std::nullopt : read_digits(word.form);
        word.numeral_front = !digits;
        if (!digits) return;
        word.number = digits->value;
        word.digits = true;
        word.grouped = digits->grouped;
        word.point_decimal = digits->point_decimal;
        return;
    }
    const SmallForm small(word.form);
    if (!lexis_.number_words().begins_with_number(small.view())) return;
    if (token(t).kind != TokenKind::ordinal && (!word.capital || word.opens)) {
        word.number = lexis_.number_words().read(small.view());
        // The article has a role of its own and counts only where the context says so.
        if (word.number == Decimal(1)) word.number.reset();
    }
    word.numeral_front = !word.number;
}

Words::Hit Words::find_known(TokenIndex t, Role role) const {
    for (const Entry* entry : {words_[t].entry, words_[t].small_entry}) {
        if (entry == nullptr || !entry->roles.contains(role)) continue;
        for (const Expression& expression : entry->expressions) {
            const auto end = t + 1 + static_cast<TokenIndex>(expression.rest.size());
            if (expression.sense.role == role && end <= size() && same_sentence(end - 1, t) &&
                matches(*this, expression, t + 1))
                return {&expression.sense, end};
        }
        for (const Sense& sense : entry->senses)
            if (sense.role == role) return {&sense, t + 1};
    }
    return {};
}

bool Words::preceded_by(TokenIndex t, Role role) const {
    if (t == 0 || !same_sentence(t - 1, t)) return false;
    const Hit hit = find(t - 1, role);
    return hit && hit.end == t;
}

}  // namespace sayso::values
