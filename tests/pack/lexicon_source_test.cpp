// Every row of the lexicon's source is in the pack, and nothing else. Needs what `make pack` leaves behind.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <tuple>
#include <unordered_set>

#include "pack/pack.h"
#include "pack/tag.h"
#include "pack/tsv.h"
#include "support/files.h"

namespace sayso::test {
namespace {

using Reading = std::tuple<std::uint32_t, std::string>;  // tag, lemma

std::vector<Reading> looked_up(const Lexicon& lexicon, std::string_view form, std::vector<LexiconReading>& found) {
    lexicon.lookup(form, found);
    std::vector<Reading> readings;
    for (const LexiconReading& reading : found) {
        std::string lemma(form.substr(0, form.size() - reading.strip));
        readings.emplace_back(pack::tag_from(reading.upos, reading.morph), lemma.append(reading.append));
    }
    std::sort(readings.begin(), readings.end());
    return readings;
}

class LexiconSource : public ::testing::Test {
protected:
    void SetUp() override {
        const auto path = source_path("build/train/lexicon.tsv");
        if (!std::filesystem::exists(path)) GTEST_SKIP() << "run `make pack` first";
        text_ = read_file(path);
    }

    std::string text_;
    Pack pack_ = Pack::open(SAYSO_TEST_PACK).value();
};

// The source is sorted by form, so its forms come in groups of rows.
TEST_F(LexiconSource, IsInThePackFormByForm) {
    const Lexicon& lexicon = pack_.data().lexicon();
    pack::TsvReader reader = pack::TsvReader::open(text_, "lexicon.tsv").value();
    std::vector<std::string_view> cells;
    std::vector<LexiconReading> found;
    std::vector<Reading> expected;
    std::string_view form;
    std::size_t forms = 0;
    const auto check_form = [&] {
        if (form.empty()) return;
        std::sort(expected.begin(), expected.end());
        ASSERT_EQ(looked_up(lexicon, form, found), expected) << form;
        ++forms;
    };
    while (reader.next(cells).value()) {
        if (cells[0] != form) {
            check_form();
            form = cells[0];
            expected.clear();
        }
        expected.emplace_back(pack::tag_from(*upos_from(cells[2]), *pack::morph_from(cells[3])), std::string(cells[1]));
    }
    check_form();
    EXPECT_EQ(forms, lexicon.size());
}

TEST_F(LexiconSource, ChangedFormsAreNotInThePack) {
    const Lexicon& lexicon = pack_.data().lexicon();
    std::vector<std::string> forms;
    std::unordered_set<std::string> known;
    lexicon.for_each_form([&](std::string_view form) { forms.emplace_back(form); });
    known.insert(forms.begin(), forms.end());
    std::mt19937 random(1);
    std::size_t tried = 0;
    while (tried < 100'000) {
        std::string form = forms[random() % forms.size()];
        const std::size_t at = random() % form.size();
        switch (random() % 3) {
            case 0: form[at] = static_cast<char>(random()); break;
            case 1: form.erase(at, 1); break;
            default: form.insert(at, 1, static_cast<char>('a' + random() % 26)); break;
        }
        if (known.count(form) != 0) continue;
        ++tried;
        ASSERT_FALSE(lexicon.contains(form)) << form;
    }
}

}  // namespace
}  // namespace sayso::test
