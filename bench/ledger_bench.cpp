// The ledger under load: a generated ledger (100,000 statements, or $SAYSO_BENCH_STATEMENTS) is written, opened and
// searched. With $SAYSO_BENCH_LEDGER it is written to that file and kept, and used again where it is there.
//
// The words are made up and distributed as Zipf has it, as are speakers; so common words have long lists and rare ones
// short. A search that is measured is a different one each time; p50 and p99 are over the single searches, in
// milliseconds of the clock and, for machines with other work, of the processor. Of a hundred searches p99 is the
// slowest. With SAYSO_BENCH_CACHE set, searches read what they filter by from memory, as those of a server do, and the
// time to fill it is not part of any search.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

#include "base/hash.h"
#include "ledger/ledger.h"
#include "query/query.h"

namespace {

namespace fs = std::filesystem;
using namespace sayso;  // NOLINT(google-build-using-namespace): a program of its own

constexpr std::size_t statements_per_article = 15;
constexpr std::size_t articles_per_batch = 1092;  // about as many statements as sayso add takes at a time

std::size_t wanted_statements() {
    const char* text = std::getenv("SAYSO_BENCH_STATEMENTS");
    return text == nullptr ? 100'000 : std::strtoull(text, nullptr, 10);
}

// Numbers from 0 to size - 1, the n-th about 1/n as often as the first.
class Zipf {
public:
    explicit Zipf(std::size_t size) : log_size_(std::log(static_cast<double>(size))) {}
    std::size_t operator()(std::mt19937& random) const {
        const double u = static_cast<double>(random()) / 4294967296.0;
        return static_cast<std::size_t>(std::exp(u * log_size_)) - 1;
    }

private:
    double log_size_;
};

std::string word(std::size_t number) {
    constexpr std::string_view syllables[] = {"ka",   "lo",  "mi",  "ter",   "ung", "be",
                                              "stra", "wen", "dor", "fisch", "au",  "gel"};
    std::string text;
    for (std::size_t n = number + 13; n > 0; n /= 12) text += syllables[n % 12];
    return text;
}

std::string person(std::size_t number) { return "Vor" + word(number % 211) + " Nach" + word(number); }

class Generator {
public:
    Reading next() {
        Reading reading;
        reading_ = &reading;
        Article& article = reading.article;
        article.id = "g" + std::to_string(++count_);
        article.outlet = "Zeitung " + word(outlets_(random_));
        article.title = words(8);
        article.url = "https://" + word(count_ % 40) + ".example/" + article.id;
        article.published = "20" + std::to_string(31 + count_ % 3) + "-0" + std::to_string(1 + count_ % 9) + "-1" +
                            std::to_string(count_ % 10) + "T0" + std::to_string(count_ % 8) + ":30:00+02:00";
        article.language = "xx";
        for (std::size_t i = 0; i < statements_per_article; ++i) add_statement();
        article.version = "b3:" + content_hash({article.text});
        article.blocks = {{BlockKind::paragraph, {0, static_cast<std::uint32_t>(article.text.size())}, ""}};
        for (std::size_t i = 0; i < statements_per_article; ++i) {
            reading.statements[i].id = "s:" + content_hash({article.version, std::to_string(i)});
        }
        reading.producer = {"0.1.0", "xx-1"};
        return reading;
    }

private:
    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text.append(i == 0 ? "" : " ").append(word(words_(random_)));
        return text;
    }

    Span append(const std::string& text) {
        std::string& all = reading_->article.text;
        const auto begin = static_cast<std::uint32_t>(all.size());
        all += text;
        return {begin, static_cast<std::uint32_t>(all.size())};
    }

    void add_statement() {
        Statement statement;
        statement.form = static_cast<Form>(random_() % 4);
        statement.act = static_cast<Act>(random_() % 3 == 0 ? random_() % 10 : 0);
        statement.certainty = static_cast<Certainty>(random_() % 5 == 0);
        const Span begin = append(words(8) + " ");
        if (random_() % 3 == 0) add_figure(statement);
        statement.content = {{begin.begin, append(words(6)).end}};
        append(", ");
        statement.cue = {append("sagt")};
        append(" ");
        const std::string name = person(people_(random_));
        statement.speaker = {append(name)};
        append(". ");
        const auto entity = static_cast<std::uint32_t>(reading_->entities.size());
        reading_->entities.push_back({"", name, "person", statement.speaker});
        statement.who = {{entity, name, true, "person"}};
        if (random_() % 8 == 0) statement.via = {{std::nullopt, "Agentur " + word(random_() % 9), true, "outlet"}};
        statement.rule = "generated";
        statement.confidence = 0.9;
        reading_->statements.push_back(std::move(statement));
    }

