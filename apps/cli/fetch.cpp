#include "cli/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace sayso::cli {
namespace {

struct Network {
    std::uint32_t address;
    int bits;
};
// Networks that are not the public internet: RFC 6890 and its registry.
constexpr auto private_networks = std::to_array<Network>({{0x00000000, 8},
                                                          {0x0A000000, 8},
                                                          {0x64400000, 10},
                                                          {0x7F000000, 8},
                                                          {0xA9FE0000, 16},
                                                          {0xAC100000, 12},
                                                          {0xC0000000, 24},
                                                          {0xC0A80000, 16},
                                                          {0xC6120000, 15},
                                                          {0xE0000000, 3}});

bool is_private_v4(std::uint32_t address) {
    for (const Network& network : private_networks) {
        if ((address ^ network.address) >> (32 - network.bits) == 0) return true;
    }
    return false;
}

bool is_private_v6(const in6_addr& address) {
    const std::uint8_t* bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address) != 0) {
        std::uint32_t inner = 0;
        std::memcpy(&inner, bytes + 12, sizeof inner);
        return is_private_v4(ntohl(inner));
    }
    const bool unique_local = (bytes[0] & 0xFEU) == 0xFC;
    return unique_local || IN6_IS_ADDR_LOOPBACK(&address) != 0 || IN6_IS_ADDR_UNSPECIFIED(&address) != 0 ||
           IN6_IS_ADDR_LINKLOCAL(&address) != 0 || IN6_IS_ADDR_MULTICAST(&address) != 0;
}

bool is_private(const sockaddr& address) {
    if (address.sa_family == AF_INET)
        return is_private_v4(ntohl(reinterpret_cast<const sockaddr_in&>(address).sin_addr.s_addr));
    if (address.sa_family == AF_INET6) return is_private_v6(reinterpret_cast<const sockaddr_in6&>(address).sin6_addr);
    return true;
}

bool proxy_in_environment() {
    for (const char* name : {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return true;
    }
    return false;
}

struct Transfer {
    std::string bytes;
    std::uint64_t largest = 0;
    bool too_large = false;
    bool refused = false;
    bool proxied = false;
};

std::size_t take_bytes(const char* bytes, std::size_t size, std::size_t count, void* user) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    transfer.too_large = transfer.bytes.size() + size * count > transfer.largest;
    if (transfer.too_large) return 0;
    transfer.bytes.append(bytes, size * count);
    return size * count;
}

// libcurl asks for a socket to an address that it has looked up.
curl_socket_t open_socket(void* user, curlsocktype /*purpose*/, curl_sockaddr* address) {
    Transfer& transfer = *static_cast<Transfer*>(user);
    if (!transfer.proxied && is_private(address->addr)) {
        transfer.refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(address->family, address->socktype, address->protocol);
}

std::string charset_of(const char* content_type) {
    const std::string type = content_type == nullptr ? "" : content_type;
    constexpr std::string_view key = "charset=";
    const std::size_t at = type.find(key);
    if (at == std::string::npos) return {};
    const std::string value = type.substr(at + key.size());
    return value.substr(0, value.find(';'));
}

Error failed(CURLcode code, const Transfer& transfer, const FetchOptions& options) {
    if (transfer.too_large)
        return {.what = "larger than " + std::to_string(options.largest >> 20U) + " MiB",
                .remedy = "a page is smaller"};
    if (transfer.refused) return {.what = "leads to a private network", .remedy = "save the page and read the file"};
    return {.what = std::string("cannot be fetched: ") + curl_easy_strerror(code)};
}

void set_up(CURL* curl, const std::string& address, const FetchOptions& options, Transfer& transfer) {
    curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, options.redirects);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, options.seconds);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "sayso/" SAYSO_VERSION);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
}

}  // namespace

Result<Fetched> fetch(const std::string& address, const FetchOptions& options) {
    static const CURLcode initialised = curl_global_init(CURL_GLOBAL_DEFAULT);
    const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
    if (initialised != CURLE_OK || !curl) return Error{.what = "libcurl cannot be started"};
    Transfer transfer{.bytes = {}, .largest = options.largest, .proxied = proxy_in_environment()};
    set_up(curl.get(), address, options, transfer);
    if (const CURLcode code = curl_easy_perform(curl.get()); code != CURLE_OK) return failed(code, transfer, options);
    const char* last = nullptr;
    const char* type = nullptr;
    curl_easy_getinfo(curl.get(), CURLINFO_EFFECTIVE_URL, &last);
    curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
    return Fetched{
        .bytes = std::move(transfer.bytes), .address = last == nullptr ? address : last, .charset = charset_of(type)};
}

}  // namespace sayso::cli
