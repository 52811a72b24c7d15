// Where things lie in a lexicon section: docs/pack-format.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pack/bytes.h"

namespace sayso::pack {

inline constexpr std::size_t lexicon_head_size = 32;
inline constexpr std::size_t arc_size = 8;
inline constexpr std::size_t reading_size = 16;
inline constexpr std::uint32_t no_state = 0xFFFFFF;          // the target of an arc behind which there is nothing
inline constexpr std::uint32_t most_forms = (1U << 30) - 1;  // `before` has 30 bits

struct Arc {
    unsigned char label;
    bool last;
    bool final;
    std::uint32_t target;
    std::uint32_t before;
};

[[nodiscard]] inline Arc arc_at(std::string_view arcs, std::size_t i) {
    const std::uint32_t first = load_u32(arcs, i * arc_size);
    const std::uint32_t second = load_u32(arcs, i * arc_size + 4);
    return Arc{.label = static_cast<unsigned char>(first & 0xFF),
               .last = (second & 1) != 0,
               .final = (second & 2) != 0,
               .target = first >> 8,
               .before = second >> 2};
}

}  // namespace sayso::pack
