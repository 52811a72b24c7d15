#include "ledger/fault_vfs.h"

#include <sqlite3.h>

#include <cstring>

namespace sayso::test {
namespace {

struct Disk {
    int good = 0;
    FailingDisk::Failure failure = FailingDisk::Failure::full;
    bool failed = false;
};
Disk disk;

// An open file: SQLite's own one, with methods of ours before it. The real file follows in the same allocation.
struct File {
    sqlite3_file base;
    sqlite3_file* real;
};

sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real; }
const sqlite3_io_methods* methods(sqlite3_file* file) { return real(file)->pMethods; }

// True if the next write or sync shall fail.
bool fails() {
    if (disk.good > 0) {
        --disk.good;
        return false;
    }
    const bool first = !disk.failed;
    disk.failed = true;
    return first || disk.failure != FailingDisk::Failure::passing;
}

int failure_code() {
    return disk.failure == FailingDisk::Failure::full || disk.failure == FailingDisk::Failure::passing
               ? SQLITE_FULL
               : SQLITE_IOERR_WRITE;
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 at) {
    const bool first = !disk.failed;
    if (!fails()) return methods(file)->xWrite(real(file), bytes, size, at);
    if (first && disk.failure == FailingDisk::Failure::torn) methods(file)->xWrite(real(file), bytes, size / 2, at);
    return failure_code();
}

int sync(sqlite3_file* file, int flags) {
    return fails() ? SQLITE_IOERR_FSYNC : methods(file)->xSync(real(file), flags);
}
int truncate(sqlite3_file* file, sqlite3_int64 size) {
    return fails() ? SQLITE_IOERR_TRUNCATE : methods(file)->xTruncate(real(file), size);
}

int close(sqlite3_file* file) { return methods(file)->xClose(real(file)); }
int read(sqlite3_file* file, void* bytes, int size, sqlite3_int64 at) {
    return methods(file)->xRead(real(file), bytes, size, at);
}
int file_size(sqlite3_file* file, sqlite3_int64* size) { return methods(file)->xFileSize(real(file), size); }
int lock(sqlite3_file* file, int level) { return methods(file)->xLock(real(file), level); }
int unlock(sqlite3_file* file, int level) { return methods(file)->xUnlock(real(file), level); }
int check_lock(sqlite3_file* file, int* held) { return methods(file)->xCheckReservedLock(real(file), held); }
int control(sqlite3_file* file, int what, void* value) { return methods(file)->xFileControl(real(file), what, value); }
int sector_size(sqlite3_file* file) { return methods(file)->xSectorSize(real(file)); }
int characteristics(sqlite3_file* file) { return methods(file)->xDeviceCharacteristics(real(file)); }
int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** memory) {
    return methods(file)->xShmMap(real(file), page, size, extend, memory);
}
int shm_lock(sqlite3_file* file, int offset, int count, int flags) {
    return methods(file)->xShmLock(real(file), offset, count, flags);
}
void shm_barrier(sqlite3_file* file) { methods(file)->xShmBarrier(real(file)); }
int shm_unmap(sqlite3_file* file, int remove) { return methods(file)->xShmUnmap(real(file), remove); }

constexpr sqlite3_io_methods failing_methods = {
    2,         close,      read,    write,       truncate,        sync,    file_size, lock,
    unlock,    check_lock, control, sector_size, characteristics, shm_map, shm_lock,  shm_barrier,
    shm_unmap, nullptr,    nullptr};

sqlite3_vfs* usual = nullptr;
sqlite3_vfs failing;

int open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* const opened = reinterpret_cast<File*>(file);
    opened->base.pMethods = nullptr;
    opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
    std::memset(opened->real, 0, static_cast<std::size_t>(usual->szOsFile));
    const int result_code = usual->xOpen(usual, name, opened->real, flags, out_flags);
    if (opened->real->pMethods != nullptr) opened->base.pMethods = &failing_methods;
    return result_code;
}

}  // namespace

FailingDisk::FailingDisk(int good, Failure failure) {
    disk = {good, failure, false};
    usual = sqlite3_vfs_find(nullptr);
    failing = *usual;
    failing.zName = "failing";
    failing.szOsFile = static_cast<int>(sizeof(File)) + usual->szOsFile;
    failing.pNext = nullptr;
    failing.xOpen = open;
    sqlite3_vfs_register(&failing, 1);
}

FailingDisk::~FailingDisk() {
    sqlite3_vfs_register(usual, 1);
    sqlite3_vfs_unregister(&failing);
}

bool FailingDisk::has_failed() { return disk.failed; }

}  // namespace sayso::test
