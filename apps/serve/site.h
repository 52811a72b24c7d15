// What `sayso serve` says to a request: the page and its data, from one ledger.
//
// Every address of the page has its data at the same address with ".json", lists also with ".csv"; openapi.json
// describes them. A Site answers from any number of threads. It knows no socket: listener.h brings requests to it.
//
// What it holds against:
// 1. Only hosts that it was told of are answered, so that no other site can make its name lead here (DNS rebinding).
// 2. Nothing is written without the token in a header, which another site's form or link cannot send (CSRF); a POST
//    must be JSON and, if a browser sent it, come from this very page.
// 3. No answer can run as script or be framed: a strict Content-Security-Policy, nosniff, and no HTML but the page's
// own.
// 4. Nothing is read from the file system but the ledger; files of the page are looked up by name in a table.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/article.h"
#include "sayso/reader.h"
#include "serve/asset.h"
#include "serve/http.h"

namespace sayso::serve {

struct SiteOptions {
    std::string ledger;              // path of the file
    std::vector<Pack> packs;         // stories are told with
    std::string token;               // who has it may write; empty: nobody may
    std::vector<std::string> hosts;  // names that the Host header may have, without port
    // Gets the page at an address; empty: addresses are not read.
    std::function<Result<Page>(const std::string& address)> fetch;
    std::function<std::string()> now;  // ISO 8601, for corrections
    // How long one state of a ledger is shown to which others add. What is written here is shown at once.
    std::chrono::milliseconds shown_for{1000};
    std::span<const Asset> assets = page_assets();
};

class Site {
public:
    // The reader must outlive the Site. An Error where the ledger cannot be opened.
    [[nodiscard]] static Result<std::unique_ptr<Site>> open(const Reader& reader, SiteOptions options);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] Answer answer(const HttpRequest& request);
    // What can be said before the body is read: a refusal, or nothing.
    [[nodiscard]] std::optional<Answer> refuse_early(const HttpRequest& request) const;

private:
    struct Impl;
    explicit Site(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// The names of this machine to itself.
[[nodiscard]] std::vector<std::string> loopback_names();

// Method and address of everything that a Site answers, as openapi.json has it ("GET", "/articles/{id}.json").
struct RouteName {
    std::string_view method;
    std::string_view path;
};
[[nodiscard]] std::vector<RouteName> route_names();

}  // namespace sayso::serve
