// Numbers for keys, in order of coming (private to src/story).
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace sayso::story {

// The keys are hashes, so that their last bits tell where to look.
class Numbering {
public:
    explicit Numbering(std::size_t most) : places_(std::bit_ceil(2 * most + 1)) {}

    std::uint32_t number_of(std::uint64_t key) {
        std::size_t place = key & (places_.size() - 1);
        while (places_[place] != 0 && keys_[places_[place] - 1] != key) place = (place + 1) & (places_.size() - 1);
        if (places_[place] == 0) {
            keys_.push_back(key);
            places_[place] = static_cast<std::uint32_t>(keys_.size());
        }
        return places_[place] - 1;
    }
    [[nodiscard]] const std::vector<std::uint64_t>& keys() const { return keys_; }

private:
    std::vector<std::uint32_t> places_;  // number and one; 0: free
    std::vector<std::uint64_t> keys_;
};

}  // namespace sayso::story
