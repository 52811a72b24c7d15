// Merging, splitting, renaming: who is who, by hand.
#include <algorithm>
#include <tuple>

#include "entity/entity.h"
#include "ledger/corrections.h"
#include "ledger/hits.h"
#include "ledger/identities.h"
#include "ledger/index.h"
#include "ledger/sqlite_ledger.h"

namespace sayso::ledger {
namespace {

using Kind = EntityEdit::Kind;

Error fault(const EntityEdit& edit, std::string what, std::string remedy = {}) {
    Error error;
    error.what = std::move(what);
    error.input = edit.entity;
    error.remedy = std::move(remedy);
    return error;
}

struct Issued {
    std::string name, kind;
};

// "Mark Rutte|person"
Issued issued_from(const std::string& value) {
    const std::size_t bar = value.rfind('|');
    if (bar == std::string::npos) return {value, ""};
    return {value.substr(0, bar), value.substr(bar + 1)};
}

// Takes edits one after the other, with the identities as they are by then.
class Editor {
public:
    Editor(Connection& connection, Identities identities)
        : connection_(connection), identities_(std::move(identities)) {}

    Status take(EntityEdit edit) {
        if (edit.by.empty() || edit.at.empty()) return fault(edit, "an edit says who made it and when");
        if (edit.kind == Kind::issue) return issue(edit);
        if (auto status = must_exist(edit, edit.entity); !status) return status;
        switch (edit.kind) {
            case Kind::merge: return merge(std::move(edit));
            case Kind::split: return edit.article.empty() ? undo_merge(edit) : split(std::move(edit));
            case Kind::rename: return rename(std::move(edit));
            case Kind::identify: return identify(std::move(edit));
            case Kind::issue: break;
        }
        return Done{};
    }

    [[nodiscard]] const Identities& identities() const { return identities_; }
    // Whose statements look otherwise now, by the ids that they had in the index before.
    [[nodiscard]] const std::set<std::string>& changed() const { return changed_; }

private:
    Status must_exist(const EntityEdit& edit, std::string_view id) {
        std::string name;
        bool there = false;
        auto status = connection_.each(
            "SELECT name FROM entities WHERE entity = ?", [&](Run& run) { run.bind(id); },
            [&](const Run& run) {
                there = true;
                name = run.text(0);
            });
        if (!status) return status;
        if (!there) {
            return fault(edit, "the ledger has no entity " + std::string(id), "look for it with: sayso entity find");
        }
        identities_.name(std::string(id), name);
        return Done{};
    }

    Status issue(const EntityEdit& edit) {
        const auto [name, kind] = issued_from(edit.value);
        const std::string key = identity_key(name, kind);
        if (key.empty() || issue_entity_id(key) != edit.entity)
            return fault(edit, "this is not the id of '" + edit.value + "'");
        const auto row = entity_row_for(connection_, key, name, kind);
        if (!row) return row.error();
        const auto known = connection_.number("SELECT 1 FROM entity_edits WHERE kind = 'issue' AND entity = ?",
                                              [&](Run& run) { run.bind(std::string_view(edit.entity)); });
        if (!known) return known.error();
        identities_.name(edit.entity, name);
        return *known ? Status(Done{}) : keep(edit);
    }

    Status merge(EntityEdit edit) {
        if (auto status = must_exist(edit, edit.value); !status) return status;
        if (edit.entity == edit.value) return fault(edit, "an entity cannot be merged into itself");
        edit.entity = identities_.resolved(edit.entity, "");
        edit.value = identities_.resolved(edit.value, "");
        if (edit.entity == edit.value) return Done{};
        changed_.insert({edit.entity, edit.value});
        return keep(edit);
    }

    Status undo_merge(const EntityEdit& edit) {
        const std::string now = identities_.resolved(edit.entity, "");
        if (now == edit.entity) {
            return fault(edit, "this entity was not merged into another one",
                         "name the articles in which it is somebody else");
        }
        changed_.insert({edit.entity, now});
        return keep(edit);
    }

