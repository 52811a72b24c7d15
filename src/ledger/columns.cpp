#include "ledger/columns.h"

#include "base/little_endian.h"

namespace sayso::ledger {
namespace {

constexpr std::uint8_t present_flag = 1;
constexpr std::uint8_t in_view_flag = 2;
constexpr std::uint8_t several_speakers_flag = 4;

constexpr std::uint8_t form_count = 4;
constexpr std::uint8_t act_count = 10;
constexpr std::uint8_t certainty_count = 2;

// The file may be anybody's: what is no value of the enumeration becomes its first.
template <class Value>
Value value_from(char byte, std::uint8_t count) {
    const auto number = static_cast<std::uint8_t>(byte);
    return static_cast<Value>(number < count ? number : 0);
}

}  // namespace

StatementColumns Columns::unpacked(const char* bytes) {
    const auto flags = static_cast<std::uint8_t>(bytes[23]);
    const std::string_view packed(bytes, bytes_each);
    return {.published_at = static_cast<std::int64_t>(load_u64(packed, 0)),
            .day = load_u32(packed, 8),
            .outlet = load_u32(packed, 12),
            .speaker = load_u32(packed, 16),
            .form = value_from<Form>(bytes[20], form_count),
            .act = value_from<Act>(bytes[21], act_count),
            .certainty = value_from<Certainty>(bytes[22], certainty_count),
            .present = (flags & present_flag) != 0,
            .in_view = (flags & in_view_flag) != 0,
            .several_speakers = (flags & several_speakers_flag) != 0};
}

void Columns::pack(const StatementColumns& columns, char* bytes) {
    store_number(static_cast<std::uint64_t>(columns.published_at), bytes);
    store_number(columns.day, bytes + 8);
    store_number(columns.outlet, bytes + 12);
    store_number(columns.speaker, bytes + 16);
    bytes[20] = static_cast<char>(columns.form);
    bytes[21] = static_cast<char>(columns.act);
    bytes[22] = static_cast<char>(columns.certainty);
    bytes[23] = static_cast<char>((columns.present ? present_flag : 0) | (columns.in_view ? in_view_flag : 0) |
                                  (columns.several_speakers ? several_speakers_flag : 0));
}

Status Columns::load(std::int64_t chunk) {
    if (chunk == chunk_) return Done{};
    if (auto status = flush(); !status) return status;
    packed_.clear();
    chunk_ = chunk;
    return connection_.each(
        "SELECT packed FROM statement_columns WHERE chunk = ?", [&](Run& run) { run.bind(chunk); },
        [&](const Run& run) { packed_ = run.bytes(0); });
}

Result<StatementColumns> Columns::at(std::int64_t row) {
    if (row < 0) return connection_.error(SQLITE_CORRUPT);
    if (auto status = load(row / statements_per_chunk); !status) return status.error();
    const auto begin = static_cast<std::size_t>(row % statements_per_chunk) * bytes_each;
    return begin + bytes_each <= packed_.size() ? unpacked(packed_.data() + begin) : StatementColumns{};
}

Status Columns::set(std::int64_t row, const StatementColumns& columns) {
    if (auto status = load(row / statements_per_chunk); !status) return status;
    const auto begin = static_cast<std::size_t>(row % statements_per_chunk) * bytes_each;
    if (packed_.size() < begin + bytes_each) packed_.resize(begin + bytes_each, '\0');
    pack(columns, packed_.data() + begin);
    changed_ = true;
    return Done{};
}

Status Columns::flush() {
    if (!changed_) return Done{};
    changed_ = false;
    return connection_.run(
        "INSERT INTO statement_columns (chunk, packed) VALUES (?, ?)"
        " ON CONFLICT (chunk) DO UPDATE SET packed = excluded.packed",
        [&](Run& run) { run.bind(chunk_).bind_bytes(packed_); });
}

}  // namespace sayso::ledger
