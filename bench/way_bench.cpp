// The whole way, page → article → document → values → statements, on one core: each step for itself and all together,
// over the pages of the example story, or those of the folder that SAYSO_BENCH_PAGES names.
//
// items_per_second are articles; tokens/s are those of the text layer. The share of a step is its time over WholeWay's.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "exchange/exchange.h"
#include "page/page.h"
#include "sayso/reader.h"
#include "statement/statement.h"
#include "text/text.h"
#include "value/value.h"

namespace sayso {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
}

std::vector<Page> pages_to_read() {
    const char* const folder = std::getenv("SAYSO_BENCH_PAGES");
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(
             folder != nullptr ? fs::path(folder) : fs::path(SAYSO_SOURCE_DIR) / "examples/faehre/pages"))
        paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Page> pages;
    for (const fs::path& path : paths) pages.push_back({.bytes = bytes_of(path), .url = path.filename().string()});
    return pages;
}

// Every step's input, made once.
struct Way {
    Pack pack = *Pack::open(SAYSO_BENCH_PACK);
    PageReader page_reader{{&pack.data()}};
    TextAnalyser text{pack.data()};
    ValueReader value{pack.data()};
    Attributor attributor{pack.data()};
    Reader reader{{pack}};
    std::vector<Page> pages = pages_to_read();
    std::vector<Article> articles;
    std::vector<Document> documents;
    std::vector<Values> values;
    std::int64_t tokens = 0;

    Way() {
        for (const Page& page : pages) {
            articles.push_back(*page_reader.read(page));
            documents.push_back(text.analyse(articles.back()));
            values.push_back(value.read(articles.back(), documents.back(), articles.back().published));
            tokens += static_cast<std::int64_t>(documents.back().tokens.size());
        }
    }
};

const Way& way() {
    static const Way the_way;
    return the_way;
}

// Runs `step` on article 0, 1, … of the example and counts.
template <class Step>
void run(benchmark::State& state, const Step& step) {
    const std::size_t count = way().pages.size();
    for (auto _ : state) {
        for (std::size_t i = 0; i < count; ++i) benchmark::DoNotOptimize(step(i));
    }
    const auto rounds = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(rounds * static_cast<std::int64_t>(count));
    state.counters["tokens/s"] =
        benchmark::Counter(static_cast<double>(rounds * way().tokens), benchmark::Counter::kIsRate);
}

void PageToArticle(benchmark::State& state) {
    run(state, [](std::size_t i) { return way().page_reader.read(way().pages[i]); });
}
void ArticleToDocument(benchmark::State& state) {
    run(state, [](std::size_t i) { return way().text.analyse(way().articles[i]); });
}
void DocumentToValues(benchmark::State& state) {
    run(state, [](std::size_t i) {
        return way().value.read(way().articles[i], way().documents[i], way().articles[i].published);
    });
}
void DocumentToStatements(benchmark::State& state) {
    run(state, [](std::size_t i) {
        return way().attributor.attribute(way().articles[i], way().documents[i], way().values[i]);
    });
}
void WholeWay(benchmark::State& state) {
    run(state, [](std::size_t i) { return way().reader.read(way().pages[i]); });
}
void WholeWayAndRecord(benchmark::State& state) {
    run(state, [](std::size_t i) { return to_json(*way().reader.read(way().pages[i])); });
}

BENCHMARK(PageToArticle)->Unit(benchmark::kMillisecond);
BENCHMARK(ArticleToDocument)->Unit(benchmark::kMillisecond);
BENCHMARK(DocumentToValues)->Unit(benchmark::kMillisecond);
BENCHMARK(DocumentToStatements)->Unit(benchmark::kMillisecond);
BENCHMARK(WholeWay)->Unit(benchmark::kMillisecond);
BENCHMARK(WholeWayAndRecord)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sayso