    void add_figure(Statement& statement) {
        Quantity quantity;
        quantity.value = std::to_string(1 + figures_(random_));
        quantity.unit = random_() % 4 == 0 ? "EUR" : "";
        quantity.span = append(*quantity.value);
        append(" ");
        statement.quantities.push_back(static_cast<std::uint32_t>(reading_->quantities.size()));
        reading_->quantities.push_back(std::move(quantity));
    }

    std::mt19937 random_{1};  // NOLINT(cert-msc51-cpp): the same ledger in every run
    Zipf words_{50'000};
    Zipf people_{20'000};
    Zipf outlets_{60};
    Zipf figures_{1'000'000};
    std::size_t count_ = 0;
    Reading* reading_ = nullptr;
};

double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The generated ledger, written when it is first asked for.
class GeneratedLedger {
public:
    static GeneratedLedger& get() {
        static GeneratedLedger ledger;
        return ledger;
    }
    ~GeneratedLedger() {
        if (!kept_) fs::remove_all(folder_);
    }
    GeneratedLedger(const GeneratedLedger&) = delete;
    GeneratedLedger& operator=(const GeneratedLedger&) = delete;

    [[nodiscard]] std::string path() const { return kept_ ? kept_ : (folder_ / "generated.sayso").string(); }
    [[nodiscard]] double seconds_adding() const { return seconds_adding_; }
    // On the processor: of all threads, and of the one that writes, which the others prepare for.
    [[nodiscard]] double process_seconds() const { return process_seconds_; }
    [[nodiscard]] double writer_seconds() const { return writer_seconds_; }
    [[nodiscard]] std::size_t statements() const { return statements_; }
    [[nodiscard]] std::size_t articles() const { return statements_ / statements_per_article; }

private:
    GeneratedLedger() : folder_(fs::temp_directory_path() / ("sayso-bench-" + std::to_string(getpid()))) {
        if (kept_ != nullptr && fs::exists(kept_)) return;
        fs::create_directories(folder_);
        auto ledger = Ledger::open(path(), {.mode = LedgerOptions::Mode::create}).value();
        Generator generator;
        while (statements_ < wanted_statements()) {
            std::vector<Reading> batch;
            for (std::size_t i = 0; i < articles_per_batch; ++i) batch.push_back(generator.next());
            const auto begin = std::chrono::steady_clock::now();
            const double process_begin = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
            const double thread_begin = seconds_of(CLOCK_THREAD_CPUTIME_ID);
            if (!ledger->add(batch)) std::abort();
            seconds_adding_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
            process_seconds_ += seconds_of(CLOCK_PROCESS_CPUTIME_ID) - process_begin;
            writer_seconds_ += seconds_of(CLOCK_THREAD_CPUTIME_ID) - thread_begin;
            statements_ += articles_per_batch * statements_per_article;
        }
    }

    const char* kept_ = std::getenv("SAYSO_BENCH_LEDGER");
    fs::path folder_;
    double seconds_adding_ = 0;
    double process_seconds_ = 0;
    double writer_seconds_ = 0;
    std::size_t statements_ = 0;
};

// One run: the whole ledger is written once, and the time of the writing alone is reported.
void add(benchmark::State& state) {
    GeneratedLedger& ledger = GeneratedLedger::get();
    if (ledger.statements() == 0) state.SkipWithError("it was there already");
    for (auto _ : state) state.SetIterationTime(ledger.seconds_adding());
    state.counters["statements/s"] = static_cast<double>(ledger.statements()) / ledger.seconds_adding();
    state.counters["cpu_s"] = ledger.process_seconds();
    state.counters["writer_cpu_s"] = ledger.writer_seconds();
    state.counters["articles/s"] = static_cast<double>(ledger.articles()) / ledger.seconds_adding();
    state.counters["bytes/statement"] =
        static_cast<double>(fs::file_size(ledger.path())) / static_cast<double>(ledger.statements());
}
BENCHMARK(add)->Iterations(1)->UseManualTime()->Unit(benchmark::kSecond);

void open(benchmark::State& state) {
    const std::string path = GeneratedLedger::get().path();
    for (auto _ : state) benchmark::DoNotOptimize(Ledger::open(path, {}));
}
BENCHMARK(open)->Unit(benchmark::kMillisecond);

// The n-th of many searches of one kind.
using QueryText = std::string (*)(std::size_t n);

std::unique_ptr<Ledger> opened_to_search() {
    const bool cached = std::getenv("SAYSO_BENCH_CACHE") != nullptr;
    auto ledger =
        Ledger::open(GeneratedLedger::get().path(), {.cache = cached ? make_ledger_cache() : nullptr}).value();
    if (cached && !ledger->counts()) std::abort();
    return ledger;
}

// How long each search took, by the clock and on the processor, in milliseconds.
class Times {
public:
    template <class Search>
    void measure(const Search& search) {
        const auto begin = std::chrono::steady_clock::now();
        const double processor_begin = processor_milliseconds();
        search();
        processor_.push_back(processor_milliseconds() - processor_begin);
        clock_.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    [[nodiscard]] std::size_t count() const { return clock_.size(); }

    void report(benchmark::State& state) {
        state.counters["p50_ms"] = percentile(clock_, 0.5);
        state.counters["p99_ms"] = percentile(clock_, 0.99);
        state.counters["cpu_p50_ms"] = percentile(processor_, 0.5);
        state.counters["cpu_p99_ms"] = percentile(processor_, 0.99);
    }

private:
    static double processor_milliseconds() { return 1e3 * seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
    static double percentile(std::vector<double>& values, double part) {
        std::sort(values.begin(), values.end());
        const auto at = static_cast<std::size_t>(part * static_cast<double>(values.size()));
        return values.empty() ? 0 : values[std::min(values.size() - 1, at)];
    }

    std::vector<double> clock_, processor_;
};

void find(benchmark::State& state, QueryText text) {
    const auto ledger = opened_to_search();
    Times times;
    std::uint64_t total = 0;
    for (auto _ : state) {
        const Query query = parse_query(text(times.count())).value();
        times.measure([&] {
            const auto found = ledger->find(query);
            if (!found) state.SkipWithError(found.error().message().c_str());
            if (found) total += found->total;
        });
    }
    times.report(state);
    state.counters["hits"] = static_cast<double>(total) / static_cast<double>(times.count());
}

std::string word_and_two_fields(std::size_t n) { return word(n) + " act:state after:2032"; }
std::string one_word(std::size_t n) { return word(n); }
std::string words_and_fields(std::size_t n) { return word(n) + " act:state outlet:zeitung after:2032"; }
std::string speaker_and_word(std::size_t n) { return "by:nach" + word(n) + " " + word(n % 20); }
std::string speaker_alone(std::size_t n) { return "by:nach" + word(n); }
std::string figure_and_unit(std::size_t n) { return "figure:" + std::to_string(1000 * (n + 1)) + ".. unit:EUR"; }
std::string by_relevance(std::size_t n) { return word(n) + " order:relevance"; }
std::string act_alone(std::size_t n) { return n % 2 == 0 ? "act:deny" : "act:demand"; }

// How many different words are searched for: common ones and less common ones.
constexpr std::size_t words_asked = 100;

// What is found, counted.
void facets(benchmark::State& state, QueryText text, FacetBy by) {
    const auto ledger = opened_to_search();
    Times times;
    for (auto _ : state) {
        const Query query = parse_query(text(times.count())).value();
        times.measure([&] {
            const auto counted = ledger->facets(query, by, 20);
            if (!counted) state.SkipWithError(counted.error().message().c_str());
        });
    }
    times.report(state);
}
std::string everything(std::size_t) { return ""; }

#define SAYSO_FACETS(kind, by) \
    BENCHMARK_CAPTURE(facets, kind##_by_##by, kind, FacetBy::by)->Iterations(words_asked)->Unit(benchmark::kMillisecond)
SAYSO_FACETS(one_word, who);
SAYSO_FACETS(one_word, act);
SAYSO_FACETS(one_word, month);
SAYSO_FACETS(everything, who);
SAYSO_FACETS(everything, act);
SAYSO_FACETS(everything, month);

#define SAYSO_FIND(kind) BENCHMARK_CAPTURE(find, kind, kind)->Iterations(words_asked)->Unit(benchmark::kMillisecond)
SAYSO_FIND(word_and_two_fields);
SAYSO_FIND(one_word);
SAYSO_FIND(words_and_fields);
SAYSO_FIND(speaker_and_word);
SAYSO_FIND(speaker_alone);
SAYSO_FIND(figure_and_unit);
SAYSO_FIND(by_relevance);
SAYSO_FIND(act_alone);

}  // namespace
