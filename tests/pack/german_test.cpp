// The German pack of this repository: what its lexicon must know, and how it was mapped from its source.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "pack/pack.h"
#include "pack/tag.h"
#include "pack/tsv.h"
#include "support/files.h"

namespace sayso::test {
namespace {

struct Expected {
    std::uint32_t tag;
    std::string lemma;
    auto operator<=>(const Expected&) const = default;
};

std::vector<Expected> readings_of(const Lexicon& lexicon, std::string_view form) {
    std::vector<LexiconReading> found;
    lexicon.lookup(form, found);
    std::vector<Expected> readings;
    for (const LexiconReading& reading : found) {
        std::string lemma(form.substr(0, form.size() - reading.strip));
        readings.push_back({pack::tag_from(reading.upos, reading.morph), lemma.append(reading.append)});
    }
    std::sort(readings.begin(), readings.end());
    return readings;
}

struct FormCase {
    std::vector<Expected> readings;  // empty: no such form
    bool all = false;
};

std::map<std::string, FormCase> read_cases() {
    const std::string text = read_file(source_path("tests/pack/german_lexicon.tsv"));
    pack::TsvReader reader = pack::TsvReader::open(text, "german_lexicon.tsv").value();
    std::map<std::string, FormCase> cases;
    std::vector<std::string_view> cells;
    while (reader.next(cells).value()) {
        FormCase& form = cases[std::string(cells[0])];
        form.all = cells[4] == "all";
        if (cells[1] == "-") continue;
        const Upos upos = upos_from(cells[1]).value();
        form.readings.push_back({pack::tag_from(upos, pack::morph_from(cells[3]).value()), std::string(cells[2])});
    }
    return cases;
}

TEST(GermanLexicon, KnowsTheFormsOfItsTable) {
    const Pack pack = Pack::open(SAYSO_TEST_PACK).value();
    const auto cases = read_cases();
    ASSERT_GT(cases.size(), 50U);
    for (const auto& [form, expected] : cases) {
        const std::vector<Expected> readings = readings_of(pack.data().lexicon(), form);
        for (const Expected& one : expected.readings) {
            EXPECT_NE(std::find(readings.begin(), readings.end(), one), readings.end()) << form << " as " << one.lemma;
        }
        if (!expected.all && !expected.readings.empty()) continue;
        EXPECT_EQ(readings.size(), expected.readings.size()) << form;
    }
}

TEST(GermanPack, TellsOnWhoseWorkItStands) {
    const Pack pack = Pack::open(SAYSO_TEST_PACK).value();
    EXPECT_EQ(pack.card().language, "de");
    const auto& sources = pack.card().sources;
    const auto lexicon = std::find_if(sources.begin(), sources.end(),
                                      [](const PackSource& s) { return s.name.starts_with("german-pos-dict"); });
    ASSERT_NE(lexicon, sources.end());
    EXPECT_EQ(lexicon->licence, "CC-BY-SA-4.0");
    for (const PackSource& source : sources) {
        EXPECT_NE(source.licence, "") << source.name;
        EXPECT_NE(source.origin, "") << source.name;
        EXPECT_NE(source.use, "") << source.name;
    }
}

}  // namespace
}  // namespace sayso::test
