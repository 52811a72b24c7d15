#include "text/word_classes.h"

#include <bit>

#include "base/little_endian.h"
#include "text/linear_model.h"

namespace sayso::text {
namespace {

constexpr std::string_view magic = "SWC1";
constexpr std::size_t head_size = 12;
constexpr unsigned path_bits = 10;
constexpr unsigned frequency_bits = 3;
constexpr unsigned list_bits = 8;
constexpr unsigned hash_shift = path_bits + frequency_bits + list_bits;

constexpr std::string_view guess_magic = "SWG1";
constexpr unsigned guess_bits = 6;

constexpr std::uint32_t low_bits(std::uint32_t value, unsigned count) { return value & ((1U << count) - 1U); }

}  // namespace

WordClasses WordClasses::from(std::string_view section, std::string_view guesses) {
    if (section.size() < head_size || !section.starts_with(magic)) return {};
    const std::uint64_t slots = load_u32(section, 4);
    const std::uint64_t paths = load_u32(section, 8);
    if (!std::has_single_bit(slots) || paths > (1U << path_bits)) return {};
    if (section.size() != head_size + paths * 2 + slots * 4) return {};
    WordClasses classes;
    classes.path_bytes_ = section.substr(head_size, paths * 2);
    classes.slot_bytes_ = section.substr(head_size + paths * 2);
    bool has_empty_slot = false;
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const std::uint32_t bits = load_u32(classes.slot_bytes_, slot * 4);
        if (low_bits(bits, path_bits) >= paths) return {};
        has_empty_slot = has_empty_slot || bits == 0;
    }
    if (!has_empty_slot) return {};
    classes.slots_ = static_cast<std::uint32_t>(slots);
    if (guesses.starts_with(guess_magic) && guesses.size() == guess_magic.size() + slots)
        classes.guess_bytes_ = guesses.substr(guess_magic.size());
    return classes;
}

WordClass WordClasses::find(std::string_view form) const {
    if (empty()) return {};
    const std::uint64_t hash = hash_text(form) * 0x9E3779B97F4A7C15ULL;
    const auto mark = std::max(static_cast<std::uint32_t>(hash >> 53U), 1U);
    const auto further_mark = static_cast<std::uint32_t>(hash >> 51U & 3U);
    auto slot = static_cast<std::uint32_t>(hash >> 20U) & (slots_ - 1);
    for (;; slot = (slot + 1) & (slots_ - 1)) {
        const std::uint32_t bits = load_u32(slot_bytes_, std::size_t{slot} * 4);
        if (bits == 0) return {};
        if (bits >> hash_shift != mark) continue;
        const std::uint32_t guess = guess_bytes_.empty() ? 0 : static_cast<unsigned char>(guess_bytes_[slot]);
        if (!guess_bytes_.empty() && guess >> guess_bits != further_mark) continue;
        WordClass found;
        found.guess = static_cast<std::uint8_t>(low_bits(guess, guess_bits));
        found.cluster = static_cast<std::uint16_t>(low_bits(bits, path_bits));
        found.path = load_u16(path_bytes_, std::size_t{found.cluster} * 2);
        found.frequency = static_cast<std::uint8_t>(low_bits(bits >> path_bits, frequency_bits));
        found.lists = static_cast<std::uint8_t>(low_bits(bits >> (path_bits + frequency_bits), list_bits));
        return found;
    }
}

}  // namespace sayso::text
