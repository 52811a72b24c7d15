// A file mapped into memory, read-only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "sayso/error.h"

namespace sayso::pack {

// The bytes stay as long as the value. The file must not be cut short while it is mapped: whoever replaces one writes a
// new file beside it and renames (as sayso-pack does).
class MappedFile {
public:
    static Result<MappedFile> open(const std::string& path);

    MappedFile() = default;
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    [[nodiscard]] std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace sayso::pack
