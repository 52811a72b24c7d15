// A connection as cpp-httplib wants it, with bounds that cpp-httplib has not: on the bytes of one request, and on the
// time that the whole of it may take (private to apps/serve).
#pragma once

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace sayso::serve {

class DeadlineStream final : public httplib::Stream {
public:
    using Clock = std::chrono::steady_clock;
    struct Bounds {
        std::size_t most_bytes = 0;
        std::chrono::milliseconds most_time{};
    };

    // Of one connection; the socket stays the caller's.
    DeadlineStream(socket_t socket, Bounds bounds) : socket_(socket), bounds_(bounds) { begin_request(); }

    // The bounds hold for the next request anew. What was already received of it stays.
    void begin_request();
    // True where a request has begun to come in, or begins to within the time.
    [[nodiscard]] bool has_more(std::chrono::milliseconds time) const;

    [[nodiscard]] bool is_readable() const override { return ready_to(Wanted::read); }
    [[nodiscard]] bool is_writable() const override { return ready_to(Wanted::write); }
    ssize_t read(char* bytes, std::size_t size) override;
    // Small pieces are held until flush(), or until more is read: cpp-httplib writes headers and body one after the
    // other, and each would be a packet that wakes whoever waits for it.
    ssize_t write(const char* bytes, std::size_t size) override;
    bool flush();
    void get_remote_ip_and_port(std::string& ip, int& port) const override;
    void get_local_ip_and_port(std::string& ip, int& port) const override;
    [[nodiscard]] socket_t socket() const override { return socket_; }

private:
    enum class Wanted : std::uint8_t { read, write };
    [[nodiscard]] bool ready_to(Wanted wanted) const;
    [[nodiscard]] bool wait_until_ready_to(Wanted wanted) const;
    [[nodiscard]] ssize_t receive(char* bytes, std::size_t size) const;
    [[nodiscard]] bool send_all(std::string_view bytes) const;
    // cpp-httplib asks for one byte at a time while it reads headers.
    [[nodiscard]] bool fill();

    socket_t socket_;
    Bounds bounds_;
    std::size_t bytes_left_ = 0;
    Clock::time_point deadline_;
    std::string buffer_;
    std::size_t buffer_at_ = 0;
    std::string held_;  // written, but not sent yet
};

}  // namespace sayso::serve
