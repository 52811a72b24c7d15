#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "ledger/dump.h"
#include "ledger/open_ledger.h"
#include "ledger/process.h"
#include "ledger/sample.h"
#include "support/files.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;
using test::create_ledger;
using test::must_add;
using testing::HasSubstr;
using Mode = LedgerOptions::Mode;

constexpr Mode modes[] = {Mode::read, Mode::write, Mode::create};

class Opening : public testing::Test {
protected:
    fs::path path() const { return folder_.path() / "l.sayso"; }

    void write(std::string_view bytes) const { std::ofstream(path(), std::ios::binary) << bytes; }

    // The message of the error that opening gives; "opened" if it gives none.
    std::string refusal(Mode mode, const fs::path& file) const {
        const auto ledger = Ledger::open(file.string(), {.mode = mode, .busy_milliseconds = 0});
        if (ledger) return "opened";
        EXPECT_EQ(ledger.error().input, file.string());
        return ledger.error().message();
    }
    std::string refusal(Mode mode) const { return refusal(mode, path()); }

    void make_full_ledger() const { must_add(*create_ledger(path()), test::generated_readings(50, 10)); }

    test::TemporaryFolder folder_;
};

TEST_F(Opening, AMissingLedgerIsMadeOnlyIfAskedFor) {
    EXPECT_THAT(refusal(Mode::read), HasSubstr("there is no ledger here"));
    EXPECT_THAT(refusal(Mode::write), HasSubstr("there is no ledger here"));
    EXPECT_FALSE(fs::exists(path()));
    EXPECT_EQ(refusal(Mode::create), "opened");
    EXPECT_EQ(refusal(Mode::read), "opened");
}

TEST_F(Opening, LeavesNothingBesideTheFile) {
    create_ledger(path());
    EXPECT_EQ(refusal(Mode::read), "opened");
    EXPECT_EQ(std::distance(fs::directory_iterator(folder_.path()), fs::directory_iterator()), 1);
}

TEST_F(Opening, AnEmptyFileIsNoLedgerYet) {
    write("");
    EXPECT_THAT(refusal(Mode::read), HasSubstr("the file is empty"));
    EXPECT_EQ(refusal(Mode::create), "opened");
    EXPECT_EQ(refusal(Mode::read), "opened");
}

TEST_F(Opening, RefusesAFileThatIsNotSqlite) {
    write("Der Minister sagte, es sei alles in Ordnung.");
    for (const Mode mode : modes)
        EXPECT_THAT(refusal(mode), HasSubstr("this is not a ledger: it is not an SQLite file"));
    EXPECT_EQ(test::read_file(path()).size(), 44U);
}

TEST_F(Opening, RefusesAnotherProgramsDatabaseAndLeavesItAlone) {
    for (const char* sql : {"CREATE TABLE t(x)", "PRAGMA application_id = 7; CREATE TABLE u(x)"}) {
        test::execute(path(), sql);
        const std::string before = test::read_file(path());
        for (const Mode mode : modes) EXPECT_THAT(refusal(mode), HasSubstr("another program's SQLite file"));
        EXPECT_EQ(test::read_file(path()), before);
    }
}

TEST_F(Opening, RefusesANewerFormat) {
    create_ledger(path());
    test::execute(path(), "PRAGMA user_version = 99");
    for (const Mode mode : modes) EXPECT_THAT(refusal(mode), HasSubstr("newer Sayso (format 99, this one knows 4)"));
}

TEST_F(Opening, RefusesALedgerThatLacksATable) {
    create_ledger(path());
    test::execute(path(), "DROP TABLE times");
    EXPECT_THAT(refusal(Mode::read), HasSubstr("its table times is missing"));
}

TEST_F(Opening, RefusesAFolderAndANamelessPath) {
    EXPECT_THAT(refusal(Mode::create, folder_.path()), HasSubstr("not a file"));
    EXPECT_THAT(refusal(Mode::create, ""), HasSubstr("has no path"));
    EXPECT_THAT(refusal(Mode::create, folder_.path() / "no" / "such" / "folder"), HasSubstr("cannot be opened"));
}

