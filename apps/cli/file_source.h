// The bytes of a file or of standard input.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "base/byte_source.h"

namespace sayso::cli {

class FileSource final : public ByteSource {
public:
    // "-" is standard input. Where the file cannot be opened, the first read() says so.
    // `on_bytes`, if there is one, is told how many bytes each read() gave.
    explicit FileSource(const std::string& path, std::function<void(std::uint64_t bytes)> on_bytes = {});

    [[nodiscard]] Result<std::size_t> read(char* into, std::size_t size) override;

private:
    struct Close {
        void operator()(FILE* file) const {
            if (file != stdin) std::fclose(file);
        }
    };
    std::unique_ptr<FILE, Close> file_;
    std::function<void(std::uint64_t bytes)> on_bytes_;
    int open_error_ = 0;  // errno
};

}  // namespace sayso::cli
