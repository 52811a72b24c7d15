#include "cli/file_source.h"

#include <cerrno>
#include <cstring>

namespace sayso::cli {

FileSource::FileSource(const std::string& path, std::function<void(std::uint64_t bytes)> on_bytes)
    : file_(path == "-" ? stdin : std::fopen(path.c_str(), "rb")), on_bytes_(std::move(on_bytes)) {
    if (!file_) open_error_ = errno;
}

Result<std::size_t> FileSource::read(char* into, std::size_t size) {
    if (!file_) return Error{.what = std::string("cannot be opened: ") + std::strerror(open_error_)};
    const std::size_t count = std::fread(into, 1, size, file_.get());
    if (count == 0 && std::ferror(file_.get()) != 0)
        return Error{.what = std::string("cannot be read: ") + std::strerror(errno)};
    if (on_bytes_ && count > 0) on_bytes_(count);
    return count;
}

}  // namespace sayso::cli
