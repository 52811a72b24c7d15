#include "text/index_terms.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/text.h"
#include "text/tokens.h"
#include "text/word_reader.h"

namespace sayso::text {
namespace {

// The reading that stands for the form: a noun's for capitalised forms, else the first that has an ending to take off.
const Reading& typical(const std::vector<Reading>& readings, bool capital) {
    for (const Reading& reading : readings) {
        if (capital == (reading.upos == Upos::NOUN)) return reading;
    }
    return readings.front();
}

class TermWriter {
public:
    explicit TermWriter(WordReader& reader) : reader_(reader) {}

    void word(std::string_view form, TokenKind kind) {
        lower_.clear();
        append_lower(form, lower_);
        const std::string lower = lower_;
        reader_.read(form, lower, kind, true, found_);
        const Reading& reading = typical(found_.readings, is_upper(decode_utf8(form).code_point));
        const std::string lemma = folded(WordReader::lemma(reading, form, lower, arena_));
        add(lemma);
        if (kind == TokenKind::word) parts(form, lemma);
    }

    std::string take() { return std::exchange(terms_, {}); }

private:
    static std::string folded(std::string_view word) {
        std::string result;
        append_lower(word, result);
        return result;
    }

    void add(std::string_view term) {
        if (term.empty()) return;
        if (!terms_.empty()) terms_.push_back(' ');
        terms_ += term;
    }

    // Behind a compound its parts' lemmas; the first part may carry a linking ending.
    void parts(std::string_view form, std::string_view lemma) {
        const std::size_t hyphen = form.find('-');
        if (hyphen != std::string_view::npos && hyphen > 0 && hyphen + 1 < form.size()) {
            word(form.substr(0, hyphen), TokenKind::word);
            return word(form.substr(hyphen + 1), TokenKind::word);
        }
        const std::size_t head = reader_.compound_head(form);
        if (head == 0) return;
        const std::string first = reader_.first_part(form.substr(0, head));
        if (first.empty()) return;
        const std::string last = capitalised(form.substr(head));
        part(first, lemma);
        part(last, lemma);
    }

    static std::string capitalised(std::string_view word) {
        const Decoded first = decode_utf8(word);
        std::string result;
        append_utf8(result, to_upper(first.code_point));
        return result.append(word.substr(first.size));
    }

    void part(const std::string& form, std::string_view whole) {
        const std::string lower = folded(form);
        reader_.read(form, lower, TokenKind::word, true, found_);
        const std::string lemma = folded(WordReader::lemma(typical(found_.readings, true), form, lower, arena_));
        if (lemma != whole) add(lemma);
    }

    WordReader& reader_;
    WordReadings found_;
    StringArena arena_;
    std::string lower_;
    std::string terms_;
};

}  // namespace

const std::string* KnownTerms::find(std::string_view form, TokenKind kind) {
    key_.assign(1, static_cast<char>(kind)).append(form);
    const auto found = terms_.find(key_);
    return found == terms_.end() ? nullptr : &found->second;
}

const std::string& KnownTerms::keep(std::string terms) {
    if (terms_.size() >= most_words) terms_.clear();
    return terms_.insert_or_assign(key_, std::move(terms)).first->second;
}

std::vector<Token> index_words(std::string_view text, const TokenTables& tables, const QuoteMarks& marks) {
    constexpr std::size_t bytes_a_token = 5;
    std::vector<Token> tokens;
    tokens.reserve(text.size() / bytes_a_token + 1);
    QuotationFinder quotations(marks);
    tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tables, marks, quotations, tokens);
    std::erase_if(tokens, [](const Token& token) {
        return token.kind == TokenKind::punctuation || token.kind == TokenKind::quote_open ||
               token.kind == TokenKind::quote_close || token.kind == TokenKind::symbol;
    });
    return tokens;
}

const std::string& word_terms(std::string_view form, TokenKind kind, WordReader& reader, KnownTerms& known) {
    if (const std::string* const terms = known.find(form, kind)) return *terms;
    TermWriter writer(reader);
    writer.word(form, kind);
    return known.keep(writer.take());
}

std::string index_terms(std::string_view text, WordReader& reader, const TokenTables& tables, const QuoteMarks& marks,
                        KnownTerms& known) {
    std::string all;
    for (const Token& token : index_words(text, tables, marks)) {
        const std::string& terms = word_terms(token.span.of(text), token.kind, reader, known);
        if (!terms.empty()) all.append(all.empty() ? "" : " ").append(terms);
    }
    return all;
}

}  // namespace sayso::text
