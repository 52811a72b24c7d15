#include "cli/messages.h"

#include <algorithm>
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <sstream>
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

std::string time_left(double seconds) {
    const auto whole = static_cast<std::uint64_t>(seconds + 0.5);
    if (whole < 100) return std::to_string(whole) + " s";
    const std::uint64_t minutes = (whole + 30) / 60;
    if (minutes < 100) return std::to_string(minutes) + " min";
    return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

Progress::Progress() : on_terminal_(stderr_is_terminal()) {}

Progress::~Progress() { clear(); }

std::string Progress::line(double seconds) const {
    std::ostringstream text;
    text << articles_ << " articles, " << statements_ << " statements, " << std::fixed << std::setprecision(0)
         << (seconds > 0 ? static_cast<double>(articles_) / seconds : 0.0) << " articles/s";
    if (bytes_expected_ > bytes_read_ && bytes_read_ > 0) {
        const double done = static_cast<double>(bytes_read_) / static_cast<double>(bytes_expected_);
        text << ", about " << time_left(seconds * (1 - done) / done) << " left";
    }
    return text.str();
}

void Progress::advance(std::uint64_t articles, std::uint64_t statements) {
    articles_ += articles;
    statements_ += statements;
    const Clock::time_point now = Clock::now();
    const auto pause = on_terminal_ ? std::chrono::milliseconds(200) : std::chrono::milliseconds(10'000);
    if (now - last_ < pause) return;
    last_ = now;
    const std::string text = line(std::chrono::duration<double>(now - begin_).count());
    std::fputs((on_terminal_ ? "\r\x1b[K" + text : text + "\n").c_str(), stderr);
    line_there_ = on_terminal_;
}

void Progress::clear() {
    if (line_there_) std::fputs("\r\x1b[K", stderr);
    line_there_ = false;
}

}  // namespace sayso::cli
