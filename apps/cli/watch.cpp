#include "cli/watch.h"

#include <chrono>
#include <csignal>
#include <thread>

#include "base/hash.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;

volatile std::sig_atomic_t stop_asked = 0;

void ask_to_stop(int signal) {
    if (stop_asked != 0) {
        std::signal(signal, SIG_DFL);
        std::raise(signal);
    }
    stop_asked = 1;
}

std::string content_of(const Input& input) {
    if (const Page* page = std::get_if<Page>(&input.content)) return content_hash({"page", page->url, page->bytes});
    if (const Article* article = std::get_if<Article>(&input.content))
        return content_hash({"article", article->id, article->title, article->published, article->text});
    return content_hash({"error", input.source, input.record, std::get<Error>(input.content).what});
}

}  // namespace

bool Novelty::is_new_file(const std::string& path) {
    constexpr auto settled = std::chrono::seconds(2);
    std::error_code error;
    const Stamp stamp{fs::file_size(path, error), fs::last_write_time(path, error)};
    if (error || fs::file_time_type::clock::now() - stamp.time < settled) return false;
    const auto [known, is_new] = files_.try_emplace(path, stamp);
    if (!is_new && known->second == stamp) return false;
    known->second = stamp;
    return true;
}

bool Novelty::is_new(const Input& input) { return contents_.insert(content_of(input)).second; }

StopSignals::StopSignals() {
    stop_asked = 0;
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
}

StopSignals::~StopSignals() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool StopSignals::asked() { return stop_asked != 0; }

void StopSignals::wait(std::uint32_t seconds) {
    constexpr auto pause = std::chrono::milliseconds(100);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
    while (!asked() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(pause);
}

}  // namespace sayso::cli