    Status split(EntityEdit edit) {
        edit.entity = identities_.resolved(edit.entity, "");
        const std::string id = split_id(edit.entity, edit.value);
        if (identity_key(edit.value, "").empty()) return fault(edit, "whom is it split off as?", "give a name");
        const auto there = connection_.number("SELECT 1 FROM articles WHERE article = ?",
                                              [&](Run& run) { run.bind(std::string_view(edit.article)); });
        if (!there) return there.error();
        if (!*there) return fault(edit, "the ledger has no article " + edit.article);
        if (identities_.resolved(edit.entity, edit.article) == identities_.resolved(id, "")) return Done{};
        auto status = connection_.run(
            "INSERT INTO entities (entity, name, kind) SELECT ?, ?, kind FROM entities WHERE entity = ?"
            " ON CONFLICT (entity) DO UPDATE SET kind = excluded.kind",
            [&](Run& run) {
                run.bind(std::string_view(id)).bind(std::string_view(edit.value)).bind(std::string_view(edit.entity));
            });
        if (!status) return status;
        changed_.insert(identities_.resolved(edit.entity, edit.article));
        return keep(edit);
    }

    Status rename(EntityEdit edit) {
        if (identity_key(edit.value, "").empty()) return fault(edit, "'" + edit.value + "' is not a name");
        edit.entity = identities_.resolved(edit.entity, "");
        if (identities_.display_name(edit.entity) == edit.value) return Done{};
        changed_.insert(edit.entity);
        return keep(edit);
    }

    Status identify(EntityEdit edit) {
        edit.entity = identities_.resolved(edit.entity, "");
        if (identities_.known_as(edit.entity) == edit.value) return Done{};
        return keep(edit);
    }

    Status keep(const EntityEdit& edit) {
        identities_.take(edit);
        return connection_.run(
            "INSERT INTO entity_edits (kind, entity, value, article, made_by, made_at, why) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [&](Run& run) {
                run.bind(name_of(edit.kind)).bind(std::string_view(edit.entity)).bind(std::string_view(edit.value));
                run.bind(std::string_view(edit.article)).bind(std::string_view(edit.by));
                run.bind(std::string_view(edit.at)).bind(std::string_view(edit.why));
            });
    }

    Connection& connection_;
    Identities identities_;
    std::set<std::string> changed_;
};

// Readings in which one of these speaks or passes on.
Result<std::set<std::int64_t>> readings_with(Connection& connection, const std::set<std::string>& entities) {
    std::set<std::int64_t> readings;
    for (const std::string& entity : entities) {
        const auto status = connection.each(
            "SELECT DISTINCT s.reading FROM entities e JOIN speakers k ON k.entity = e.id"
            " JOIN statements s ON s.id = k.statement WHERE e.entity = ?",
            [&](Run& run) { run.bind(std::string_view(entity)); },
            [&](const Run& run) { readings.insert(run.integer(0)); });
        if (!status) return status.error();
    }
    return readings;
}

Status lay_over(Connection& connection, Index& index, const std::set<std::int64_t>& readings,
                const Identities& identities) {
    for (const std::int64_t row : readings) {
        const auto reading = reading_at(connection, row);
        if (!reading) return reading.error();
        const auto corrections = corrections_of(connection, reading->article.id);
        if (!corrections) return corrections.error();
        if (auto status = index.lay_over(*reading, row, {*corrections, identities}); !status) return status;
    }
    return index.flush();
}

// A name's words as searches part them: folded, at everything in ASCII that is neither letter nor digit.
std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words(1);
    for (const char c : fold_words(text)) {
        const bool part =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (part)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

bool has_all(std::string_view name, const std::vector<std::string>& wanted) {
    const std::vector<std::string> words = words_in(name);
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
        return std::find(words.begin(), words.end(), word) != words.end();
    });
}

