#include "page/http_message.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <charconv>
#include <memory>

#include "base/unpacked_source.h"
#include "page/fold.h"

namespace sayso::page {
namespace {

// A line without its end; `rest` loses both.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// Size of the chunk that the line announces; false where it is no such line.
bool chunk_size(std::string_view line, std::size_t& size) {
    line = trimmed(line.substr(0, line.find(';')));
    constexpr int hexadecimal = 16;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), size, hexadecimal);
    return error == std::errc() && end == line.data() + line.size() && !line.empty();
}

// The body without its chunk marks; as it stands where it has none. What is cut off ends where it ends.
std::string unchunked(std::string_view body) {
    std::string plain;
    std::string_view rest = body;
    while (!rest.empty()) {
        std::size_t size = 0;
        if (!chunk_size(take_line(rest), size)) return plain.empty() ? std::string(body) : plain + std::string(rest);
        if (size == 0) break;
        plain += rest.substr(0, size);
        rest.remove_prefix(std::min(size, rest.size()));
        take_line(rest);
    }
    return plain;
}

Error too_large(std::size_t largest) {
    return {.what = "the page unpacks to more than " + std::to_string(largest >> 20U) + " MiB",
            .remedy = "a page is smaller"};
}

Result<std::string> ungzipped(std::string_view body, std::size_t largest) {
    MemorySource packed(body);
    UnpackedSource source(packed);
    std::string plain;
    std::string chunk(std::size_t{1} << 16U, '\0');
    while (true) {
        auto count = source.read(chunk.data(), chunk.size());
        if (!count) return std::move(count).error();
        if (*count == 0) return plain;
        plain.append(chunk, 0, *count);
        if (plain.size() > largest) return too_large(largest);
    }
}

// "deflate" is zlib's format (RFC 1950); some servers send bare deflate data.
Result<std::string> inflated(std::string_view body, std::size_t largest, int window_bits) {
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) throw std::bad_alloc();
    const std::unique_ptr<z_stream, int (*)(z_streamp)> end(&stream, inflateEnd);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
    stream.avail_in = static_cast<uInt>(body.size());
    std::string plain;
    constexpr std::size_t step = std::size_t{1} << 16U;
    for (int code = Z_OK; code == Z_OK;) {
        const std::size_t size = plain.size();
        if (size > largest) return too_large(largest);
        plain.resize(size + step);
        stream.next_out = reinterpret_cast<Bytef*>(plain.data() + size);
        stream.avail_out = step;
        code = inflate(&stream, Z_NO_FLUSH);
        plain.resize(size + step - stream.avail_out);
        if (code != Z_OK && code != Z_STREAM_END) return Error{.what = "the page's deflate data is damaged"};
    }
    return plain;
}

Result<std::string> unbrotlied(std::string_view body, std::size_t largest) {
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState*)> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    const auto* next = reinterpret_cast<const std::uint8_t*>(body.data());
    std::size_t left = body.size();
    std::string plain;
    constexpr std::size_t step = std::size_t{1} << 16U;
    while (true) {
        const std::size_t size = plain.size();
        if (size > largest) return too_large(largest);
        plain.resize(size + step);
        auto* out = reinterpret_cast<std::uint8_t*>(plain.data() + size);
        std::size_t room = step;
        const BrotliDecoderResult result =
            BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &out, nullptr);
        plain.resize(size + step - room);
        if (result == BROTLI_DECODER_RESULT_SUCCESS) return plain;
        if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
            return Error{.what = "the page's brotli data is damaged"};
    }
}

Result<std::string> decoded(std::string body, std::string_view encoding, std::size_t largest) {
    const std::string name = lower(trimmed(encoding));
    constexpr std::string_view gzip_magic("\x1F\x8B", 2);
    constexpr std::string_view zstd_magic("\x28\xB5\x2F\xFD", 4);
    const bool packed = body.starts_with(gzip_magic) || body.starts_with(zstd_magic);
    if ((name == "gzip" || name == "x-gzip" || name == "zstd") && packed) return ungzipped(body, largest);
    // Some servers announce what they do not do.
    const bool never_packed = trimmed(body).starts_with('<');
    if (name == "deflate") {
        constexpr int with_header = MAX_WBITS;
        constexpr int bare = -MAX_WBITS;
        auto plain = inflated(body, largest, with_header);
        if (plain) return plain;
        auto bare_data = inflated(body, largest, bare);
        if (bare_data) return bare_data;
        return never_packed ? Result<std::string>(std::move(body)) : plain;
    }
    if (name == "br") {
        auto plain = unbrotlied(body, largest);
        return !plain && never_packed ? Result<std::string>(std::move(body)) : plain;
    }
    return body;
}

}  // namespace

std::vector<HeaderField> header_fields(std::string_view block) {
    std::vector<HeaderField> fields;
    while (!block.empty()) {
        const std::string_view line = take_line(block);
        const std::size_t colon = line.find(':');
        const bool continued = line.starts_with(' ') || line.starts_with('\t');
        if (continued || colon == std::string_view::npos) continue;
        fields.push_back({trimmed(line.substr(0, colon)), trimmed(line.substr(colon + 1))});
    }
    return fields;
}

std::string_view field(const std::vector<HeaderField>& fields, std::string_view name) {
    for (const HeaderField& f : fields) {
        if (f.name.size() == name.size() && lower(f.name) == name) return f.value;
    }
    return {};
}

MediaType media_type_from(std::string_view content_type) {
    MediaType type{.type = lower(trimmed(content_type.substr(0, content_type.find(';')))), .charset = {}};
    constexpr std::string_view key = "charset=";
    const std::size_t at = lower(content_type).find(key);
    if (at == std::string_view::npos) return type;
    std::string_view value = content_type.substr(at + key.size());
    value = trimmed(value.substr(0, value.find(';')));
    while (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    while (value.ends_with('"') || value.ends_with('\'')) value.remove_suffix(1);
    type.charset = value;
    return type;
}

Result<HttpMessage> http_message(std::string_view bytes, std::size_t largest) {
    std::string_view rest = bytes;
    const std::string_view status_line = take_line(rest);
    const std::size_t space = status_line.find(' ');
    if (!status_line.starts_with("HTTP/") || space == std::string_view::npos) return Error{.what = "no HTTP response"};
    HttpMessage message;
    const std::string_view status = trimmed(status_line.substr(space));
    std::from_chars(status.data(), status.data() + status.size(), message.status);

    const std::size_t header_begin = bytes.size() - rest.size();
    while (!rest.empty() && !take_line(rest).empty()) {
    }
    const std::size_t header_end = bytes.size() - rest.size();
    const auto fields = header_fields(bytes.substr(header_begin, header_end - header_begin));
    message.media_type = media_type_from(field(fields, "content-type"));
    if (rest.size() > largest) return too_large(largest);
    const bool chunked = lower(field(fields, "transfer-encoding")).find("chunked") != std::string::npos;
    auto body = decoded(chunked ? unchunked(rest) : std::string(rest), field(fields, "content-encoding"), largest);
    if (!body) return std::move(body).error();
    message.body = std::move(*body);
    return message;
}

}  // namespace sayso::page