TEST_F(Opening, TakesEveryPathForAFilesName) {
    const fs::path before = fs::current_path();
    fs::current_path(folder_.path());
    for (const char* name : {":memory:", "file:x?mode=memory", "a b?c#d%41.sayso", "Zeitung ß"}) {
        EXPECT_EQ(refusal(Mode::create, name), "opened");
        EXPECT_TRUE(fs::exists(name)) << name;
    }
    fs::current_path(before);
}

TEST_F(Opening, RefusesATruncatedLedger) {
    make_full_ledger();
    const auto size = fs::file_size(path());
    for (const std::uintmax_t kept :
         {size - 1, size / 2, std::uintmax_t{4096}, std::uintmax_t{100}, std::uintmax_t{50}}) {
        fs::resize_file(path(), kept);
        for (const Mode mode : modes) EXPECT_THAT(refusal(mode), HasSubstr("damaged: its end is missing")) << kept;
    }
}

// Whatever was written over, the ledger answers or says that it is damaged.
TEST_F(Opening, BearsDamageAnywhere) {
    must_add(*create_ledger(path()), test::generated_readings(12, 5));
    const std::string whole = test::read_file(path());
    int noticed = 0;
    for (std::size_t at = 100; at + 600 < whole.size(); at += whole.size() / 97) {
        std::string damaged = whole;
        for (std::size_t i = 0; i < 512; ++i) damaged[at + i] = static_cast<char>(i * 7 + at);
        write(damaged);
        const auto ledger = Ledger::open(path().string(), {.mode = Mode::write});
        if (!ledger) {
            ++noticed;
            continue;
        }
        const auto found = (*ledger)->find({.terms = {{Field::words, "satz", false, {}, {}}}, .limit = 1000});
        const auto who = (*ledger)->who("Person1");
        const auto added = (*ledger)->add(test::ferry_story());
        for (const auto* error :
             {found ? nullptr : &found.error(), who ? nullptr : &who.error(), added ? nullptr : &added.error()}) {
            if (error == nullptr) continue;
            ++noticed;
            EXPECT_FALSE(error->what.empty());
        }
    }
    EXPECT_GT(noticed, 20);
}

TEST_F(Opening, AReadOnlyFileCanBeReadButNotWritten) {
    make_full_ledger();
    ::chmod(folder_.path().c_str(), 0777);
    ::chmod(path().c_str(), 0444);
    EXPECT_EQ(test::run_unprivileged([&] {
                  if (refusal(Mode::read) != "opened") return 1;
                  if (test::open_ledger(path())->find({})->total != 500) return 2;
                  if (refusal(Mode::write).find("cannot be written") == std::string::npos) return 3;
                  return 0;
              }),
              0);
}

TEST_F(Opening, ALedgerInAReadOnlyFolderCanBeRead) {
    make_full_ledger();
    ::chmod(path().c_str(), 0444);
    ::chmod(folder_.path().c_str(), 0555);
    EXPECT_EQ(test::run_unprivileged([&] {
                  if (refusal(Mode::read) != "opened") return 1;
                  if (test::open_ledger(path())->find({})->total != 500) return 2;
                  if (refusal(Mode::write).find("cannot be") == std::string::npos) return 3;
                  if (refusal(Mode::create, folder_.path() / "new.sayso").find("cannot be opened") == std::string::npos)
                      return 4;
                  return 0;
              }),
              0);
}

TEST_F(Opening, AnUnreadableFileSaysSo) {
    make_full_ledger();
    ::chmod(folder_.path().c_str(), 0755);
    ::chmod(path().c_str(), 0);
    EXPECT_EQ(test::run_unprivileged(
                  [&] { return refusal(Mode::read).find("may not be read") == std::string::npos ? 1 : 0; }),
              0);
}

