// A disk that fails: an SQLite VFS over the usual one, which lets some writes through and fails the rest.
#pragma once

#include <cstdint>

namespace sayso::test {

// While it lives, every database of this process is on the failing disk. One at a time.
class FailingDisk {
public:
    enum class Failure : std::uint8_t {
        full,     // the write fails with SQLITE_FULL, and so does every later one
        error,    // the write or sync fails with an I/O error, and so does every later one
        torn,     // half of the write reaches the disk, then everything fails
        passing,  // this one write fails, later ones succeed
    };

    // The first `good` writes and syncs succeed.
    FailingDisk(int good, Failure failure);
    ~FailingDisk();
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    // Whether a write has failed yet.
    [[nodiscard]] static bool has_failed();
};

}  // namespace sayso::test
