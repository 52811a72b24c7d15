// Calendar dates in ISO 8601 form; the calendar itself is std::chrono's.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace sayso {

// The date at the front of an ISO 8601 text ("2031-05-04", "2031-05-04T09:30:00+02:00"); nothing if there is no valid
// one.
[[nodiscard]] std::optional<std::chrono::year_month_day> date_from_iso(std::string_view text);

// "2031-05-04".
[[nodiscard]] std::string iso_from(std::chrono::year_month_day date);

}  // namespace sayso
