// The bytes of a file or of standard input.
#pragma once

#include <cstdio>
#include <memory>
#include <string>

#include "base/byte_source.h"

namespace sayso::cli {

class FileSource final : public ByteSource {
public:
    // "-" is standard input. Where the file cannot be opened, the first read() says so.
    explicit FileSource(const std::string& path);

    [[nodiscard]] Result<std::size_t> read(char* into, std::size_t size) override;

private:
    struct Close {
        void operator()(FILE* file) const {
            if (file != stdin) std::fclose(file);
        }
    };
    std::unique_ptr<FILE, Close> file_;
    int open_error_ = 0;  // errno
};

}  // namespace sayso::cli
