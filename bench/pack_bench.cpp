// What a lexicon lookup costs, and opening a pack with all its checks.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "pack/pack.h"

namespace {

const std::string path = SAYSO_SOURCE_DIR "/packs/de.pack";

void open_pack(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(sayso::Pack::open(path).value());
}
BENCHMARK(open_pack)->Unit(benchmark::kMillisecond);

// 100,000 of the lexicon's forms in a random order, as a text has them: each lookup goes elsewhere.
void look_up_forms(benchmark::State& state) {
    const sayso::Pack pack = sayso::Pack::open(path).value();
    const sayso::Lexicon& lexicon = pack.data().lexicon();
    std::vector<std::string> forms;
    lexicon.for_each_form([&](std::string_view form) { forms.emplace_back(form); });
    std::shuffle(forms.begin(), forms.end(), std::mt19937(1));
    forms.resize(100'000);
    std::vector<sayso::LexiconReading> readings;
    std::size_t i = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(lexicon.lookup(forms[i], readings));
        i = i + 1 == forms.size() ? 0 : i + 1;
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(look_up_forms);

}  // namespace
