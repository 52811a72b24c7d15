// CSV, JSON-LD and brat's standoff: what other programs rely on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/utf8.h"
#include "exchange/exchange.h"
#include "exchange/span_of.h"
#include "support/files.h"

namespace sayso {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;

// A content in two pieces, one of them over the end of a line, behind characters of two and four bytes.
Reading sample() {
    Reading reading;
    Article& article = reading.article;
    article.text = "Ärger 😀\n\n„Rund \"zwölf\"\nBoote“, sagte Ada; der „Post“, „sind fort.“";
    const std::string_view text = article.text;
    article.id = "a 1";
    article.version = "b3:00";
    article.url = "https://example.org/a1";
    article.title = "Ärger";
    article.language = "de";
    Statement statement{.id = "s:1", .form = Form::direct, .act = Act::deny, .certainty = Certainty::hedged};
    statement.content = {span_of(text, "Rund \"zwölf\"\nBoote"), span_of(text, "sind fort.")};
    statement.cue = {span_of(text, "sagte")};
    statement.speaker = {span_of(text, "Ada")};
    statement.addressee = {span_of(text, "der „Post“")};
    reading.entities = {{.id = "e:1", .name = "Ada", .kind = "person"}};
    statement.who = {{.entity = 0, .name = "Ada", .named = true, .kind = "person"}, {.name = "ein Kind"}};
    statement.via = {{.name = "Post", .named = true, .kind = "outlet"}};
    statement.rule = "by-hand";
    statement.confidence = 0.5;
    reading.statements = {statement, {.id = "s:2"}};
    reading.producer = {"0.1.0", "de-1"};
    return reading;
}

// RFC 4180 by its grammar.
std::vector<std::vector<std::string>> parsed_csv(const std::string& csv, char separator) {
    std::vector<std::vector<std::string>> rows(1, {""});
    bool quoted = false;
    for (std::size_t i = 0; i < csv.size(); ++i) {
        const char c = csv[i];
        std::string& cell = rows.back().back();
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            cell += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (quoted)
            cell += c;
        else if (c == separator)
            rows.back().emplace_back();
        else if (c == '\n')
            rows.push_back({""});
        else if (c != '\r')
            cell += c;
    }
    rows.pop_back();
    return rows;
}

TEST(Csv, HasARowForEachStatementWhateverItsWords) {
    for (const char separator : {',', ';'}) {
        const CsvOptions options{.separator = separator};
        const auto rows = parsed_csv(csv_header(options) + to_csv(sample(), options), separator);
        ASSERT_EQ(rows.size(), 3U);
        ASSERT_EQ(rows[1].size(), rows[0].size());
        ASSERT_EQ(rows[2].size(), rows[0].size());
        std::map<std::string, std::string> cells;
        for (std::size_t i = 0; i < rows[0].size(); ++i) cells[rows[0][i]] = rows[1][i];
        EXPECT_EQ(cells["content"], "Rund \"zwölf\"\nBoote … sind fort.");
        EXPECT_EQ(cells["who"], "Ada + ?ein Kind");
        EXPECT_EQ(cells["named"], "yes");
        EXPECT_EQ(cells["act"], "deny");
        EXPECT_EQ(cells["confidence"], "0.50");
    }
}

TEST(Csv, ComesBackAsItWent) {
    for (const char separator : {',', ';'}) {
        const CsvOptions options{.separator = separator};
        const std::string csv = csv_header(options) + to_csv(sample(), options);
        EXPECT_EQ(rows_from_csv(csv).value(), parsed_csv(csv, separator));
        EXPECT_EQ(rows_from_csv("\xEF\xBB\xBF" + csv).value(), parsed_csv(csv, separator));
    }
    using Rows = std::vector<std::vector<std::string>>;
    EXPECT_EQ(rows_from_csv("a,b\r1,\r\n\n\"\",x\"y").value(), (Rows{{"a", "b"}, {"1", ""}, {"", "x\"y"}}));
    EXPECT_EQ(rows_from_csv("").value(), Rows{});
    EXPECT_THAT(rows_from_csv("a\n\"b").error().message(), HasSubstr("row 2"));
}

std::vector<Json> annotations_of(const Reading& reading, const std::string& was_revision_of) {
    std::istringstream lines(to_json_ld({.reading = reading, .was_revision_of = was_revision_of}));
    std::vector<Json> annotations;
    for (std::string line; std::getline(lines, line);) annotations.push_back(Json::parse(line));
    return annotations;
}

std::u32string code_points_of(std::string_view text, std::size_t begin, std::size_t end) {
    std::u32string all;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        char32_t c = size == 1 ? byte : byte & (0xFFU >> (size + 1));
        for (std::size_t k = 1; k < size; ++k) c = c << 6U | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
        all += c;
        i += size;
    }
    return all.substr(begin, end - begin);
}

