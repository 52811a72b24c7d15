#include "serve/line.h"

namespace sayso::serve {

Line::Place Line::enter(Work work) {
    if (work == Work::unasked) return Place(nullptr);
    std::unique_lock lock(mutex_);
    if (taken_ < places_) {
        ++taken_;
        return Place(this);
    }
    const auto waiting = std::make_shared<Waiting>();
    waiting->since = Clock::now();
    (work == Work::quick ? quick_ : lengthy_).push_back(waiting);
    waiting->changed.wait(lock, [&] { return waiting->called; });
    return Place(this);
}

void Line::leave() {
    std::shared_ptr<Waiting> called;
    {
        const std::lock_guard lock(mutex_);
        if (quick_.empty() && lengthy_.empty()) {
            --taken_;
            return;
        }
        // The place goes on to them, so that nobody takes it meanwhile.
        Queue& queue = next();
        called = std::move(queue.front());
        queue.pop_front();
        called->called = true;
    }
    // Not under the lock, which they would only wait for.
    called->changed.notify_one();
}

Line::Queue& Line::next() {
    if (quick_.empty()) return lengthy_;
    if (lengthy_.empty()) return quick_;
    const Clock::time_point since = lengthy_.front()->since;
    const bool is_overdue = Clock::now() - since >= patience_;
    return is_overdue && since < quick_.front()->since ? lengthy_ : quick_;
}

}  // namespace sayso::serve
