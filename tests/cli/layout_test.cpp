#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/rows.h"
#include "cli/statement_table.h"
#include "cli/terminal.h"

namespace sayso::cli {
namespace {

using testing::ElementsAre;

TEST(Columns, CountWideAndCombiningCharacters) {
    EXPECT_EQ(columns_of("Fähre"), 5U);
    EXPECT_EQ(columns_of("e\u0301"), 1U);
    EXPECT_EQ(columns_of("東京"), 4U);
    EXPECT_EQ(columns_of("😀"), 2U);
}

TEST(Wrapped, BreaksAtBlanksAndInsideWordsThatAreTooLong) {
    EXPECT_THAT(wrapped("eins zwei drei", 9), ElementsAre("eins zwei", "drei"));
    EXPECT_THAT(wrapped("Überseefähre", 5), ElementsAre("Übers", "eefäh", "re"));
    EXPECT_THAT(wrapped("a  b", 10), ElementsAre("a b"));
    EXPECT_THAT(wrapped("", 5), ElementsAre(""));
    EXPECT_THAT(wrapped("ab Überseefähre", 5), ElementsAre("ab", "Übers", "eefäh", "re"));
}

TEST(Shortened, EndsWithAnEllipsis) {
    EXPECT_EQ(shortened("Fährunglück", 11), "Fährunglück");
    EXPECT_EQ(shortened("Fährunglück", 6), "Fähru…");
    EXPECT_EQ(shortened("Fähr unglück", 6), "Fähr…");
}

TEST(Harmless, TakesAwayWhatSteersATerminal) {
    EXPECT_EQ(harmless("a\x1b[31mb\nc\u202Ed"), "a [31mb c d");
    EXPECT_EQ(harmless("Ä😀"), "Ä😀");
}

TEST(Rows, StandSideBySideOrStackedWhereItIsNarrow) {
    const Row row{.who = {{"Ada Müller", {}, {}}}, .how = {{"states", {}, {}}}, .words = {{"drei vier", {}, "via "}}};
    EXPECT_EQ(laid_out(row, {.width = 80}), "Ada Müller            states      via drei vier\n");
    EXPECT_EQ(laid_out(row, {.width = 50}), "Ada Müller\nstates\n  via drei vier\n");
}

TEST(ShortTime, LeavesSecondsAndZoneAway) {
    EXPECT_EQ(short_time("2031-05-04T09:30:00+02:00"), "2031-05-04 09:30");
    EXPECT_EQ(short_time("2031-05-04"), "2031-05-04");
    EXPECT_EQ(short_time(""), "");
}

Reading one_quote() {
    Reading reading;
    reading.article.title = "Fähre gesunken";
    reading.article.text = "„Zwölf Menschen fehlen.“, sagte Ada Müller.";
    const std::string& text = reading.article.text;
    const auto span = [&](std::string_view part) {
        const auto at = static_cast<std::uint32_t>(text.find(part));
        return Span{at, at + static_cast<std::uint32_t>(part.size())};
    };
    reading.quantities = {{.span = span("Zwölf"), .value = "12", .of = {span("Menschen")}}};
    Statement statement{.form = Form::direct};
    statement.content = {span("Zwölf Menschen fehlen")};
    statement.speaker = {span("Ada Müller")};
    statement.who = {{.name = "Ada Müller", .named = true}};
    statement.quantities = {0};
    reading.statements = {statement};
    return reading;
}

TEST(StatementTable, PrintsAQuoteWithItsMarksAndFigures) {
    EXPECT_EQ(statement_table(one_quote(), {.width = 80}),
              "Fähre gesunken\n"
              "\n"
              "Ada Müller            states      „Zwölf Menschen fehlen.“\n"
              "                      direct      figures Zwölf Menschen\n"
              "\n"
              "1 statement · 1 named speaker\n");
}

TEST(StatementTable, SaysWhereNobodyIsNamed) {
    Reading reading = one_quote();
    reading.statements[0].who.clear();
    EXPECT_THAT(statement_table(reading, {.width = 80}), testing::HasSubstr("nobody named"));
    EXPECT_THAT(statement_table(reading, {.width = 80}), testing::HasSubstr("1 statement · 1 on nobody's word"));
    EXPECT_THAT(statement_table(reading, {.width = 80, .colour = true}), testing::HasSubstr("\x1b["));
}

}  // namespace
}  // namespace sayso::cli
