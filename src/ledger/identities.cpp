#include "ledger/identities.h"

#include <algorithm>

#include "entity/entity.h"

namespace sayso::ledger {
namespace {

std::string found_in(const std::unordered_map<std::string, std::string>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::string() : found->second;
}

}  // namespace

std::string split_id(std::string_view entity, std::string_view name) {
    return issue_entity_id("split|" + std::string(entity) + "|" + identity_key(name, ""));
}

void Identities::take(const EntityEdit& edit) {
    touched_.insert(edit.entity);
    switch (edit.kind) {
        case EntityEdit::Kind::issue: break;
        case EntityEdit::Kind::merge:
            touched_.insert(edit.value);
            merged_[edit.entity] = edit.value;
            break;
        case EntityEdit::Kind::split: {
            if (edit.article.empty()) {
                merged_.erase(edit.entity);
                break;
            }
            const std::string other = split_id(edit.entity, edit.value);
            touched_.insert(other);
            split_[{edit.entity, edit.article}] = other;
            names_.try_emplace(other, edit.value);
            break;
        }
        case EntityEdit::Kind::rename: renamed_[edit.entity] = edit.value; break;
        case EntityEdit::Kind::identify: known_as_[edit.entity] = edit.value; break;
    }
}

std::string Identities::resolved(std::string_view entity, std::string_view article) const {
    std::string current(entity);
    // Ends: no entity is merged into what is merged into it, and as many steps as there are edits reach every end.
    for (std::size_t steps = 0; steps <= touched_.size(); ++steps) {
        std::string next;
        if (!article.empty()) {
            const auto split = split_.find({current, std::string(article)});
            if (split != split_.end()) next = split->second;
        }
        if (next.empty()) next = found_in(merged_, current);
        if (next.empty()) return current;
        current = std::move(next);
    }
    return current;
}

std::string Identities::display_name(const std::string& entity) const {
    std::string name = found_in(renamed_, entity);
    return name.empty() ? found_in(names_, entity) : name;
}

std::string Identities::known_as(const std::string& entity) const { return found_in(known_as_, entity); }

bool Identities::concern(const Reading& reading) const {
    return std::any_of(reading.entities.begin(), reading.entities.end(),
                       [&](const Entity& entity) { return touched_.contains(entity.id); });
}

void Identities::apply(Reading& reading) const {
    if (!concern(reading)) return;
    std::vector<bool> displayed(reading.entities.size(), false);
    for (std::size_t i = 0; i < reading.entities.size(); ++i) {
        Entity& entity = reading.entities[i];
        const std::string now = resolved(entity.id, reading.article.id);
        // What a name in the text is stays as the article has it, unless somebody said that it is called otherwise.
        displayed[i] = now != entity.id || renamed_.contains(now);
        if (!displayed[i]) continue;
        entity.id = now;
        if (const std::string name = display_name(now); !name.empty()) entity.name = name;
    }
    for (Statement& statement : reading.statements) {
        for (auto* parties : {&statement.who, &statement.via}) {
            for (Party& party : *parties) {
                if (party.named && party.entity && displayed[*party.entity])
                    party.name = reading.entities[*party.entity].name;
            }
        }
    }
}

Result<Identities> Identities::load(Connection& connection) {
    Identities identities;
    const auto edits = entity_edits_of(connection);
    if (!edits) return edits.error();
    for (const EntityEdit& edit : *edits) identities.take(edit);
    for (const std::string& id : identities.touched_) {
        const auto status = connection.each(
            "SELECT name FROM entities WHERE entity = ?", [&](Run& run) { run.bind(std::string_view(id)); },
            [&](const Run& run) { identities.name(id, run.text(0)); });
        if (!status) return status.error();
    }
    return identities;
}

Result<std::vector<EntityEdit>> entity_edits_of(Connection& connection) {
    std::vector<EntityEdit> edits;
    bool damaged = false;
    const auto status = connection.each(
        "SELECT kind, entity, value, article, made_by, made_at, why FROM entity_edits ORDER BY id", [](Run&) {},
        [&](const Run& run) {
            const auto kind = entity_edit_kind_from(run.text(0));
            damaged = damaged || !kind;
            const auto text = [&](int column) { return std::string(run.text(column)); };
            edits.push_back(
                {kind.value_or(EntityEdit::Kind::issue), text(1), text(2), text(3), text(4), text(5), text(6)});
        });
    if (!status) return status.error();
    if (damaged) return connection.error(SQLITE_CORRUPT);
    return edits;
}

Result<std::int64_t> entity_row_for(Connection& connection, std::string_view key, std::string_view name,
                                    std::string_view kind) {
    const auto known =
        connection.number("SELECT entity FROM entity_keys WHERE key = ?", [&](Run& run) { run.bind(key); });
    if (!known) return known.error();
    if (const std::optional<std::int64_t>& row = *known) return *row;
    const std::string id = issue_entity_id(key);
    // A correction that came from another ledger may have brought the id before anything told of its key.
    // No upsert: SQLite would have every full-text index write what it holds in memory, before each.
    const auto brought = connection.number("SELECT id FROM entities WHERE entity = ?",
                                           [&](Run& run) { run.bind(std::string_view(id)); });
    if (!brought) return brought.error();
    auto status = *brought ? connection.run("UPDATE entities SET name = ?, kind = ? WHERE id = ?",
                                            [&](Run& run) { run.bind(name).bind(kind).bind(brought->value_or(0)); })
                           : connection.run("INSERT INTO entities (entity, name, kind) VALUES (?, ?, ?)",
                                            [&](Run& run) { run.bind(std::string_view(id)).bind(name).bind(kind); });
    if (!status) return status.error();
    const std::int64_t row = brought->value_or(connection.last_row());
    status = connection.run("INSERT INTO entity_keys (key, entity) VALUES (?, ?)",
                            [&](Run& run) { run.bind(key).bind(row); });
    if (!status) return status.error();
    return row;
}

Result<std::vector<std::optional<std::int64_t>>> entity_rows_of(Connection& connection, const Reading& reading) {
    std::vector<std::optional<std::int64_t>> rows(reading.entities.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string_view id = reading.entities[i].id;
        if (id.empty()) continue;
        const auto row = connection.number("SELECT id FROM entities WHERE entity = ?", [&](Run& run) { run.bind(id); });
        if (!row) return row.error();
        rows[i] = *row;
    }
    return rows;
}

Status fill_entity_names(Connection& connection, const Identities& identities) {
    if (auto status = connection.execute("DELETE FROM entity_names"); !status) return status;
    for (const std::string& id : identities.touched()) {
        const std::string now = identities.resolved(id, "");
        // As it was read; a name that nobody speaks under has no row, and needs none.
        auto status = connection.run(
            "INSERT OR IGNORE INTO entity_names (name, entity) SELECT n.id, now.id FROM entities e"
            " JOIN names n ON n.name = e.name JOIN entities now ON now.entity = ? WHERE e.entity = ?",
            [&](Run& run) { run.bind(std::string_view(now)).bind(std::string_view(id)); });
        if (!status) return status;
    }
    return Done{};
}

}  // namespace sayso::ledger