TEST(JsonLd, SelectsTheContentByQuotationAndByPosition) {
    const Reading reading = sample();
    const std::string_view text = reading.article.text;
    const auto annotations = annotations_of(reading, "");
    ASSERT_EQ(annotations.size(), 2U);
    ASSERT_EQ(annotations[0]["target"].size(), 2U);
    for (const Json& target : annotations[0]["target"]) {
        const Json& quote = target["selector"][0];
        const Json& position = target["selector"][1];
        const auto exact = quote["exact"].get<std::string>();
        EXPECT_EQ(code_points_of(text, position["start"], position["end"]), code_points_of(exact, 0, exact.size()));
        EXPECT_NE(text.find(quote["prefix"].get<std::string>() + exact + quote["suffix"].get<std::string>()),
                  std::string_view::npos);
    }
}

TEST(JsonLd, TellsWhoseWordsTheyAreAndWhereTheyComeFrom) {
    const Json annotation = annotations_of(sample(), "b3:before")[0];
    EXPECT_EQ(annotation["type"], "Annotation");
    EXPECT_EQ(annotation["id"], "urn:sayso:statement:s:1");
    EXPECT_EQ(annotation["body"]["type"], "schema:Quotation");
    EXPECT_EQ(annotation["body"]["schema:spokenByCharacter"][0]["id"], "urn:sayso:entity:e:1");
    EXPECT_EQ(annotation["body"]["schema:spokenByCharacter"][1]["sayso:named"], false);
    EXPECT_EQ(annotation["target"][0]["source"]["prov:wasRevisionOf"]["id"], "urn:sayso:text:b3:before");
    EXPECT_EQ(annotation["target"][0]["source"]["prov:specializationOf"]["id"], "urn:sayso:article:a%201");
    EXPECT_FALSE(annotations_of(sample(), "")[0]["target"][0]["source"].contains("prov:wasRevisionOf"));
}

TEST(JsonLd, AStatementThatStandsNowhereIsAboutTheText) {
    const Json annotation = annotations_of(sample(), "")[1];
    EXPECT_EQ(annotation["target"]["id"], "urn:sayso:text:b3:00");
    EXPECT_EQ(annotation["body"]["type"], "schema:Claim");
}

struct LdTerm {
    std::string kind, iri;
};

std::map<std::string, LdTerm> known_terms() {
    std::map<std::string, LdTerm> terms;
    std::istringstream lines(test::read_file(test::source_path("tests/exchange/json_ld_terms.tsv")));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) continue;
        const std::size_t first = line.find('\t');
        const std::size_t second = line.find('\t', first + 1);
        terms[line.substr(0, first)] = {line.substr(first + 1, second - first - 1), line.substr(second + 1)};
    }
    return terms;
}

// Every key and every type below, with what it is expanded to by the context's prefixes.
void check_terms(const Json& node, const Json& prefixes, const std::map<std::string, LdTerm>& terms) {
    const auto check = [&](const std::string& term, bool is_class) {
        const auto found = terms.find(term);
        ASSERT_NE(found, terms.end()) << term;
        EXPECT_EQ(found->second.kind == "class", is_class) << term;
        const std::size_t colon = term.find(':');
        if (colon == std::string::npos) return;
        ASSERT_TRUE(prefixes.contains(term.substr(0, colon))) << term;
        EXPECT_EQ(prefixes[term.substr(0, colon)].get<std::string>() + term.substr(colon + 1), found->second.iri);
    };
    for (const auto& [key, value] : node.items()) {
        if (key == "@context") continue;
        if (node.is_object()) check(key, false);
        if (key == "type") check(value.get<std::string>(), true);
        if (value.is_structured()) check_terms(value, prefixes, terms);
    }
}

TEST(JsonLd, HasNoTermThatItsContextsLack) {
    const auto terms = known_terms();
    for (const Json& annotation : annotations_of(sample(), "b3:before")) {
        EXPECT_EQ(annotation["@context"][0], "http://www.w3.org/ns/anno.jsonld");
        check_terms(annotation, annotation["@context"][1], terms);
    }
}

