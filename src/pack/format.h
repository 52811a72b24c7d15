// The frame of a pack file: header and section table, as docs/pack-format.md has them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso::pack {

inline constexpr std::string_view magic = "\x89SAYSO\r\n";
inline constexpr std::uint32_t format_version = 1;
inline constexpr std::size_t header_size = 64;
inline constexpr std::size_t entry_size = 64;
inline constexpr std::size_t name_size = 40;
inline constexpr std::size_t alignment = 64;
inline constexpr std::uint32_t most_sections = 4096;
inline constexpr std::size_t checksum_at = 40;

inline constexpr std::string_view table_prefix = "table/";
inline constexpr std::string_view card_name = "table/card";
inline constexpr std::string_view lexicon_name = "lexicon";

struct SectionView {
    std::string_view name;
    std::string_view bytes;
    std::uint64_t offset = 0;  // in the file
};

struct Frame {
    std::string id_hash;  // 32 hexadecimal digits
    std::vector<SectionView> sections;
};

// Checks everything about the frame, checksums of all sections included. The views point into `file`. Errors have an
// offset but no input.
[[nodiscard]] Result<Frame> read_frame(std::string_view file);

[[nodiscard]] bool valid_section_name(std::string_view name);
[[nodiscard]] constexpr std::uint64_t aligned(std::uint64_t offset) {
    return (offset + alignment - 1) / alignment * alignment;
}
[[nodiscard]] std::uint32_t crc32_of(std::string_view bytes);
// Checksum of header and section table, their checksum field taken as zero.
[[nodiscard]] std::uint32_t crc32_of_header(std::string_view header_and_entries);

}  // namespace sayso::pack
