#include "query/value.h"

namespace sayso {
namespace {

using query::Setting;

// A bare word that would be read as "name:value".
bool looks_like_a_field(std::string_view word) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    return word.substr(0, colon).find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
           std::string_view::npos;
}

std::string print_term(const Term& term) {
    const std::string value = query::joined(query::words_of(term.value), '+');
    std::string text = term.excluded ? "not:" : "";
    if (term.field != Field::words || looks_like_a_field(value)) text.append(name_of(term.field)).append(":");
    return text + value;
}

}  // namespace

std::string print(const Query& query) {
    std::string text;
    const auto append = [&](const std::string& item) { text.append(text.empty() ? "" : " ").append(item); };
    for (const Term& term : query.terms) append(print_term(term));
    const Query usual;
    for (const Setting setting : {Setting::order, Setting::versions, Setting::limit, Setting::offset}) {
        const std::string value = query::setting_text(query, setting);
        if (value != query::setting_text(usual, setting)) append(std::string(query::name_of(setting)) + ":" + value);
    }
    return text;
}

}  // namespace sayso
