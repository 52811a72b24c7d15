// The names of an article that were spotted so far, and what their words look like.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "statement/view.h"
#include "statement/who_tables.h"

namespace sayso::statement {

// Names do not overlap: each token belongs to at most one that was entered. View and tables must outlive it.
class SpottedNames {
public:
    SpottedNames(const DocumentView& view, const WhoTables& tables);

    void enter(Name name);
    [[nodiscard]] const std::vector<Name>& all() const { return names_; }

    // Whether no name that was entered has any of the tokens.
    [[nodiscard]] bool is_free(TokenRange range) const;
    [[nodiscard]] bool is_free(TokenIndex t) const { return name_at_[t] == none; }
    // The name of the analysis at the token; nullptr if there is none.
    [[nodiscard]] const Name* named_at(TokenIndex t) const;
    [[nodiscard]] bool is_named(TokenIndex t) const { return named_at(t) != nullptr; }
    // Whether the words are a name of the analysis by themselves somewhere in the article.
    [[nodiscard]] bool is_alone(std::string_view words) const { return alone_.contains(words); }

    // Whether somebody bears the surname whose full name, with a first name that is known, the analysis has.
    [[nodiscard]] bool is_surname_of_somebody(std::string_view form) const { return surnames_.contains(form); }

    [[nodiscard]] std::string_view lemma(TokenIndex t) const { return view_.lower_lemma(t); }
    [[nodiscard]] bool is_nominal(TokenIndex t) const;
    [[nodiscard]] bool is_capitalised(TokenIndex t) const {
        return view_.is_word(t) && view_.form(t) != view_.lower(t);
    }
    // Both parts of "Frank-Jürgen" are first names.
    [[nodiscard]] bool is_first_name(TokenIndex t) const;
    // Any word with a capital behind a first name, be it a noun or adjective ("Peter Clever").
    [[nodiscard]] bool is_surname(TokenIndex t, TokenIndex first_name) const;
    // A noun that no name has.
    [[nodiscard]] bool is_nameless_noun(TokenIndex t) const;

private:
    [[nodiscard]] bool begins_with_abbreviation(const Name& name) const;

    const DocumentView& view_;
    const WhoTables& tables_;
    std::vector<Name> names_;
    std::vector<std::uint32_t> name_at_;
    std::unordered_set<std::string_view> alone_;  // the names of the analysis, as they stand
    std::unordered_set<std::string_view> surnames_;
};

}  // namespace sayso::statement
