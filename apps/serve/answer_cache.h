// Answers that were given before: counting a million statements takes a while, and many may ask for the same at once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "serve/http.h"
#include "serve/ledger_watch.h"

namespace sayso::serve {

class AnswerCache {
public:
    using Kept = std::shared_ptr<const Answer>;
    // Makes an answer; the last one that was kept for the same target, or null, is there to be taken over from.
    using Make = std::function<Kept(const Kept& before)>;

    struct Given {
        Kept answer;
        bool should_renew = false;  // it is not the newest, and whoever asked before was not told so
    };

    // The same as get() where that neither makes an answer nor waits for one; else nothing.
    [[nodiscard]] std::optional<Given> known(ShownStates shown, const std::string& target);
    // An answer to the target as of a state that may be shown: the one that is kept, even if a newer one is being made;
    // or the one that somebody else is making at this moment; or else what `make` gives, as of the newest state. Only
    // answers with status 200 are kept.
    [[nodiscard]] Given get(ShownStates shown, const std::string& target, const Make& make);

private:
    struct Entry {
        std::uint64_t generation = 0;
        std::shared_future<Kept> answer;
        bool is_made = false;
        bool is_to_be_renewed = false;
        std::size_t bytes = 0;  // 0 while it is made
        // While it is made: what was kept before, if anything was.
        Kept before;
        std::uint64_t before_generation = 0;
    };
    using Entries = std::unordered_map<std::string, Entry>;

    [[nodiscard]] Entry* find(const std::string& target);
    [[nodiscard]] static std::optional<Given> known_of(ShownStates shown, Entry& entry);
    void keep(std::uint64_t generation, const std::string& target, const Answer& answer);
    void count(std::size_t bytes);
    // To be destroyed after the lock is left.
    using Leaving = std::array<Entries::node_type, 2>;
    [[nodiscard]] Leaving leaving();

    // When the young half is full it becomes the old one, from which what is asked for again comes back. What was old
    // before leaves, a little with each that comes: all at once would take as long as many answers.
    static constexpr std::size_t most_young_bytes = 48U << 20U;
    std::mutex mutex_;
    std::size_t young_bytes_ = 0;
    Entries young_;
    Entries old_;
    Entries leaving_;
};

}  // namespace sayso::serve
