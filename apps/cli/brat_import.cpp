#include "cli/brat_import.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "cli/whole_file.h"
#include "exchange/exchange.h"

namespace sayso::cli {
namespace {

namespace fs = std::filesystem;
using Field = Correction::Field;
using ById = std::unordered_map<std::string, const Statement*>;

ById by_id(const std::vector<Statement>& statements) {
    ById map;
    for (const Statement& statement : statements) {
        if (!statement.id.empty()) map.emplace(statement.id, &statement);
    }
    return map;
}

bool stand_alike(const Statement& a, const Statement& b) {
    return a.content == b.content && a.speaker == b.speaker && a.cue == b.cue && a.addressee == b.addressee;
}

std::string marked_name(const std::vector<Party>& who) {
    if (who.empty()) return {};
    return (who.front().named ? "" : "?") + who.front().name;
}

std::string places_of(const Spans& spans) {
    std::string places;
    for (const Span span : spans) places += std::to_string(span.begin) + "-" + std::to_string(span.end) + " ";
    return places;
}

// One text with its annotations.
class Document {
public:
    Document(Ledger& ledger, const BratImport& import, std::string text, std::vector<Statement> annotated)
        : ledger_(ledger), import_(import), text_(std::move(text)), annotated_(std::move(annotated)) {}

    Status take() {
        for (const Statement& statement : annotated_) {
            if (statement.id.empty()) continue;
            const auto shown = ledger_.show(statement.id);
            if (shown) return take_known(*shown);
        }
        return take_foreign();
    }

    [[nodiscard]] std::size_t corrections() const { return corrections_; }
    [[nodiscard]] std::size_t added() const { return added_; }

private:
    Status take_known(const Shown& shown) {
        auto as_read = reading_from_json(shown.reading);
        if (!as_read) return as_read.error();
        if (as_read->article.text != text_)
            return Error{.what = "this is not the text that the ledger has", .input = as_read->article.id};
        const auto viewed = ledger_.as_viewed(*as_read);
        if (!viewed) return viewed.error();
        const auto exported = statements_from_brat(text_, to_brat(*viewed));
        if (!exported) return exported.error();
        const ById before = by_id(*exported);
        std::vector<Statement> fresh;
        for (const Statement& statement : annotated_) {
            const auto known = before.find(statement.id);
            const bool same_place = known != before.end() && stand_alike(*known->second, statement);
            if (!same_place) fresh.push_back(statement);
            if (!same_place && known == before.end()) continue;
            const Status kept = same_place ? correct_fields(*known->second, statement)
                                           : correct(statement.id, Field::statement, "none");
            if (!kept) return kept;
        }
        if (auto status = take_out_missing(*exported); !status) return status;
        return add(std::move(*as_read), fresh);
    }

    Status correct_fields(const Statement& before, const Statement& after) {
        Status status = Done{};
        const auto set = [&](bool differs, Field field, std::string_view value) {
            if (status && differs) status = correct(before.id, field, std::string(value));
        };
        set(before.form != after.form, Field::form, name_of(after.form));
        set(before.act != after.act, Field::act, name_of(after.act));
        set(before.certainty != after.certainty, Field::certainty, name_of(after.certainty));
        if (before.who == after.who) return status;
        if (after.who.size() > 1)
            return Error{.what = "joint speakers cannot be put in by hand yet", .input = before.id};
        set(true, Field::who, marked_name(after.who));
        return status;
    }

    Status take_out_missing(const std::vector<Statement>& exported) {
        const ById left = by_id(annotated_);
        for (const Statement& statement : exported) {
            if (left.contains(statement.id)) continue;
            if (auto status = correct(statement.id, Field::statement, "none"); !status) return status;
        }
        return Done{};
    }

    Status correct(const std::string& statement, Field field, std::string value) {
        ++corrections_;
        return ledger_.correct({.statement = statement,
                                .field = field,
                                .value = std::move(value),
                                .by = import_.by,
                                .at = import_.at,
                                .why = "annotated in brat"});
    }

    Status take_foreign() {
        const nlohmann::json json = {{"id", "b:" + content_hash({"brat", text_})}, {"text", text_}};
        auto article = article_from_json(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
        if (!article) return article.error();
        Reading reading;
        reading.article = std::move(*article);
        if (reading.article.version.empty()) reading.article.version = "b3:" + content_hash({text_});
        return add(std::move(reading), annotated_);
    }

    Status add(Reading reading, const std::vector<Statement>& fresh) {
        if (fresh.empty()) return Done{};
        for (Statement statement : fresh) {
            statement.id = "s:" + content_hash({"brat", reading.article.version, places_of(statement.content),
                                                places_of(statement.speaker), name_of(statement.form)});
            statement.rule = "annotated";
            statement.confidence = 1;
            for (auto* parties : {&statement.who, &statement.via}) {
                for (Party& party : *parties) name(party, reading);
            }
            reading.statements.push_back(std::move(statement));
        }
        std::stable_sort(
            reading.statements.begin(), reading.statements.end(), [](const Statement& a, const Statement& b) {
                const auto first = [](const Statement& s) { return s.content.empty() ? 0 : s.content.front().begin; };
                return first(a) < first(b);
            });
        reading.producer = {"brat", import_.by};
        added_ += fresh.size();
        const auto added = ledger_.add({reading});
        return added ? Status(Done{}) : Status(added.error());
    }

    static void name(Party& party, Reading& reading) {
        if (!party.named) return;
        const auto found = std::find_if(reading.entities.begin(), reading.entities.end(),
                                        [&](const Entity& entity) { return entity.name == party.name; });
        party.entity = static_cast<std::uint32_t>(found - reading.entities.begin());
        if (found == reading.entities.end()) reading.entities.push_back({"", party.name, "", {}});
        party.kind = reading.entities[*party.entity].kind;
    }

    Ledger& ledger_;
    const BratImport& import_;
    std::string text_;
    std::vector<Statement> annotated_;
    std::size_t corrections_ = 0;
    std::size_t added_ = 0;
};

std::vector<fs::path> annotations_in(const fs::path& folder, std::error_code& error) {
    std::vector<fs::path> files;
    for (auto entry = fs::directory_iterator(folder, error); !error && entry != fs::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == ".ann") files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

std::string import_brat(Ledger& ledger, const BratImport& import, Failures& failures) {
    std::error_code error;
    const auto files = annotations_in(import.folder, error);
    if (error) failures.add({.what = "the folder cannot be read: " + error.message(), .input = import.folder});
    std::size_t corrections = 0;
    std::size_t added = 0;
    const auto fail = [&](const fs::path& file, Error reason) {
        if (reason.input.empty()) reason.input = file.string();
        failures.add(reason);
    };
    for (const fs::path& file : files) {
        auto text = bytes_of_file(fs::path(file).replace_extension(".txt").string());
        const auto annotations = bytes_of_file(file.string());
        if (!text || !annotations) {
            fail(file, text ? annotations.error() : text.error());
            continue;
        }
        auto statements = statements_from_brat(*text, *annotations);
        if (!statements) {
            fail(file, statements.error());
            continue;
        }
        Document document(ledger, import, std::move(*text), std::move(*statements));
        if (const auto status = document.take(); !status) fail(file, status.error());
        corrections += document.corrections();
        added += document.added();
    }
    return std::to_string(files.size()) + " texts, " + std::to_string(corrections) + " corrections, " +
           std::to_string(added) + " statements added";
}

}  // namespace sayso::cli
