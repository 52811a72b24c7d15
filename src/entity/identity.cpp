#include "base/hash.h"
#include "entity/entity.h"
#include "entity/fold.h"

namespace sayso {
namespace {

// Which entities stand behind a named party, and which behind an unnamed one.
struct Use {
    bool named = false;
    bool unnamed = false;
};

void note_uses(const std::vector<Party>& parties, std::vector<Use>& uses) {
    for (const Party& party : parties) {
        if (!party.entity || *party.entity >= uses.size()) continue;
        (party.named ? uses[*party.entity].named : uses[*party.entity].unnamed) = true;
    }
}

std::vector<Use> uses_of_entities(const Reading& reading) {
    std::vector<Use> uses(reading.entities.size());
    for (const Statement& statement : reading.statements) {
        note_uses(statement.who, uses);
        note_uses(statement.via, uses);
    }
    return uses;
}

}  // namespace

std::string identity_key(std::string_view name, std::string_view kind) {
    const std::string folded = entity::single_blanks(entity::casefold(name));
    if (!entity::has_letter_or_digit(folded)) return {};
    return folded + '|' + std::string(kind);
}

std::vector<std::string> identity_keys(const Reading& reading) {
    const std::vector<Use> uses = uses_of_entities(reading);
    std::vector<std::string> keys;
    keys.reserve(reading.entities.size());
    for (std::size_t i = 0; i < reading.entities.size(); ++i) {
        const bool only_unnamed = uses[i].unnamed && !uses[i].named;
        const Entity& entity = reading.entities[i];
        keys.push_back(only_unnamed ? std::string() : identity_key(entity.name, entity.kind));
    }
    return keys;
}

std::string issue_entity_id(std::string_view key) { return "e:" + content_hash({"entity", key}).substr(0, 16); }

}  // namespace sayso
