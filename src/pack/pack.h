// The inside of a pack, for the layers that stand on it: raw sections, tables, the lexicon.
//
// All views point into the mapped file and live as long as the PackData. Nothing here allocates after opening, except
// where it says so.
#pragma once

#include <cstdint>
#include <functional>
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

    // The table in a section's bytes, which are checked: docs/pack-format.md. Errors have the offset in the section.
    [[nodiscard]] static Result<Table> from_section(std::string_view bytes);

private:
    // The cell of that number, the columns' names first.
    [[nodiscard]] std::string_view text(std::size_t number) const;

    std::string_view ends_;  // where each cell ends in pool_
    std::string_view pool_;
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
};

// One reading of a form: part of speech, features, and how the lemma is made from the form.
struct LexiconReading {
    Upos upos = Upos::X;
    Morph morph;
    std::uint16_t strip = 0;  // bytes taken off the form's end …
    std::string_view append;  // … and what is put there instead
};

// Full forms with lemma and features. Exact forms only: a caller that wants to fold case looks up both.
class Lexicon {
public:
    // Puts the form's readings into `readings` (which is cleared first), in the lexicon's fixed order, and tells
    // whether there are any. Reuse the vector: then nothing is allocated.
    bool lookup(std::string_view form, std::vector<LexiconReading>& readings) const;
    [[nodiscard]] bool contains(std::string_view form) const;
    // Number of forms.
    [[nodiscard]] std::size_t size() const { return form_count_; }
    // Every form in the order of its bytes, put together again from the automaton. Slow; for tools and tests.
    void for_each_form(const std::function<void(std::string_view form)>& visit) const;

    // The lexicon in a section's bytes, which are checked so that no lookup can leave them: docs/pack-format.md. Errors
    // have the offset in the section.
    [[nodiscard]] static Result<Lexicon> from_section(std::string_view bytes);

private:
    // Where the automaton is after a form's first two bytes, behind which most arcs are; and the number so far.
    struct Start {
        std::uint32_t state = 0xFFFFFF;
        std::uint32_t number = 0;
    };

    void note_starts();
    [[nodiscard]] std::optional<std::uint32_t> number_of(std::string_view form) const;

    std::string_view arcs_;
    std::string_view class_of_form_;
    std::string_view class_ends_;
    std::string_view class_entries_;
    std::string_view readings_;
    std::string_view pool_;
    std::uint32_t root_ = 0xFFFFFF;  // the state that has no arcs
    std::uint32_t form_count_ = 0;
    std::vector<Start> starts_;  // by first and second byte; empty without forms
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
    struct Impl;
    explicit PackData(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace sayso
