#include <gtest/gtest.h>

#include "exchange/exchange.h"

namespace sayso {
namespace {

TEST(Conllu, WritesTenColumnsWithOffsetsInCodePoints) {
    Article article{.id = "a\tb", .text = "Ö sagt\nja."};
    Document document;
    document.tokens = {
        {.span = {0, 2}, .lemma = "Ö", .upos = Upos::PROPN},
        {.span = {3, 7}, .lemma = "sagen", .upos = Upos::VERB, .morph = {.person = Person::third, .mood = Mood::ind, .verb_form = VerbForm::fin}, .space_before = true},
        {.span = {8, 10}, .lemma = "ja", .upos = Upos::PART, .space_before = true},
        {.span = {10, 11}, .lemma = ".", .upos = Upos::PUNCT},
    };
    document.sentences = {{.tokens = {0, 4}}};
    EXPECT_EQ(to_conllu(article, document),
              "# newdoc id = a b\n"
              "# sent_id = 1\n"
              "# text = Ö sagt ja.\n"
              "1\tÖ\tÖ\tPROPN\t_\t_\t_\t_\t_\tTokenRange=0:1\n"
              "2\tsagt\tsagen\tVERB\t_\tMood=Ind|Person=3|VerbForm=Fin\t_\t_\t_\tTokenRange=2:6\n"
              "3\tja\tja\tPART\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=7:9\n"
              "4\t.\t.\tPUNCT\t_\t_\t_\t_\t_\tTokenRange=9:10\n"
              "\n");
}

}  // namespace
}  // namespace sayso
