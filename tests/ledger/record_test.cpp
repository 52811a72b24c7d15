#include "ledger/record.h"

#include <gtest/gtest.h>

#include "exchange/exchange.h"
#include "ledger/hits.h"
#include "ledger/plain_hit.h"
#include "ledger/sample.h"

namespace sayso::ledger {
namespace {

TEST(Record, HasNoTextAndGetsItBack) {
    for (const Reading& reading : test::ferry_story()) {
        const std::string json = to_json(reading);
        const std::string record = without_text(json);
        EXPECT_NE(record.find("\"text\":null"), std::string::npos);
        EXPECT_EQ(record.find(reading.article.text.substr(0, 20)), std::string::npos);
        EXPECT_EQ(with_text(record, reading.article.text), json);
    }
}

TEST(Record, IsNotMisledByWhatStandsInTheText) {
    Reading reading = test::ferry_story()[3];
    reading.article.title = R"(Über "text":null und "text":"x\" und \)";
    reading.article.text = R"(Es soll "text":null, "text":"y" und \ geben\)";
    reading.statements.clear();
    const std::string json = to_json(reading);
    EXPECT_EQ(with_text(without_text(json), reading.article.text), json);
}

TEST(Record, CanBeOfAnEmptyText) {
    Reading reading = test::ferry_story()[3];
    reading.article.text.clear();
    reading.article.blocks.clear();
    reading.statements.clear();
    const std::string json = to_json(reading);
    EXPECT_EQ(with_text(without_text(json), ""), json);
}

TEST(Record, CanBeCutToOneStatement) {
    Reading reading = test::ferry_story()[1];
    reading.statements[0].rule = "odd ]},{ \\\" rule";
    const std::string record = without_text(to_json(reading));
    for (std::size_t i = 0; i < reading.statements.size(); ++i) {
        Reading cut = reading;
        cut.statements = {reading.statements[i]};
        EXPECT_EQ(only_statement(record, i), without_text(to_json(cut)));
    }
    EXPECT_FALSE(only_statement(record, reading.statements.size()));
    EXPECT_FALSE(only_statement(record, 99));
}

std::string all_of(const Hit& hit) {
    std::string all;
    for (const std::string& part : {hit.statement, hit.article, hit.version, hit.outlet, hit.title, hit.url,
                                    hit.published, hit.record, hit.content, hit.cue, hit.who})
        all += part + "|";
    for (const std::string& via : hit.via) all += "via " + via;
    for (const std::string& figure : hit.figures) all += "figure " + figure;
    return all + std::to_string(static_cast<int>(hit.form)) + std::to_string(static_cast<int>(hit.act)) +
           std::to_string(static_cast<int>(hit.certainty)) + (hit.named ? "named" : "");
}

TEST(Record, GivesAPlainHitThatIsTheSameAsOneOfTheWholeReading) {
    std::vector<Reading> readings = test::ferry_story();
    readings[1].article.title = R"(Über "text":null und "statements":[{ \ 🚢)";
    readings[1].statements[0].rule = "odd ]},{ \\\" rule";
    std::size_t plain = 0;
    for (const Reading& reading : readings) {
        const std::string record = without_text(to_json(reading));
        for (std::size_t i = 0; i < reading.statements.size(); ++i) {
            const auto hit = plain_hit(record, reading.article.text, i);
            if (!hit) continue;
            ++plain;
            EXPECT_EQ(all_of(*hit), all_of(hit_of(reading, reading.statements[i])));
        }
        EXPECT_FALSE(plain_hit(record, reading.article.text, reading.statements.size()));
    }
    EXPECT_GT(plain, 5U);
}

TEST(Record, GivesNoPlainHitWhereItIsNotAsItIsWritten) {
    const Reading reading = test::ferry_story()[1];
    const std::string record = without_text(to_json(reading));
    ASSERT_TRUE(plain_hit(record, reading.article.text, 0));
    EXPECT_FALSE(plain_hit(record, "short", 0)) << "spans outside the text";
    EXPECT_FALSE(plain_hit(to_json(reading), reading.article.text, 0)) << "with a text of its own";
    for (std::size_t size = 0; size < record.size(); ++size)
        static_cast<void>(plain_hit(std::string_view(record).substr(0, size), reading.article.text, 0));
    Reading joint = reading;
    joint.statements[0].who = {{std::nullopt, "Anna", true, "person"}, {std::nullopt, "Bert", false, "person"}};
    EXPECT_FALSE(plain_hit(without_text(to_json(joint)), reading.article.text, 0)) << "joint speakers";
}

TEST(Record, SurvivesWhatIsNotARecord) {
    EXPECT_EQ(without_text("{}"), "{}");
    EXPECT_EQ(without_text("\"text\":\"never closed\\"), "\"text\":null");
    EXPECT_EQ(with_text("{}", "x"), "{}");
    for (const char* broken :
         {"{}", "\"statements\":[", "\"statements\":[]", "\"statements\":[{},", "\"statements\":[]]]]"}) {
        EXPECT_FALSE(only_statement(broken, 1)) << broken;
    }
    EXPECT_TRUE(only_statement("\"statements\":[{\"", 0));
}

}  // namespace
}  // namespace sayso::ledger
