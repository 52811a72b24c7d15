// Names that are known beforehand: from the tables countries, places, bodies, outlets.
#pragma once

#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/token_tables.h"

namespace sayso::text {

class Gazetteer {
public:
    Gazetteer(const PackData& pack, const TokenTables& tables, const QuoteMarks& marks);

    struct Match {
        TokenIndex end = 0;  // behind its last token; 0: none
        NameKind kind = NameKind::other;
        bool bare = true;      // counts without quotation marks around it
        bool company = false;  // a firm of one word, by the name that it is listed under
    };
    // The longest known name that begins at `t` and ends before `end`; its last word may have a genitive ending.
    [[nodiscard]] Match match(std::string_view text, const Document& document, TokenIndex t, TokenIndex end) const;

private:
    struct Entry {
        std::vector<std::string_view> words;
        NameKind kind;
        bool bare;
    };

    void add(std::string_view name, NameKind kind, bool bare = true);
    void add_all(std::string_view names, NameKind kind, bool bare = true);
    [[nodiscard]] bool is_inflected(std::string_view form, std::string_view word) const;

    const TokenTables& tables_;
    const QuoteMarks& marks_;
    std::unordered_map<std::string_view, std::vector<Entry>> by_first_word_;  // longest first
    std::unordered_set<std::string_view> companies_;
    std::vector<std::string_view> endings_;
};

}  // namespace sayso::text
