#include "serve/test_site.h"

#include <gtest/gtest.h>

#include "ledger/open_ledger.h"

namespace sayso::test {

const Pack& test_pack() {
    static const Pack pack = [] {
        auto opened = Pack::open(SAYSO_TEST_PACK);
        if (!opened) throw std::runtime_error(opened.error().message());
        return *opened;
    }();
    return pack;
}

const Reader& test_reader() {
    static const Reader reader({test_pack()});
    return reader;
}

TestSite::TestSite(const std::vector<Reading>& readings, Writing writing, std::chrono::milliseconds shown_for) {
    add(readings);
    serve::SiteOptions site{.ledger = path().string(), .token = {}, .hosts = serve::loopback_names()};
    if (writing == Writing::with_token) site.token = token;
    site.shown_for = shown_for;
    site.packs = {test_pack()};
    site.now = [] { return std::string("2031-06-01T12:00:00Z"); };
    auto opened = serve::Site::open(test_reader(), std::move(site));
    if (!opened) throw std::runtime_error(opened.error().message());
    site_ = std::move(opened).value();
}

std::filesystem::path TestSite::path() const { return folder_.path() / "test.sayso"; }

void TestSite::add(const std::vector<Reading>& readings) {
    LedgerOptions options{.mode = LedgerOptions::Mode::create};
    options.terms_of = [](std::string_view text, std::string_view language) {
        return test_reader().index_terms(text, language);
    };
    must_add(*open_ledger(path(), options), readings);
}

serve::Answer TestSite::get(const std::string& target, std::map<std::string, std::string> headers) {
    headers.emplace("host", "localhost:8765");
    return site_->answer({.method = "GET", .target = target, .headers = std::move(headers), .body = {}});
}

serve::Answer TestSite::post(const std::string& target, const std::string& body,
                             std::map<std::string, std::string> headers) {
    headers.emplace("host", "localhost:8765");
    headers.emplace("content-type", "application/json");
    return site_->answer({.method = "POST", .target = target, .headers = std::move(headers), .body = body});
}

nlohmann::ordered_json TestSite::json(const std::string& target) {
    const serve::Answer answer = get(target);
    EXPECT_EQ(answer.status, 200) << target << ": " << answer.body;
    return nlohmann::ordered_json::parse(answer.body);
}

std::map<std::string, std::string> with_token() { return {{"authorization", "Bearer " + std::string(token)}}; }

}  // namespace sayso::test
