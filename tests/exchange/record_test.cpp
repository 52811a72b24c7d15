#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>

#include "exchange/exchange.h"
#include "exchange/span_of.h"
#include "support/files.h"

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;

// Every field filled, with characters of one to four bytes in front of the spans.
Reading full_reading() {
    Reading reading;
    Article& article = reading.article;
    article.text = "Ärger 😀\n\n„Rund 12 Boote“, sagte Ada Müller der „Post“ am 4. Mai.";
    const std::string_view text = article.text;
    article.id = "a1";
    article.version = "b3:00";
    article.url = "https://example.org/a1";
    article.outlet = "Kurier";
    article.title = "Ärger 😀";
    article.authors = {"Bo Lund"};
    article.published = "2031-05-04T09:30:00+02:00";
    article.language = "de";
    article.agencies = {"nna"};
    article.reading_minutes = 4;
    article.blocks = {
        {BlockKind::title, {0, 11}, {}},
        {BlockKind::live_entry, {13, static_cast<std::uint32_t>(text.size())}, "2031-05-04T08:00:00+02:00"}};
    article.source.append({.text = 0, .text_size = 11, .page = 20, .page_size = 15});
    reading.quantities = {{.span = span_of(text, "Rund 12"),
                           .value = "12",
                           .high = "12.5",
                           .qualifier = Qualifier::about,
                           .unit = "",
                           .of = {span_of(text, "Boote")}}};
    reading.changes = {{.span = span_of(text, "12"),
                        .of = {span_of(text, "Boote")},
                        .factor = "2",
                        .direction = "up",
                        .period = "P1Y"}};
    reading.times = {{.span = span_of(text, "am 4. Mai"),
                      .type = TimeType::date,
                      .value = "2031-05-04",
                      .from = "2031-05-04",
                      .until = "2031-05-05"}};
    reading.entities = {{.name = "Ada Müller", .kind = "person", .mentions = {span_of(text, "Ada Müller")}},
                        {.id = "e:7", .name = "Post", .kind = "outlet"}};
    Statement statement{.id = "s:1", .form = Form::direct, .act = Act::estimate, .certainty = Certainty::hedged};
    statement.content = {span_of(text, "Rund 12 Boote")};
    statement.quoted = statement.content;
    statement.cue = {span_of(text, "sagte")};
    statement.speaker = {span_of(text, "Ada Müller")};
    statement.addressee = {span_of(text, "der „Post“")};
    statement.who = {{.entity = 0, .name = "Ada Müller", .named = true, .kind = "person"}};
    statement.via = {{.entity = 1, .name = "Post", .named = true, .kind = "outlet"}};
    statement.basis = {{.spans = {span_of(text, "Boote")}, .name = "Boote"}};
    statement.said_time = 0;
    statement.quantities = {0};
    statement.rule = "quote-cue";
    statement.confidence = 0.91;
    reading.statements = {statement};
    statement.who = {{.name = "Helfer"}, {.entity = 1, .name = "Post", .named = true}};
    statement.via.clear();
    reading.statements.push_back(statement);
    statement.who.clear();
    reading.statements.push_back(statement);
    reading.problems = {"one"};
    reading.producer = {"0.1.0", "de-1"};
    return reading;
}

TEST(Record, SpansCountCodePointsOfTheText) {
    const Json json = Json::parse(to_json(full_reading()));
    std::u32string text;
    const Json& statement = json["statements"][0];
    // "Ärger 😀" is 7 code points, then two line ends and the mark.
    EXPECT_EQ(statement["content"], Json::parse("[[10, 23]]"));
    EXPECT_EQ(json["quantities"][0]["of"], "Boote");
    EXPECT_EQ(json["blocks"][0]["span"], Json::parse("[0, 7]"));
}

TEST(Record, NobodyIsNullAndJointSpeakersKeepTheirParts) {
    const Json json = Json::parse(to_json(full_reading()));
    EXPECT_EQ(json["statements"][0]["who"]["name"], "Ada Müller");
    EXPECT_EQ(json["statements"][0]["who"]["entity"], 0);
    EXPECT_EQ(json["statements"][0]["via"][0]["entity"], "e:7");
    EXPECT_EQ(json["statements"][1]["who"]["name"], "Helfer + Post");
    EXPECT_EQ(json["statements"][1]["who"]["parties"].size(), 2U);
    EXPECT_TRUE(json["statements"][2]["who"].is_null());
}

TEST(Record, ComesBackAsItWas) {
    const std::string line = to_json(full_reading());
    const Result<Reading> back = reading_from_json(line);
    ASSERT_TRUE(back) << back.error().message();
    EXPECT_EQ(to_json(*back), line);
}

