#include "ledger/statement_id.h"

namespace sayso::ledger {

std::string id_term(std::string_view id) {
    constexpr std::size_t enough = 16;  // of a hash's 32 digits
    constexpr std::string_view prefix = "s:";
    if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
    std::string term;
    for (const char c : id.substr(0, enough)) {
        const auto byte = static_cast<unsigned char>(c);
        const bool alphanumeric =
            (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
        // Anything else of ASCII would part the term.
        if (alphanumeric || byte >= 0x80U)
            term += c;
        else
            term += "·";
    }
    return term;
}

std::string id_expression(std::string_view beginning) { return '"' + id_term(beginning) + "\"*"; }

}  // namespace sayso::ledger
