#include <algorithm>

#include "exchange/exchange.h"
#include "ledger/corrections.h"
#include "ledger/hits.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/state.h"
#include "ledger/statement_id.h"

namespace sayso::ledger {
namespace {

constexpr std::string_view id_prefix = "s:";
constexpr std::size_t least_beginning = 4;
constexpr std::size_t context_bytes = 400;

Error error_about(std::string_view id, std::string what, std::string remedy) {
    Error error;
    error.what = std::move(what);
    error.input = id;
    error.remedy = std::move(remedy);
    return error;
}

struct Match {
    std::string id;
    Located place;
};

// The first statements, by id, whose ids begin like this; of several readings of one, the one that views use, else the
// last.
Result<std::vector<Match>> matches_of(Connection& connection, const std::string& beginning) {
    constexpr std::size_t enough = 4;
    const std::string past = beginning + "\xF4\x8F\xBF\xBF";  // U+10FFFF
    const std::string expression = id_expression(beginning);
    std::vector<Match> matches;
    const auto status = connection.each(
        "SELECT s.statement, s.reading, s.ordinal FROM statement_ids i CROSS JOIN statements s ON s.id = i.rowid"
        " WHERE statement_ids MATCH ? AND s.statement >= ? AND s.statement < ?"
        " ORDER BY s.statement, s.in_view DESC, s.reading DESC, s.ordinal LIMIT 1000",
        [&](Run& run) {
            run.bind(std::string_view(expression)).bind(std::string_view(beginning)).bind(std::string_view(past));
        },
        [&](const Run& run) {
            if (matches.size() == enough || (!matches.empty() && matches.back().id == run.text(0))) return;
            matches.push_back({std::string(run.text(0)), {run.integer(1), run.integer(2)}});
        });
    if (!status) return status.error();
    return matches;
}

Result<Match> only_match(Connection& connection, std::string_view given) {
    std::string beginning(given);
    if (!given.starts_with(id_prefix)) beginning.insert(0, id_prefix);
    if (beginning.size() < id_prefix.size() + least_beginning) {
        return error_about(given, "this is too short for a statement's id",
                           "give at least " + std::to_string(least_beginning) + " characters after s:");
    }
    const auto matches = matches_of(connection, beginning);
    if (!matches) return matches.error();
    if (matches->empty()) return error_about(given, "the ledger has no statement with this id", "");
    if (matches->size() == 1 || matches->front().id == beginning) return matches->front();
    std::string ids;
    for (const Match& match : *matches) ids.append(ids.empty() ? "" : ", ").append(match.id);
    return error_about(given, "several statements' ids begin like this", "give more of it: " + ids);
}

bool is_between_code_points(std::string_view text, std::size_t at) {
    return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// Where the context begins: at most so many bytes before `end`, at a word's beginning.
std::size_t context_begin(std::string_view text, std::size_t least, std::size_t end) {
    if (end - least <= context_bytes) return least;
    std::size_t at = end - context_bytes;
    if (const std::size_t blank = text.find(' ', at); blank < end) return blank + 1;
    while (!is_between_code_points(text, at)) ++at;
    return at;
}

std::size_t context_end(std::string_view text, std::size_t begin, std::size_t most) {
    if (most - begin <= context_bytes) return most;
    std::size_t at = begin + context_bytes;
    if (const std::size_t blank = text.rfind(' ', at); blank != std::string_view::npos && blank > begin) return blank;
    while (!is_between_code_points(text, at)) --at;
    return at;
}

// The block around the place; the whole text where there is none.
Span block_around(const Article& article, std::uint32_t at) {
    for (const Block& block : article.blocks) {
        if (block.span.begin <= at && at < block.span.end) return block.span;
    }
    return {0, static_cast<std::uint32_t>(article.text.size())};
}

void put_context(Shown& shown, const Article& article, const Statement& statement) {
    const Spans& spans = statement.content.empty() ? statement.cue : statement.content;
    if (spans.empty()) return;
    const std::string_view text = article.text;
    const std::uint32_t first = spans.front().begin;
    const std::uint32_t last = std::max(spans.back().end, first);
    const Span before = block_around(article, first);
    const Span after = block_around(article, last == first ? first : last - 1);
    const std::size_t begin = context_begin(text, before.begin, first);
    const std::size_t end = context_end(text, last, std::max(after.end, last));
    shown.before = text.substr(begin, first - begin);
    shown.after = text.substr(last, end - last);
}

}  // namespace

// A reading never changes, so its place and what was done by hand are all that show() depends on.
Result<std::string> SqliteLedger::statement_state(std::string_view id) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto match = only_match(*connection_, id);
    if (!match) return match.error();
    auto state = state_of(*connection_);
    if (!state) return state.error();
    state->readings = match->place.reading;
    return state->text() + "." + std::to_string(match->place.ordinal);
}

Result<Shown> SqliteLedger::show(std::string_view statement_id) const {
    const auto moment = Transaction::begin(*connection_, Transaction::Kind::read);
    if (!moment) return moment.error();
    const auto match = only_match(*connection_, statement_id);
    if (!match) return match.error();
    const auto reading = reading_at(*connection_, match->place.reading);
    if (!reading) return reading.error();
    const auto ordinal = static_cast<std::size_t>(match->place.ordinal);
    if (ordinal >= reading->statements.size()) return connection_->error(SQLITE_CORRUPT);

    const Statement& statement = reading->statements[ordinal];
    Shown shown;
    auto corrections = corrections_of(*connection_, reading->article.id);
    if (!corrections) return corrections.error();
    const auto identities = this->identities();
    if (!identities) return identities.error();
    const Reading viewed = shown_statement(*reading, ordinal, {*corrections, **identities});
    shown.hit = hit_of(viewed, viewed.statements.front());
    for (Correction& correction : *corrections) {
        if (correction.statement == statement.id) shown.corrections.push_back(std::move(correction));
    }
    shown.reading = to_json(*reading);
    put_context(shown, reading->article, statement);
    return shown;
}

}  // namespace sayso::ledger
