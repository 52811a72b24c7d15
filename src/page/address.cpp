#include "page/address.h"

#include <algorithm>
#include <optional>

namespace sayso::page {
namespace {

// Components as in section 5.3; those that are there but empty differ from those that are not there.
struct Address {
    std::string_view scheme;
    std::optional<std::string_view> authority;
    std::string_view path;
    std::optional<std::string_view> query;
    std::optional<std::string_view> fragment;
};

bool is_scheme(std::string_view text) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !text.empty() && letter(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
        return letter(c) || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
    });
}

// What follows the mark, taken off the text; nothing if the mark is not there.
std::optional<std::string_view> take_after(std::string_view& text, char mark) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view rest = text.substr(at + 1);
    text = text.substr(0, at);
    return rest;
}

Address parsed(std::string_view text) {
    Address address;
    address.fragment = take_after(text, '#');
    address.query = take_after(text, '?');
    const std::size_t colon = text.find(':');
    if (colon != std::string_view::npos && is_scheme(text.substr(0, colon))) {
        address.scheme = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    if (text.starts_with("//")) {
        text.remove_prefix(2);
        address.authority = text.substr(0, text.find('/'));
        text.remove_prefix(address.authority->size());
    }
    address.path = text;
    return address;
}

// Section 5.2.4.
std::string without_dots(std::string_view path) {
    std::string result;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/', 1), path.size());
        const std::string_view segment = path.substr(0, end);
        path.remove_prefix(end);
        const bool up = segment == "/.." || segment == "..";
        if (up) result.erase(std::min(result.rfind('/'), result.size()));
        if (!up && segment != "/." && segment != ".")
            result += segment;
        else if (path.empty())
            result += '/';
    }
    return result;
}

// Section 5.2.3.
std::string merged(const Address& base, std::string_view path) {
    if (base.authority && base.path.empty()) return "/" + std::string(path);
    const std::size_t slash = base.path.rfind('/');
    const std::string_view folder = slash == std::string_view::npos ? "" : base.path.substr(0, slash + 1);
    return std::string(folder) + std::string(path);
}

}  // namespace

std::string resolved_address(std::string_view reference, std::string_view base) {
    const Address from = parsed(base);
    Address to = parsed(reference);
    if (from.scheme.empty() || !to.scheme.empty()) return std::string(reference);
    std::string path;
    if (to.authority) {
        path = without_dots(to.path);
    } else {
        to.authority = from.authority;
        if (to.path.empty()) {
            path = from.path;
            if (!to.query) to.query = from.query;
        } else {
            path = without_dots(to.path.starts_with('/') ? std::string(to.path) : merged(from, to.path));
        }
    }
    std::string address(from.scheme);
    address += ':';
    if (to.authority) address.append("//").append(*to.authority);
    address += path;
    if (to.query) address.append("?").append(*to.query);
    if (to.fragment) address.append("#").append(*to.fragment);
    return address;
}

}  // namespace sayso::page
