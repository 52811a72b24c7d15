#include "cli/messages.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <vector>

#include "cli/terminal.h"

namespace sayso::cli {

void complain(const Error& error) { std::cerr << "sayso: " << harmless(error.message()) << "\n"; }

ExitStatus told(const Status& status) {
    if (status) return ExitStatus::fine;
    complain(status.error());
    return ExitStatus::some_failed;
}

void Failures::add(const Error& error) {
    complain(error);
    ++count_;
    ++by_reason_[error.what];
}

std::string Failures::summary() const {
    if (count_ < 2) return {};
    std::vector<std::pair<std::string, std::uint64_t>> reasons(by_reason_.begin(), by_reason_.end());
    std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (const auto& [reason, count] : reasons) text += "  " + std::to_string(count) + " × " + reason + "\n";
    return text;
}

Progress::Progress() : shown_(stderr_is_terminal()) {}

Progress::~Progress() { clear(); }

void Progress::advance(std::uint64_t articles, std::uint64_t statements) {
    articles_ += articles;
    statements_ += statements;
    const Clock::time_point now = Clock::now();
    if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
    last_ = now;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    std::fprintf(stderr, "\r\x1b[K%llu articles, %llu statements, %.0f articles/s",
                 static_cast<unsigned long long>(articles_), static_cast<unsigned long long>(statements_),
                 seconds > 0 ? static_cast<double>(articles_) / seconds : 0.0);
    line_there_ = true;
}

void Progress::clear() {
    if (line_there_) std::fputs("\r\x1b[K", stderr);
    line_there_ = false;
}

}  // namespace sayso::cli
