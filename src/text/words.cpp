#include "text/words.h"

#include <algorithm>

#include "text/addresses.h"

namespace sayso::text {
namespace {

bool is_letter_or_digit(const Char& c) { return c.kind == CharClass::letter || c.kind == CharClass::digit; }

bool is_in(const WordSet& set, std::string_view word) { return set.find(word) != set.end(); }

std::string_view bytes_of(const Scanner& scan, std::size_t at, const Char& c) { return scan.slice(at, at + c.size); }

// "z.B", "i.d.R", "n.Chr": short pieces with full stops between them. True at the full stop behind such a piece, if
// another one follows that has its own full stop.
bool goes_on_as_abbreviation(const Scanner& scan, std::size_t begin, std::size_t dot) {
    const std::string_view before = scan.slice(begin, dot);
    const std::size_t last = before.rfind('.') + 1;  // 0 if there is none
    if (count_code_points(before.substr(last)) != 1) return false;
    const std::size_t next_end = scan.letters_end(dot + 1);
    const std::size_t letters = count_code_points(scan.slice(dot + 1, next_end));
    return letters >= 1 && letters <= 4 && scan.at(next_end).code_point == U'.';
}

bool joins_at_full_stop(const Scanner& scan, std::size_t begin, std::size_t dot, const TokenTables& tables) {
    const Char next = scan.at(dot + 1);
    if (next.kind == CharClass::hyphen && scan.at(dot + 1 + next.size).kind == CharClass::letter) {
        return tables.abbreviations.contains(scan.slice(begin, dot + 1)) || scan.at(begin).kind == CharClass::digit;
    }
    return next.kind == CharClass::letter && goes_on_as_abbreviation(scan, begin, dot);
}

// Does the character at `at`, behind a letter or digit, join what follows to the word?
bool joins(const Scanner& scan, std::size_t begin, std::size_t at, const Char& c, const TokenTables& tables) {
    const Char next = scan.at(at + c.size);
    const Char previous = scan.before(at);
    if (!is_word_part(previous.kind)) return false;
    if (c.kind == CharClass::hyphen) return is_letter_or_digit(next);
    switch (c.code_point) {
        case U'/':
            return next.kind == CharClass::letter || next.kind == CharClass::digit ||
                   (next.kind == CharClass::hyphen && scan.at(at + c.size + next.size).kind == CharClass::letter);
        case U'&':
        case U'+': return is_upper(previous.code_point) && is_upper(next.code_point);
        case U'*':
        case U'_':
        case U':':
        case U'·': return previous.kind == CharClass::letter && is_lower(next.code_point);
        case U'.': return joins_at_full_stop(scan, begin, at, tables);
        default: return next.kind == CharClass::letter && is_in(tables.apostrophes, bytes_of(scan, at, c));
    }
}

// End of the letters, digits and joiners from `at` on.
std::size_t joined_end(const Scanner& scan, std::size_t begin, std::size_t at, const TokenTables& tables) {
    for (Char c = scan.at(at); c.size > 0; c = scan.at(at)) {
        // "/-innen": the hyphen behind a slash belongs to what follows.
        const auto follows_slash = [&] {
            return c.kind == CharClass::hyphen && at > begin &&
                   (scan.before(at).code_point == U'/' || scan.before(at).code_point == U'.');
        };
        if (!is_word_part(c.kind) && !joins(scan, begin, at, c, tables) && !follows_slash()) break;
        at += c.size;
    }
    return at;
}

// "Waffen- und Munitionslieferungen": the hyphen of a shortened compound is part of it.
std::size_t with_trailing_hyphen(const Scanner& scan, std::size_t end) {
    const Char c = scan.at(end);
    if (c.kind != CharClass::hyphen || scan.before(end).kind != CharClass::letter) return end;
    const Char next = scan.at(end + c.size);
    return next.kind == CharClass::hyphen || next.kind == CharClass::dash ? end : end + c.size;
}

struct Ahead {
    Char first;             // the next character that is not white space
    std::string_view word;  // the letters from there on
    bool at_once = false;   // no white space before it
};

Ahead look_ahead(const Scanner& scan, std::size_t at) {
    const std::size_t next = scan.skip_space(at);
    return {scan.at(next), scan.slice(next, scan.letters_end(next)), next == at};
}

bool is_letter_and_stop(std::string_view form) { return form.ends_with('.') && count_code_points(form) == 2; }

// "a. D.": one small letter, and one letter with a full stop behind it.
bool begins_chain(const Scanner& scan, std::size_t begin, std::size_t dot) {
    if (!is_letter_and_stop(scan.slice(begin, dot + 1)) || is_upper(scan.at(begin).code_point)) return false;
    const std::size_t next = scan.skip_space(dot + 1), end = scan.letters_end(next);
    return next > dot + 1 && scan.at(end).code_point == U'.' && is_letter_and_stop(scan.slice(next, end + 1));
}

bool is_abbreviation(const Scanner& scan, std::size_t begin, std::size_t dot, std::string_view previous,
                     const TokenTables& tables) {
    const std::string_view form = scan.slice(begin, dot + 1);
    if (is_letter_and_stop(form) && is_letter_and_stop(previous)) return true;  // "z. B."
    if (begins_chain(scan, begin, dot)) return true;
    const auto found = tables.abbreviations.find(form);
    // Pieces that were joined at a full stop are one whatever the table says.
    if (found == tables.abbreviations.end()) return form.find('.') < form.size() - 1;
    const Ahead ahead = look_ahead(scan, dot + 1);
    switch (found->second.before) {
        case AbbreviationBefore::number: return ahead.first.kind == CharClass::digit;
        case AbbreviationBefore::capital: return is_upper(ahead.first.code_point);
        case AbbreviationBefore::anything: return true;
    }
    return true;
}

// "J. R. Müller": one capital, and the name goes on.
bool is_initial(const Scanner& scan, std::size_t begin, std::size_t dot, const TokenTables& tables) {
    const std::string_view form = scan.slice(begin, dot);
    if (!is_upper(scan.at(begin).code_point) || count_code_points(form) != 1) return false;
    const Ahead ahead = look_ahead(scan, dot + 1);
    return is_upper(ahead.first.code_point) && !is_in(tables.sentence_starters, ahead.word);
}

bool is_roman(std::string_view form) {
    return form.size() <= 6 && form.find_first_not_of("IVXLC") == std::string_view::npos;
}

// Is the full stop at `dot`, behind a number, an ordinal's?
bool is_ordinal(const Scanner& scan, std::size_t dot, std::size_t digits, std::string_view previous,
                const TokenTables& tables) {
    const Ahead ahead = look_ahead(scan, dot + 1);
    const Char& next = ahead.first;
    if (next.size == 0) return false;
    if (ahead.at_once)
        return next.code_point == U',' || next.code_point == U'/' || next.kind == CharClass::hyphen ||
               next.kind == CharClass::dash;
    if (is_lower(next.code_point)) return true;
    if (next.kind == CharClass::digit) return digits <= 2;
    if (is_in(tables.ordinal_after, ahead.word)) return true;
    if (digits > 2 || is_in(tables.sentence_starters, ahead.word)) return false;
    return previous.empty() || is_in(tables.ordinal_before, previous);
}

// End of the digits with group, decimal, clock and date marks between them.
std::size_t figures_end(const Scanner& scan, std::size_t at) {
    const std::size_t begin = at;
    while (true) {
        const std::size_t run = at;
        while (scan.at(at).kind == CharClass::digit) at += scan.at(at).size;
        const Char mark = scan.at(at);
        const std::size_t after = at + mark.size;
        if (mark.size == 0 || scan.at(after).kind != CharClass::digit) return at;
        if (std::u32string_view(U".,:/").find(mark.code_point) != std::u32string_view::npos) {
            at = after;
            continue;
        }
        // Groups of three set apart by a narrow or non-breaking space or an apostrophe.
        const bool group =
            std::u32string_view(U"\u00A0\u202F\u2009'’").find(mark.code_point) != std::u32string_view::npos;
        std::size_t end = after;
        while (scan.at(end).kind == CharClass::digit && end - after < 13) end += scan.at(end).size;
        const bool iso_date =
            mark.code_point == U'-' && ((run == begin && at - begin == 4 && end - after == 2) ||
                                        (at - begin == 7 && scan.slice(begin, at)[4] == '-' && end - after == 2));
        if (!(group && end - after == 3 && at - run <= 3) && !iso_date) return at;
        at = after;
    }
}

// "28.10." is a date whose full stop is its own, if the sentence goes on.
bool is_day_and_month(std::string_view figures) {
    const std::size_t dot = figures.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot > 2) return false;
    const std::string_view month = figures.substr(dot + 1);
    return !month.empty() && month.size() <= 2 && month.find_first_not_of("0123456789") == std::string_view::npos;
}

bool all_digits(std::string_view figures) { return figures.find_first_not_of("0123456789") == std::string_view::npos; }

}  // namespace

