// The search grammar: words and fields, one line, nothing in it needs quoting in a shell.
//
//     words two+words+in+a+row by:mark+rutte about:kursk to:spiegel via:dpa act:deny form:direct certainty:hedged
//     outlet:kurier after:2031-05-01 before:2031-05-09 figure:1000.. unit:EUR claim:c:3f9a sources:2.. not:word
//     order:relevance limit:50
//
// Words joined by + stand next to each other; "…" says the same where no shell is in the way. A query is a value:
// parsing needs no ledger, and printing a parsed query gives it back as it was understood. docs/query.md is the manual.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"
#include "sayso/statement.h"

namespace sayso {

enum class Field : std::uint8_t {
    words,
    by,
    about,
    to,
    via,
    act,
    form,
    certainty,
    outlet,
    after,
    before,
    figure,
    unit,
    // Of the story layer: answered by find_with_stories(), refused by Ledger::find.
    claim,
    sources
};

[[nodiscard]] std::string_view name_of(Field field);
[[nodiscard]] std::optional<Field> field_from(std::string_view name);

struct Term {
    Field field = Field::words;
    std::string value;  // without quotes; the words of a phrase joined by one blank; act, form, certainty and figure
                        // in canonical form
    bool excluded = false;            // "not:" before it
    std::optional<double> low, high;  // for Field::figure and Field::sources: the closed interval; at least one of them
    bool operator==(const Term&) const = default;
};

enum class Order : std::uint8_t { newest, oldest, relevance };

// Which versions of an article are searched: the newest of each, or all that were ever kept.
enum class Versions : std::uint8_t { newest, all };

struct Query {
    std::vector<Term> terms;  // all must hold
    Order order = Order::newest;
    Versions versions = Versions::newest;
    std::uint32_t limit = 20;
    std::uint64_t offset = 0;

    bool operator==(const Query&) const = default;
};

// Bounds of a query, so that no text of a query can make a search run away.
inline constexpr std::size_t max_query_bytes = 4096;
inline constexpr std::size_t max_query_terms = 64;
inline constexpr std::uint32_t max_query_limit = 10'000;
inline constexpr std::uint64_t max_query_offset = 1'000'000'000'000;

// The error's offset is the byte of the query where it was not understood.
[[nodiscard]] Result<Query> parse_query(std::string_view text);
// The query as it was understood, in canonical form: parse_query(print(q)) equals q for every q that parse_query gives,
// unless its print is longer than max_query_bytes.
[[nodiscard]] std::string print(const Query& query);

}  // namespace sayso
