#include "text/token_tables.h"

#include <algorithm>

namespace sayso::text {
namespace {

AbbreviationBefore before_from(std::string_view name) {
    if (name == "number") return AbbreviationBefore::number;
    if (name == "capital") return AbbreviationBefore::capital;
    return AbbreviationBefore::anything;
}

}  // namespace

TokenTables TokenTables::from(const PackData& pack) {
    TokenTables tables;
    const Table abbreviations = pack.table("abbreviations");
    for (std::size_t row = 0; row < abbreviations.rows(); ++row) {
        tables.abbreviations.emplace(abbreviations.cell(row, "form"),
                                     Abbreviation{.before = before_from(abbreviations.cell(row, "before")),
                                                  .may_end_sentence = abbreviations.cell(row, "ends") == "yes",
                                                  .expansion = abbreviations.cell(row, "expansion")});
    }
    const std::pair<std::string_view, WordSet*> kinds[] = {
        {"sentence_starter", &tables.sentence_starters}, {"ordinal_before", &tables.ordinal_before},
        {"ordinal_after", &tables.ordinal_after},        {"glued_unit", &tables.glued_units},
        {"domain_ending", &tables.domain_endings},       {"apostrophe", &tables.apostrophes}};
    const Table tokens = pack.table("tokens");
    for (std::size_t row = 0; row < tokens.rows(); ++row) {
        const auto* kind = std::find_if(std::begin(kinds), std::end(kinds),
                                        [&](const auto& entry) { return entry.first == tokens.cell(row, "kind"); });
        if (kind != std::end(kinds)) kind->second->insert(tokens.cell(row, "form"));
    }
    return tables;
}

QuoteMarks QuoteMarks::from(const PackData& pack) {
    QuoteMarks marks;
    const Table table = pack.table("quotes");
    for (std::size_t row = 0; row < table.rows(); ++row) marks.add(table.cell(row, "open"), table.cell(row, "close"));
    return marks;
}

void QuoteMarks::add(std::string_view open, std::string_view close) {
    if (open.empty() || close.empty()) return;
    pairs_.push_back({open, close});
    for (const std::string_view mark : {open, close}) {
        if (std::find(marks_.begin(), marks_.end(), mark) != marks_.end()) continue;
        marks_.push_back(mark);
        first_byte_[static_cast<unsigned char>(mark[0])] = true;
    }
    std::stable_sort(marks_.begin(), marks_.end(), [](auto a, auto b) { return a.size() > b.size(); });
}

std::string_view QuoteMarks::match(std::string_view text) const {
    if (text.empty() || !first_byte_[static_cast<unsigned char>(text[0])]) return {};
    for (const std::string_view mark : marks_) {
        if (text.starts_with(mark)) return mark;
    }
    return {};
}

bool QuoteMarks::opens(std::string_view mark) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& p) { return p.open == mark; });
}

bool QuoteMarks::closes(std::string_view mark) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& p) { return p.close == mark; });
}

bool QuoteMarks::pair(std::string_view open, std::string_view close) const {
    return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& p) { return p.open == open && p.close == close; });
}

}  // namespace sayso::text
