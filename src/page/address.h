// Addresses that are relative to others (RFC 3986, section 5).
#pragma once

#include <string>
#include <string_view>

namespace sayso::page {

// The address that `reference` means where `base` is in force; the reference itself if the base is no absolute address.
[[nodiscard]] std::string resolved_address(std::string_view reference, std::string_view base);

}  // namespace sayso::page
