#include "statement/who_spotted.h"

#include <algorithm>

namespace sayso::statement {

SpottedNames::SpottedNames(const DocumentView& view, const WhoTables& tables)
    : view_(view), tables_(tables), name_at_(view.size(), none) {
    for (const Name& name : view.document.names) {
        alone_.insert(view.document.span_of(name.tokens).of(view.text));
        const TokenIndex last = name.tokens.end - 1;
        if (name.tokens.size() > 1 && tables.first_name(view.lower(last - 1)) != 0) surnames_.insert(view.form(last));
    }
}

// "Minister a.D. Holm"
bool SpottedNames::begins_with_abbreviation(const Name& name) const {
    return name.tokens.size() > 1 && view_.form(name.tokens.begin).ends_with('.') &&
           view_.form(name.tokens.begin).front() == view_.lower(name.tokens.begin).front();
}

void SpottedNames::enter(Name name) {
    if (begins_with_abbreviation(name)) ++name.tokens.begin;
    if (view_.count_words(name.tokens) == 0) return;
    std::fill(name_at_.begin() + name.tokens.begin, name_at_.begin() + name.tokens.end,
              static_cast<std::uint32_t>(names_.size()));
    names_.push_back(name);
}

bool SpottedNames::is_free(TokenRange range) const {
    return std::all_of(name_at_.begin() + range.begin, name_at_.begin() + range.end,
                       [](std::uint32_t n) { return n == none; });
}

const Name* SpottedNames::named_at(TokenIndex t) const {
    const std::vector<Name>& names = view_.document.names;
    const auto after =
        std::upper_bound(names.begin(), names.end(), t, [](TokenIndex x, const Name& n) { return x < n.tokens.begin; });
    return after != names.begin() && std::prev(after)->tokens.contains(t) ? &*std::prev(after) : nullptr;
}

bool SpottedNames::is_nominal(TokenIndex t) const {
    return view_.token(t).upos == Upos::NOUN || view_.token(t).upos == Upos::PROPN;
}

bool SpottedNames::is_first_name(TokenIndex t) const {
    const std::string_view lower = view_.lower(t);
    return tables_.first_name(lower) != 0 || tables_.first_name(lower.substr(0, lower.find('-'))) != 0;
}

bool SpottedNames::is_surname(TokenIndex t, TokenIndex first_name) const {
    return t < view_.size() && view_.token(t).sentence == view_.token(first_name).sentence && is_free(t) &&
           !is_named(t) && is_capitalised(t) && view_.token(t).kind == TokenKind::word && !tables_.role(lemma(t));
}

bool SpottedNames::is_nameless_noun(TokenIndex t) const {
    return is_free(t) && is_nominal(t) && is_capitalised(t) && !is_named(t);
}

}  // namespace sayso::statement
