// A page from the web, by libcurl.
#pragma once

#include <cstdint>
#include <string>

#include "sayso/error.h"

namespace sayso::cli {

struct FetchOptions {
    std::uint64_t largest = 64ULL << 20U;  // bytes, unpacked; a larger page is an Error
    long seconds = 30;                     // for the whole of it
    long redirects = 5;
};

struct Fetched {
    std::string bytes;
    std::string address;  // after redirects
    std::string charset;  // of the transport header; may be empty
};

// http and https alone, also after redirects. Addresses of this machine and of private networks (RFC 1918, 4193, 3927,
// 6598, loopback) are refused whatever name leads to them: a feed's link must not reach inside a newsroom's network.
// Behind a proxy that the environment names, the proxy decides on that.
[[nodiscard]] Result<Fetched> fetch(const std::string& address, const FetchOptions& options = {});

}  // namespace sayso::cli
