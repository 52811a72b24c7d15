#include "serve/background.h"

#include <exception>
#include <utility>

namespace sayso::serve {

Background::Background() : thread_([this] { work_off(); }) {}

Background::~Background() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Background::run(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= most_waiting) return;
        waiting_.push_back(std::move(work));
    }
    changed_.notify_one();
}

void Background::work_off() {
    for (;;) {
        std::function<void()> work;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return ended_ || !waiting_.empty(); });
            if (ended_) return;
            work = std::move(waiting_.front());
            waiting_.pop_front();
        }
        try {
            work();
        } catch (const std::exception&) {
            // Out of memory, say. Whoever asks next makes it themselves, and is told.
            continue;
        }
    }
}

}  // namespace sayso::serve
