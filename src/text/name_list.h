// A long list of names, looked up token by token: what stands there is a hint for who tells names, no name by itself
// ("Stern", "Bremen" and "Zeit" are on it).
//
// Rows of the table body_names: a form, exactly as it stands in texts, and its kind.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"

namespace sayso::text {

class NameList {
public:
    struct Match {
        TokenIndex end = 0;      // behind its last token; 0: none
        std::uint64_t kind = 0;  // a hash of the kind's text
    };

    NameList() = default;
    // Views of the table's cells, which must outlive the list. `endings`: what a name's last word may have at its end.
    NameList(const Table& names, std::vector<std::string_view> endings);

    // The longest form that begins at `t` and ends before `end`.
    [[nodiscard]] Match match(std::string_view text, const Document& document, TokenIndex t, TokenIndex end) const;

private:
    using Entry = std::pair<std::string_view, std::string_view>;  // form, kind

    std::vector<Entry> entries_;  // by form
    std::vector<std::string_view> endings_;
};

}  // namespace sayso::text
