// A Document from text whose words carry their own tags: what the grammars of figures and times need of an analysis,
// without the analyser.
//
// Words and punctuation are separated by blanks. A word may end in "_" and a tag: a part of speech of Universal
// Dependencies, then features behind points: fin, part, inf; past, pres; sub; sup; sing, plur. "Soldaten_NOUN.plur
// wurden_AUX.fin.past getötet_VERB.part ." A full stop, and nothing else, ends a sentence.
#pragma once

#include <string_view>

#include "sayso/article.h"
#include "sayso/document.h"

namespace sayso::test {

struct TaggedText {
    Article article;
    Document document;
};

[[nodiscard]] TaggedText tagged_text(std::string_view tagged);

}  // namespace sayso::test
