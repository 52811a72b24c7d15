// Corrections laid over a reading.
#include <algorithm>
#include <array>

#include "ledger/hits.h"
#include "ledger/ledger.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 5> field_names = {"act", "form", "certainty", "who", "statement"};

// By its id; else by its words, with the same words before or after them.
bool fits(const Correction& correction, const Reading& reading, const Statement& statement) {
    if (correction.article != reading.article.id) return false;
    if (correction.statement == statement.id) return true;
    if (correction.exact.empty() || correction.exact != pieces_of(statement.content, reading.article.text))
        return false;
    const ledger::Surroundings around = ledger::surroundings_of(statement, reading.article.text);
    return around.prefix == correction.prefix || around.suffix == correction.suffix;
}

// The entity's place among the reading's; it comes in where the article itself does not name it.
std::uint32_t entity_in(Reading& reading, const Correction& correction) {
    auto& entities = reading.entities;
    const auto found = std::find_if(entities.begin(), entities.end(),
                                    [&](const Entity& entity) { return entity.id == correction.entity; });
    const auto place = static_cast<std::uint32_t>(found - entities.begin());
    if (found == entities.end()) entities.push_back({correction.entity, correction.value, "", {}});
    return place;
}

std::vector<Party> parties_from(const Correction& correction, Reading& reading) {
    const std::string& value = correction.value;
    if (value.empty()) return {};
    if (value.starts_with('?')) return {{.name = value.substr(1), .named = false}};
    Party party{.name = value, .named = true};
    if (!correction.entity.empty()) {
        party.entity = entity_in(reading, correction);
        party.kind = reading.entities[*party.entity].kind;
    }
    return {party};
}

void set_field(const Correction& correction, Reading& reading, Statement& statement) {
    switch (correction.field) {
        case Correction::Field::act: statement.act = act_from(correction.value).value_or(statement.act); return;
        case Correction::Field::form: statement.form = form_from(correction.value).value_or(statement.form); return;
        case Correction::Field::certainty:
            statement.certainty = certainty_from(correction.value).value_or(statement.certainty);
            return;
        case Correction::Field::who: statement.who = parties_from(correction, reading); return;
        case Correction::Field::statement: return;
    }
}

}  // namespace

std::string_view name_of(Correction::Field field) { return field_names[static_cast<std::size_t>(field)]; }

std::optional<Correction::Field> correction_field_from(std::string_view name) {
    const auto found = std::find(field_names.begin(), field_names.end(), name);
    if (found == field_names.end()) return std::nullopt;
    return static_cast<Correction::Field>(found - field_names.begin());
}

void apply_corrections(const std::vector<Correction>& corrections, Reading& reading) {
    if (corrections.empty()) return;
    const auto is_none = [&](const Statement& statement) {
        return std::any_of(corrections.begin(), corrections.end(), [&](const Correction& correction) {
            return correction.field == Correction::Field::statement && correction.value == "none" &&
                   fits(correction, reading, statement);
        });
    };
    reading.statements.erase(std::remove_if(reading.statements.begin(), reading.statements.end(), is_none),
                             reading.statements.end());
    for (Statement& statement : reading.statements) {
        for (const Correction& correction : corrections) {
            if (fits(correction, reading, statement)) set_field(correction, reading, statement);
        }
    }
}

}  // namespace sayso