TokenPiece scan_word(const Scanner& scan, std::size_t begin, std::string_view previous, const TokenTables& tables) {
    const Char first = scan.at(begin);
    std::size_t end = joined_end(scan, begin, is_word_part(first.kind) ? begin : begin + first.size, tables);
    const Char next = scan.at(end);
    if (next.code_point == U'@' || (next.code_point == U'.' && is_letter_or_digit(scan.at(end + 1))) ||
        scan.from(end).starts_with("://")) {
        if (const std::size_t address = address_end(scan, begin, end, tables)) return {address, TokenKind::address};
    }
    if (next.code_point != U'.') return {with_trailing_hyphen(scan, end), TokenKind::word};
    if (is_roman(scan.slice(begin, end)) && !is_initial(scan, begin, end, tables) &&
        is_ordinal(scan, end, 3, previous, tables)) {
        return {end + 1, TokenKind::ordinal};
    }
    if (is_abbreviation(scan, begin, end, previous, tables) || is_initial(scan, begin, end, tables))
        return {end + 1, TokenKind::word};
    return {end, TokenKind::word};
}

TokenPiece scan_number(const Scanner& scan, std::size_t begin, std::string_view previous, const TokenTables& tables) {
    const Char first = scan.at(begin);
    const std::size_t digits_begin = first.kind == CharClass::digit ? begin : begin + first.size;
    const std::size_t end = figures_end(scan, digits_begin);
    const std::string_view figures = scan.slice(digits_begin, end);
    const Char next = scan.at(end);
    const Char after = scan.at(end + next.size);
    if (next.kind == CharClass::letter || next.kind == CharClass::mark) {
        const std::string_view unit = scan.slice(end, scan.letters_end(end));
        if (is_in(tables.glued_units, unit) && scan.at(end + unit.size()).kind != CharClass::hyphen)
            return {end, TokenKind::number};
        return {with_trailing_hyphen(scan, joined_end(scan, begin, end, tables)), TokenKind::word};
    }
    if (next.kind == CharClass::hyphen && after.kind == CharClass::letter)
        return {joined_end(scan, begin, end, tables), TokenKind::word};
    if (next.code_point != U'.') return {end, TokenKind::number};
    if (after.kind == CharClass::hyphen && scan.at(end + 1 + after.size).kind == CharClass::letter) {
        return {joined_end(scan, begin, end, tables), TokenKind::word};
    }
    if (is_day_and_month(figures) || all_digits(figures)) {
        const std::size_t digits = all_digits(figures) ? figures.size() : 3;
        if (is_ordinal(scan, end, digits, previous, tables)) return {end + 1, TokenKind::ordinal};
    }
    return {end, TokenKind::number};
}

}  // namespace sayso::text
