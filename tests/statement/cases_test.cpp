// Runs the cases of the .test files beside it (README.md says how to write one) with the pack that is shipped.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "sayso/pack.h"
#include "statement/statement.h"
#include "text/text.h"

namespace sayso {
namespace {

struct Case {
    std::string file;
    int line = 0;
    std::string text;
    std::vector<std::string> expected;
};

constexpr std::string_view piece_mark = " … ";
constexpr std::string_view paragraph_mark = " ¶ ";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
    std::vector<Case> cases;
    std::ifstream in(path);
    int number = 0;
    bool open = false;
    for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with("#")) continue;
        if (line.starts_with("text: ")) {
            cases.push_back({path.filename(), number, replaced(line.substr(6), paragraph_mark, "\n\n"), {}});
            open = true;
        } else if (line.empty()) {
            open = false;
        } else if (open) {
            cases.back().expected.push_back(line);
        } else {
            ADD_FAILURE() << path << ":" << number << ": a statement without a text";
        }
    }
    return cases;
}

std::string words(std::string_view text, const Spans& spans) {
    std::string out;
    for (Span span : spans) (out += out.empty() ? "" : piece_mark) += span.of(text);
    return out.empty() ? "-" : out;
}

std::string names(const std::vector<Party>& parties) {
    std::string out;
    for (const Party& party : parties) (out += out.empty() ? "" : " + ") += (party.named ? "" : "?") + party.name;
    return out.empty() ? "-" : out;
}

// The statement as a line of a case, with those of the further columns that the expected line has.
std::string line_of(std::string_view text, const Statement& s, std::string_view expected) {
    std::string out = std::string(name_of(s.form)) + " " + std::string(name_of(s.act)) +
                      (s.certainty == Certainty::hedged ? " hedged" : "");
    out += " | " + words(text, s.speaker) + " | " + words(text, s.cue) + " | " + words(text, s.content);
    if (expected.find("| to: ") != std::string_view::npos) out += " | to: " + words(text, s.addressee);
    if (expected.find("| who: ") != std::string_view::npos) out += " | who: " + names(s.who);
    if (expected.find("| via: ") != std::string_view::npos) out += " | via: " + names(s.via);
    return out;
}

class StatementCases : public testing::Test {
protected:
    static void SetUpTestSuite() {
        const std::string path = SAYSO_TEST_PACK;
        Result<Pack> opened = Pack::open(path);
        ASSERT_TRUE(opened.ok()) << opened.error().message();
        pack_ = std::make_unique<Pack>(*std::move(opened));
    }
    static void TearDownTestSuite() { pack_.reset(); }

    void check(const Case& c) {
        SCOPED_TRACE(c.file + ":" + std::to_string(c.line) + ": " + c.text);
        const Article article{.id = "case", .version = "case", .language = "de", .text = c.text};
        const TextAnalyser analyser(pack_->data());
        const Attribution found = Attributor(pack_->data()).attribute(article, analyser.analyse(article), {});
        const std::string columns = c.expected.empty() ? "" : c.expected.front();
        std::vector<std::string> lines;
        for (const Statement& s : found.statements) lines.push_back(line_of(c.text, s, columns));
        EXPECT_THAT(lines, testing::UnorderedElementsAreArray(c.expected));
    }

    void check_file(const std::string& name) {
        const std::vector<Case> cases = read_cases(std::filesystem::path(SAYSO_SOURCE_DIR) / "tests/statement" / name);
        ASSERT_FALSE(cases.empty());
        for (const Case& c : cases) check(c);
    }

    static std::unique_ptr<Pack> pack_;
};

std::unique_ptr<Pack> StatementCases::pack_;

TEST_F(StatementCases, Verbs) { check_file("verbs.test"); }
TEST_F(StatementCases, SourcePhrasesAndHearsay) { check_file("phrases.test"); }
TEST_F(StatementCases, DirectSpeech) { check_file("quotes.test"); }
TEST_F(StatementCases, Nouns) { check_file("nouns.test"); }
TEST_F(StatementCases, FreeIndirectSpeech) { check_file("free.test"); }
TEST_F(StatementCases, Acts) { check_file("act.test"); }
TEST_F(StatementCases, Contents) { check_file("content.test"); }
TEST_F(StatementCases, Chain) { check_file("chain.test"); }
TEST_F(StatementCases, TheOutletItselfPassesNothingOn) {
    const std::string text = "Ada Brandt sagte gegenüber der WALDPOST, die Brücke sei sicher.";
    for (const char* outlet : {"Waldpost", "Elbkurier"}) {
        const Article article{.id = "case", .version = "case", .outlet = outlet, .language = "de", .text = text};
        const TextAnalyser analyser(pack_->data());
        const Attribution found = Attributor(pack_->data()).attribute(article, analyser.analyse(article), {});
        ASSERT_EQ(found.statements.size(), 1U);
        EXPECT_EQ(found.statements.front().via.empty(), article.outlet == "Waldpost") << outlet;
    }
}
TEST_F(StatementCases, AttributesOfNouns) { check_file("attributes.test"); }
TEST_F(StatementCases, PlainSentences) { check_file("plain.test"); }
TEST_F(StatementCases, Families) { check_file("families.test"); }
TEST_F(StatementCases, Certainty) { check_file("certainty.test"); }

}  // namespace
}  // namespace sayso
