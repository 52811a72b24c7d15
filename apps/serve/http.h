// A request and its answer as values, apart from any socket: what a Site takes and gives.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/error.h"

namespace sayso::serve {

struct HttpRequest {
    std::string method;                          // "GET"
    std::string target;                          // as it came: "/search.json?q=f%C3%A4hre"
    std::map<std::string, std::string> headers;  // names in small letters; the first value of each
    std::string body;

    // The header's value, by its name in small letters; empty where there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

struct Answer {
    int status = 200;
    std::string type = "application/json; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    std::shared_ptr<const std::string> gzipped;  // the body compressed, where it is given again and again; else null
    // Of what it is about, as the ledger has it; empty where it may be about anything.
    std::string state = {};
};

// Which form of an address was asked for, by its ending.
enum class Form : std::uint8_t { page, json, csv };

// A target taken apart: "/articles/a%2F1.json?version=x" is the parts "articles", "a/1", Form::json, and a parameter.
struct Target {
    std::vector<std::string> parts;  // decoded; no empty ones
    Form form = Form::page;
    std::vector<std::pair<std::string, std::string>> parameters;  // decoded, in order

    // The first value of the parameter; empty where there is none.
    [[nodiscard]] std::string_view parameter(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> parameters_named(std::string_view name) const;
};

// An Error for what is no path of this server: a wrong %-escape, bytes that are not UTF-8, control characters, "." or
// ".." as a part.
[[nodiscard]] Result<Target> parse_target(std::string_view target);

// The text with everything but letters, digits and "-._~" as %-escapes.
[[nodiscard]] std::string percent_encoded(std::string_view text);

// {"error": {"what", "input", "offset", "remedy"}}
[[nodiscard]] Answer refusal(int status, const Error& error);

}  // namespace sayso::serve
