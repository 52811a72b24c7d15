#include "ledger/check.h"

#include <gtest/gtest.h>

#include <functional>

#include "ledger/sample.h"

namespace sayso {
namespace {

struct Broken {
    const char* name;
    std::function<void(Reading&)> damage;
};

class CheckedReading : public testing::TestWithParam<Broken> {};

TEST_P(CheckedReading, IsRefused) {
    Reading reading = test::ferry_story()[1];
    ASSERT_TRUE(ledger::check(reading));
    GetParam().damage(reading);
    const auto status = ledger::check(reading);
    ASSERT_FALSE(status);
    EXPECT_FALSE(status.error().what.empty());
    EXPECT_FALSE(status.error().record.empty());
}

const Broken broken[] = {
    {"no_id", [](Reading& r) { r.article.id.clear(); }},
    {"no_version", [](Reading& r) { r.article.version.clear(); }},
    {"text_not_utf8", [](Reading& r) { r.article.text[3] = '\xFF'; }},
    {"no_statement_id", [](Reading& r) { r.statements[0].id.clear(); }},
    {"span_past_the_end",
     [](Reading& r) {
         r.statements[0].content = {{0, 999'999}};
     }},
    {"span_backwards",
     [](Reading& r) {
         r.statements[0].cue = {{5, 4}};
     }},
    {"span_inside_a_code_point",
     [](Reading& r) {
         r.statements[1].quoted = {{r.article.blocks[1].span.begin + 1, r.article.blocks[1].span.begin + 3}};
     }},
    {"block_outside",
     [](Reading& r) {
         r.article.blocks[0].span = {0, 999'999};
     }},
    {"quantity_outside",
     [](Reading& r) {
         r.quantities[0].of = {{0, 999'999}};
     }},
    {"mention_outside",
     [](Reading& r) {
         r.entities[0].mentions = {{0, 999'999}};
     }},
    {"no_such_quantity", [](Reading& r) { r.statements[0].quantities = {9}; }},
    {"no_such_time", [](Reading& r) { r.statements[0].times = {0}; }},
    {"no_such_entity", [](Reading& r) { r.statements[0].who[0].entity = 9; }},
    {"no_such_said_time", [](Reading& r) { r.statements[0].said_time = 0; }},
};

INSTANTIATE_TEST_SUITE_P(Broken, CheckedReading, testing::ValuesIn(broken),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace sayso
