// Counts of what is found: by hand for a small story, against a plain count of the hits for a large one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "entity/entity.h"
#include "ledger/open_ledger.h"
#include "ledger/sample.h"
#include "ledger/snapshot.h"
#include "ledger/tally.h"
#include "query/query.h"
#include "support/files.h"

namespace sayso {
namespace {

using testing::ElementsAre;

constexpr auto all_facets = std::to_array({FacetBy::who, FacetBy::via, FacetBy::outlet, FacetBy::act, FacetBy::form,
                                           FacetBy::certainty, FacetBy::month, FacetBy::day});

std::string lines_of(const std::vector<Facet>& facets) {
    std::string lines;
    for (const Facet& facet : facets) lines += facet.value + " " + std::to_string(facet.statements) + "; ";
    return lines;
}

std::string facet_lines(const Ledger& ledger, const std::string& query, FacetBy by, std::uint32_t most = 10) {
    return lines_of(ledger.facets(parse_query(query).value(), by, most).value());
}

struct Case {
    std::string query;
    bool (*finds)(const Article& article, const Statement& statement);
};

// The same by looking at every statement.
std::string counted(const std::vector<Reading>& readings, const Case& one, FacetBy by, std::uint32_t most) {
    std::map<std::string, std::uint64_t> counts;
    const auto count = [&](const Article& article, const Statement& statement) {
        switch (by) {
            case FacetBy::who: ++counts[statement.who.front().name]; break;
            case FacetBy::via:
                for (const Party& via : statement.via) ++counts[via.name];
                if (statement.via.empty()) ++counts[""];
                break;
            case FacetBy::outlet: ++counts[article.outlet]; break;
            case FacetBy::act: ++counts[std::string(name_of(statement.act))]; break;
            case FacetBy::form: ++counts[std::string(name_of(statement.form))]; break;
            case FacetBy::certainty: ++counts[std::string(name_of(statement.certainty))]; break;
            case FacetBy::month: ++counts[article.published.substr(0, 7)]; break;
            case FacetBy::day: ++counts[article.published.substr(0, 10)]; break;
        }
    };
    for (const Reading& reading : readings) {
        for (const Statement& statement : reading.statements) {
            if (one.finds(reading.article, statement)) count(reading.article, statement);
        }
    }
    std::vector<Facet> facets;
    for (const auto& [value, statements] : counts) facets.push_back({value, statements});
    std::stable_sort(facets.begin(), facets.end(),
                     [](const Facet& a, const Facet& b) { return a.statements > b.statements; });
    if (facets.size() > most) facets.resize(most);
    return lines_of(facets);
}

// Enough statements for each way of counting: by looking names up one by one, and in one go; in a map, and in places.
std::vector<Reading> large_story() {
    std::vector<Reading> readings = test::generated_readings(1100, 10);
    std::size_t n = 0;
    for (Reading& reading : readings) {
        reading.article.outlet = "Zeitung " + std::to_string(n % 13);
        reading.article.published = "2031-0" + std::to_string(1 + n % 7) + "-1" + std::to_string(n % 9);
        for (Statement& statement : reading.statements) {
            ++n;
            statement.act = static_cast<Act>(n % 3 == 0 ? n % 10 : 0);
            statement.certainty = static_cast<Certainty>(n % 11 == 0);
            if (n % 5 == 0) statement.via.push_back({std::nullopt, "Agentur " + std::to_string(n % 4), true, "outlet"});
            if (n % 20 == 0) statement.via.push_back({std::nullopt, "Sender", true, "outlet"});
        }
    }
    return readings;
}

TEST(Facets, CountWhatTheQueryFinds) {
    const test::TemporaryFolder folder;
    const auto ledger = test::create_ledger(folder.path() / "l.sayso");
    test::must_add(*ledger, test::ferry_story());
    EXPECT_EQ(facet_lines(*ledger, "", FacetBy::who),
              "Jana Möller 2;  1; Ole Brandt 1; Opposition 1; Verkehrsministerium 1; ein Matrose 1; ");
    EXPECT_EQ(facet_lines(*ledger, "", FacetBy::who, 1), "Jana Möller 2; ");
    EXPECT_EQ(facet_lines(*ledger, "limit:1 offset:1", FacetBy::outlet), "Kurier 4; Abendblatt Norderhaven 2;  1; ");
    EXPECT_EQ(facet_lines(*ledger, "outlet:kurier", FacetBy::act), "demand 1; deny 1; state 1; warn 1; ");
    EXPECT_EQ(facet_lines(*ledger, "möller", FacetBy::form), "indirect 2; ");
    EXPECT_EQ(facet_lines(*ledger, "menschen", FacetBy::certainty), "firm 1; hedged 1; ");
    EXPECT_EQ(facet_lines(*ledger, "", FacetBy::month), "2031-05 6;  1; ");
    EXPECT_EQ(facet_lines(*ledger, "", FacetBy::day), "2031-05-05 4; 2031-05-04 2;  1; ");
    EXPECT_EQ(facet_lines(*ledger, "", FacetBy::via), " 6; Nordpress 1; ");
    EXPECT_EQ(facet_lines(*ledger, "brandt", FacetBy::via), " 1; Nordpress 1; ");
    EXPECT_EQ(facet_lines(*ledger, "nichtsdergleichen", FacetBy::who), "");
    EXPECT_EQ(facet_lines(*ledger, "nichtsdergleichen", FacetBy::via), "");
    EXPECT_EQ(facet_lines(*ledger, "", FacetBy::who, 0), "");
}

TEST(Facets, JointSpeakersCountEachForThemselves) {
    const test::TemporaryFolder folder;
    Reading reading = test::reading_of({"a1", "Kurier", "2031-05-04", "", "Es sei gut, sagten Ada und Ole."},
                                       {{.content = "Es sei gut", .who = "Ada"}});
    reading.statements[0].who.push_back({std::nullopt, "Ole", true, "person"});
    for (const auto& cache : {std::shared_ptr<LedgerCache>(), make_ledger_cache()}) {
        const auto ledger = test::open_ledger(folder.path() / "l.sayso",
                                              {.mode = LedgerOptions::Mode::create, .terms_of = {}, .cache = cache});
        test::must_add(*ledger, {reading});
        EXPECT_EQ(facet_lines(*ledger, "", FacetBy::who), "Ada 1; Ole 1; ");
    }
}

TEST(Facets, AreTheCountsOfAllStatementsThatTheQueryFinds) {
    const test::TemporaryFolder folder;
    const std::vector<Reading> story = large_story();
    test::must_add(*test::create_ledger(folder.path() / "l.sayso"), story);
    const auto plain = test::open_ledger(folder.path() / "l.sayso");
    const auto cached = test::open_ledger(
        folder.path() / "l.sayso", {.mode = LedgerOptions::Mode::read, .terms_of = {}, .cache = make_ledger_cache()});
    const auto cases = std::to_array<Case>({
        {"", [](const Article&, const Statement&) { return true; }},
        {"act:deny", [](const Article&, const Statement& s) { return s.act == Act::deny; }},
        {"outlet:zeitung+3 not:certainty:hedged",
         [](const Article& a, const Statement& s) {
             return a.outlet == "Zeitung 3" && s.certainty != Certainty::hedged;
         }},
        {"by:person3", [](const Article&, const Statement& s) { return s.who.front().name == "Person3"; }},
        {"via:sender", [](const Article&, const Statement& s) { return s.via.size() == 2; }},
        {"satz", [](const Article&, const Statement&) { return true; }},
    });
    std::vector<FacetWanted> wanted;
    for (const FacetBy by : all_facets) wanted.push_back({by, 5});
    for (const Case& one : cases) {
        const Query query = parse_query(one.query).value();
        const auto several = plain->facets(query, wanted).value();
        const auto from_memory = cached->facets(query, wanted).value();
        ASSERT_EQ(several.size(), wanted.size());
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const std::string expected = counted(story, one, wanted[i].by, 5);
            EXPECT_EQ(lines_of(several[i]), expected) << one.query << " by " << name_of(wanted[i].by);
            EXPECT_EQ(lines_of(from_memory[i]), expected) << one.query << " by " << name_of(wanted[i].by);
        }
        EXPECT_EQ(cached->find(query)->total, plain->find(query)->total) << one.query;
    }
    EXPECT_EQ(cached->counts()->statements, plain->counts()->statements);
}

// What is in memory must never outlive what changes it.
class CachedReading : public testing::Test {
protected:
    CachedReading() : writer_(test::create_ledger(path())) {
        test::must_add(*writer_, story_);
        for (auto* reader : {&first_, &second_})
            *reader = test::open_ledger(path(), {.mode = LedgerOptions::Mode::read, .terms_of = {}, .cache = cache_});
        expect_same_as_the_file("at first");
    }

