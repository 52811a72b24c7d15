// Where bytes come from, piece by piece: a file, standard input, memory, something packed.
#pragma once

#include <cstddef>
#include <string_view>

#include "sayso/error.h"

namespace sayso {

class ByteSource {
public:
    virtual ~ByteSource() = default;
    // Puts up to `size` (not 0) next bytes into `into` and returns how many; 0 only at the end. An Error may be
    // followed by further reads only where the source says so.
    [[nodiscard]] virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
};

// The bytes of a view, which must outlive the source.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : left_(bytes) {}
    [[nodiscard]] Result<std::size_t> read(char* into, std::size_t size) override {
        const std::size_t count = left_.copy(into, size);
        left_.remove_prefix(count);
        return count;
    }

private:
    std::string_view left_;
};

}  // namespace sayso