// The entities, as they are now, that the words mean.
Result<std::set<std::string>> meant_by(Connection& connection, const Identities& identities, std::string_view given) {
    std::set<std::string> meant;
    const std::vector<std::string> words = words_in(given);
    const auto status = connection.each(
        "SELECT entity, name FROM entities", [](Run&) {},
        [&](const Run& run) {
            const std::string id(run.text(0));
            if (id == given || has_all(run.text(1), words)) meant.insert(identities.resolved(id, ""));
        });
    if (!status) return status.error();
    for (const std::string& id : identities.touched()) {
        const std::string name = identities.display_name(id);
        if (identities.known_as(id) == given || has_all(name, words)) meant.insert(identities.resolved(id, ""));
    }
    return meant;
}

Result<KnownEntity> known_entity(Connection& connection, const Identities& identities, const std::string& id) {
    KnownEntity entity{.id = id, .name = identities.display_name(id), .known_as = identities.known_as(id)};
    const auto status = connection.each(
        "SELECT e.name, e.kind, (SELECT count(DISTINCT k.statement) FROM speakers k JOIN statements s"
        "  ON s.id = k.statement WHERE k.entity = e.id AND k.role = 0 AND s.in_view = 1)"
        " FROM entities e WHERE e.entity = ?",
        [&](Run& run) { run.bind(std::string_view(id)); },
        [&](const Run& run) {
            if (entity.name.empty()) entity.name = run.text(0);
            entity.kind = run.text(1);
            entity.statements = static_cast<std::uint64_t>(run.integer(2));
        });
    if (!status) return status.error();
    for (const std::string& other : identities.touched()) {
        if (other != id && identities.resolved(other, "") == id) entity.also.push_back(other);
    }
    return entity;
}

}  // namespace

Status SqliteLedger::edit_entities(const std::vector<EntityEdit>& edits) {
    auto transaction = Transaction::begin(*connection_, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    auto identities = Identities::load(*connection_);
    if (!identities) return identities.error();
    Editor editor(*connection_, std::move(identities).value());
    for (const EntityEdit& edit : edits) {
        if (auto status = editor.take(edit); !status) return status;
    }
    const auto readings = readings_with(*connection_, editor.changed());
    if (!readings) return readings.error();
    Index index(*connection_);
    auto status = lay_over(*connection_, index, *readings, editor.identities());
    if (status) status = fill_entity_names(*connection_, editor.identities());
    return status ? transaction->commit() : status;
}

Result<std::vector<EntityEdit>> SqliteLedger::entity_edits() const { return entity_edits_of(*connection_); }

Result<std::vector<KnownEntity>> SqliteLedger::entities(std::string_view words) const {
    constexpr std::size_t most = 100;
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    const auto meant = meant_by(*connection_, **identities, words);
    if (!meant) return meant.error();
    std::vector<KnownEntity> entities;
    for (const std::string& id : *meant) {
        auto entity = known_entity(*connection_, **identities, id);
        if (!entity) return entity.error();
        entities.push_back(std::move(entity).value());
    }
    std::sort(entities.begin(), entities.end(), [](const KnownEntity& a, const KnownEntity& b) {
        if (a.statements != b.statements) return a.statements > b.statements;
        return std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
    if (entities.size() > most) entities.resize(most);
    return entities;
}

Result<const Identities*> SqliteLedger::identities() const {
    std::pair<std::int64_t, std::int64_t> moment;
    const auto status = connection_->each(
        "SELECT count(*), coalesce(max(id), 0) FROM entity_edits", [](Run&) {},
        [&](const Run& run) {
            moment = {run.integer(0), run.integer(1)};
        });
    if (!status) return status.error();
    if (!identities_ || identities_moment_ != moment) {
        auto loaded = Identities::load(*connection_);
        if (!loaded) return loaded.error();
        identities_ = std::make_unique<Identities>(std::move(loaded).value());
        identities_moment_ = moment;
    }
    return identities_.get();
}

Result<Reading> SqliteLedger::as_viewed(Reading reading) const {
    const auto corrections = corrections_of(*connection_, reading.article.id);
    if (!corrections) return corrections.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    apply_corrections(*corrections, reading);
    (*identities)->apply(reading);
    return reading;
}

}  // namespace sayso::ledger
