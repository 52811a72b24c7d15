// Work on independent things by several threads (private to src/story).
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <thread>
#include <vector>

namespace sayso::story {

// Calls work(0) … work(count - 1), each once, in any order; calls for different numbers must touch different things.
template <class Work>
void in_parallel(std::uint32_t threads, std::size_t count, const Work& work) {
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::thread> others;
    for (std::size_t t = 1; t < std::min<std::size_t>(threads, count); ++t) others.emplace_back(run);
    run();
    for (std::thread& thread : others) thread.join();
}

}  // namespace sayso::story
