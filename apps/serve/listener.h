// Brings requests from a socket to a Site, and its answers back.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "sayso/error.h"
#include "serve/site.h"

namespace sayso::serve {

struct ListenerOptions {
    std::string address = "127.0.0.1";
    int port = 0;  // 0: any that is free
    std::size_t threads = 64;
    // Of one request, headers and body together; what is larger is cut off.
    std::size_t most_bytes = (8U << 20U) + (64U << 10U);
    // For a request to come in whole, from its first byte, and for its answer to be taken. Whoever sends a byte now and
    // then does not hold a thread for longer than this.
    std::chrono::milliseconds most_time{10'000};
    std::chrono::milliseconds most_idle{5'000};  // between the requests of one connection
};

class Listener {
public:
    // The site must outlive the Listener. An Error where the port is taken, or the address is none of this machine.
    [[nodiscard]] static Result<std::unique_ptr<Listener>> bind(Site& site, const ListenerOptions& options);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] int port() const;
    void run();   // until stop()
    void stop();  // from any thread

private:
    struct Impl;
    explicit Listener(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace sayso::serve
