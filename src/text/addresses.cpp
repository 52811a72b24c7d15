#include "text/addresses.h"

#include <algorithm>

namespace sayso::text {
namespace {

constexpr std::size_t max_url = 2048;
constexpr std::size_t max_host = 253;  // RFC 1035

bool is_one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// A URL goes on to white space or to a character that none has; full stops and the like at its end are the sentence's.
std::size_t url_end(const Scanner& scan, std::size_t at) {
    const std::size_t limit = std::min(scan.size(), at + max_url);
    std::size_t end = at;
    while (at < limit) {
        const Char c = scan.at(at);
        if (c.kind == CharClass::space || is_one_of(c.code_point, U"<>\"„“”»«‚‘’|{}")) break;
        at += c.size;
        if (!is_one_of(c.code_point, U".,;:!?)]'…*")) end = at;
    }
    return end;
}

// The run of characters that hosts and mailboxes are made of.
std::size_t host_run_end(const Scanner& scan, std::size_t at) {
    const std::size_t limit = at + max_host;
    std::size_t end = at;
    while (at < limit) {
        const Char c = scan.at(at);
        if (!is_word_part(c.kind) && !is_one_of(c.code_point, U".-_@+%")) break;
        at += c.size;
        if (is_word_part(c.kind)) end = at;
    }
    return end;
}

bool ends_as_domain(std::string_view host, const TokenTables& tables) {
    const std::size_t dot = host.rfind('.');
    if (dot == std::string_view::npos || dot == 0) return false;
    std::string ending;
    append_lower(host.substr(dot + 1), ending);
    return tables.domain_endings.contains(ending);
}

bool is_mailbox(std::string_view run) {
    const std::size_t at = run.find('@');
    return at != std::string_view::npos && at > 0 && run.find('@', at + 1) == std::string_view::npos &&
           run.find('.', at + 1) != std::string_view::npos;
}

}  // namespace

std::size_t address_end(const Scanner& scan, std::size_t begin, std::size_t word_end, const TokenTables& tables) {
    const std::string_view rest = scan.from(word_end);
    if (rest.starts_with("://") || (rest.starts_with(".") && scan.slice(begin, word_end) == "www"))
        return url_end(scan, word_end);
    const std::size_t end = host_run_end(scan, begin);
    if (end <= word_end) return 0;
    const std::string_view run = scan.slice(begin, end);
    if (run.find('@') != std::string_view::npos) return is_mailbox(run) ? end : 0;
    if (!ends_as_domain(run, tables)) return 0;
    return scan.from(end).starts_with("/") ? url_end(scan, end) : end;
}

std::size_t handle_end(const Scanner& scan, std::size_t begin) {
    std::size_t at = begin + 1;
    if (scan.at(at).kind != CharClass::letter) return 0;
    for (Char c = scan.at(at); is_word_part(c.kind) || c.code_point == U'_'; c = scan.at(at)) at += c.size;
    return at;
}

}  // namespace sayso::text
