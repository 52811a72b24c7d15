#include "text/linear_model.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/little_endian.h"

namespace sayso::text {
namespace {

constexpr std::string_view magic = "SLM1";
constexpr std::size_t head_size = 16;
constexpr std::size_t max_row = 255;

}  // namespace

std::uint32_t LinearModel::at(std::size_t index) const { return load_u32(bytes_, index * 4); }

LinearModel LinearModel::from(std::string_view bytes, std::size_t labels) {
    if (bytes.size() < head_size || !bytes.starts_with(magic) || load_u32(bytes, 4) != labels) return {};
    const std::uint64_t slots = load_u32(bytes, 8);
    const std::uint64_t entries = load_u32(bytes, 12);
    if (!std::has_single_bit(slots) || bytes.size() != head_size + slots * 8 + entries * 4) return {};
    LinearModel model;
    model.bytes_ = bytes.substr(head_size);
    model.slots_ = static_cast<std::uint32_t>(slots);
    bool has_empty_slot = false;
    for (std::size_t slot = 0; slot < slots; ++slot) {
        const std::uint32_t row = model.at(slot * 2 + 1);
        if ((row >> 8U) + (row & 0xFFU) > entries) return {};
        has_empty_slot = has_empty_slot || model.at(slot * 2) == 0;
    }
    for (std::size_t entry = 0; entry < entries; ++entry) {
        if ((model.at(slots * 2 + entry) & 0xFFU) >= labels) return {};
    }
    if (!has_empty_slot) return {};
    model.fill_filter();
    return model;
}

// The table is larger than the caches: first all slots are asked for, then all rows, so that they are waited for
// together. Most features were never seen when the model was learnt; the filter tells most of those at once.
void LinearModel::score(const FeatureList& features, Scores& scores) const {
    scores.fill(0);
    if (empty()) return;
    const auto fetch = [&](std::size_t index) { __builtin_prefetch(bytes_.data() + index * 4); };
    std::array<std::uint32_t, FeatureList::most> found;  // keys that may be there, then their rows
    std::size_t count = 0;
    for (const std::uint32_t key : features.keys()) {
        const std::uint32_t bit = key >> filter_shift_;
        if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0) continue;
        fetch(std::size_t{key & (slots_ - 1)} * 2);
        found[count++] = key;
    }
    std::size_t rows = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t row = row_of(found[i]);
        fetch(std::size_t{slots_} * 2 + (row >> 8U));
        found[rows++] = row;
    }
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t first = std::size_t{slots_} * 2 + (found[i] >> 8U);
        for (std::size_t entry = first; entry < first + (found[i] & 0xFFU); ++entry) {
            const std::uint32_t bits = at(entry);
            scores[bits & 0xFFU] += static_cast<std::int32_t>(bits) >> 8;
        }
    }
}

// First entry and number of entries of the key's row, as the table has them; 0, which is an empty row, if it has none.
std::uint32_t LinearModel::row_of(std::uint32_t key) const {
    std::uint32_t slot = key & (slots_ - 1);
    std::uint32_t found = at(std::size_t{slot} * 2);
    while (found != key && found != 0) {
        slot = (slot + 1) & (slots_ - 1);
        found = at(std::size_t{slot} * 2);
    }
    return found == 0 ? 0 : at(std::size_t{slot} * 2 + 1);
}

// A bit for the upper bits of each key that is in the table; four bits for each slot, so that three of four are unset.
void LinearModel::fill_filter() {
    const int bits = std::clamp(std::countr_zero(slots_) + 2, 6, 22);
    filter_shift_ = static_cast<unsigned>(32 - bits);
    filter_.assign(std::size_t{1} << (bits - 6), 0);
    for (std::size_t slot = 0; slot < slots_; ++slot) {
        const std::uint32_t bit = at(slot * 2) >> filter_shift_;
        if (at(slot * 2) != 0) filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    }
}

std::string serialise(const Weights& weights, std::size_t labels) {
    const std::size_t slots = std::bit_ceil(weights.size() * 3 / 2 + 2);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> table(slots);
    std::string entries;
    for (const auto& [key, row] : weights) {
        std::size_t slot = key & (slots - 1);
        while (table[slot].first != 0) slot = (slot + 1) & (slots - 1);
        const std::size_t size = std::min(row.size(), max_row);
        table[slot] = {key, static_cast<std::uint32_t>(entries.size() / 4 << 8U | size)};
        for (const auto& [label, weight] : row) append_u32(entries, static_cast<std::uint32_t>(weight) << 8U | label);
    }
    std::string bytes(magic);
    append_u32(bytes, static_cast<std::uint32_t>(labels));
    append_u32(bytes, static_cast<std::uint32_t>(slots));
    append_u32(bytes, static_cast<std::uint32_t>(entries.size() / 4));
    for (const auto& [key, row] : table) {
        append_u32(bytes, key);
        append_u32(bytes, row);
    }
    return bytes + entries;
}

}  // namespace sayso::text
