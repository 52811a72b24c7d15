#include <nlohmann/json.hpp>

#include "ledger/ledger.h"

namespace sayso {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& json, std::string_view key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

std::string to_json(const Correction& c) {
    const Json json = {{"correction",
                        {{"article", c.article},
                         {"statement", c.statement},
                         {"exact", c.exact},
                         {"prefix", c.prefix},
                         {"suffix", c.suffix},
                         {"field", name_of(c.field)},
                         {"value", c.value},
                         {"by", c.by},
                         {"at", c.at},
                         {"why", c.why},
                         {"entity", c.entity}}}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_correction(std::string_view line) { return line.starts_with("{\"correction\":"); }

Result<Correction> correction_from_json(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    const auto found = json.is_object() ? json.find("correction") : json.end();
    if (json.is_discarded() || !json.is_object() || found == json.end() || !found->is_object()) {
        return Error{.what = "not a correction", .remedy = "docs/ledger-format.md describes it"};
    }
    const auto field = correction_field_from(text_at(*found, "field"));
    if (!field) return Error{.what = "\"field\" is not one of act, form, certainty, who, statement"};
    const auto text = [&](std::string_view key) { return text_at(*found, key); };
    return Correction{text("article"), text("statement"), text("exact"), text("prefix"), text("suffix"), *field,
                      text("value"),   text("by"),        text("at"),    text("why"),    text("entity")};
}

}  // namespace sayso
