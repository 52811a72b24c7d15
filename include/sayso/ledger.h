// The append-only record of readings: one SQLite file behind a small interface.
//
// A Ledger object belongs to one thread. Many may read one file at the same time, one may write; a second writer waits
// up to `busy_milliseconds` and then gets an Error. An input is in the ledger wholly or not at all.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sayso/error.h"
#include "sayso/query.h"
#include "sayso/reading.h"

namespace sayso {

// Index terms of a text, as the pack's analyser folds them ("Waffenlieferungen" → "waffenlieferung waffe lieferung").
// The ledger knows no language: who writes and who searches hands in the same function.
using TermsOf = std::function<std::string(std::string_view text, std::string_view language)>;

// What searches read most of a ledger, in memory (about 40 bytes a statement), for Ledgers of one file that share it,
// in whatever threads they are. It is read when first asked for, and again when the file has changed.
class LedgerCache;
[[nodiscard]] std::shared_ptr<LedgerCache> make_ledger_cache();

struct LedgerOptions {
    enum class Mode : std::uint8_t { read, write, create };  // create: open for writing, made if missing
    Mode mode = Mode::read;
    int busy_milliseconds = 5000;
    // Empty: words are folded (case, width, accents), nothing else. Must not throw. While add() runs it is called on
    // another thread, one call at a time.
    TermsOf terms_of;
    std::shared_ptr<LedgerCache> cache;  // null: everything is read from the file, which is best for a single search
};

// fresh: an article that was not known. new_version: a text that the article did not have before. same: the text is
// known; if it was read with another Sayso or pack this time, the new reading is kept beside the old one, and used.
// forgotten: the ledger was told to forget the article, and keeps nothing of it.
enum class Added : std::uint8_t { fresh, same, new_version, forgotten };

// A statement as the ledger knows it, with the article around it.
struct Hit {
    std::string statement;  // id
    std::string article;    // id
    std::string version;
    std::string outlet;
    std::string title;
    std::string url;
    std::string published;
    std::string record;   // the statement as JSON, as in the exported record, spans in code points
    std::string content;  // its content's words, pieces joined by " … "
    std::string cue;      // the words that mark the saying, pieces joined the same way
    std::string who;      // display name; "" for nobody
    bool named = false;
    std::vector<std::string> via;
    Form form = Form::indirect;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
    std::vector<std::string> figures;  // the words of its quantities
};

struct Found {
    std::vector<Hit> hits;
    std::uint64_t total = 0;
};

// What somebody says is right instead of what was read. It is kept beside the reading, never in it, and views apply it.
// It is anchored by the statement's words and those around them, so that it holds for later readings and versions, too.
struct Correction {
    enum class Field : std::uint8_t { act, form, certainty, who, statement };
    std::string article;    // id
    std::string statement;  // id of the statement as it was read
    std::string exact, prefix,
        suffix;  // the content's words and the text around them; filled in by correct() where empty
    Field field = Field::act;
    std::string value;  // an act, form or certainty; a speaker, "?" before one who is not named, "" for nobody; for
                        // Field::statement "none": it is no statement; "right": it was looked at and is right as it
                        // stands, which changes nothing
    std::string by, at, why;  // who corrected it, when (ISO 8601), for what reason
    std::string entity;       // id of the speaker in `value`, if they are named; found by correct() where empty
    bool operator==(const Correction&) const = default;
};

[[nodiscard]] std::string_view name_of(Correction::Field field);
[[nodiscard]] std::optional<Correction::Field> correction_field_from(std::string_view name);

// A correction as one line of JSON, {"correction": {…}}, and back. Unknown keys are passed over.
[[nodiscard]] std::string to_json(const Correction& correction);
[[nodiscard]] bool is_correction(std::string_view line);
[[nodiscard]] Result<Correction> correction_from_json(std::string_view line);

// The reading as those corrections have it that fit it, the last one of each field.
void apply_corrections(const std::vector<Correction>& corrections, Reading& reading);

// What somebody says of who is who. It is kept beside the readings, never in them, and views apply it, in order of
// making.
struct EntityEdit {
    // issue: there is an entity with this name, which no article need have named yet. merge: the entity is another one
    // from now on; its id stays a name of that one. split: it is itself again, or, in one article, somebody else.
    // rename: how it is displayed. identify: what it is called elsewhere ("Q42").
    enum class Kind : std::uint8_t { issue, merge, split, rename, identify };
    Kind kind = Kind::merge;
    std::string entity;  // id
    std::string
        value;  // issue: issued_value() of it; merge: id of the other one; split: the name of the somebody else,
                // "" for itself again; rename, identify: the name
    std::string article;  // split: the article's id, "" for itself again
    std::string by, at, why;
    bool operator==(const EntityEdit&) const = default;
};

[[nodiscard]] std::string_view name_of(EntityEdit::Kind kind);
[[nodiscard]] std::optional<EntityEdit::Kind> entity_edit_kind_from(std::string_view name);

// The id that an entity of this name and kind ("person", "body", …) has in every ledger; empty for a name without a
// letter or digit.
[[nodiscard]] std::string entity_id(std::string_view name, std::string_view kind);
// The value of an EntityEdit that issues it.
[[nodiscard]] std::string issued_value(std::string_view name, std::string_view kind);

// An edit as one line of JSON, {"entity": {…}}, and back. Unknown keys are passed over.
[[nodiscard]] std::string to_json(const EntityEdit& edit);
[[nodiscard]] bool is_entity_edit(std::string_view line);
[[nodiscard]] Result<EntityEdit> entity_edit_from_json(std::string_view line);

// An entity as views have it.
struct KnownEntity {
    std::string id, name, kind;
    std::string known_as;           // its id elsewhere
    std::vector<std::string> also;  // ids of those that were merged into it
    std::uint64_t statements = 0;   // that it makes, in the newest versions
};

// Everything about one statement that `show` prints.
struct Shown {
    Hit hit;
    std::string before, after;            // the article's text around the content
    std::string reading;                  // the whole reading as JSON, as it was read
    std::vector<Correction> corrections;  // of this statement; `hit` has them applied
};

// What became of an article's statements from one version of its text to the next.
struct Revision {
    std::string article, before, after;  // ids
    std::vector<Hit> gone, come;
    std::vector<std::pair<Hit, Hit>> changed;  // the same words, otherwise told
};

// What the statements that a query finds can be counted by.
enum class FacetBy : std::uint8_t { who, via, outlet, act, form, certainty, month, day };

[[nodiscard]] std::string_view name_of(FacetBy facet);

struct Facet {
    std::string value;  // a name, an act …, "2031-05", "2031-05-04"; "" where the statement has none
    std::uint64_t statements = 0;
};

struct FacetWanted {
    FacetBy by = FacetBy::who;
    std::uint32_t most = 20;  // values
};

// A reading as the ledger keeps it.
struct KeptReading {
    Reading reading;
    std::string was_revision_of;  // version of the text before this one; "" for an article's first
    bool in_view = false;         // the one that find(), who() and facets() give
};

// `statements` counts those of the newest versions only, which are the ones that find() gives.
struct LedgerCounts {
    std::uint64_t articles = 0, versions = 0, statements = 0, entities = 0;
};

class Ledger {
public:
    // Errors: not there, not a ledger (an SQLite file of another program is left alone), of a newer format, damaged,
    // not readable or writable, in use by another writer for too long.
    static Result<std::unique_ptr<Ledger>> open(const std::string& path, LedgerOptions options);
    virtual ~Ledger() = default;