TEST_F(Opening, ASecondWriterWaitsOrIsToldSo) {
    const auto first = create_ledger(path());
    const auto second = test::open_ledger(path(), {.mode = Mode::write, .busy_milliseconds = 50});
    must_add(*first, {test::ferry_story()[0]});
    EXPECT_TRUE(second->add({test::ferry_story()[1]}));

    // While somebody holds the file for writing …
    int ready[2];
    int release[2];
    ASSERT_EQ(pipe(ready), 0);
    ASSERT_EQ(pipe(release), 0);
    const pid_t holder = test::start([&] {
        char byte = 0;
        try {
            test::execute(path(), "BEGIN IMMEDIATE; COMMIT");
        } catch (...) {
            return 1;
        }
        sqlite3* handle = nullptr;
        sqlite3_open_v2(path().c_str(), &handle, SQLITE_OPEN_READWRITE, nullptr);
        sqlite3_exec(handle, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
        if (::write(ready[1], "x", 1) != 1 || ::read(release[0], &byte, 1) != 1) return 2;
        return 0;
    });
    char byte = 0;
    ASSERT_EQ(::read(ready[0], &byte, 1), 1);
    const auto added = second->add({test::ferry_story()[2]});
    ASSERT_FALSE(added);
    EXPECT_THAT(added.error().message(), HasSubstr("being written by somebody else (try again"));
    // … others can read.
    EXPECT_EQ(test::open_ledger(path())->counts()->articles, 2U);
    ASSERT_EQ(::write(release[1], "x", 1), 1);
    EXPECT_EQ(test::wait_for(holder), 0);
    EXPECT_TRUE(second->add({test::ferry_story()[2]}));
    EXPECT_EQ(first->counts()->articles, 3U);
}

TEST_F(Opening, TwoWritersAtOnceLoseNothing) {
    const auto readings = test::generated_readings(60, 3);
    const auto add_every_second = [&](std::size_t from) {
        return test::start([&, from] {
            const auto ledger = Ledger::open(path().string(), {.mode = Mode::create, .busy_milliseconds = 60'000});
            if (!ledger) return 1;
            for (std::size_t i = from; i < readings.size(); i += 2) {
                if (!(*ledger)->add({readings[i]})) return 2;
            }
            return 0;
        });
    };
    const pid_t even = add_every_second(0);
    const pid_t odd = add_every_second(1);
    EXPECT_EQ(test::wait_for(even), 0);
    EXPECT_EQ(test::wait_for(odd), 0);
    EXPECT_EQ(test::open_ledger(path())->counts()->articles, 60U);
    EXPECT_EQ(test::wholeness(test::dump(path())), "whole");
}

// A process that opens the file once more must not lose the locks that tell others that it still reads: they would
// delete the log that it reads, and it would see nothing new again, or a damaged ledger.
TEST_F(Opening, WhoeverReadsSeesWhatOthersAddHoweverOftenTheFileIsOpened) {
    make_full_ledger();
    const auto more = test::generated_readings(52, 10);
    int go[2];
    ASSERT_EQ(pipe(go), 0);
    const pid_t adder = test::start([&] {
        char byte = 0;
        if (::read(go[0], &byte, 1) != 1) return 1;
        for (const std::size_t number : {50, 51}) {
            const auto ledger = Ledger::open(path().string(), {.mode = Mode::write});
            if (!ledger || !(*ledger)->add({more[number]})) return 2;
        }
        return 0;
    });
    const auto reader = test::open_ledger(path());
    EXPECT_EQ(reader->counts()->articles, 50U);
    const auto another = test::open_ledger(path());
    EXPECT_EQ(::write(go[1], "x", 1), 1);
    ASSERT_EQ(test::wait_for(adder), 0);
    const auto counts = reader->counts();
    ASSERT_TRUE(counts) << counts.error().message();
    EXPECT_EQ(counts->articles, 52U);
    const auto found = another->find({.terms = {{Field::words, "satz", false, {}, {}}}});
    ASSERT_TRUE(found) << found.error().message();
    EXPECT_EQ(found->total, 520U);
}

}  // namespace
}  // namespace sayso
