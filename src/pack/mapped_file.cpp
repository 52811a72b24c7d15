#include "pack/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace sayso::pack {
namespace {

// Closes on every way out; a mapping outlives its descriptor.
struct Descriptor {
    int number;
    ~Descriptor() {
        if (number >= 0) close(number);
    }
};

Error cannot(const std::string& verb, const std::string& path, int reason) {
    return Error{.what = "cannot " + verb + " the pack: " + std::generic_category().message(reason),
                 .input = path,
                 .record = {},
                 .offset = std::nullopt,
                 .remedy = reason == ENOENT ? "check the path" : ""};
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::string& path) {
    const Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0) return cannot("open", path, errno);
    struct stat status {};
    if (fstat(file.number, &status) != 0) return cannot("read", path, errno);
    if (!S_ISREG(status.st_mode)) return cannot("read", path, S_ISDIR(status.st_mode) ? EISDIR : EINVAL);

    MappedFile mapped;
    if (status.st_size == 0) return mapped;  // mmap refuses an empty mapping
    const auto size = static_cast<std::size_t>(status.st_size);
    void* const data = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number, 0);
    if (data == MAP_FAILED) return cannot("map", path, errno);
    mapped.data_ = static_cast<const char*>(data);
    mapped.size_ = size;
    return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
}

MappedFile::~MappedFile() {
    if (data_ != nullptr) munmap(const_cast<char*>(data_), size_);
}

}  // namespace sayso::pack
