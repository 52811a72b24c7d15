#include "base/unpacked_source.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace sayso {
namespace {

constexpr std::size_t chunk_size = std::size_t{1} << 18U;
constexpr std::string_view gzip_magic("\x1F\x8B\x08", 3);
constexpr std::string_view zstd_magic("\x28\xB5\x2F\xFD", 4);
// A dictionary for the frames that follow stands in a skippable frame of this number (the WARC-Zstd convention of the
// IIPC, 2021).
constexpr std::string_view dictionary_magic("\x5D\x2A\x4D\x18", 4);
constexpr std::size_t largest_dictionary = std::size_t{16} << 20U;
// Of a damaged member the decoder may have taken this much before it sees that; the members behind are found again.
constexpr std::size_t most_kept = std::size_t{4} << 20U;
// On average a byte is read again at most so often: bytes made to look like many members, each damaged at its end, must
// not take quadratic time.
constexpr std::uint64_t rereading = 16;

enum class Step : std::uint8_t { more, member_end, damaged };

struct Progress {
    std::size_t used = 0;
    std::size_t made = 0;
    Step step = Step::more;
    const char* complaint = "";
};

}  // namespace

class UnpackedSource::Codec {
public:
    virtual ~Codec() = default;
    virtual Progress unpack(std::string_view packed, char* into, std::size_t size) = 0;
    virtual void reset() = 0;
    [[nodiscard]] virtual std::string_view magic() const = 0;
    [[nodiscard]] virtual const char* name() const = 0;
};

class UnpackedSource::Gzip final : public Codec {
public:
    Gzip() {
        constexpr int gzip_only = 16;
        if (inflateInit2(&stream_, MAX_WBITS + gzip_only) != Z_OK) throw std::bad_alloc();
    }
    ~Gzip() override { inflateEnd(&stream_); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    Progress unpack(std::string_view packed, char* into, std::size_t size) override {
        // zlib's interface is older than const.
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
        stream_.avail_in = static_cast<uInt>(packed.size());
        stream_.next_out = reinterpret_cast<Bytef*>(into);
        stream_.avail_out = static_cast<uInt>(size);
        const int code = inflate(&stream_, Z_NO_FLUSH);
        Progress progress{.used = packed.size() - stream_.avail_in, .made = size - stream_.avail_out};
        if (code == Z_STREAM_END) progress.step = Step::member_end;
        if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) {
            progress.step = Step::damaged;
            progress.complaint = stream_.msg != nullptr ? stream_.msg : "not gzip";
        }
        return progress;
    }
    void reset() override { inflateReset(&stream_); }
    [[nodiscard]] std::string_view magic() const override { return gzip_magic; }
    [[nodiscard]] const char* name() const override { return "gzip"; }

private:
    z_stream stream_{};
};

class UnpackedSource::Zstandard final : public Codec {
public:
    Progress unpack(std::string_view packed, char* into, std::size_t size) override {
        ZSTD_inBuffer in{packed.data(), packed.size(), 0};
        ZSTD_outBuffer out{into, size, 0};
        const std::size_t code = ZSTD_decompressStream(stream_.get(), &out, &in);
        Progress progress{.used = in.pos, .made = out.pos};
        if (ZSTD_isError(code) != 0) {
            progress.step = Step::damaged;
            progress.complaint = ZSTD_getErrorName(code);
        } else if (code == 0) {
            progress.step = Step::member_end;
        }
        return progress;
    }
    void reset() override { ZSTD_DCtx_reset(stream_.get(), ZSTD_reset_session_only); }
    [[nodiscard]] std::string_view magic() const override { return zstd_magic; }
    [[nodiscard]] const char* name() const override { return "zstd"; }

    // False where it is none. The dictionary may itself be packed.
    bool use_dictionary(std::string_view dictionary) {
        std::string plain(dictionary);
        if (dictionary.starts_with(zstd_magic)) {
            plain.resize(largest_dictionary);
            const std::size_t size = ZSTD_decompress(plain.data(), plain.size(), dictionary.data(), dictionary.size());
            if (ZSTD_isError(size) != 0) return false;
            plain.resize(size);
        }
        return ZSTD_isError(ZSTD_DCtx_loadDictionary(stream_.get(), plain.data(), plain.size())) == 0;
    }

private:
    struct Free {
        void operator()(ZSTD_DCtx* stream) const { ZSTD_freeDCtx(stream); }
    };
    std::unique_ptr<ZSTD_DCtx, Free> stream_{ZSTD_createDCtx()};
};

// The packed bytes that were read and not used yet.
class UnpackedSource::Input {
public:
    explicit Input(ByteSource& source) : source_(source) {}

    [[nodiscard]] std::string_view left() const { return {buffer_.data() + begin_, end_ - begin_}; }
    [[nodiscard]] std::uint64_t offset() const { return offset_; }
    void use(std::size_t count) {
        begin_ += count;
        offset_ += count;
        if (offset_ <= furthest_) return;
        credit_ += rereading * (offset_ - furthest_);
        furthest_ = offset_;
    }

    // From here on the bytes are kept for go_back(), as far as most_kept allows.
    void keep_from_here() { kept_from_ = offset_; }
    // Goes back to where keep_from_here() was called, or as near to it as the buffer still reaches.
    void go_back() {
        const auto back = static_cast<std::size_t>(std::min<std::uint64_t>(kept(), credit_));
        credit_ -= back;
        begin_ -= back;
        offset_ -= back;
    }

