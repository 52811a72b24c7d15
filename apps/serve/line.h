// Who is at work at once, and who is next.
//
// The processor does as much whatever the order; what the order decides is who waits how long. While there is room
// nobody waits. While there is not, quick work goes first, for it keeps others from theirs only a moment; but whoever
// has waited for `patience` is overtaken by nobody any more. So, with more to do than can be done, all wait the same:
// otherwise those whose answer is there already would be back at once with their next question, and the others would
// wait several times as long.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <utility>

namespace sayso::serve {

enum class Work : std::uint8_t {
    quick,    // what takes no longer than a page of the ledger
    lengthy,  // what may look at all of it
    unasked,  // nobody waits for it: one at a time, beside those in line
};

class Line {
public:
    Line(std::size_t places, std::chrono::milliseconds patience) : places_(places), patience_(patience) {}

    // Left at its end.
    class Place {
    public:
        explicit Place(Line* line) : line_(line) {}
        ~Place() {
            if (line_ != nullptr) line_->leave();
        }
        Place(Place&& other) noexcept : line_(std::exchange(other.line_, nullptr)) {}
        Place& operator=(Place&&) = delete;

    private:
        Line* line_;
    };

    // Waits until it is the caller's turn. May be called from any thread; not by one that has a place.
    [[nodiscard]] Place enter(Work work);

private:
    using Clock = std::chrono::steady_clock;

    // Somebody in line, who is called when a place is theirs.
    struct Waiting {
        Clock::time_point since;
        std::condition_variable changed;
        bool called = false;
    };
    // Shared with whoever calls them: they may be gone before they are woken.
    using Queue = std::deque<std::shared_ptr<Waiting>>;

    void leave();
    // Not to be called where nobody waits.
    [[nodiscard]] Queue& next();

    std::size_t places_;
    std::chrono::milliseconds patience_;
    std::mutex mutex_;
    std::size_t taken_ = 0;
    Queue quick_;
    Queue lengthy_;
};

}  // namespace sayso::serve
