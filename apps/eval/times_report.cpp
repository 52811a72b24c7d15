// The scores of times as a person or a program wants to see them.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "eval/times.h"

namespace sayso::eval {
namespace {

// The same steps in floating point as the reference scorer's, so that the last digit is the same, too.
double percent(std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : 100.0 * (static_cast<double>(part) / static_cast<double>(whole));
}

double f1(std::uint64_t hits, const TimeScores& scores) {
    const std::uint64_t both = scores.gold + scores.system;
    return both == 0 ? 0.0 : 200.0 * static_cast<double>(hits) / static_cast<double>(both);
}

// To two decimals, from the exact value.
double rounded(double value) {
    std::array<char, 40> digits{};
    std::snprintf(digits.data(), digits.size(), "%.2f", value);
    return std::strtod(digits.data(), nullptr);
}

std::string shown(const TimeTag& time, const Text& letters) {
    std::string words;
    for (std::uint32_t i = time.span.begin; i < time.span.end && i < letters.size(); ++i)
        append_utf8(words, letters[i]);
    return words + " [" + time.type + " " + time.value + "]";
}

}  // namespace

std::string time_header() {
    return "                                strict  relaxed  strict+value  relaxed+value    P     R    gold  system\n";
}

std::string time_row(std::string_view name, const TimeScores& s) {
    std::array<char, 160> row{};
    std::snprintf(row.data(), row.size(), "%-30.30s %7.1f %8.1f %13.1f %14.1f %6.1f %5.1f %6llu %6llu\n",
                  std::string(name).c_str(), f1(s.strict, s), f1(s.relaxed, s), f1(s.strict_value, s),
                  f1(s.relaxed_value, s), percent(s.relaxed, s.system), percent(s.relaxed, s.gold),
                  static_cast<unsigned long long>(s.gold), static_cast<unsigned long long>(s.system));
    return row.data();
}

std::string to_json(const TimeScores& s) {
    nlohmann::ordered_json json = {{"gold", s.gold}, {"system", s.system}};
    const std::array<std::pair<const char*, std::uint64_t>, 6> rows = {{{"strict", s.strict},
                                                                        {"relaxed", s.relaxed},
                                                                        {"strict_value", s.strict_value},
                                                                        {"relaxed_value", s.relaxed_value},
                                                                        {"strict_type", s.strict_type},
                                                                        {"relaxed_type", s.relaxed_type}}};
    for (const auto& [name, hits] : rows)
        json[name] = {{"P", rounded(percent(hits, s.system))},
                      {"R", rounded(percent(hits, s.gold))},
                      {"F1", rounded(f1(hits, s))}};
    json["value_acc_on_relaxed"] = s.relaxed == 0
                                       ? nlohmann::ordered_json(nullptr)
                                       : nlohmann::ordered_json(rounded(percent(s.relaxed_value, s.relaxed)));
    return json.dump();
}

std::string to_text(const std::vector<TimeError>& errors, const Text& letters) {
    static constexpr std::array<const char*, 4> names = {"missed", "extra ", "extent", "value "};
    std::string text;
    for (const TimeError& error : errors) {
        text += names[static_cast<std::size_t>(error.fault)];
        for (const TimeTag* time : {error.gold, error.system})
            if (time != nullptr) text += "  " + shown(*time, letters);
        text += "\n";
    }
    return text;
}

}  // namespace sayso::eval
