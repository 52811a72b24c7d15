// Bad input: a clear error, exit status 1 or 2, and the rest is still read.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "fault/program.h"
#include "support/files.h"

namespace sayso {
namespace {

using test::Outcome;
using test::run_sayso;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class BadInput : public testing::Test {
protected:
    test::TemporaryFolder folder_;  // first: what follows writes into it

    // A path, quoted for the shell, of a file with these bytes.
    std::string write(const std::string& name, const std::string& bytes) {
        const auto path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << bytes;
        return "'" + path.string() + "'";
    }
    std::string path(const std::string& name) { return "'" + (folder_.path() / name).string() + "'"; }

    std::string good_ = write(
        "good.txt",
        "Fähre gesunken\n\nDie Fähre ist am Sonntag gesunken. „Zwölf Menschen fehlen noch“, sagte die Sprecherin der "
        "Polizei, Ada Müller, am Abend. Der Minister erklärte, er werde den Fall prüfen lassen.\n");

    // One bad file before a good one: complained about, and the good one read.
    void expect_complaint(const std::string& bad, const std::string& complaint) {
        const Outcome outcome = run_sayso("read " + bad + " " + good_ + " --format text");
        EXPECT_EQ(outcome.status, 1) << outcome.err;
        EXPECT_THAT(outcome.err, HasSubstr(complaint));
        EXPECT_THAT(outcome.out, HasSubstr("Zwölf Menschen"));
    }
};

TEST_F(BadInput, BrokenUtf8IsReadAndItsProblemNamed) {
    const std::string bad = write(
        "bad.txt", "Die F\xE4hre \xFF sank.\n\n„Sie ist am Sonntag gesunken“, sagte der Kapitän \xC3 dem Blatt.\n");
    const Outcome outcome = run_sayso("read " + bad + " --format jsonl");
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("gesunken"));
}

TEST_F(BadInput, EmptyAndBinaryFilesAreRefused) {
    expect_complaint(write("empty.html", ""), "empty.html");
    expect_complaint(write("blank.txt", " \n\n\t\n"), "blank.txt");
    std::string binary(5000, '\0');
    for (std::size_t i = 0; i < binary.size(); ++i) binary[i] = static_cast<char>((i * 131) % 256);
    expect_complaint(write("picture.html", binary), "picture.html");
}

TEST_F(BadInput, WhatIsNotThereIsNamed) { expect_complaint(path("none.html"), "none.html: cannot be opened"); }

TEST_F(BadInput, OneBadLineDoesNotStopTheOthers) {
    const std::string lines = write(
        "a.jsonl", "{\"id\":\"1\",\"text\":\"Eins.\"}\n{\"id\":2}\nnonsense\n{\"id\":\"3\",\"text\":\"Drei.\"}\n");
    const Outcome outcome = run_sayso("read " + lines + " --format text");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.out, HasSubstr("Eins."));
    EXPECT_THAT(outcome.out, HasSubstr("Drei."));
    EXPECT_THAT(outcome.err, HasSubstr("line 2"));
    EXPECT_THAT(outcome.err, HasSubstr("line 3, byte"));
}

TEST_F(BadInput, AHundredThousandNestedTagsAreNoTrouble) {
    std::string nested = "<html><body>";
    for (int i = 0; i < 100000; ++i) nested += "<div><span>";
    nested += "<p>„Die Fähre ist am Sonntag gesunken“, sagte die Sprecherin der Polizei am Abend.</p>";
    const Outcome outcome = run_sayso("read " + write("nested.html", nested) + " " + good_ + " --format text");
    EXPECT_THAT(outcome.status, testing::AnyOf(0, 1)) << outcome.err;
    EXPECT_THAT(outcome.out, HasSubstr("Zwölf Menschen"));
}

