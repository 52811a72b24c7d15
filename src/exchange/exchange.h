// Readings in and out of exchange formats. Outside, spans count code points (design of the record: docs/record.md).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/document.h"
#include "sayso/error.h"
#include "sayso/pack.h"
#include "sayso/reading.h"

namespace sayso {

// A reading as one line of JSON (without the line end), keys in fixed order: the same reading gives the same bytes.
[[nodiscard]] std::string to_json(const Reading& reading);

// The article's part of the record alone.
[[nodiscard]] std::string to_json(const Article& article);

// One statement of the reading, as it stands in the record.
[[nodiscard]] std::string to_json(const Reading& reading, const Statement& statement);

// The reading that to_json wrote as this line: to_json(*reading_from_json(line)) == line. Unknown keys are passed over.
// The error says which key is wrong, or has the byte of the line where it is no JSON.
[[nodiscard]] Result<Reading> reading_from_json(std::string_view line);

// An article whose text stands as it is given ({"id","title","published","text"}); `title` is not part of the text.
// Blocks may tell their words ("text") in place of their span; without blocks, they are the paragraphs at blank lines.
// One "agency" may stand in place of "agencies".
[[nodiscard]] Result<Article> article_from_json(std::string_view line);

struct CsvOptions {
    char separator = ',';
};

// One line of CSV (RFC 4180) with these cells.
[[nodiscard]] std::string csv_line(std::span<const std::string_view> cells, CsvOptions options);

// The names of to_csv's columns, and a row for each statement (RFC 4180). Cells hold what the article says, also where
// that begins like a spreadsheet's formula.
[[nodiscard]] std::string csv_header(CsvOptions options);
[[nodiscard]] std::string to_csv(const Reading& reading, CsvOptions options);

// The rows of a CSV file (RFC 4180; , or ; between the cells, with or without a byte order mark). The error names the
// row.
[[nodiscard]] Result<std::vector<std::vector<std::string>>> rows_from_csv(std::string_view bytes);

// A reading, and the version that its text was revised from ("": none known).
struct KeptText {
    const Reading& reading;
    const std::string& was_revision_of;
};

// A line of JSON-LD for each statement, each a W3C Web Annotation that stands for itself: where it is in the text
// (TextQuoteSelector and TextPositionSelector), the statement as schema.org's Claim or Quotation, its origin in PROV-O.
[[nodiscard]] std::string to_json_ld(const KeptText& kept);

// The statements as brat's standoff annotations (.ann) of the article's text (.txt), and the annotation.conf that goes
// with them. Statements that stand nowhere in the text are left out.
[[nodiscard]] std::string to_brat(const Reading& reading);
[[nodiscard]] std::string_view brat_configuration();

// The statements of such annotations of a text, in order of their content: with spans, form, act, certainty, and, where
// the notes have them, id, `who` and `via` (without entities). A piece that runs over the end of a line comes back as
// two. The error names the line: not standoff, or not of this text.
[[nodiscard]] Result<std::vector<Statement>> statements_from_brat(std::string_view text, std::string_view annotations);

// A Document as CoNLL-U (https://universaldependencies.org/format.html), in the conventions of the treebanks of
// Universal Dependencies, which differ from ours in three points: contractions are multi-word tokens of two words ("im"
// = "in" + "dem"), compounds are parted at their hyphens and slashes, and some features hang on the lemma. The tables
// `contractions` and `ud_features` of the pack, which is the one that the document was made with, say which.
// Every sentence is a tree: where the document has none, all words hang on one (its finite verb, a noun, or the first
// word). MISC has TokenRange=begin:end, code points of the article's text.
[[nodiscard]] std::string to_conllu(const Pack& pack, const Article& article, const Document& document);

}  // namespace sayso
