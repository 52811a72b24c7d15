#include "cli/file_source.h"

#include <cerrno>
#include <cstring>

namespace sayso::cli {

FileSource::FileSource(const std::string& path) : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")) {
    if (!file_) open_error_ = errno;
}

Result<std::size_t> FileSource::read(char* into, std::size_t size) {
    if (!file_) return Error{.what = std::string("cannot be opened: ") + std::strerror(open_error_)};
    const std::size_t count = std::fread(into, 1, size, file_.get());
    if (count == 0 && std::ferror(file_.get()) != 0)
        return Error{.what = std::string("cannot be read: ") + std::strerror(errno)};
    return count;
}

}  // namespace sayso::cli
