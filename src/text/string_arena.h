// Room for strings that live as long as a Document.
#pragma once

#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace sayso::text {

class StringArena {
public:
    // A copy of `head` + `tail` that lives as long as the arena.
    std::string_view keep(std::string_view head, std::string_view tail = {}) {
        char* place = take(head.size() + tail.size());
        if (!head.empty()) std::memcpy(place, head.data(), head.size());
        if (!tail.empty()) std::memcpy(place + head.size(), tail.data(), tail.size());
        return {place, head.size() + tail.size()};
    }

private:
    char* take(std::size_t size) {
        if (size > left_) {
            const std::size_t room = size > chunk ? size : chunk;
            chunks_.push_back(std::make_unique_for_overwrite<char[]>(room));
            next_ = chunks_.back().get();
            left_ = room;
        }
        char* place = next_;
        next_ += size;
        left_ -= size;
        return place;
    }

    static constexpr std::size_t chunk = 16384;
    std::vector<std::unique_ptr<char[]>> chunks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

}  // namespace sayso::text
