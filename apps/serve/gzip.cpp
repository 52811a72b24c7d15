#include "serve/gzip.h"

#include <zlib.h>

#include <new>

namespace sayso::serve {

std::string gzipped(std::string_view bytes, Effort effort) {
    constexpr int with_gzip_header = MAX_WBITS + 16;
    constexpr int memory_level = 8;
    const int level = effort == Effort::small ? Z_BEST_COMPRESSION : Z_BEST_SPEED;
    z_stream stream{};
    if (deflateInit2(&stream, level, Z_DEFLATED, with_gzip_header, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    // zlib reads through a pointer that is not const, but does not write there.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

}  // namespace sayso::serve
