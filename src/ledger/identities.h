// Who is who, as people have it (private to src/ledger).
//
// Records keep the entity that a name had when it was read; what people say of it since is laid over in views. So
// nothing is lost, and reading again changes nothing.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ledger/ledger.h"
#include "ledger/sqlite.h"

namespace sayso::ledger {

class Identities {
public:
    [[nodiscard]] static Result<Identities> load(Connection& connection);

    [[nodiscard]] bool empty() const { return touched_.empty(); }
    // The entity that this one is in this article.
    [[nodiscard]] std::string resolved(std::string_view entity, std::string_view article) const;
    // How it is displayed; "" if nothing was said about it.
    [[nodiscard]] std::string display_name(const std::string& entity) const;
    [[nodiscard]] std::string known_as(const std::string& entity) const;
    // Everything that was ever said something about, and what it was merged into or split off.
    [[nodiscard]] const std::set<std::string>& touched() const { return touched_; }
    // Does something of this hold for the reading's entities?
    [[nodiscard]] bool concern(const Reading& reading) const;
    // The reading with its entities and the names of who speaks as they are now.
    void apply(Reading& reading) const;

    // Nothing was said yet of an entity that has this name as read.
    void name(const std::string& entity, std::string_view name) { names_.try_emplace(entity, name); }
    void take(const EntityEdit& edit);

private:
    std::map<std::pair<std::string, std::string>, std::string> split_;  // (entity, article) → entity
    std::unordered_map<std::string, std::string> merged_;
    std::unordered_map<std::string, std::string> renamed_;
    std::unordered_map<std::string, std::string> known_as_;
    std::unordered_map<std::string, std::string> names_;
    std::set<std::string> touched_;
};

// The id of the somebody else whom a split makes.
[[nodiscard]] std::string split_id(std::string_view entity, std::string_view name);

[[nodiscard]] Result<std::vector<EntityEdit>> entity_edits_of(Connection& connection);

// The row of the entity with this key; a new one gets it, with its key's id.
[[nodiscard]] Result<std::int64_t> entity_row_for(Connection& connection, std::string_view key, std::string_view name,
                                                  std::string_view kind);
// Rows by id, in the order of the reading's entities; nothing for those that the ledger does not have.
[[nodiscard]] Result<std::vector<std::optional<std::int64_t>>> entity_rows_of(Connection& connection,
                                                                              const Reading& reading);

// The other names that entities are searched by: made again as a whole.
[[nodiscard]] Status fill_entity_names(Connection& connection, const Identities& identities);

}  // namespace sayso::ledger
