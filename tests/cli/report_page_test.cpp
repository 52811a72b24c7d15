#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/report_page.h"

namespace sayso::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

Report one_hit() {
    Report report{.query = "fähre act:deny"};
    Hit hit;
    hit.statement = "s:1";
    hit.article = "a1";
    hit.title = "Fähre <gesunken> & \"weg\"";
    hit.url = "https://example.org/?a=1&b=\"2\"";
    hit.content = "Wir <b>wissen</b> nichts";
    hit.who = "Ada Müller";
    hit.named = true;
    hit.form = Form::direct;
    hit.act = Act::deny;
    report.found = {.hits = {hit}, .total = 3};
    report.facets = {{FacetBy::who, {{"Ada Müller", 2}, {"", 1}}}, {FacetBy::outlet, {}}};
    return report;
}

TEST(ReportPage, HasTheStatementItsOriginAndTheCounts) {
    const std::string page = report_page(one_hit());
    EXPECT_THAT(page, HasSubstr("3 statements, the first 1 of them here"));
    EXPECT_THAT(page, HasSubstr("<td>2</td><td>Ada Müller</td>"));
    EXPECT_THAT(page, HasSubstr("<td>1</td><td>(none)</td>"));
    EXPECT_THAT(page, HasSubstr("<article id=\"s:1\">"));
    EXPECT_THAT(page, HasSubstr("denies · direct"));
}

TEST(ReportPage, WhatArticlesSayIsNeverMarkup) {
    const std::string page = report_page(one_hit());
    EXPECT_THAT(page, HasSubstr("“Wir &lt;b&gt;wissen&lt;/b&gt; nichts”"));
    EXPECT_THAT(
        page,
        HasSubstr(
            "<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">Fähre &lt;gesunken&gt; &amp; &quot;weg&quot;</a>"));
    EXPECT_THAT(page, Not(HasSubstr("<b>")));
}

TEST(ReportPage, OnlyAddressesOfTheWebBecomeLinks) {
    Report report = one_hit();
    report.found.hits[0].url = "javascript:alert(1)";
    EXPECT_THAT(report_page(report), Not(HasSubstr("<a ")));
}

TEST(ReportPage, NeedsNothingFromElsewhere) {
    const std::string page = report_page(one_hit());
    for (const std::string outside : {"<script", "src=", "@import", "url("}) EXPECT_THAT(page, Not(HasSubstr(outside)));
}

}  // namespace
}  // namespace sayso::cli
