#include "serve/deadline_stream.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace sayso::serve {
namespace {

using std::chrono::milliseconds;

bool wait_for(socket_t socket, short events, milliseconds time) {
    pollfd entry{.fd = socket, .events = events, .revents = 0};
    int ready = 0;
    do {
        ready = poll(&entry, 1, static_cast<int>(std::max<std::int64_t>(time.count(), 0)));
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

bool would_block() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

}  // namespace

void DeadlineStream::begin_request() {
    bytes_left_ = bounds_.most_bytes;
    deadline_ = Clock::now() + bounds_.most_time;
}

bool DeadlineStream::has_more(milliseconds time) const {
    return buffer_at_ < buffer_.size() || wait_for(socket_, POLLIN, time);
}

bool DeadlineStream::ready_to(Wanted wanted) const {
    return (wanted == Wanted::read && buffer_at_ < buffer_.size()) || wait_until_ready_to(wanted);
}

bool DeadlineStream::wait_until_ready_to(Wanted wanted) const {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline_ - Clock::now());
    return left.count() > 0 && wait_for(socket_, wanted == Wanted::read ? POLLIN : POLLOUT, left);
}

bool DeadlineStream::fill() {
    constexpr std::size_t piece = 16384;
    if (!flush() || bytes_left_ == 0 || Clock::now() >= deadline_) return false;
    buffer_.resize(std::min(piece, bytes_left_));
    buffer_at_ = 0;
    const ssize_t got = receive(buffer_.data(), buffer_.size());
    buffer_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    bytes_left_ -= buffer_.size();
    return got > 0;
}

// Tried before anything is waited for: a request is mostly there as a whole, and so is room for its answer.
ssize_t DeadlineStream::receive(char* bytes, std::size_t size) const {
    for (;;) {
        const ssize_t got = recv(socket_, bytes, size, MSG_DONTWAIT);
        if (got >= 0 || !would_block() || !wait_until_ready_to(Wanted::read)) return got;
    }
}

ssize_t DeadlineStream::read(char* bytes, std::size_t size) {
    if (buffer_at_ == buffer_.size() && !fill()) return -1;
    const std::size_t taken = std::min(size, buffer_.size() - buffer_at_);
    std::memcpy(bytes, buffer_.data() + buffer_at_, taken);
    buffer_at_ += taken;
    return static_cast<ssize_t>(taken);
}

ssize_t DeadlineStream::write(const char* bytes, std::size_t size) {
    constexpr std::size_t most_held = 65536;
    if (held_.size() + size > most_held && !flush()) return -1;
    if (size > most_held) return send_all({bytes, size}) ? static_cast<ssize_t>(size) : -1;
    held_.append(bytes, size);
    return static_cast<ssize_t>(size);
}

bool DeadlineStream::flush() {
    const bool is_sent = send_all(held_);
    held_.clear();
    return is_sent;
}

bool DeadlineStream::send_all(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        } else if (sent == 0 || !would_block() || !wait_until_ready_to(Wanted::write)) {
            return false;
        }
    }
    return true;
}

// Nobody is told apart by address.
void DeadlineStream::get_remote_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
}

void DeadlineStream::get_local_ip_and_port(std::string& ip, int& port) const { get_remote_ip_and_port(ip, port); }

}  // namespace sayso::serve
