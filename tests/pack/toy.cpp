#include "pack/toy.h"

#include "support/files.h"

namespace sayso::test {

std::vector<pack::Section> toy_sections() {
    const auto text = [](const std::string& name) { return read_file(source_path("tests/pack/toy/" + name + ".tsv")); };
    return {{"table/card", pack::build_table(text("card"), "card.tsv").value()},
            {"table/colours", pack::build_table(text("colours"), "colours.tsv").value()},
            {"lexicon", pack::build_lexicon(text("lexicon"), "lexicon.tsv").value()},
            {"model", "any bytes"}};
}

std::string toy_pack() { return pack::build_pack(toy_sections()).value(); }

}  // namespace sayso::test
