// Any query is answered, whatever is in it; what is counted agrees with what is found, and nothing is found that is
// excluded.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "ledger/ledger.h"
#include "query/query.h"
#include "require.h"

namespace {

using namespace sayso;  // NOLINT(google-build-using-namespace): a program of its own

Reading reading_of(int number) {
    Reading reading;
    Article& article = reading.article;
    article.id = "a" + std::to_string(number);
    article.outlet = number % 2 == 0 ? "Kurier Möwe" : "Abend-Blatt";
    article.published = number % 5 == 0 ? "" : "2031-0" + std::to_string(1 + number % 9) + "-01";
    article.title = "Fähre „Möwe“ sinkt";
    article.language = number % 3 == 0 ? "de" : "";
    article.text = "Zwölf Menschen starben, sagte Jana Möller. 15 Boote fehlten.";
    article.version = "b3:" + content_hash({article.text, std::to_string(number)});
    reading.entities = {{"", "Jana Möller", "person", {}}};
    for (int i = 0; i < 3; ++i) {
        Statement statement;
        statement.id = "s:" + content_hash({article.id, std::to_string(i)});
        statement.act = static_cast<Act>((number + i) % 10);
        statement.form = static_cast<Form>(i);
        statement.certainty = static_cast<Certainty>(number % 2);
        statement.content = {{0, static_cast<std::uint32_t>(23 - i)}};
        if (i == 0) statement.content = {{0, 5}};
        statement.who = {{0, "Jana Möller", true, "person"}};
        if (i == 1) statement.who.push_back({std::nullopt, "ein Zeuge", false, "person"});
        if (i == 2) statement.who.clear();
        if (i == 1) statement.via = {{std::nullopt, "Nord|Presse", true, "outlet"}};
        reading.quantities.push_back({.span = {0, 5}, .value = std::to_string(number * 3 + i), .unit = "EUR"});
        statement.quantities = {static_cast<std::uint32_t>(i)};
        reading.statements.push_back(std::move(statement));
    }
    return reading;
}

struct Sample {
    Sample() {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        const auto path = (folder / "l.sayso").string();
        auto writer = Ledger::open(path, {.mode = LedgerOptions::Mode::create}).value();
        std::vector<Reading> readings;
        for (int i = 0; i < 40; ++i) readings.push_back(reading_of(i));
        if (!writer->add(readings)) std::abort();
        ledger = Ledger::open(path, {}).value();
    }
    ~Sample() { std::filesystem::remove_all(folder); }

    std::filesystem::path folder = std::filesystem::temp_directory_path() / ("sayso-fuzz-" + std::to_string(getpid()));
    std::unique_ptr<Ledger> ledger;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Sample sample;
    auto query = parse_query(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!query) return 0;
    const auto found = sample.ledger->find(*query);
    if (!found) return 0;  // words that an analyser finds nothing in
    std::uint64_t counted = 0;
    const auto facets = sample.ledger->facets(*query, FacetBy::act, 100);
    sayso::fuzz::require(facets.ok());
    for (const Facet& facet : *facets) counted += facet.statements;
    sayso::fuzz::require(counted == found->total);
    sayso::fuzz::require(found->hits.size() <= query->limit && found->hits.size() <= found->total);
    for (const Order order : {Order::newest, Order::oldest, Order::relevance}) {
        query->order = order;
        const auto other = sample.ledger->find(*query);
        sayso::fuzz::require(other.ok() && other->total == found->total);
    }
    if (query->terms.size() != 1) return 0;
    query->terms.front().excluded = !query->terms.front().excluded;
    const bool figure = query->terms.front().field == Field::figure || query->terms.front().field == Field::unit;
    const auto rest = sample.ledger->find(*query);
    const auto all = sample.ledger->find({.versions = query->versions});
    sayso::fuzz::require(rest.ok() && all.ok());
    sayso::fuzz::require(figure || rest->total + found->total == all->total);
    return 0;
}
