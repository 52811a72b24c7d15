// Figures and times, normalised. Spans are bytes of the article's text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.h"

namespace sayso {

// As in ISO-TimeML's spirit, and as the gold guide has them.
enum class Qualifier : std::uint8_t { exact, about, more_than, less_than, at_least, at_most, range, vague };

[[nodiscard]] std::string_view name_of(Qualifier qualifier);
[[nodiscard]] std::optional<Qualifier> qualifier_from(std::string_view name);

// A number of things, people, money, measure, share, age or duration. `span` covers qualifier, number, scale word and
// unit, without the counted noun. Numbers are exact decimals in text form ("600000", "1.5", "-3"), never rounded.
struct Quantity {
    Span span;
    std::optional<std::string> value;  // empty for a vague count without a scale ("mehrere")
    std::optional<std::string> high;   // the upper end of a range
    Qualifier qualifier = Qualifier::exact;
    std::string unit;       // "%", "EUR", "km", "a", …; empty for counts
    std::string unit_code;  // the same as "ucum:km" or "iso4217:EUR"; empty where neither standard has it
    Spans of;               // the counted noun phrase
    Spans scope;            // what happened to it ("getötet oder verwundet")
};

// A figure that moved: "hat sich verdoppelt", "um 3 Prozent gestiegen", "auf 12 gesenkt".
struct Change {
    Span span;
    Spans of;
    std::optional<std::string> factor, by, to;
    std::string unit;
    std::string unit_code;
    std::string direction;  // "up", "down" or empty
    std::string period;     // ISO 8601 duration, or empty
};

enum class TimeType : std::uint8_t { date, time, duration, set };

[[nodiscard]] std::string_view name_of(TimeType type);
[[nodiscard]] std::optional<TimeType> time_type_from(std::string_view name);

// A TIMEX3 expression (ISO 24617-1). `value` is empty where it cannot be resolved. The interval is half open, in the
// article's own zone, as exact as the value is ("2024-10-27" to "2024-10-28").
struct Time {
    Span span;
    TimeType type = TimeType::date;
    std::string value;
    std::string mod;  // TIMEX3 mod: "APPROX", "MID", "START", …; or empty
    std::string from;
    std::string until;
};

struct Values {
    std::vector<Quantity> quantities;
    std::vector<Change> changes;
    std::vector<Time> times;
};

}  // namespace sayso
