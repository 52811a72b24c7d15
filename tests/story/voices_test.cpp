// Who is behind a speaker: two articles tell one claim, by two names of one source.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "story/made_pages.h"

namespace sayso {
namespace {

using test::Page;
using test::story_of;
using testing::SizeIs;

const std::string closed = "Das Werk an der Wehra wird im Herbst geschlossen";

// Whoever both articles have it from, as the claim's sources.
std::vector<std::string> sources_of(const Page& first, const Page& second) {
    const Story story = story_of({first, second});
    std::vector<std::string> names;
    if (story.claims.empty()) return names;
    for (const ClaimSource& source : story.claims.front().sources) names.push_back(source.name);
    return names;
}

const Party person = {.name = "Merle Oltmanns", .named = true, .kind = "person"};
const Party firm = {.name = "Nordkredit AG", .named = true, .kind = "body"};

Page by_firm() {
    return Page("a", "Bote", "2031-05-04", closed + ", teilte die Nordkredit AG mit.")
        .says(firm, closed)
        .named("Nordkredit AG")
        .knows("Nordkredit AG", "body", "Nordkredit AG");
}

TEST(Voices, OfASpokespersonAreTheBodyThatTheirPhraseNames) {
    const auto page = [](const std::string& text) {
        return Page("b", "Kurier", "2031-05-05", text)
            .says(person, closed)
            .named("Merle Oltmanns")
            .knows("Nordkredit AG", "body", "Nordkredit AG")
            .knows("Polizei", "body", "Polizei");
    };
    EXPECT_THAT(sources_of(by_firm(), page("Die Polizei war da. " + closed +
                                           ", sagte Merle Oltmanns, Sprecherin der Nordkredit AG, am Abend.")),
                testing::ElementsAre("Nordkredit AG"));
    EXPECT_THAT(sources_of(by_firm(), page("Die Nordkredit AG. Dann kam die Polizei. " + closed +
                                           ", sagte Sprecherin Merle Oltmanns.")),
                SizeIs(2))
        << "the body named last before";
}

// The story has a board of the foundation, too, whose name ends as the foundation's.
TEST(Voices, OfASpokespersonAreTheBodyAndNoOtherOneOfIt) {
    const Party foundation = {.name = "Deutsche Seestiftung", .named = true, .kind = "body"};
    const Party spokesman = {.name = "ein Sprecher der Deutschen Seestiftung", .kind = "person"};
    const Page one = Page("a", "Bote", "2031-05-04", closed + ", teilte die Deutsche Seestiftung mit.")
                         .says(foundation, closed)
                         .named("Deutsche Seestiftung")
                         .knows("Deutsche Seestiftung", "body", "Deutsche Seestiftung");
    const Page other =
        Page("b", "Kurier", "2031-05-05",
             "Das Kuratorium der Deutschen Seestiftung tagt. " + closed +
                 ", sagte ein Sprecher der Deutschen Seestiftung.")
            .says(spokesman, closed)
            .named("ein Sprecher der Deutschen Seestiftung")
            .knows("Kuratorium der Deutschen Seestiftung", "body", "Kuratorium der Deutschen Seestiftung");
    EXPECT_THAT(sources_of(one, other), testing::ElementsAre("Deutsche Seestiftung"));
}

// What stands beside the name of somebody, once, and what they speak for.
struct PostOf {
    const char* text;  // with "Merle Oltmanns" in it
    std::size_t sources;
};

void PrintTo(const PostOf& given, std::ostream* out) { *out << given.text; }

class HolderOfAPost : public testing::TestWithParam<PostOf> {};

TEST_P(HolderOfAPost, SpeaksForTheBodyThatIsSaid) {
    const PostOf& given = GetParam();
    const Page page = Page("b", "Kurier", "2031-05-05", std::string(given.text) + ". " + closed + ", sagte sie.")
                          .says(person, closed)
                          .knows("Merle Oltmanns", "person", "Merle Oltmanns")
                          .knows("Nordkredit AG", "body", "Nordkredit AG");
    EXPECT_THAT(sources_of(by_firm(), page), SizeIs(given.sources));
}

INSTANTIATE_TEST_SUITE_P(
    Voices, HolderOfAPost,
    testing::Values(PostOf{"Merle Oltmanns (54), Chefin der Nordkredit AG, kam um acht", 1},
                    PostOf{"Da stand Merle Oltmanns, Beauftragte der Nordkredit AG für Sicherheit", 1},
                    PostOf{"Bei der Nordkredit AG wartet Vorstandschefin Merle Oltmanns", 1},
                    PostOf{"Nach der Nordkredit AG kam Präsidentin Merle Oltmanns an die Reihe", 2},
                    PostOf{"Nach der Nordkredit AG kam Merle Oltmanns, Vorsitzende des Kegelvereins", 2},
                    PostOf{"Ministerpräsidentin Merle Oltmanns besuchte die Nordkredit AG", 2}));

TEST(Voices, OfASpokespersonAreTheBodyThatMostPlacesName) {
    const std::string wrong = "Die Nordkredit AG. Dann kam die Polizei. Sprecherin Merle Oltmanns sagte: ";
    Page page("b", "Kurier", "2031-05-05",
              wrong + closed +
                  ". Die Nordkredit AG schwieg. Mehr wisse man nicht, sagte Sprecherin Merle Oltmanns. "
                  "Es tue ihr leid, sagte Sprecherin Merle Oltmanns.");
    page.says(person, closed).named("Merle Oltmanns").knows("Polizei", "body", "Polizei");
    page.says(person, "Mehr wisse man nicht").named_last("Merle Oltmanns");
    page.says(person, "Es tue ihr leid").named_last("Merle Oltmanns");
    page.knows("Nordkredit AG", "body", "Nordkredit AG schwieg");
    EXPECT_THAT(sources_of(by_firm(), page), testing::ElementsAre("Nordkredit AG"));
}

TEST(Voices, OfAConcernsSpokespersonAreNoUnions) {
    const Page page = Page("b", "Kurier", "2031-05-05",
                           "Die Nordkredit AG. Dann kam die Gewerkschaft Handel. " + closed +
                               ", so Konzernsprecherin Merle Oltmanns.")
                          .says(person, closed)
                          .named("Merle Oltmanns")
                          .knows("Nordkredit AG", "body", "Nordkredit AG")
                          .knows("Gewerkschaft Handel", "body", "Gewerkschaft Handel");
    EXPECT_THAT(sources_of(by_firm(), page), testing::ElementsAre("Nordkredit AG"));
}

TEST(Voices, OfAFirmThatIsCalledByItsKindAreItsOwn) {
    const Page page = Page("b", "Kurier", "2031-05-05", "Die Nordkredit AG äußerte sich. " + closed + ", so die Bank.")
                          .says(firm, "äußerte sich")
                          .named("Nordkredit AG")
                          .knows("Nordkredit AG", "body", "Nordkredit AG")
                          .says({.name = "Bank"}, closed)
                          .named("Bank");
    EXPECT_THAT(sources_of(by_firm(), page), testing::ElementsAre("Nordkredit AG"));
}

TEST(Voices, OfAPlaceAreTheOneBodyThatIsCalledByIt) {
    const auto speaks = [](const std::string& id, const std::string& name, const std::string& kind) {
        return Page(id, "Kurier " + id, "2031-05-05", name + " sagte: " + closed + ".")
            .says({.name = name, .named = true, .kind = kind}, closed)
            .named(name);
    };
    const Page ministry = speaks("a", "Außenministerium in Hamsur", "body");
    EXPECT_THAT(sources_of(ministry, speaks("b", "Hamsur", "place")),
                testing::ElementsAre("Außenministerium in Hamsur"));
    EXPECT_THAT(sources_of(ministry, speaks("b", "Ledesk", "place")), SizeIs(2));
    const Story story =
        story_of({ministry, speaks("b", "Stadtwerke in Hamsur", "body"), speaks("c", "Hamsur", "place")});
    ASSERT_FALSE(story.claims.empty());
    EXPECT_THAT(story.claims.front().sources, testing::Contains(testing::Field(&ClaimSource::name, "Hamsur")))
        << "of two bodies there nobody knows which it is";
}

TEST(Voices, OfAFirmWhoseNameIsCutShortAreItsOwn) {
    const Page page = Page("b", "Kurier", "2031-05-05", "Nordkredit: " + closed)
                          .says({.name = "Nordkredit", .named = true, .kind = "person"}, closed);
    EXPECT_THAT(sources_of(by_firm(), page), testing::ElementsAre("Nordkredit AG"));
}

TEST(Voices, OfABodyBearTheNameThatItsArticlesUse) {
    const auto speaks = [](const std::string& id, const std::string& name) {
        return Page(id, "Kurier " + id, "2031-05-04", name + ": " + closed + ".")
            .says({.name = name, .named = true, .kind = "body"}, closed)
            .named(name);
    };
    const std::string full = "Rechnungshof der Thalmark", usual = "Rechnungshof";
    std::vector<Reading> pages{speaks("a", full), speaks("b", usual)};
    const auto source = [&] {
        const Story story = story_of(pages);
        return story.claims.empty() ? "" : story.claims.front().sources.front().name;
    };
    EXPECT_EQ(source(), full);
    for (const char* id : {"c", "d", "e"}) pages.emplace_back(speaks(id, usual));
    EXPECT_EQ(source(), usual) << "one article of five has the full name";
    pages = {speaks("a", "Rechnungshof in Auber"), speaks("b", usual)};
    EXPECT_EQ(source(), usual) << "its seat is no part of its name";
}

TEST(Voices, OfASpokespersonAreTheBodyThatTheirArticleDoesNotKnow) {
    const Page second = Page("b", "Kurier", "2031-05-05", "Merle Oltmanns, Sprecherin der Nordkredit, kam. " + closed)
                            .says(person, closed)
                            .knows("Merle Oltmanns", "person", "Merle Oltmanns");
    EXPECT_THAT(sources_of(by_firm(), second), testing::ElementsAre("Nordkredit AG"));
}

TEST(Voices, OfAProsecutorAreTheirOffice) {
    const Page office = Page("a", "Bote", "2031-05-04", closed + ", so die Staatsanwaltschaft.")
                            .says({.name = "Staatsanwaltschaft", .named = true, .kind = "body"}, closed);
    const Page prosecutor = Page("b", "Kurier", "2031-05-05", closed + ", so Oberstaatsanwältin Merle Oltmanns.")
                                .says(person, closed)
                                .named("Merle Oltmanns");
    EXPECT_THAT(sources_of(office, prosecutor), testing::ElementsAre("Staatsanwaltschaft"));
}

TEST(Voices, OfABodyThatIsReadByHalfItsNameAreItsOwn) {
    const Page whole = Page("a", "Bote", "2031-05-04", closed + ", so die Fanhilfe Torsbek.")
                           .says({.name = "Fanhilfe Torsbek", .named = true, .kind = "body"}, closed);
    const auto half = [](const std::string& text) {
        return Page("b", "Kurier", "2031-05-05", text + ": " + closed)
            .says({.name = "Torsbek", .named = true, .kind = "person"}, closed)
            .named("Torsbek")
            .knows("Morgenstern Torsbek", "body", "Morgenstern Torsbek");
    };
    const std::string before = "Es spielt Morgenstern Torsbek. ";
    EXPECT_THAT(sources_of(whole, half(before + "Die Fanhilfe Torsbek meldet").named_last("Torsbek")),
                testing::ElementsAre("Fanhilfe Torsbek"));
    EXPECT_THAT(sources_of(whole, half(before + "Der alte Torsbek sagt").named_last("Torsbek")), SizeIs(2));
}

TEST(Voices, OfAClaimAreNotThoseThatCallItWrong) {
    const auto tells = [](const char* id, const std::string& says) {
        return Page(id, std::string("Kurier ") + id, "2031-05-04", says + ", hieß es in Auber.").says(firm, says);
    };
    const std::string wrong = "die Zahl von 612 Stellen im Werk an der Wehra";
    const Story story = story_of({tells("a", "Im Werk an der Wehra fallen 612 Stellen weg"),
                                  tells("b", "612 Stellen fallen weg im Werk an der Wehra"),
                                  Page("c", "Bote", "2031-05-05", "Merle Oltmanns korrigierte " + wrong + ".")
                                      .says(person, wrong, Act::deny, "korrigierte")
                                      .named("Merle Oltmanns")});
    ASSERT_FALSE(story.claims.empty());
    EXPECT_THAT(story.claims.front().sources, testing::ElementsAre(testing::Field(&ClaimSource::name, firm.name)));
}

TEST(Voices, OfAFigureAreCalledAsTheirArticleHasThem) {
    const auto counts = [](const char* id, const std::string& name, const std::string& number) {
        const std::string says = number + " Stellen fallen weg";
        return Page(id, std::string("Kurier ") + id, std::string("2031-05-0") + id, name + ": " + says + ".")
            .says({.name = name, .named = true, .kind = "body"}, says)
            .named(name)
            .counts(number, number, "Stellen");
    };
    const Story story =
        story_of({counts("1", "Auenhof Nahrung", "612"), counts("2", "Auenhof", "613"), counts("3", "Auenhof", "614"),
                  counts("4", "Auenhof", "615"), counts("5", "Auenhof", "616")});
    ASSERT_FALSE(story.figures.empty());
    std::vector<std::string> names;
    for (const FigureStep& step : story.figures.front().steps) names.push_back(step.speaker.name);
    EXPECT_THAT(names, testing::ElementsAre("Auenhof Nahrung", "Auenhof", "Auenhof", "Auenhof", "Auenhof"));
}

// What an article calls somebody whom another one names.
struct Called {
    const char* named;   // "said lawyer Cord Evers"
    const char* called;  // "the captain's lawyer"
    std::size_t sources;
};

// For the names of the tests.
void PrintTo(const Called& given, std::ostream* out) { *out << given.named << ", " << given.called; }

class PersonCalled : public testing::TestWithParam<Called> {};

TEST_P(PersonCalled, IsWhoeverIsNamedSoElsewhere) {
    const Called& given = GetParam();
    const Page first = Page("a", "Bote", "2031-05-04", closed + ", sagte " + given.named + ".")
                           .says({.name = "Cord Evers", .named = true, .kind = "person"}, closed);
    const Page second = Page("b", "Kurier", "2031-05-05", closed + ", hieß es.").says({.name = given.called}, closed);
    EXPECT_THAT(sources_of(first, second), SizeIs(given.sources)) << given.called;
}

INSTANTIATE_TEST_SUITE_P(Voices, PersonCalled,
                         testing::Values(Called{"Anwalt Cord Evers", "Anwalt des Kapitäns", 1},
                                         Called{"Anwalt Cord Evers", "ein Anwalt des Kapitäns", 2},
                                         Called{"Minister Cord Evers", "Minister Evers", 1},
                                         Called{"Cord Evers", "Sprecher Evers", 1},
                                         Called{"Cord Evers", "Anna Evers", 2}));

// A body, or a person, as two articles write it.
struct Written {
    const char* one;
    const char* other;
    std::size_t sources;
    const char* kind = "body";
};

void PrintTo(const Written& given, std::ostream* out) { *out << given.one << ", " << given.other; }

class NameWritten : public testing::TestWithParam<Written> {};

TEST_P(NameWritten, IsOneWhereNoOtherIsCalledSo) {
    const Written& given = GetParam();
    const auto page = [&](const char* id, const char* name) {
        return Page(id, std::string("Kurier ") + id, "2031-05-04", std::string(name) + ": " + closed + ".")
            .says({.name = name, .named = true, .kind = given.kind}, closed)
            .named(name);
    };
    EXPECT_THAT(sources_of(page("a", given.one), page("b", given.other)), SizeIs(given.sources));
}

INSTANTIATE_TEST_SUITE_P(
    Voices, NameWritten,
    testing::Values(Written{"Bund der Vollzugsbediensteten", "BdV", 1}, Written{"Tunnelgesellschaft Lohberg", "TGL", 1},
                    Written{"Verband der Reeder", "VdR", 1}, Written{"Tunnelgesellschaft Lohberg", "TGV", 2},
                    Written{"Verband der Reeder", "BdR", 2},
                    Written{"Justizministerium in Lehnstadt", "Justizministerium von Marschen", 1},
                    Written{"Bauamt Auber", "Bauamt Wehr", 2},
                    Written{"Reederei Brandsen in Havnsund", "Reederei Dwarslinie", 2},
                    Written{"Personalrat der Universität Auber", "Universität Auber", 2},
                    Written{"Untersuchungskommission", "Kommission", 1}, Written{"Finanzministerium", "Ministerium", 1},
                    Written{"Polizeidirektion Hallerau", "Polizei", 1}, Written{"Bundespolizei", "Polizei", 2},
                    Written{"Polizeischule", "Polizei", 2}, Written{"Polizeigewerkschaft", "Polizei", 2},
                    Written{"Hersteller Auenhof Nahrung", "Auenhof Nahrung GmbH", 1},
                    Written{"Auenhof Nahrung", "Auenhof Saatgut", 2}, Written{"Cord Evers", "Cord E.", 1, "person"},
                    Written{"Cord Evers", "Cord F.", 2, "person"}, Written{"Cord Evers", "Carl E.", 2, "person"}));

TEST(Voices, OfABranchBearItsName) {
    const Page first = Page("a", "Bote", "2031-05-04", closed + ", so die Polizeidirektion Hallerau.")
                           .says({.name = "Polizeidirektion Hallerau", .named = true, .kind = "body"}, closed);
    const Page second = Page("b", "Kurier", "2031-05-05", closed + ", so die Polizei.")
                            .says({.name = "Polizei", .named = true, .kind = "body"}, closed);
    EXPECT_THAT(sources_of(first, second), testing::ElementsAre("Polizeidirektion Hallerau"));
}

}  // namespace
}  // namespace sayso
