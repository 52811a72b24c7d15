// An order by chance that is the same on every machine (xorshift64).
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace sayso::train {

class Shuffler {
public:
    void shuffle(std::vector<std::size_t>& order) {
        for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[next() % i]);
    }

private:
    std::uint64_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        return state_ ^= state_ << 17;
    }
    std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

}  // namespace sayso::train
