// Work that nobody waits for, one piece after the other, on a thread of its own.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace sayso::serve {

class Background {
public:
    Background();
    // Ends what is being done; what waits is dropped.
    ~Background();
    Background(const Background&) = delete;
    Background& operator=(const Background&) = delete;

    // From any thread. Work that throws is over. Dropped where too much waits already.
    void run(std::function<void()> work);

private:
    void work_off();

    static constexpr std::size_t most_waiting = 10'000;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    bool ended_ = false;
    std::thread thread_;  // last: it uses the others
};

}  // namespace sayso::serve
