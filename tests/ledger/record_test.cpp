#include "ledger/record.h"

#include <gtest/gtest.h>

#include "exchange/exchange.h"
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