// The rules of https://brat.nlplab.org/standoff.html, line by line. "" if they hold.
std::string brat_faults(std::string_view text, const std::string& annotations) {
    std::map<std::string, std::string> types;
    std::istringstream lines(annotations);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        std::string id, middle, words;
        std::getline(fields, id, '\t');
        std::getline(fields, middle, '\t');
        std::getline(fields, words);
        if (id.size() < 2 || types.contains(id)) return "id: " + line;
        std::istringstream parts(middle);
        std::string type, first, second;
        parts >> type;
        types[id] = type;
        if (id[0] == 'T') {
            std::string places, expected;
            std::getline(parts, places);
            std::istringstream pieces(places);
            std::size_t last = 0;
            for (std::string piece; std::getline(pieces, piece, ';');) {
                std::size_t begin = 0, end = 0;
                if (!(std::istringstream(piece) >> begin >> end) || begin >= end || begin < last)
                    return "place: " + line;
                last = end;
                const CodePoints positions(text);
                if (end > positions.size()) return "outside: " + line;
                const Span span =
                    positions.to_bytes({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
                if (span.of(text).find('\n') != std::string_view::npos) return "line end: " + line;
                expected += (expected.empty() ? "" : " ") + std::string(span.of(text));
            }
            if (words != expected) return "words: " + line;
        } else if (id[0] == 'R') {
            parts >> first >> second;
            if (!first.starts_with("Arg1:") || !second.starts_with("Arg2:")) return "arguments: " + line;
            if (!types.contains(first.substr(5)) || !types.contains(second.substr(5))) return "reference: " + line;
        } else if (id[0] == 'A' || id[0] == '#') {
            parts >> first;
            if (!types.contains(first)) return "reference: " + line;
        } else {
            return "kind: " + line;
        }
    }
    return "";
}

TEST(Brat, IsValidStandoff) {
    const Reading reading = sample();
    const std::string annotations = to_brat(reading);
    EXPECT_EQ(brat_faults(reading.article.text, annotations), "");
    EXPECT_THAT(annotations, HasSubstr("T1\tContent 10 22;23 28;"));
    EXPECT_THAT(annotations, HasSubstr("R1\tsaid-by Arg1:T1 Arg2:T2\n"));
    EXPECT_THAT(annotations, HasSubstr("\tAct T1 deny\n"));
    EXPECT_THAT(annotations, HasSubstr("AnnotatorNotes T1\twho ?ein Kind\n"));
}

// What goes out, comes back and goes out again is the same.
std::string through_brat(const Reading& reading, const std::string& annotations) {
    Reading again = reading;
    auto statements = statements_from_brat(reading.article.text, annotations);
    if (!statements) return statements.error().message();
    again.statements = std::move(statements).value();
    return to_brat(again);
}

TEST(Brat, ComesBackAsItWent) {
    const Reading reading = sample();
    const std::string annotations = to_brat(reading);
    EXPECT_EQ(through_brat(reading, annotations), annotations);
    const auto statements = statements_from_brat(reading.article.text, annotations).value();
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(statements[0].id, "s:1");
    EXPECT_EQ(statements[0].act, Act::deny);
    EXPECT_EQ(statements[0].who[0].name, "Ada");
    EXPECT_FALSE(statements[0].who[1].named);
    EXPECT_EQ(statements[0].speaker[0].of(reading.article.text), "Ada");
}

TEST(Brat, IsReadInWhateverOrderItsLinesStand) {
    const Reading reading = sample();
    std::istringstream lines(to_brat(reading));
    std::string reversed;
    for (std::string line; std::getline(lines, line);) reversed.insert(0, line + "\r\n");
    const auto statements = statements_from_brat(reading.article.text, reversed);
    ASSERT_TRUE(statements);
    EXPECT_EQ(statements->front().act, Act::deny);
}

TEST(Brat, SaysWhichLineIsWrong) {
    const std::string_view text = "eins zwei\ndrei";
    const auto fault = [&](std::string_view annotations) {
        const auto statements = statements_from_brat(text, annotations);
        return statements ? "none" : statements.error().record + ": " + statements.error().what;
    };
    EXPECT_EQ(fault("T1\tContent 0 4\teins\n"), "none");
    EXPECT_EQ(fault("E1\tSaying:T1\n*\tEquiv T1 T2\n"), "none");
    EXPECT_THAT(fault("T1\tContent 0 4\tzwei\n"), HasSubstr("line 1: the words are not those of the text"));
    EXPECT_THAT(fault("T1\tContent 0 99\teins\n"), HasSubstr("'0 99' is no place"));
    EXPECT_THAT(fault("T1\tContent x 4\teins\n"), HasSubstr("no place"));
    EXPECT_THAT(fault("T1\tContent 5 9;0 4\tzwei eins\n"), HasSubstr("not in order"));
    EXPECT_THAT(fault("T1\tContent 0 4\teins\nT1\tContent 0 4\teins\n"), HasSubstr("line 2: the id T1 stands twice"));
    EXPECT_THAT(fault("A1\tAct T1 deny\n"), HasSubstr("about no Content"));
    EXPECT_THAT(fault("T1\tContent 0 4\teins\nA1\tAct T1 shout\n"), HasSubstr("'shout' is no value of Act"));
    EXPECT_THAT(fault("T1\tContent 0 4\teins\nR1\tsaid-by Arg1:T1 Arg2:T2\n"), HasSubstr("to nothing"));
    EXPECT_THAT(fault("T1 Content"), HasSubstr("a tab is missing"));
}

TEST(Brat, TheCheckerSeesWhatIsWrong) {
    const std::string_view text = "eins zwei\ndrei";
    EXPECT_EQ(brat_faults(text, "T1\tContent 0 4\teins\n"), "");
    EXPECT_THAT(brat_faults(text, "T1\tContent 0 4\tzwei\n"), HasSubstr("words"));
    EXPECT_THAT(brat_faults(text, "T1\tContent 5 14\tzwei drei\n"), HasSubstr("line end"));
    EXPECT_THAT(brat_faults(text, "T1\tContent 10 15\tdrei\n"), HasSubstr("outside"));
    EXPECT_THAT(brat_faults(text, "T1\tContent 4 4\t\n"), HasSubstr("place"));
    EXPECT_THAT(brat_faults(text, "A1\tAct T1 deny\n"), HasSubstr("reference"));
}

}  // namespace
}  // namespace sayso
