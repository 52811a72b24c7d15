// The names of the public enumerations, as they stand in the record.
#include <algorithm>
#include <array>

#include "sayso/article.h"
#include "sayso/document.h"
#include "sayso/query.h"
#include "sayso/statement.h"
#include "sayso/value.h"

namespace sayso {
namespace {

constexpr std::array<std::string_view, 10> block_kinds = {"kicker", "title", "lead",    "heading", "paragraph",
                                                          "quote",  "list",  "caption", "table",   "live_entry"};
constexpr std::array<std::string_view, 17> upos_tags = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                        "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                        "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 8> clause_kinds = {"main",     "verb_first", "complement", "question",
                                                          "relative", "adverbial",  "infinitive", "fragment"};
constexpr std::array<std::string_view, 7> name_kinds = {"person", "body", "place", "state", "outlet", "group", "other"};
constexpr std::array<std::string_view, 8> qualifiers = {"exact",    "about",   "more_than", "less_than",
                                                        "at_least", "at_most", "range",     "vague"};
constexpr std::array<std::string_view, 4> time_types = {"DATE", "TIME", "DURATION", "SET"};
constexpr std::array<std::string_view, 4> forms = {"direct", "indirect", "free", "reported"};
constexpr std::array<std::string_view, 10> acts = {"state", "confirm",  "deny",  "doubt",    "demand",
                                                   "warn",  "announce", "judge", "estimate", "ask"};
constexpr std::array<std::string_view, 2> certainties = {"firm", "hedged"};
constexpr std::array<std::string_view, 15> fields = {"words",  "by",     "about",     "to",     "via",
                                                     "act",    "form",   "certainty", "outlet", "after",
                                                     "before", "figure", "unit",      "claim",  "sources"};

template <class Enum, std::size_t N>
std::string_view label(const std::array<std::string_view, N>& names, Enum value) {
    return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
std::optional<Enum> from_label(const std::array<std::string_view, N>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

}  // namespace

std::string_view name_of(BlockKind kind) { return label(block_kinds, kind); }
std::string_view name_of(Upos tag) { return label(upos_tags, tag); }
std::string_view name_of(ClauseKind kind) { return label(clause_kinds, kind); }
std::string_view name_of(NameKind kind) { return label(name_kinds, kind); }
std::string_view name_of(Qualifier qualifier) { return label(qualifiers, qualifier); }
std::string_view name_of(TimeType type) { return label(time_types, type); }
std::string_view name_of(Form form) { return label(forms, form); }
std::string_view name_of(Act act) { return label(acts, act); }
std::string_view name_of(Certainty certainty) { return label(certainties, certainty); }
std::string_view name_of(Field field) { return label(fields, field); }

std::optional<BlockKind> block_kind_from(std::string_view name) { return from_label<BlockKind>(block_kinds, name); }
std::optional<Upos> upos_from(std::string_view name) { return from_label<Upos>(upos_tags, name); }
std::optional<NameKind> name_kind_from(std::string_view name) { return from_label<NameKind>(name_kinds, name); }
std::optional<Qualifier> qualifier_from(std::string_view name) { return from_label<Qualifier>(qualifiers, name); }
std::optional<TimeType> time_type_from(std::string_view name) { return from_label<TimeType>(time_types, name); }
std::optional<Form> form_from(std::string_view name) { return from_label<Form>(forms, name); }
std::optional<Act> act_from(std::string_view name) { return from_label<Act>(acts, name); }
std::optional<Certainty> certainty_from(std::string_view name) { return from_label<Certainty>(certainties, name); }
std::optional<Field> field_from(std::string_view name) { return from_label<Field>(fields, name); }

}  // namespace sayso