TEST_F(BadInput, AHundredMegabytesOnOneLineAreRefusedWithinBounds) {
    const std::string bounded = "ulimit -v 2000000;";
    const std::string page = write("long.html", std::string(100U << 20U, 'a'));
    const Outcome page_outcome = run_sayso("read " + page + " " + good_ + " --threads 1 --format text", bounded);
    EXPECT_EQ(page_outcome.status, 1) << page_outcome.err;
    EXPECT_THAT(page_outcome.err, HasSubstr("larger than 64 MiB"));
    EXPECT_THAT(page_outcome.out, HasSubstr("Zwölf Menschen"));

    const std::string lines =
        write("long.jsonl", std::string(100U << 20U, 'a') + "\n{\"id\":\"3\",\"text\":\"Drei.\"}\n");
    const Outcome outcome = run_sayso("read " + lines + " --threads 1 --format text", bounded);
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("line 1"));
    EXPECT_THAT(outcome.out, HasSubstr("Drei."));
}

TEST_F(BadInput, AForeignPackIsRefused) {
    const Outcome outcome = run_sayso("read " + good_ + " --pack " + write("x.pack", std::string(4096, 'x')));
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr("x.pack"));
    EXPECT_THAT(outcome.out, IsEmpty());
    EXPECT_EQ(run_sayso("packs --pack " + path("none.pack")).status, 1);
}

TEST_F(BadInput, WrongUseIsExitStatusTwo) {
    EXPECT_EQ(run_sayso("").status, 2);
    EXPECT_EQ(run_sayso("raed x").status, 2);
    EXPECT_EQ(run_sayso("read " + good_ + " --published yesterday").status, 2);
    EXPECT_EQ(run_sayso("read --help").status, 0);
}

TEST_F(BadInput, AFullDiskUnderTheOutputIsToldOf) {
    if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "no /dev/full here";
    const Outcome outcome = run_sayso("read " + good_ + " --format text > /dev/full");
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("could not be written"));
}

TEST_F(BadInput, AReadOnlyLedgerIsAnErrorAndStaysWhole) {
    const std::string ledger = path("news.sayso");
    ASSERT_EQ(run_sayso("add " + good_ + " --ledger " + ledger).status, 0);
    const std::string found = run_sayso("find Menschen --ledger " + ledger).out;
    EXPECT_THAT(found, HasSubstr("Zwölf Menschen"));
    const std::string other = write(
        "other.txt",
        "Neue Zahlen\n\n„Elf Menschen fehlen noch“, sagte Ada Müller am Montag der Zeitung. Mehr sagte sie nicht.\n");
    const Outcome full = run_sayso("add " + other + " --ledger " + ledger, "ulimit -f 8; trap '' XFSZ;");
    EXPECT_EQ(full.status, 1) << full.out;
    EXPECT_THAT(full.err, Not(IsEmpty()));
    EXPECT_EQ(run_sayso("find Menschen --ledger " + ledger).out, found);
}

TEST_F(BadInput, AFileThatIsNoLedgerIsLeftAlone) {
    const std::string not_ledger = write("notes.txt", "my notes");
    const Outcome outcome = run_sayso("add " + good_ + " --ledger " + not_ledger);
    EXPECT_EQ(outcome.status, 1);
    EXPECT_THAT(outcome.err, HasSubstr("notes.txt"));
    EXPECT_EQ(test::read_file(folder_.path() / "notes.txt"), "my notes");
    EXPECT_EQ(run_sayso("find x --ledger " + path("none.sayso")).status, 1);
}

TEST_F(BadInput, AWrongQueryPointsAtThePlace) {
    const std::string ledger = path("news.sayso");
    ASSERT_EQ(run_sayso("add " + good_ + " --ledger " + ledger).status, 0);
    const Outcome outcome = run_sayso("find Menschen act:shout --ledger " + ledger);
    EXPECT_EQ(outcome.status, 2);
    EXPECT_THAT(outcome.err, HasSubstr("\n  Menschen act:shout\n  "));
    EXPECT_THAT(outcome.err, HasSubstr("^"));
}

}  // namespace
}  // namespace sayso
