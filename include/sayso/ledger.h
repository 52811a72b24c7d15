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
#include <vector>

#include "sayso/error.h"
#include "sayso/query.h"
#include "sayso/reading.h"

namespace sayso {

// Index terms of a text, as the pack's analyser folds them ("Waffenlieferungen" → "waffenlieferung waffe lieferung").
// The ledger knows no language: who writes and who searches hands in the same function.
using TermsOf = std::function<std::string(std::string_view text, std::string_view language)>;

struct LedgerOptions {
    enum class Mode : std::uint8_t { read, write, create };  // create: open for writing, made if missing
    Mode mode = Mode::read;
    int busy_milliseconds = 5000;
    TermsOf terms_of;  // empty: words are folded (case, width, accents), nothing else; must not throw
};

// fresh: an article that was not known. new_version: a text that the article did not have before. same: the text is
// known; if it was read with another Sayso or pack this time, the new reading is kept beside the old one, and used.
enum class Added : std::uint8_t { fresh, same, new_version };

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

// Everything about one statement that `show` prints.
struct Shown {
    Hit hit;
    std::string before, after;  // the article's text around the content
    std::string reading;        // the whole reading as JSON
};

// What the statements that a query finds can be counted by.
enum class FacetBy : std::uint8_t { who, outlet, act, form, certainty, month };

[[nodiscard]] std::string_view name_of(FacetBy facet);

struct Facet {
    std::string value;  // a name, an act …, "2031-05"; "" where the statement has none
    std::uint64_t statements = 0;
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
    // How often each value occurs in all that the query finds (limit and offset do not matter), most frequent first, what
    // is equal by its bytes; at most `most` of them.
    virtual Result<std::vector<Facet>> facets(const Query& query, FacetBy facet, std::uint32_t most) const = 0;
    virtual Result<LedgerCounts> counts() const = 0;
    // Every reading in order of adding, all of one moment; adding them in this order to an empty ledger gives an equal
    // one. `take` returns false to stop.
    virtual Status each_reading(const std::function<bool(const KeptReading&)>& take) const = 0;
    // A hash of all that was kept, the same for ledgers with the same content, in whatever order articles came and
    // whatever the files' rows are.
    virtual Result<std::string> digest() const = 0;
};

}  // namespace sayso
