// Which address leads to which view (private to apps/serve).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "serve/http.h"
#include "serve/views.h"

namespace sayso::serve {

// What has to be true of a request before its view is asked.
enum class Access : std::uint8_t {
    read,  // anybody may; the answer depends on the ledger and the address alone, and may be kept
    told,  // the same, but perhaps of stories: whoever waits for those must not hold a ledger, so it gets one itself
    personal,  // anybody may; the answer depends on who asks
    sent,      // anybody may; the answer depends on what was sent alone, and not on the ledger
    write,     // only with the token
};

// What an answer is about, besides what was done by hand: where it is one thing, that alone need be looked at to know
// that the answer is still right.
enum class About : std::uint8_t { anything, article, statement };

struct Route {
    std::string_view method;
    std::string_view path;  // "/articles/{id}.json": {…} stands for any one part
    Access access = Access::read;
    Answer (*view)(const Call&) = nullptr;  // null: a correction, which needs a ledger to write to
    Work work = Work::lengthy;
    About about = About::anything;
};

[[nodiscard]] std::span<const Route> routes();

// The route of this method and address; null where there is none.
[[nodiscard]] const Route* route_for(std::string_view method, const Target& target);

// True for the addresses at which the page itself stands.
[[nodiscard]] bool is_page(const Target& target);

}  // namespace sayso::serve