TEST(Record, NumbersKeepTheirDigits) {
    Reading reading = full_reading();
    for (const char* decimal : {"0", "1500000", "1.5", "-3", "0.1", "9007199254740993"}) {
        reading.quantities[0].value = decimal;
        const std::string line = to_json(reading);
        EXPECT_NE(line.find(std::string("\"value\":") + decimal + ","), std::string::npos) << line;
        EXPECT_EQ(reading_from_json(line)->quantities[0].value, decimal);
    }
}

struct Wrong {
    const char* line;
    const char* what;
};

TEST(Record, WrongLinesSayWhatIsWrong) {
    const Wrong cases[] = {
        {"", "not valid JSON"},
        {"[1]", "not a JSON object"},
        {R"({"text": 3})", "\"text\" is not a string"},
        {R"({"text": "ab", "blocks": [{"kind": "title", "span": [0, 3]}]})", "\"span\" is not inside the text"},
        {R"({"text": "ab", "blocks": [{"kind": "title", "span": [2, 1]}]})", "\"span\" is not inside the text"},
        {R"({"text": "ab", "blocks": [{"kind": "song", "span": [0, 1]}]})",
         "\"kind\" is not one of its names: \"song\""},
        {R"({"text": "ab", "blocks": [3]})", "\"blocks\" is not a list of objects"},
        {R"({"text": "ab", "statements": [{"form":"free","act":"ask","certainty":"firm","quantities":[0]}]})",
         "\"quantities\" is not a list of numbers of what is there"},
        {R"({"text": "ab", "statements": [{"form":"free","act":"ask","certainty":"firm","who":{"entity":4}}]})",
         "\"entity\" is not one of \"entities\""},
    };
    for (const Wrong& wrong : cases) {
        const Result<Reading> reading = reading_from_json(wrong.line);
        ASSERT_FALSE(reading) << wrong.line;
        EXPECT_EQ(reading.error().what, wrong.what) << wrong.line;
    }
}

TEST(GivenArticle, HasItsParagraphsAsBlocks) {
    const Result<Article> article = article_from_json(
        R"({"id":"x","title":"T","published":"2031-05-04","text":" Eins.\n\nZwei\nzwei. \n\n\n\nDrei"})");
    ASSERT_TRUE(article);
    ASSERT_EQ(article->blocks.size(), 3U);
    EXPECT_EQ(article->blocks[0].span.of(article->text), "Eins.");
    EXPECT_EQ(article->blocks[1].span.of(article->text), "Zwei\nzwei.");
    EXPECT_EQ(article->blocks[2].span.of(article->text), "Drei");
    EXPECT_EQ(article->title, "T");
    EXPECT_FALSE(article_from_json(R"({"id":"x"})"));
    EXPECT_TRUE(article_from_json(R"({"text":""})")->blocks.empty());
    EXPECT_TRUE(article_from_json(R"({"text":"\n\n \n\n"})")->blocks.empty());
}

TEST(GivenArticle, HasBlocksByTheirWords) {
    const Result<Article> article = article_from_json(
        R"({"text":"Heute\n\nÜber\n\nHeute","agency":"dnk","blocks":[{"kind":"title","text":"Heute"},)"
        R"({"kind":"heading","text":"Über"},{"kind":"live_entry","text":"Heute","published":"2031-05-04T09:30+02:00"}]})");
    ASSERT_TRUE(article);
    const std::vector<Block> blocks = {{BlockKind::title, {0, 5}, ""},
                                       {BlockKind::heading, {7, 12}, ""},
                                       {BlockKind::live_entry, {14, 19}, "2031-05-04T09:30+02:00"}};
    EXPECT_EQ(article->blocks, blocks);
    EXPECT_EQ(article->agencies, std::vector<std::string>{"dnk"});
}

TEST(GivenArticle, TakesEveryArticleOfTheExamples) {
    std::size_t articles = 0;
    for (const auto& folder : std::filesystem::directory_iterator(test::source_path("examples"))) {
        std::istringstream lines(test::read_file(folder.path() / "articles.jsonl"));
        for (std::string line; std::getline(lines, line); ++articles) {
            const Result<Article> article = article_from_json(line);
            EXPECT_TRUE(article) << folder.path() << ": " << article.error().what;
        }
    }
    EXPECT_GT(articles, 80U);
}

TEST(GivenArticle, RefusesABlockThatIsNotInItsText) {
    const Result<Article> article = article_from_json(
        R"({"text":"a\n\nb","blocks":[{"kind":"title","text":"b"},{"kind":"paragraph","text":"a"}]})");
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().what, "\"blocks\" is not what the text has, one behind the other: \"a\"");
}

}  // namespace
}  // namespace sayso
