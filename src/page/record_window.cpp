#include "page/record_window.h"

#include <cstring>

namespace sayso::page {

Result<bool> RecordWindow::need(std::size_t size) {
    if (bytes().size() >= size) return true;
    make_room(size);
    while (end_ < size) {
        auto count = source_.read(buffer_.data() + end_, buffer_.size() - end_);
        if (!count) return std::move(count).error();
        if (*count == 0) return false;
        if (members_.empty() || members_.back().offset != source_.member_begin())
            members_.push_back({dropped_ + end_, source_.member_begin()});
        end_ += *count;
    }
    return true;
}

// Moves what is there to the front; afterwards `size` bytes and a good deal more fit in.
void RecordWindow::make_room(std::size_t size) {
    constexpr std::size_t chunk = std::size_t{1} << 18U;
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (buffer_.size() < size + chunk) buffer_.resize(size + chunk);
}

void RecordWindow::drop(std::size_t size) {
    begin_ += size;
    dropped_ += size;
    while (members_.size() > 1 && members_[1].at <= dropped_) members_.pop_front();
}

Result<std::string> RecordWindow::take_all(std::size_t largest) {
    std::string all;
    while (true) {
        all += bytes();
        drop(bytes().size());
        if (all.size() > largest)
            return Error{.what = "larger than " + std::to_string(largest >> 20U) + " MiB",
                         .remedy = "a page is smaller; JSON lines end in .jsonl"};
        auto more = need(1);
        if (!more) return std::move(more).error();
        if (!*more) return all;
    }
}

bool RecordWindow::recover() {
    drop(bytes().size());
    return source_.next_member();
}

std::uint64_t RecordWindow::offset() const {
    if (!source_.packed()) return dropped_;
    return members_.empty() || bytes().empty() ? source_.member_begin() : members_.front().offset;
}

std::size_t RecordWindow::member_after(std::size_t position) const {
    for (const Member& member : members_) {
        if (member.at > dropped_ + position) return static_cast<std::size_t>(member.at - dropped_);
    }
    return std::string_view::npos;
}

}  // namespace sayso::page
