#include <cstdint>
#include <limits>

#include "pack/build.h"
#include "pack/bytes.h"
#include "pack/tsv.h"

namespace sayso::pack {

Result<std::string> build_table(std::string_view text, const std::string& input) {
    Result<TsvReader> reader = TsvReader::open(text, input);
    if (!reader) return std::move(reader).error();
    if (text.size() > std::numeric_limits<std::uint32_t>::max())
        return reader->error_here("the table is too large", "");

    std::string ends;
    std::string pool;
    std::uint32_t lines = 0;
    const auto add = [&](const std::vector<std::string_view>& cells) {
        for (const std::string_view cell : cells) {
            pool += cell;
            append_u32(ends, static_cast<std::uint32_t>(pool.size()));
        }
        ++lines;
    };
    add(reader->columns());
    std::vector<std::string_view> cells;
    while (true) {
        const Result<bool> more = reader->next(cells);
        if (!more) return more.error();
        if (!*more) break;
        add(cells);
    }
    std::string section;
    append_u32(section, static_cast<std::uint32_t>(reader->columns().size()));
    append_u32(section, lines - 1);
    return section + ends + pool;
}

}  // namespace sayso::pack