    // Adds readings in one transaction: all or none. An Error leaves the ledger as it was before the call.
    virtual Result<std::vector<Added>> add(const std::vector<Reading>& readings) = 0;
    virtual Result<Found> find(const Query& query) const = 0;
    // By statement id or an unambiguous beginning of one (at least 4 characters after "s:").
    virtual Result<Shown> show(std::string_view statement_id) const = 0;
    // Everything that somebody said, by time of publication, oldest first. `entity` is words of a name (folded, whole
    // words, in any order: "rutte" finds "Mark Rutte") or an entity's id.
    virtual Result<Found> who(std::string_view entity) const = 0;
    // How often each value occurs in all that the query finds (limit and offset do not matter), most frequent first,
    // what is equal by its bytes; at most `most` of them.
    [[nodiscard]] Result<std::vector<Facet>> facets(const Query& query, FacetBy facet, std::uint32_t most) const;
    // Several at once, each as above, in the order they were asked for: what the query finds is looked for once.
    virtual Result<std::vector<std::vector<Facet>>> facets(const Query& query,
                                                           const std::vector<FacetWanted>& wanted) const = 0;
    // What an article said in each of its versions, oldest first, as it is seen now: the newest reading of each, with
    // corrections. An Error where there is no such article.
    virtual Result<std::vector<KeptReading>> article(std::string_view id) const = 0;
    // Names of speakers, of those who passed on and of outlets that have a word which begins like the last word of
    // `beginning`, and its other words whole; those that were met first come first, at most `most`. For suggestions.
    virtual Result<std::vector<std::string>> names(std::string_view beginning, std::uint32_t most) const = 0;
    // Changes whenever something is added, corrected or forgotten, and only then; costs no more than a few look-ups.
    // For caches.
    virtual Result<std::string> state() const = 0;
    // Change whenever what show() gives of the statement, or article() of the article, may have changed; cost no more
    // than a few look-ups. For caches. Errors as those of show() and article().
    virtual Result<std::string> statement_state(std::string_view id) const = 0;
    virtual Result<std::string> article_state(std::string_view id) const = 0;
    // Keeps a correction of a statement, by its id. Errors: no such statement, a value that its field does not have, no
    // `by` or `at`. The same correction again changes nothing.
    virtual Status correct(const Correction& correction) = 0;
    // All corrections, in order of making.
    virtual Result<std::vector<Correction>> corrections() const = 0;
    // Keeps what somebody says of who is who, all or nothing. What holds already is not kept again. Errors: no such
    // entity or article, no `by` or `at`, an entity merged into itself. Takes as long as reading again every article
    // that the entities speak in.
    virtual Status edit_entities(const std::vector<EntityEdit>& edits) = 0;
    // All of them, in order of making.
    virtual Result<std::vector<EntityEdit>> entity_edits() const = 0;
    // By id, also that of one that was merged into it, by its id elsewhere, or by words of a name (folded, whole words,
    // in any order); those with most statements first, at most 100.
    virtual Result<std::vector<KnownEntity>> entities(std::string_view words) const = 0;
    // The reading as views have it: corrected, with who is who.
    virtual Result<Reading> as_viewed(Reading reading) const = 0;
    // Every revision of an article, by its id or that of one of its statements, oldest first.
    virtual Result<std::vector<Revision>> diff(std::string_view id) const = 0;
    // Takes an article out, by its id: text, readings, corrections, and names that nothing else uses; then writes the
    // file anew, so that no byte of them is left in it. What stays is a tombstone: a hash of the id, the time, the
    // reason. Words are indexed anew with `terms_of`, which takes as long as adding.
    virtual Status forget(std::string_view article_id, std::string_view at, std::string_view reason) = 0;
    virtual Result<LedgerCounts> counts() const = 0;
    // Every reading as it was read, without anything by hand, in order of adding, all of one moment; adding them in
    // this order to an empty ledger gives an equal one. `take` returns false to stop.
    virtual Status each_reading(const std::function<bool(const KeptReading&)>& take) const = 0;
    // A hash of all that was kept, the same for ledgers with the same content, in whatever order articles came and
    // whatever the files' rows are.
    virtual Result<std::string> digest() const = 0;
};

}  // namespace sayso
