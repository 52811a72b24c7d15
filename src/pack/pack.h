// The inside of a pack, for the layers that stand on it: raw sections, tables, the lexicon.
//
// All views point into the mapped file and live as long as the PackData. Nothing here allocates after opening, except
// where it says so.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/document.h"
#include "sayso/pack.h"

namespace sayso {

// A table of lang/<language>/<name>.tsv: rows of cells, with the names of the columns from its header line.
class Table {
public:
    Table() = default;  // no rows

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    // Number of the named column; nothing if the table has none of that name.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    // The cell's text; "" for an empty cell, and for a row or column that is not there.
    [[nodiscard]] std::string_view cell(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string_view cell(std::size_t row, std::string_view column_name) const;

private:
    friend class PackData;
    std::string_view bytes_;  // header names, then rows, as cell offsets into a pool; see docs/pack-format.md
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
};

// One reading of a form: part of speech, features, and how the lemma is made from the form.
struct LexiconReading {
    Upos upos = Upos::X;
    Morph morph;
    std::uint16_t strip = 0;      // bytes taken off the form's end …
    std::string_view append;      // … and what is put there instead
};

// Full forms with lemma and features. Exact forms only: a caller that wants to fold case looks up both.
class Lexicon {
public:
    // Puts the form's readings into `readings` (which is cleared first), in the lexicon's fixed order, and tells whether
    // there are any. Reuse the vector: then nothing is allocated.
    bool lookup(std::string_view form, std::vector<LexiconReading>& readings) const;
    [[nodiscard]] bool contains(std::string_view form) const;
    // Number of forms.
    [[nodiscard]] std::size_t size() const;

private:
    friend class PackData;
    std::string_view bytes_;
};

class PackData {
public:
    [[nodiscard]] const PackCard& card() const;
    // A raw section (a model, say); nothing if the pack has none of that name.
    [[nodiscard]] std::optional<std::string_view> section(std::string_view name) const;
    // The table of that name; one without rows if the pack has none.
    [[nodiscard]] Table table(std::string_view name) const;
    // Empty if the pack has none.
    [[nodiscard]] const Lexicon& lexicon() const;

    ~PackData();

private:
    friend class Pack;
    PackData();
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace sayso
