#include "page/visible.h"

#include <gtest/gtest.h>

#include "sayso/pack.h"

namespace sayso::page {
namespace {

using Names = std::vector<std::string>;

const PageWords& german() {
    static const auto pack = Pack::open(SAYSO_TEST_PACK);
    static const PageWords words(pack.value().data());
    return words;
}

TEST(Credits, NamesAreTakenApart) {
    struct Case {
        const char* field;
        Names people, agencies;
    };
    const std::vector<Case> cases = {
        {"Anna Muster", {"Anna Muster"}, {}},
        {"Von Anna Muster und Ben Beispiel", {"Anna Muster", "Ben Beispiel"}, {}},
        {"Anna Muster, Berlin", {"Anna Muster"}, {}},
        {"Anna Muster, dpa", {"Anna Muster"}, {"dpa"}},
        {"dpa/AFP", {}, {"dpa", "AFP"}},
        {"Deutsche Presse-Agentur", {}, {"dpa"}},
        {"Redaktion", {}, {}},
        {"RICO STAMER", {"Rico Stamer"}, {}},
        {"Eva Kirchner-Rätsch", {"Eva Kirchner-Rätsch"}, {}},
        {"e.muster@kurier.example", {}, {}},
        {"Ursula von der Brake", {"Ursula von der Brake"}, {}},
        {"Reuters", {}, {"Reuters"}},
    };
    for (const Case& c : cases) {
        const Credits credits = credits_from(c.field, german());
        EXPECT_EQ(credits.people, c.people) << c.field;
        EXPECT_EQ(credits.agencies, c.agencies) << c.field;
    }
}

TEST(Byline, OpensWithItsWord) {
    EXPECT_EQ(byline("Von Anna Muster, Lünwerder", german())->people, Names{"Anna Muster"});
    EXPECT_EQ(byline("Ein Kommentar von Anna Muster", german())->people, Names{"Anna Muster"});
    EXPECT_FALSE(byline("Von der Insel kam keine Antwort", german()));
    EXPECT_FALSE(byline("Anna Muster ging", german()));
}

TEST(Agencies, StandInBracketsDatelinesAndSourceLines) {
    const std::vector<std::pair<std::string, Names>> cases = {
        {"Das Wetter bleibt gut. (dpa/AFP)", {"dpa", "AFP"}},
        {"Das Wetter bleibt gut. (mit dpa)", {"dpa"}},
        {"Mit Material von dpa und Reuters", {"dpa", "Reuters"}},
        {"Quelle: dpa", {"dpa"}},
        {"dpa/lnw", {"dpa"}},
        {"HALLSAND (dkd) – Zwei Menschen starben.", {"dkd"}},
        {"Die Nato (Brüssel) teilte mit, dass dpa irrt.", {}},
        {"Die Partei (SPD) stimmte zu.", {}},
    };
    for (const auto& [text, agencies] : cases) EXPECT_EQ(agencies_in(text, german()), agencies) << text;
}

TEST(WrittenDate, BecomesIso) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"4. Mai 2031, 18:15 Uhr", "2031-05-04T18:15:00"},
        {"04.05.2031 - 11:40 Uhr", "2031-05-04T11:40:00"},
        {"Stand: 05.05.2031 17.20 Uhr", "2031-05-05T17:20:00"},
        {"Montag, 5. Mai 2031", "2031-05-05"},
        {"7. Dez. 2030", "2030-12-07"},
        {"35.05.2031", ""},
        {"im Mai 2031", ""}};
    for (const auto& [line, iso] : cases) EXPECT_EQ(written_date(line, german()), iso) << line;
}

TEST(GluedHeadline, BeginsAfterAClosingMark) {
    EXPECT_EQ(glued_headline("Er sieht „Eskalation“Extreme Verluste"), std::string("Er sieht „Eskalation“").size());
    EXPECT_EQ(glued_headline("Was nun wird?Die Lage am Abend"), std::string("Was nun wird?").size());
    EXPECT_EQ(glued_headline("Er sieht „Eskalation“ und Verluste"), 0U);
    EXPECT_EQ(glued_headline("Er nennt es „Yahoo“Mail"), 0U);
}

}  // namespace
}  // namespace sayso::page
