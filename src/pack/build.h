// Making a pack's bytes: tables and lexicon from tab-separated text, a file from sections. The same input gives the
// same bytes. For tools and tests; reading a pack (pack/pack.h) needs none of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso::pack {

struct Section {
    std::string name;  // 1 to 39 of a-z 0-9 _ - . /
    std::string bytes;
};

// A pack file; sections in any order. Fails if a name is wrong or there twice, or if the result is one that Pack
// refuses to open.
[[nodiscard]] Result<std::string> build_pack(std::vector<Section> sections);

// A table section from a table's text: comment lines that begin with "#", a line with the columns' names, rows of as
// many cells, separated by tabs. `input` names the text in errors.
[[nodiscard]] Result<std::string> build_table(std::string_view text, const std::string& input);

// A lexicon section from a table's text with the columns form, lemma, upos, features; rows in any order, duplicates
// collapse. upos and features as Universal Dependencies writes them. A form has at most 65535 bytes.
[[nodiscard]] Result<std::string> build_lexicon(std::string_view text, const std::string& input);

}  // namespace sayso::pack
