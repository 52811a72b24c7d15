// Who held which office when: what a reader of the news knows and an article need not say ("der Bundespräsident").
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "statement/by_word.h"

namespace sayso::statement {

struct Office {
    std::vector<std::string> nouns;  // for who holds it, lower case, in the masculine
    std::vector<std::string> of;     // names of states, places, bodies, lower case; one at least
    std::string_view from, to;       // "2004-07" or "2004"; `to` is empty where it was held when the table was written
};

// Whether the office was held on the day (ISO 8601), give or take a month; of an unknown day ("") it may have been.
[[nodiscard]] bool held_on(const Office& office, std::string_view day);

struct OfficeHolder {
    std::string_view gender;  // "m", "f"
    std::vector<Office> offices;
};

// Immutable. Its strings are views of the table's, which must outlive it.
class Offices {
public:
    Offices() = default;
    explicit Offices(const Table& table);

    // By the name as it stands in the table, in lower case; nullptr: not in it.
    [[nodiscard]] const OfficeHolder* find(std::string_view lower_name) const;
    // By the last word of the name, among those who held an office on the day; nullptr also where several did.
    [[nodiscard]] const OfficeHolder* find_by_surname(std::string_view lower_surname, std::string_view day) const;

private:
    std::vector<OfficeHolder> holders_;
    ByWord<std::uint32_t> by_name_;
    ByWord<std::vector<std::uint32_t>> by_surname_;
};

}  // namespace sayso::statement
