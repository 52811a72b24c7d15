#include "ledger/json_lines.h"
#include "ledger/ledger.h"

namespace sayso {

std::string to_json(const Correction& c) {
    return ledger::line_of("correction", {{"article", c.article},
                                          {"statement", c.statement},
                                          {"exact", c.exact},
                                          {"prefix", c.prefix},
                                          {"suffix", c.suffix},
                                          {"field", name_of(c.field)},
                                          {"value", c.value},
                                          {"by", c.by},
                                          {"at", c.at},
                                          {"why", c.why},
                                          {"entity", c.entity}});
}

bool is_correction(std::string_view line) { return line.starts_with("{\"correction\":"); }

Result<Correction> correction_from_json(std::string_view line) {
    const auto object = ledger::object_in(line, "correction");
    if (!object) return Error{.what = "not a correction", .remedy = "docs/ledger-format.md describes it"};
    const auto text = [&](std::string_view key) { return ledger::text_at(*object, key); };
    const auto field = correction_field_from(text("field"));
    if (!field) return Error{.what = "\"field\" is not one of act, form, certainty, who, statement"};
    return Correction{text("article"), text("statement"), text("exact"), text("prefix"), text("suffix"), *field,
                      text("value"),   text("by"),        text("at"),    text("why"),    text("entity")};
}

}  // namespace sayso
