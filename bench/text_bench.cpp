// Tokens a second of the text layer, by step. The text is written here, so that every machine reads the same.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "pack/pack.h"
#include "text/sentences.h"
#include "text/text.h"
#include "text/tokens.h"

namespace {

using namespace sayso;

const Pack& pack() {
    static const Pack opened = Pack::open(SAYSO_SOURCE_DIR "/packs/de.pack").value();
    return opened;
}

std::string article_text() {
    const std::string paragraph =
        "Die Fähre „Möwe“ ist am 28. Oktober vor der Küste auf Grund gelaufen. „Wir haben alle 124 Passagiere von Bord "
        "geholt. Zwei Menschen werden noch vermisst“, sagte der Sprecher der Küstenwache, Jens Petersen. Das "
        "Ministerium "
        "teilte mit, die Untersuchung habe begonnen; nach Angaben der Reederei sei das Schiff erst im Mai geprüft "
        "worden. "
        "Augenzeugen berichteten dem „Elbkurier“, dass die Besatzung zu spät gewarnt habe. Rund 3,5 Mio. Euro kostete "
        "der "
        "Umbau der Hafeneinfahrt, die Kritiker als „Nadelöhr“ bezeichnen.\n\n";
    std::string text;
    while (text.size() < 200'000) text += paragraph;
    return text;
}

void count_tokens(benchmark::State& state, std::size_t tokens) {
    state.counters["tokens/s"] = benchmark::Counter(
        static_cast<double>(tokens * static_cast<std::size_t>(state.iterations())), benchmark::Counter::kIsRate);
}

void tokens_and_sentences(benchmark::State& state) {
    const std::string text = article_text();
    const text::TokenTables tables = text::TokenTables::from(pack().data());
    const text::QuoteMarks marks = text::QuoteMarks::from(pack().data());
    std::size_t found = 0;
    for (auto _ : state) {
        std::vector<Token> tokens;
        std::vector<Sentence> sentences;
        text::QuotationFinder quotations(marks);
        text::tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tables, marks, quotations, tokens);
        text::split_sentences(text, 0, 0, tables, tokens, sentences);
        found = tokens.size();
        benchmark::DoNotOptimize(sentences.data());
    }
    count_tokens(state, found);
}
BENCHMARK(tokens_and_sentences);

void whole_analysis(benchmark::State& state) {
    Article article;
    article.text = article_text();
    const TextAnalyser analyser(pack().data());
    std::size_t found = 0;
    for (auto _ : state) {
        const Document document = analyser.analyse(article);
        found = document.tokens.size();
    }
    count_tokens(state, found);
}
BENCHMARK(whole_analysis);

}  // namespace
