// A Site over a small ledger, for tests.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sayso/reader.h"
#include "sayso/reading.h"
#include "serve/site.h"
#include "support/files.h"

namespace sayso::test {

inline constexpr std::string_view token = "a token that nobody guesses";

// The German pack, opened once, and a reader with it.
[[nodiscard]] const Pack& test_pack();
[[nodiscard]] const Reader& test_reader();

class TestSite {
public:
    enum class Writing : std::uint8_t { with_token, forbidden };
    explicit TestSite(const std::vector<Reading>& readings, Writing writing = Writing::with_token,
                      std::chrono::milliseconds shown_for = std::chrono::milliseconds(1000));

    // As somebody else does it, while the site is served.
    void add(const std::vector<Reading>& readings);

    [[nodiscard]] serve::Site& site() { return *site_; }
    [[nodiscard]] serve::Answer get(const std::string& target, std::map<std::string, std::string> headers = {});
    [[nodiscard]] serve::Answer post(const std::string& target, const std::string& body,
                                     std::map<std::string, std::string> headers = {});
    // The body of a GET as JSON; the test fails where the status is not 200.
    [[nodiscard]] nlohmann::ordered_json json(const std::string& target);

private:
    [[nodiscard]] std::filesystem::path path() const;

    TemporaryFolder folder_;
    std::unique_ptr<serve::Site> site_;
};

// Headers of somebody who may write.
[[nodiscard]] std::map<std::string, std::string> with_token();

}  // namespace sayso::test
