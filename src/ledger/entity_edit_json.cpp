#include <algorithm>
#include <array>

#include "entity/entity.h"
#include "ledger/json_lines.h"
#include "ledger/ledger.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 5> kinds = {"issue", "merge", "split", "rename", "identify"};

}  // namespace

std::string_view name_of(EntityEdit::Kind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<EntityEdit::Kind> entity_edit_kind_from(std::string_view name) {
    const auto found = std::find(kinds.begin(), kinds.end(), name);
    if (found == kinds.end()) return std::nullopt;
    return static_cast<EntityEdit::Kind>(found - kinds.begin());
}

std::string entity_id(std::string_view name, std::string_view kind) {
    const std::string key = identity_key(name, kind);
    return key.empty() ? std::string() : issue_entity_id(key);
}

std::string issued_value(std::string_view name, std::string_view kind) {
    return std::string(name).append("|").append(kind);
}

std::string to_json(const EntityEdit& edit) {
    return ledger::line_of("entity", {{"kind", name_of(edit.kind)},
                                      {"entity", edit.entity},
                                      {"value", edit.value},
                                      {"article", edit.article},
                                      {"by", edit.by},
                                      {"at", edit.at},
                                      {"why", edit.why}});
}

bool is_entity_edit(std::string_view line) { return line.starts_with("{\"entity\":"); }

Result<EntityEdit> entity_edit_from_json(std::string_view line) {
    const auto object = ledger::object_in(line, "entity");
    if (!object) return Error{.what = "this does not say who is who", .remedy = "docs/ledger-format.md describes it"};
    const auto text = [&](std::string_view key) { return ledger::text_at(*object, key); };
    const auto kind = entity_edit_kind_from(text("kind"));
    if (!kind) return Error{.what = "\"kind\" is not one of issue, merge, split, rename, identify"};
    return EntityEdit{*kind, text("entity"), text("value"), text("article"), text("by"), text("at"), text("why")};
}

}  // namespace sayso
