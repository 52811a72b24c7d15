#include "serve/http.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "base/utf8.h"

namespace sayso::serve {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Plus : std::uint8_t { itself, blank };  // in a query, as forms send it, + is a blank

// Nothing where the escapes are wrong, or what they stand for is no plain text.
std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == Plus::blank) {
            c = ' ';
        }
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') return std::nullopt;
        out += c;
    }
    if (valid_utf8_prefix(out) != out.size()) return std::nullopt;
    return out;
}

// Takes the ending off before decoding, so that an id which ends in ".json" can be written with %2E.
Form take_form(std::string_view& path) {
    for (const auto& [ending, form] : {std::pair<std::string_view, Form>{".json", Form::json}, {".csv", Form::csv}}) {
        if (!path.ends_with(ending)) continue;
        path.remove_suffix(ending.size());
        return form;
    }
    return Form::page;
}

// Calls `take` with each piece between separators, until it returns false.
template <class Take>
bool each_piece(std::string_view text, char separator, const Take& take) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0 && !take(text.substr(0, end))) return false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return true;
}

}  // namespace

std::string_view HttpRequest::header(std::string_view name) const {
    const auto found = headers.find(std::string(name));
    return found == headers.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Target::parameter(std::string_view name) const {
    for (const auto& [key, value] : parameters) {
        if (key == name) return value;
    }
    return {};
}

std::vector<std::string_view> Target::parameters_named(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : parameters) {
        if (key == name) values.emplace_back(value);
    }
    return values;
}

Result<Target> parse_target(std::string_view target) {
    const Error wrong{.what = "this is no address of this server", .input = repair_utf8(target.substr(0, 200))};
    const std::size_t question = std::min(target.find('?'), target.size());
    std::string_view path = target.substr(0, question);
    std::string_view query = target.substr(std::min(question + 1, target.size()));
    if (!path.starts_with('/')) return wrong;
    Target parsed;
    parsed.form = take_form(path);
    const bool path_is_fine = each_piece(path, '/', [&](std::string_view piece) {
        const auto part = decoded(piece, Plus::itself);
        if (!part || *part == "." || *part == "..") return false;
        parsed.parts.push_back(*part);
        return true;
    });
    const bool query_is_fine = each_piece(query, '&', [&](std::string_view piece) {
        const std::size_t equals = std::min(piece.find('='), piece.size());
        const auto name = decoded(piece.substr(0, equals), Plus::blank);
        const auto value = decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::blank);
        if (!name || !value) return false;
        parsed.parameters.emplace_back(*name, *value);
        return true;
    });
    if (!path_is_fine || !query_is_fine) return wrong;
    return parsed;
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view unreserved = "-._~";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           unreserved.find(c) != std::string_view::npos;
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        }
    }
    return out;
}

Answer refusal(int status, const Error& error) {
    using Json = nlohmann::ordered_json;
    Json json = {{"what", error.what}};
    if (!error.input.empty()) json["input"] = error.input;
    if (error.offset) json["offset"] = *error.offset;
    if (!error.remedy.empty()) json["remedy"] = error.remedy;
    Answer answer{.status = status};
    answer.body = Json{{"error", std::move(json)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
    return answer;
}

}  // namespace sayso::serve
