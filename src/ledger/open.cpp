#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "entity/entity.h"
#include "ledger/phrase_rows.h"
#include "ledger/reindex.h"
#include "ledger/schema.h"
#include "ledger/sqlite_ledger.h"

namespace sayso {
namespace ledger {
namespace {

namespace fs = std::filesystem;
using Mode = LedgerOptions::Mode;

Error error_with(const std::string& path, std::string what, std::string remedy) {
    Error error;
    error.what = std::move(what);
    error.input = path;
    error.remedy = std::move(remedy);
    return error;
}

constexpr const char* not_a_ledger = "this is not a ledger";
constexpr const char* name_another = "name another file";
constexpr std::size_t header_bytes = 100;  // of an SQLite file

std::uint64_t size_of(const fs::path& file) {
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : size;
}

std::uint32_t big_endian(const char* bytes, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8U | static_cast<unsigned char>(bytes[i]);
    return value;
}

// What can be told before SQLite opens the file, which would make a database where there is none.
//
// Nothing but SQLite may open the file itself: when a process closes a file, all its POSIX locks on it are gone, those
// of its other connections as well. The next program that writes and ends would take itself for the last one, and
// delete the log that those connections read. https://www.sqlite.org/howtocorrupt.html, 2.2
Status check_path(const std::string& path, Mode mode) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) {
        if (mode == Mode::create) return Done{};
        return error_with(path, "there is no ledger here", "make one with: sayso add");
    }
    if (!fs::is_regular_file(status)) return error_with(path, "this is not a file", name_another);
    if (access(path.c_str(), R_OK) != 0)
        return error_with(path, "the ledger may not be read", "check the permissions of the file");
    return Done{};
}

// The file's first bytes, at most 100, and its size, through SQLite's own handle.
struct FileHead {
    std::string bytes;
    std::uint64_t size = 0;
};

Result<FileHead> head_of(Connection& connection) {
    sqlite3_file* file = nullptr;
    int code = sqlite3_file_control(connection.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (code != SQLITE_OK) return connection.error(code);
    FileHead head{.bytes = std::string(header_bytes, '\0'), .size = 0};
    code = file->pMethods->xRead(file, head.bytes.data(), static_cast<int>(header_bytes), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return connection.error(code);
    // After the header: the file may grow meanwhile.
    sqlite3_int64 size = 0;
    code = file->pMethods->xFileSize(file, &size);
    if (code != SQLITE_OK) return connection.error(code);
    head.size = static_cast<std::uint64_t>(size);
    head.bytes.resize(static_cast<std::size_t>(std::min<std::uint64_t>(head.size, header_bytes)));
    return head;
}

// What SQLite would not say of the file: it makes a database of an empty one, and reads a truncated one as far as it
// goes. https://www.sqlite.org/fileformat.html, 1.3
Status check_head(Connection& connection, Mode mode) {
    const std::string& path = connection.path();
    const auto head = head_of(connection);
    if (!head) return head.error();
    if (head->bytes.empty() && mode == Mode::create) return Done{};
    if (head->bytes.empty()) return error_with(path, "the file is empty", "make a ledger with: sayso add");

    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (std::string_view(head->bytes).substr(0, magic.size()) != magic)
        return error_with(path, std::string(not_a_ledger) + ": it is not an SQLite file", name_another);
    bool is_whole = head->bytes.size() == header_bytes;
    if (is_whole) {
        const std::uint32_t page_field = big_endian(head->bytes.data() + 16, 2);
        const std::uint64_t page_bytes = page_field == 1 ? 65536 : page_field;
        const std::uint64_t pages = big_endian(head->bytes.data() + 28, 4);
        const bool pages_elsewhere = size_of(path + "-wal") > 0 || size_of(path + "-journal") > 0;
        is_whole = pages_elsewhere || head->size >= pages * page_bytes;
    }
    if (is_whole) return Done{};
    return error_with(path, "the ledger is damaged: its end is missing",
                      "restore a copy, or save what can be read with: sqlite3 FILE .recover");
}

std::string percent_encoded(std::string_view path) {
    constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : path) {
        if (plain.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += {'%', digits[byte >> 4U], digits[byte & 0xFU]};
    }
    return encoded;
}

// A folder that cannot be written has no place for the file of shared memory that readers of a WAL database need. If
// there is no log to be read either, the file is all there is, and SQLite reads it as one that nobody changes.
bool must_be_read_as_unchanging(const std::string& path, Mode mode) {
    const fs::path folder = fs::path(path).parent_path();
    return mode == Mode::read && access(folder.c_str(), W_OK) != 0 && size_of(path + "-wal") == 0;
}

Result<std::unique_ptr<Connection>> connect(const std::string& path, Mode mode) {
    std::error_code error;
    const std::string absolute = fs::absolute(path, error).string();  // so that no path is taken for ":memory:"
    // Reading opens for writing where that is allowed, too: the last one to close the file then clears its log away.
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_URI | (mode == Mode::create ? SQLITE_OPEN_CREATE : 0);
    const char* const parameters = must_be_read_as_unchanging(absolute, mode) ? "?immutable=1" : "";
    return Connection::open("file:" + percent_encoded(absolute) + parameters, flags, path);
}

Status set_up(Connection& connection, const LedgerOptions& options) {
    sqlite3_busy_timeout(connection.handle(), std::max(options.busy_milliseconds, 0));
    // The file may be anybody's: nothing in it may run code or change the schema behind our back.
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return connection.execute(
        "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA cache_size = -65536;"
        "PRAGMA wal_autocheckpoint = 32768;"
        "PRAGMA temp_store = MEMORY");
}

struct Header {
    std::int64_t application = 0;
    std::int64_t version = 0;
    std::int64_t tables = 0;

    [[nodiscard]] bool blank() const { return application == 0 && version == 0 && tables == 0; }
};

Result<Header> header_of(Connection& connection) {
    Header header;
    const auto nothing = [](Run&) {};
    for (const auto& [sql, value] :
         {std::pair{"PRAGMA application_id", &header.application}, std::pair{"PRAGMA user_version", &header.version},
          std::pair{"SELECT count(*) FROM sqlite_schema", &header.tables}}) {
        const auto number = connection.number(sql, nothing);
        if (!number) return number.error();
        *value = number->value_or(0);
    }
    return header;
}

Status check_header(const Header& header, const std::string& path) {
    if (header.blank()) return error_with(path, "the file is empty", "make a ledger with: sayso add");
    if (header.application != application_id) {
        return error_with(path, std::string(not_a_ledger) + ": it is another program's SQLite file", name_another);
    }
    if (header.version > format_version) {
        return error_with(path,
                          "the ledger was written by a newer Sayso (format " + std::to_string(header.version) +
                              ", this one knows " + std::to_string(format_version) + ")",
                          "use a newer Sayso");
    }
    if (header.version < 1)
        return error_with(path, "the ledger is damaged: it has no format version", "restore a copy");
    return Done{};
}

Status check_tables(Connection& connection) {
    for (const std::string_view name : table_names()) {
        const auto there = connection.number("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?",
                                             [&](Run& run) { run.bind(name); });
        if (!there) return there.error();
        if (!*there)
            return error_with(connection.path(),
                              "the ledger is damaged: its table " + std::string(name) + " is missing",
                              "restore a copy");
    }
    return Done{};
}

// SQLite does not wait by itself here when somebody else has the file, so we do.
Status switch_to_wal(Connection& connection, int busy_milliseconds) {
    constexpr int pause_milliseconds = 10;
    for (int waited = 0;; waited += pause_milliseconds) {
        auto status = connection.execute("PRAGMA journal_mode = WAL");
        const bool busy = !status && (sqlite3_errcode(connection.handle()) & 0xFF) == SQLITE_BUSY;
        if (!busy || waited >= busy_milliseconds) return status;
        sqlite3_sleep(pause_milliseconds);
    }
}

// Somebody else may be making the same ledger: whoever comes second finds it made.
Status make_tables(Connection& connection, int busy_milliseconds) {
    if (auto status = switch_to_wal(connection, busy_milliseconds); !status) return status;
    auto transaction = Transaction::begin(connection, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto header = header_of(connection);
    if (!header) return header.error();
    if (!header->blank()) return Done{};
    if (auto status = connection.execute(schema_sql()); !status) return status;
    const std::string marks = "PRAGMA application_id = " + std::to_string(application_id) +
                              "; PRAGMA user_version = " + std::to_string(format_version);
    if (auto status = connection.execute(marks); !status) return status;
    return transaction->commit();
}

// Old files come forward when they are opened for writing; whoever only reads is told to do that first. Somebody else
// may be at it: whoever comes second finds it done.
Status bring_forward(Connection& connection, const Header& header, const LedgerOptions& options) {
    if (header.version == format_version) return Done{};
    if (options.mode == Mode::read) {
        return error_with(connection.path(),
                          "the ledger was written by an older Sayso (format " + std::to_string(header.version) + ")",
                          "bring it forward with any command that writes: sayso import /dev/null --ledger FILE");
    }
    auto transaction = Transaction::begin(connection, Transaction::Kind::write);
    if (!transaction) return transaction.error();
    const auto now = header_of(connection);
    if (!now) return now.error();
    if (now->version < format_version) {
        if (auto status = connection.execute(migration_sql(now->version)); !status) return status;
        if (const auto filled = fill_index(connection, options.terms_of); !filled) return filled.error();
    }
    if (auto status = connection.execute("PRAGMA user_version = " + std::to_string(format_version)); !status)
        return status;
    return transaction->commit();
}

Status check_writable(Connection& connection, Mode mode) {
    if (mode == Mode::read) return connection.execute("PRAGMA query_only = ON");
    if (sqlite3_db_readonly(connection.handle(), "main") == 1)
        return error_from(SQLITE_READONLY, "", connection.path());
    return Done{};
}

Status prepare(Connection& connection, const LedgerOptions& options) {
    if (auto status = set_up(connection, options); !status) return status;
    if (auto status = check_writable(connection, options.mode); !status) return status;
    auto header = header_of(connection);
    if (!header) return header.error();
    if (header->blank() && options.mode == Mode::create) {
        if (auto status = make_tables(connection, options.busy_milliseconds); !status) return status;
        header = header_of(connection);
        if (!header) return header.error();
    }
    if (auto status = check_header(*header, connection.path()); !status) return status;
    if (auto status = add_phrase_rows(connection); !status) return status;
    if (auto status = bring_forward(connection, *header, options); !status) return status;
    return check_tables(connection);
}

}  // namespace

SqliteLedger::SqliteLedger(std::unique_ptr<Connection> connection, LedgerOptions options)
    : connection_(std::move(connection)), options_(std::move(options)) {}

}  // namespace ledger

Result<std::unique_ptr<Ledger>> Ledger::open(const std::string& path, LedgerOptions options) {
    if (!options.terms_of) options.terms_of = [](std::string_view text, std::string_view) { return fold_words(text); };
    if (path.empty()) return ledger::error_with(path, "the ledger has no path", "name a file");
    if (auto status = ledger::check_path(path, options.mode); !status) return status.error();
    auto connection = ledger::connect(path, options.mode);
    if (!connection) return connection.error();
    if (auto status = ledger::check_head(**connection, options.mode); !status) return status.error();
    if (auto status = ledger::prepare(**connection, options); !status) return status.error();
    return std::unique_ptr<Ledger>(
        std::make_unique<ledger::SqliteLedger>(std::move(connection).value(), std::move(options)));
}

}  // namespace sayso