    [[nodiscard]] std::filesystem::path path() const { return folder_.path() / "l.sayso"; }

    static std::string listed(const Ledger& ledger, const std::string& query) {
        const Found found = ledger.find(parse_query(query).value()).value();
        std::string list = std::to_string(found.total);
        for (const Hit& hit : found.hits)
            list += "\n" + hit.record + " " + hit.outlet + " " + hit.content + " " + hit.who;
        return list;
    }

    void expect_same_as_the_file(const std::string& when) const {
        const auto plain = test::open_ledger(path());
        for (const auto* reader : {&first_, &second_}) {
            for (const char* const query :
                 {"", "satz", "menschen not:satz", "by:möller", "via:nordpress", "by:person3 satz",
                  "satz order:oldest limit:7", "limit:5 offset:630", "versions:all satz"}) {
                for (const FacetBy by : all_facets)
                    EXPECT_EQ(facet_lines(**reader, query, by), facet_lines(*plain, query, by))
                        << query << " by " << name_of(by) << " " << when;
                for (int time = 0; time < 2; ++time)
                    EXPECT_EQ(listed(**reader, query), listed(*plain, query)) << query << " " << when;
            }
            EXPECT_EQ((*reader)->counts()->statements, plain->counts()->statements) << when;
        }
    }

