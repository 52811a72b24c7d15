#include "cli/whole_file.h"

#include "cli/file_source.h"

namespace sayso::cli {

Result<std::string> bytes_of_file(const std::string& path) {
    FileSource file(path);
    std::string bytes;
    std::string chunk(std::size_t{1} << 16U, '\0');
    while (true) {
        const Result<std::size_t> count = file.read(chunk.data(), chunk.size());
        if (!count) {
            Error error = count.error();
            error.input = path;
            return error;
        }
        if (*count == 0) return bytes;
        bytes.append(chunk, 0, *count);
    }
}

}  // namespace sayso::cli
