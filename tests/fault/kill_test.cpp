// The program is killed at random moments while it writes a ledger, and started again until it is through: the ledger
// is then the one that nobody disturbed. $SAYSO_KILLS says how many kills (25).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <random>

#include "fault/program.h"
#include "support/files.h"

namespace sayso {
namespace {

using test::Outcome;
using test::run_sayso;

constexpr int killed = 137;  // 128 + SIGKILL, as timeout and the shell have it

int wanted_kills() {
    const char* const text = std::getenv("SAYSO_KILLS");  // NOLINT(concurrency-mt-unsafe): one thread
    return text == nullptr ? 25 : std::atoi(text);
}

class Kill : public testing::Test {
protected:
    // Some batches of short articles.
    void SetUp() override {
        std::ofstream file(articles_);
        for (int i = 0; i < 400; ++i) {
            file << R"({"id":"k)" << i << R"(","title":"Boote","published":"2031-05-04","text":"Es fehlten )" << i + 2
                 << R"( Boote, sagte Ada Lund. „Wir suchen weiter“, erklärte Bo Rask."})"
                 << "\n";
        }
    }

    [[nodiscard]] std::string ledger(const std::string& name) const {
        return " --ledger '" + (folder_.path() / name).string() + "'";
    }
    [[nodiscard]] std::string add(const std::string& name) const {
        return "add '" + articles_.string() + "'" + ledger(name);
    }
    [[nodiscard]] std::string digest(const std::string& name) const { return run_sayso("digest" + ledger(name)).out; }

    test::TemporaryFolder folder_;
    std::filesystem::path articles_ = folder_.path() / "articles.jsonl";
};

TEST_F(Kill, AtRandomMomentsLosesNothingAndLeavesNothingHalf) {
    ASSERT_EQ(run_sayso(add("undisturbed")).status, 0);
    const std::string expected = digest("undisturbed");
    ASSERT_THAT(expected, testing::StartsWith("d1:"));

    std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same moments in every run
    int kills = 0;
    for (int round = 0; kills < wanted_kills(); ++round) {
        const std::string name = "round" + std::to_string(round);
        // Killed again and again until it gets through once.
        for (int status = killed; status == killed && kills < wanted_kills();) {
            const std::string moment = std::to_string(0.02 + 0.001 * static_cast<double>(random() % 300));
            status = run_sayso(add(name), "timeout -s KILL " + moment).status;
            if (status == killed) ++kills;
        }
        ASSERT_EQ(run_sayso(add(name)).status, 0);
        ASSERT_EQ(digest(name), expected) << "after " << kills << " kills";
        ASSERT_LT(round, 10 * wanted_kills()) << "it is never killed: the program is faster than the moments";
    }
}

}  // namespace
}  // namespace sayso
