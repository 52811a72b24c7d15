#include "text/sentence_view.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {
namespace {

template <class Value>
std::uint8_t value_bit(Value value) {
    return static_cast<std::uint8_t>(1U << static_cast<unsigned>(value));
}

void add_possibilities(WordView& word, const Reading& reading) {
    word.possible |= bit(reading.tag());
    word.cases |= value_bit(reading.morph.case_);
    word.numbers |= value_bit(reading.morph.number);
    word.moods |= value_bit(reading.morph.mood);
    word.persons |= value_bit(reading.morph.person);
}

// A word that is capitalised only because something begins here.
bool something_begins(std::string_view text, const Document& document, TokenRange tokens, TokenIndex t) {
    if (t == tokens.begin) return true;
    const Token& before = document.tokens[t - 1];
    if (before.kind == TokenKind::quote_open || before.kind == TokenKind::quote_close ||
        before.kind == TokenKind::ordinal)
        return true;
    const std::string_view form = before.span.of(text);
    return before.kind == TokenKind::punctuation && form != "," && form != "-" && form != "/";
}

}  // namespace

std::uint64_t looks_of_form(std::string_view form) {
    std::uint64_t shape = 0;
    if (!form.empty() && is_upper(decode_utf8(form).code_point)) shape |= 1U;
    const auto has = [&](auto test) { return std::any_of(form.begin(), form.end(), test); };
    if (has([](char c) { return c >= '0' && c <= '9'; })) shape |= 2U;
    if (form.find('-') != std::string_view::npos) shape |= 4U;
    if (form.ends_with('.')) shape |= 8U;
    if (!has([](char c) { return c >= 'a' && c <= 'z'; })) shape |= 16U;
    return shape;
}

void view_sentence(std::string_view text, const Document& document, TokenRange tokens, const std::vector<bool>& quoted,
                   WordReader& reader, std::string& lower_pool, SentenceView& view) {
    view.words.clear();
    view.readings.clear();
    const Span span = document.span_of(tokens);
    lower_pool.clear();
    lower_pool.reserve(std::size_t{span.size()} * 3);  // no letter grows more than threefold: views into it stay valid
    WordReadings& found = view.found;
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
        const Token& token = document.tokens[t];
        WordView word;
        word.form = token.span.of(text);
        word.kind = token.kind;
        word.quoted = quoted[t];
        const std::size_t begin = lower_pool.size();
        append_lower(word.form, lower_pool);
        word.lower = std::string_view(lower_pool).substr(begin);
        reader.read(word.form, word.lower, token.kind, something_begins(text, document, tokens, t), found);
        word.source = found.source;
        word.first_reading = static_cast<std::uint32_t>(view.readings.size());
        word.readings = static_cast<std::uint32_t>(found.readings.size());
        for (const Reading& reading : found.readings) add_possibilities(word, reading);
        view.readings.insert(view.readings.end(), found.readings.begin(), found.readings.end());
        view.words.push_back(word);
    }
}

void write_word(const SentenceView& view, std::size_t i, Token& token, StringArena& arena) {
    const WordView& word = view.words[i];
    token.upos = upos_of(word.tag);
    token.morph = word.morph;
    token.known = word.source == Source::lexicon || word.source == Source::lower_case;
    if (word.chosen < view.readings.size()) {
        token.lemma = WordReader::lemma(view.readings[word.chosen], word.form, word.lower, arena);
        return;
    }
    const bool keeps_capitals = token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::X;
    token.lemma = arena.keep(keeps_capitals ? word.form : word.lower);
}

}  // namespace sayso::text
