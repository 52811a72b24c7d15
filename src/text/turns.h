// Interviews and talks that are printed word for word, without quotation marks: who has the word where.
//
// Two shapes. With labels: paragraphs open with a name or a word and a colon ("Holm: …", "FRAGE: …"), labels come
// again, and some of what stands there asks. Without: paragraphs that ask somebody ("Frau Holm, wann …?", "Haben Sie
// …?") and paragraphs that answer. Questions and answers about a matter ("Was sagt die Bahn?") ask nobody and are no
// interview.
#pragma once

#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "sayso/document.h"
#include "text/token_tables.h"

namespace sayso::text {

// Which words speak to somebody, from the table `address_words`.
struct AddressWords {
    WordSet titles, polite, own, answers;
    static AddressWords from(const PackData& pack);
};

// The turns of the document, in order; none where it is no interview. Needs tokens and sentences.
[[nodiscard]] std::vector<Turn> find_turns(std::string_view text, const Document& document, const AddressWords& words);

// Puts the words of each turn that answers among the quotations; what is quoted in them stands one deeper.
void quote_turns(Document& document);

}  // namespace sayso::text
