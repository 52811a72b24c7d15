#include "serve/line.h"

namespace sayso::serve {

Line::Place Line::enter(Work work) {
    if (work == Work::unasked) return Place(nullptr);
    std::unique_lock lock(mutex_);
    if (taken_ < places_) {
        ++taken_;
        return Place(this);
    }
    Waiting waiting{.since = Clock::now(), .changed = {}, .called = false};
    (work == Work::quick ? quick_ : lengthy_).push_back(&waiting);
    waiting.changed.wait(lock, [&] { return waiting.called; });
    return Place(this);
}

void Line::leave() {
    const std::lock_guard lock(mutex_);
    if (quick_.empty() && lengthy_.empty()) {
        --taken_;
        return;
    }
    // The place goes on to them, so that nobody takes it meanwhile. Called under the lock: after it they may be gone.
    Queue& queue = next();
    queue.front()->called = true;
    queue.front()->changed.notify_one();
    queue.pop_front();
}

Line::Queue& Line::next() {
    if (quick_.empty()) return lengthy_;
    if (lengthy_.empty()) return quick_;
    const Clock::time_point since = lengthy_.front()->since;
    const bool is_overdue = Clock::now() - since >= patience_;
    return is_overdue && since < quick_.front()->since ? lengthy_ : quick_;
}

}  // namespace sayso::serve
