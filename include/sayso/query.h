// The search grammar: words and fields, one line, nothing in it needs quoting in a shell.
//
//     words two+words+in+a+row by:mark+rutte about:kursk to:spiegel via:dpa act:deny form:direct certainty:hedged
//     outlet:kurier after:2031-05-01 before:2031-05-09 figure:1000.. unit:EUR not:word
//
// Words joined by + stand next to each other; "…" says the same where no shell is in the way. A query is a value:
// parsing needs no ledger, and printing a parsed query gives it back as it was understood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"
#include "sayso/statement.h"

namespace sayso {

enum class Field : std::uint8_t { words, by, about, to, via, act, form, certainty, outlet, after, before, figure, unit };

[[nodiscard]] std::string_view name_of(Field field);
[[nodiscard]] std::optional<Field> field_from(std::string_view name);

struct Term {
    Field field = Field::words;
    std::string value;      // as typed, without quotes; the words of a phrase joined by a space
    bool excluded = false;  // "not:" before it
    std::optional<double> low, high;  // for Field::figure
    bool operator==(const Term&) const = default;
};

enum class Order : std::uint8_t { relevance, time };

struct Query {
    std::vector<Term> terms;  // all must hold
    Order order = Order::time;
    std::uint32_t limit = 20;
    std::uint64_t offset = 0;

    bool operator==(const Query&) const = default;
};

// The error's offset is the byte of the query where it was not understood.
[[nodiscard]] Result<Query> parse_query(std::string_view text);
// The query as it was understood, in canonical form: parse_query(print(q)) equals q.
[[nodiscard]] std::string print(const Query& query);

}  // namespace sayso
