#include <zstd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "cli/inputs.h"

namespace sayso::cli {
namespace {

struct Close {
    void operator()(FILE* file) const {
        if (file != stdin) std::fclose(file);
    }
};
using File = std::unique_ptr<FILE, Close>;

struct FreeStream {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
};

// Bytes of a file, unpacked where it is packed; chunk by chunk.
class Chunks {
public:
    Chunks(FILE* file, bool packed) : file_(file), stream_(packed ? ZSTD_createDStream() : nullptr) {}

    // The next bytes into `out`; false at the end. A wrong packing is an Error.
    Result<bool> next(std::string& out) {
        out.resize(chunk_size);
        if (stream_ == nullptr) {
            out.resize(std::fread(out.data(), 1, out.size(), file_));
            if (std::ferror(file_) != 0) return Error{.what = std::string("cannot be read: ") + std::strerror(errno)};
            return !out.empty();
        }
        return unpack(out);
    }

private:
    static constexpr std::size_t chunk_size = 1U << 18U;

    Result<bool> unpack(std::string& out) {
        ZSTD_outBuffer target{out.data(), out.size(), 0};
        while (target.pos == 0) {
            if (source_.pos == source_.size && !fill()) {
                if (unfinished_) return Error{.what = "the packed file is cut off", .offset = read_};
                out.clear();
                return false;
            }
            const std::size_t hint = ZSTD_decompressStream(stream_.get(), &target, &source_);
            if (ZSTD_isError(hint) != 0) return Error{.what = std::string("not a sound zstd file: ") + ZSTD_getErrorName(hint), .offset = read_};
            unfinished_ = hint != 0;
        }
        out.resize(target.pos);
        return true;
    }

    bool fill() {
        packed_.resize(chunk_size);
        packed_.resize(std::fread(packed_.data(), 1, packed_.size(), file_));
        read_ += packed_.size();
        source_ = {packed_.data(), packed_.size(), 0};
        return !packed_.empty();
    }

    FILE* file_;
    std::unique_ptr<ZSTD_DStream, FreeStream> stream_;
    std::string packed_;
    ZSTD_inBuffer source_{nullptr, 0, 0};
    std::uint64_t read_ = 0;
    bool unfinished_ = false;
};

using TakeLine = std::function<bool(std::uint64_t, Result<std::string>)>;

// Cuts chunks into lines.
class Lines {
public:
    Lines(std::uint64_t largest, const TakeLine& take) : largest_(largest), take_(take) {}

    // False when the taker has had enough.
    bool add(std::string_view chunk) {
        while (!chunk.empty()) {
            const std::size_t end = chunk.find('\n');
            append(chunk.substr(0, end));
            if (end == std::string_view::npos) return true;
            chunk.remove_prefix(end + 1);
            if (!finish()) return false;
        }
        return true;
    }

    // The last line may have no end.
    void end() {
        if (size_ > 0) finish();
    }

    void fail(Error error) { take_(number_ + 1, std::move(error)); }

private:
    void append(std::string_view part) {
        size_ += part.size();
        if (size_ <= largest_) {
            line_ += part;
        } else {
            line_ = std::string();  // give the memory back
        }
    }

    bool finish() {
        ++number_;
        Result<std::string> result = std::move(line_);
        if (size_ > largest_) {
            result = Error{.what = "the line is longer than " + std::to_string(largest_) + " bytes", .remedy = "one article a line"};
        }
        line_.clear();
        size_ = 0;
        return take_(number_, std::move(result));
    }

    std::uint64_t largest_;
    const TakeLine& take_;
    std::string line_;
    std::uint64_t size_ = 0;
    std::uint64_t number_ = 0;
};

}  // namespace

void for_each_line(const std::string& path, std::uint64_t largest, const TakeLine& take) {
    const File file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
    Lines lines(largest, take);
    if (!file) {
        lines.fail({.what = std::string("cannot be opened: ") + std::strerror(errno)});
        return;
    }
    Chunks chunks(file.get(), path.ends_with(".zst"));
    std::string chunk;
    while (true) {
        Result<bool> more = chunks.next(chunk);
        if (!more) {
            lines.fail(more.error());
            return;
        }
        if (!*more) break;
        if (!lines.add(chunk)) return;
    }
    lines.end();
}

}  // namespace sayso::cli
