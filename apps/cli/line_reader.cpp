#include "base/unpacked_source.h"
#include "cli/file_source.h"
#include "cli/inputs.h"

namespace sayso::cli {
namespace {

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
            result = Error{.what = "the line is longer than " + std::to_string(largest_) + " bytes",
                           .remedy = "one article a line"};
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

void for_each_line(const std::string& path, std::uint64_t largest, const TakeLine& take,
                   std::function<void(std::uint64_t bytes)> on_bytes) {
    FileSource file(path, std::move(on_bytes));
    UnpackedSource source(file);
    Lines lines(largest, take);
    std::string chunk(std::size_t{1} << 18U, '\0');
    while (true) {
        Result<std::size_t> count = source.read(chunk.data(), chunk.size());
        if (!count) {
            lines.fail(count.error());
            return;
        }
        if (*count == 0) break;
        if (!lines.add(std::string_view(chunk).substr(0, *count))) return;
    }
    lines.end();
}

}  // namespace sayso::cli