    // Reads on until `wanted` bytes are there, or the end. Fewer are there only at the end.
    Status need(std::size_t wanted) {
        while (end_ - begin_ < wanted && !ended_) {
            make_room(wanted);
            auto count = source_.read(buffer_.data() + end_, buffer_.size() - end_);
            if (!count) return std::move(count).error();
            ended_ = *count == 0;
            end_ += *count;
        }
        return Done{};
    }

    // Fills what the buffer has room for, straight from the source: for bytes that are not packed.
    Result<std::size_t> copy(char* into, std::size_t size) {
        if (begin_ == end_) {
            auto count = source_.read(into, size);
            if (count) offset_ += *count;
            return count;
        }
        const std::size_t count = left().copy(into, size);
        use(count);
        return count;
    }

private:
    // Bytes before begin_ that go_back() may still want.
    [[nodiscard]] std::size_t kept() const {
        return static_cast<std::size_t>(std::min<std::uint64_t>({offset_ - kept_from_, most_kept, begin_}));
    }

    void make_room(std::size_t wanted) {
        const std::size_t dead = begin_ - kept();
        // Only where no more is moved than has been used up: what is kept is not moved again for each chunk.
        if (dead > 0 && dead >= end_ - dead) {
            std::memmove(buffer_.data(), buffer_.data() + dead, end_ - dead);
            end_ -= dead;
            begin_ -= dead;
        }
        if (buffer_.size() < begin_ + wanted + chunk_size) buffer_.resize(begin_ + wanted + chunk_size);
    }

    ByteSource& source_;
    std::string buffer_;
    std::size_t begin_ = 0, end_ = 0;
    std::uint64_t offset_ = 0;                      // of begin_, in the source
    std::uint64_t kept_from_ = 0;                   // in the source; never behind offset_
    std::uint64_t furthest_ = 0;                    // the largest offset_ so far
    std::uint64_t credit_ = rereading * most_kept;  // bytes that may still be gone back
    bool ended_ = false;
};

UnpackedSource::UnpackedSource(ByteSource& packed) : input_(std::make_unique<Input>(packed)) {}
UnpackedSource::~UnpackedSource() = default;

std::uint64_t UnpackedSource::member_begin() const { return member_begin_; }
bool UnpackedSource::packed() const { return codec_ != nullptr; }

void UnpackedSource::choose_codec() {
    begun_ = true;
    const std::string_view head = input_->left();
    if (head.starts_with(gzip_magic)) codec_ = std::make_unique<Gzip>();
    if (head.starts_with(zstd_magic)) codec_ = std::make_unique<Zstandard>();
    if (!head.starts_with(dictionary_magic)) return;
    auto codec = std::make_unique<Zstandard>();
    constexpr std::size_t head_size = 8;  // magic, size of the frame (little endian)
    std::size_t size = 0;
    for (std::size_t i = 4; i < head_size && i < head.size(); ++i) {
        size |= std::size_t{static_cast<unsigned char>(head[i])} << (8 * (i - 4));
    }
    if (head.size() < head_size || size > largest_dictionary || !input_->need(head_size + size)) return;
    if (input_->left().size() < head_size + size || !codec->use_dictionary(input_->left().substr(head_size, size)))
        return;
    input_->use(head_size + size);
    codec_ = std::move(codec);
}

Result<std::size_t> UnpackedSource::read(char* into, std::size_t size) {
    if (!begun_) {
        constexpr std::size_t magic_and_size = 8;
        if (auto status = input_->need(magic_and_size); !status) return std::move(status).error();
        choose_codec();
    }
    return codec_ == nullptr ? input_->copy(into, size) : unpack(into, size);
}

Result<std::size_t> UnpackedSource::unpack(char* into, std::size_t size) {
    while (true) {
        if (auto status = input_->need(1); !status) return std::move(status).error();
        if (!inside_) {
            member_begin_ = input_->offset();
            // Zeros behind the last member are padding, as tapes and some writers leave it.
            while (!input_->left().empty() && input_->left().front() == '\0') input_->use(1);
            if (input_->left().empty()) {
                if (auto status = input_->need(1); !status) return std::move(status).error();
                if (input_->left().empty()) return std::size_t{0};
                continue;
            }
            input_->keep_from_here();
            inside_ = true;
        }
        const bool ended = input_->left().empty();
        const Progress progress = codec_->unpack(input_->left(), into, size);
        input_->use(progress.used);
        if (progress.step == Step::damaged) {
            return Error{.what = std::string("damaged ") + codec_->name() + " data: " + progress.complaint,
                         .offset = input_->offset()};
        }
        if (progress.step == Step::member_end) {
            inside_ = false;
            codec_->reset();
        }
        if (progress.made > 0) return progress.made;
        if (ended && progress.step == Step::more) {
            inside_ = false;
            return Error{.what = std::string("the ") + codec_->name() + " data is cut off", .offset = input_->offset()};
        }
    }
}

bool UnpackedSource::next_member() {
    if (codec_ == nullptr) return false;
    codec_->reset();
    inside_ = false;
    const std::string_view magic = codec_->magic();
    // Of a member that is cut off or damaged, the codec has taken the next ones' bytes for its own.
    input_->go_back();
    if (!input_->left().empty()) input_->use(1);
    while (true) {
        if (!input_->need(magic.size()) || input_->left().size() < magic.size()) {
            input_->use(input_->left().size());
            return false;
        }
        const std::size_t at = input_->left().find(magic);
        if (at != std::string_view::npos) {
            input_->use(at);
            member_begin_ = input_->offset();
            return true;
        }
        input_->use(input_->left().size() - magic.size() + 1);
    }
}

}  // namespace sayso