    test::TemporaryFolder folder_;
    std::vector<Reading> story_ = test::ferry_story();
    std::unique_ptr<Ledger> writer_;
    std::shared_ptr<LedgerCache> cache_ = make_ledger_cache();
    std::unique_ptr<Ledger> first_;
    std::unique_ptr<Ledger> second_;
};

TEST_F(CachedReading, FollowsWhatIsAdded) {
    for (const Reading& reading : test::generated_readings(3, 4)) {
        test::must_add(*writer_, {reading});
        expect_same_as_the_file("after another article");
    }
}

TEST_F(CachedReading, FollowsANewVersion) {
    Reading later = story_[1];
    later.article.text += "\nEin Nachtrag.";
    later.article.version = "b3:later";
    later.statements.pop_back();
    test::must_add(*writer_, {later});
    expect_same_as_the_file("after a new version");
    EXPECT_EQ(facet_lines(*first_, "", FacetBy::via), " 6; ");
}

// Of the second article's statements, which stand in the first chunk of columns, while new rows go to the second.
TEST_F(CachedReading, FollowsANewVersionOfWhatWasAddedLongAgo) {
    test::must_add(*writer_, test::generated_readings(110, 10));
    expect_same_as_the_file("after many articles");
    Reading later = story_[1];
    later.article.version = "b3:later";
    later.statements.pop_back();
    test::must_add(*writer_, {later});
    expect_same_as_the_file("after a new version");
}

// Counts and lists of so many are kept, and brought up by what has changed.
TEST_F(CachedReading, FollowsManyVersionsOfWhatItCountedBefore) {
    std::vector<Reading> readings = test::generated_readings(450, 10);
    for (std::size_t i = 0; i < readings.size(); ++i)
        readings[i].article.published = "2031-05-" + std::to_string(10 + i % 17);
    const std::vector<Reading> later(readings.end() - 6, readings.end());
    readings.resize(readings.size() - later.size());
    test::must_add(*writer_, readings);
    expect_same_as_the_file("after many articles");
    for (std::size_t turn = 0; turn < later.size(); ++turn) {
        // The one that stood last, and others; every other turn several at once.
        Reading again = readings[readings.size() - 1 - 9 * turn];
        again.article.version = "b3:later" + std::to_string(turn);
        again.article.published = "2031-06-0" + std::to_string(1 + turn % 3);
        again.statements.resize(6);
        again.statements[0].act = Act::deny;
        again.statements[1].via.push_back({std::nullopt, "Agentur", true, "outlet"});
        again.statements[2].who.push_back({std::nullopt, "Ole", true, "person"});
        test::must_add(*writer_, {again, later[turn]});
        if (turn % 2 == 0) expect_same_as_the_file("turn " + std::to_string(turn));
    }
    expect_same_as_the_file("at last");
}

// In that one a word may mean another term, which stands in texts that were there before.
TEST(CachedCounting, FollowsALanguageThatComesLater) {
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "l.sayso";
    const TermsOf terms_of = [](std::string_view text, std::string_view language) {
        std::string words = fold_words(text);
        return language == "yy" && words == "satz" ? "wort" : words;
    };
    const auto writer = test::open_ledger(path, {.mode = LedgerOptions::Mode::create, .terms_of = terms_of});
    const auto reader = test::open_ledger(
        path, {.mode = LedgerOptions::Mode::read, .terms_of = terms_of, .cache = make_ledger_cache()});
    std::vector<Reading> readings = test::generated_readings(412, 10);
    for (std::size_t i = 410; i < readings.size(); ++i) {
        std::string& text = readings[i].article.text;
        for (std::size_t at = 0; (at = text.find("Satz")) != std::string::npos;) text.replace(at, 4, "Wort");
    }
    Reading later = readings.back();
    later.article.language = "yy";
    readings.pop_back();
    test::must_add(*writer, readings);
    EXPECT_EQ(facet_lines(*reader, "satz", FacetBy::outlet), "Kurier 4100; ");
    test::must_add(*writer, {later});
    EXPECT_EQ(facet_lines(*reader, "satz", FacetBy::outlet), "Kurier 4120; ");
}

TEST_F(CachedReading, OfAMomentBeforeTheLastCommitStaysWhatItWas) {
    auto before = ledger::Connection::open(path().string(), SQLITE_OPEN_READWRITE, "before").value();
    auto after = ledger::Connection::open(path().string(), SQLITE_OPEN_READWRITE, "after").value();
    const auto first_moment = ledger::Transaction::begin(*before, ledger::Transaction::Kind::read);
    const auto first = cache_->snapshot(*before).value();
    test::must_add(*writer_, test::generated_readings(1, 4));
    const auto second_moment = ledger::Transaction::begin(*after, ledger::Transaction::Kind::read);
    const auto second = cache_->snapshot(*after).value();
    EXPECT_EQ(second->last_row(), first->last_row() + 4);
    EXPECT_EQ(second->statements_in_view(), first->statements_in_view() + 4);
    EXPECT_EQ(cache_->snapshot(*before).value(), first);
    EXPECT_EQ(cache_->snapshot(*after).value(), second);
}

TEST_F(CachedReading, FollowsWhatIsDoneByHand) {
    const std::string id = story_[1].statements[1].id;
    const Correction correction{
        .statement = id, .field = Correction::Field::who, .value = "Ada", .by = "desk", .at = "2031-05-06T10:00:00Z"};
    ASSERT_TRUE(writer_->correct(correction));
    expect_same_as_the_file("after a correction");
    ASSERT_TRUE(writer_->edit_entities({{EntityEdit::Kind::rename, entity_id("Jana Möller", "person"), "J. Möller", "",
                                         "desk", "2031-05-06T10:00:00Z", "so"}}));
    expect_same_as_the_file("after a name was changed");
    ASSERT_TRUE(writer_->forget("a2", "2031-05-06T10:00:00Z", "asked to"));
    expect_same_as_the_file("after an article was forgotten");
}

// Values that share their places, and more than there are places at first.
TEST(Tally, CountsWhatComesAndGoes) {
    ledger::Tally tally;
    std::map<std::uint32_t, std::uint64_t> expected;
    for (std::uint32_t n = 0; n < 3000; ++n) {
        const std::uint32_t value = n * n % 211;
        tally.add(value);
        ++expected[value];
        if (n % 3 != 0) continue;
        tally.take_away(value);
        --expected[value];
    }
    std::erase_if(expected, [](const auto& one) { return one.second == 0; });
    std::map<std::uint32_t, std::uint64_t> counted;
    for (const auto& [value, times] : tally.counts()) counted[value] = times;
    EXPECT_EQ(counted, expected);
}

TEST(Memo, KeepsWhatIsAskedForAndForgetsTheRest) {
    ledger::Memo<int, int> memo(10);
    for (int i = 0; i < 100; ++i) {
        memo.keep(i, std::make_shared<const int>(i), 1);
        ASSERT_NE(memo.find(0), nullptr) << i;
    }
    EXPECT_EQ(memo.find(50), nullptr);
    EXPECT_EQ(*memo.find(99), 99);
    memo.keep(99, std::make_shared<const int>(1), 1);
    EXPECT_EQ(*memo.find(99), 1);
}

TEST(Memo, LetsGoOfWhatItForgets) {
    ledger::Memo<int, int> memo(10);
    std::vector<std::weak_ptr<const int>> all;
    for (int i = 0; i < 100; ++i) {
        const auto value = std::make_shared<const int>(i);
        all.emplace_back(value);
        memo.keep(i, value, 1);
        const auto alive = std::count_if(all.begin(), all.end(), [](const auto& one) { return !one.expired(); });
        ASSERT_LE(alive, 10) << i;
    }
}

}  // namespace
}  // namespace sayso
