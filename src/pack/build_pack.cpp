#include <algorithm>
#include <charconv>
#include <optional>

#include "base/hash.h"
#include "pack/build.h"
#include "pack/bytes.h"
#include "pack/format.h"
#include "pack/pack.h"

namespace sayso::pack {
namespace {

std::string id_hash(const std::vector<Section>& sections) {
    std::string list;
    for (const Section& section : sections) list += section.name + "\n" + content_hash({section.bytes}) + "\n";
    return content_hash({list});
}

std::string from_hexadecimal(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 2 <= digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        bytes.push_back(static_cast<char>(value));
    }
    return bytes;
}

std::optional<Error> check_names(const std::vector<Section>& sections) {
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const std::string& name = sections[i].name;
        const bool twice = i > 0 && sections[i - 1].name == name;
        if (valid_section_name(name) && !twice) continue;
        return Error{
            .what = twice ? "two sections are named \"" + name + "\"" : "\"" + name + "\" cannot name a section",
            .input = {},
            .record = {},
            .offset = std::nullopt,
            .remedy = "use 1 to 39 of a-z 0-9 _ - . / and each name once"};
    }
    return std::nullopt;
}

// Header and section table; `ends` is where each section ends in the file.
std::string head_of(const std::vector<Section>& sections, const std::vector<std::uint64_t>& ends,
                    std::uint64_t file_size) {
    std::string head(magic);
    append_u32(head, format_version);
    append_u32(head, static_cast<std::uint32_t>(sections.size()));
    append_u64(head, file_size);
    head += from_hexadecimal(id_hash(sections));
    head.resize(header_size, '\0');
    for (std::size_t i = 0; i < sections.size(); ++i) {
        head += sections[i].name;
        head.append(name_size - sections[i].name.size(), '\0');
        append_u64(head, ends[i] - sections[i].bytes.size());
        append_u64(head, sections[i].bytes.size());
        append_u32(head, crc32_of(sections[i].bytes));
        append_u32(head, 0);
    }
    std::string checksum;
    append_u32(checksum, crc32_of_header(head));
    head.replace(checksum_at, 4, checksum);
    return head;
}

}  // namespace

Result<std::string> build_pack(std::vector<Section> sections) {
    std::sort(sections.begin(), sections.end(), [](const Section& a, const Section& b) { return a.name < b.name; });
    if (auto error = check_names(sections)) return *std::move(error);
    std::uint64_t end = header_size + sections.size() * entry_size;
    std::vector<std::uint64_t> ends;
    for (const Section& section : sections) {
        end = aligned(end) + section.bytes.size();
        ends.push_back(end);
    }
    std::string file = head_of(sections, ends, end);
    for (const Section& section : sections) {
        file.resize(aligned(file.size()), '\0');
        file += section.bytes;
    }
    // What a builder writes a reader must be able to open.
    if (Result<Pack> opened = Pack::from_bytes(file); !opened) return std::move(opened).error();
    return file;
}

}  // namespace sayso::pack
