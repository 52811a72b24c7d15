// Points in time that readings can be ordered by.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso {

// Seconds since 1970-01-01T00:00Z of an ISO 8601 date or date and time ("2031-05-04", "2031-05-04T09:30+02:00"). What
// is not told counts as zero, a missing zone as UTC. Nothing if there is no valid date at the front.
[[nodiscard]] std::optional<std::int64_t> instant_from_iso(std::string_view text);

}  // namespace sayso
