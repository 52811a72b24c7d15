// Work on many threads, results in the order of the input.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace sayso::cli {

// Runs `work` on every item pushed, on `threads` threads, and hands the results to `take` in the order of pushing, on
// the pushing thread. Holds at most a few items a thread at a time: push() waits for the oldest when there are more.
template <class Item, class Outcome>
class OrderedWorkers {
public:
    OrderedWorkers(std::size_t threads, std::function<Outcome(Item)> work, std::function<void(Outcome)> take)
        : work_(std::move(work)), take_(std::move(take)), most_in_flight_(items_a_thread * threads) {
        for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
    }

    ~OrderedWorkers() {
        {
            const std::lock_guard lock(mutex_);
            ended_ = true;
        }
        wake_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }

    OrderedWorkers(const OrderedWorkers&) = delete;
    OrderedWorkers& operator=(const OrderedWorkers&) = delete;

    void push(Item item) {
        while (in_flight_.size() >= most_in_flight_) take_oldest();
        std::packaged_task<Outcome()> task([this, item = std::move(item)]() mutable { return work_(std::move(item)); });
        in_flight_.push_back(task.get_future());
        {
            const std::lock_guard lock(mutex_);
            waiting_.push_back(std::move(task));
        }
        wake_.notify_one();
    }

    // Waits for all that was pushed.
    void finish() {
        while (!in_flight_.empty()) take_oldest();
    }

private:
    static constexpr std::size_t items_a_thread = 4;

    void take_oldest() {
        take_(in_flight_.front().get());
        in_flight_.pop_front();
    }

    void run() {
        while (true) {
            std::packaged_task<Outcome()> task;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return ended_ || !waiting_.empty(); });
                if (waiting_.empty()) return;
                task = std::move(waiting_.front());
                waiting_.pop_front();
            }
            task();
        }
    }

    std::function<Outcome(Item)> work_;
    std::function<void(Outcome)> take_;
    std::size_t most_in_flight_;
    std::deque<std::future<Outcome>> in_flight_;  // of the pushing thread alone
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::packaged_task<Outcome()>> waiting_;
    bool ended_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace sayso::cli
