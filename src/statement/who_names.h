// From the names of an article to those who bear them: short and full names, genitives and abbreviations brought
// together.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "statement/who_cast.h"

namespace sayso::statement {

// The key of a state or body in a Cast and in Actor::of; all names of a state or known body have the same one.
[[nodiscard]] std::string key_of(const WhoTables& tables, std::string_view lower_name);

// "GdP", "AWI": a word of two capitals or more, as it may stand in brackets for a longer name.
[[nodiscard]] bool is_short_form(std::string_view form);
// Whether the letters of a word are those that the name's words begin with: "ai", "amnesty international".
[[nodiscard]] bool is_short_for(std::string_view form, std::string_view name);
// Whether the letters of the short form stand in the name, in order, the first one first. Both in lower case.
[[nodiscard]] bool is_spelt_by(std::string_view short_form, std::string_view name);

// Words of a name without marks, the last one without the ending of the genitive where that is plain.
class NameReader {
public:
    NameReader(const DocumentView& view, const WhoTables& tables, const std::vector<Name>& names);

    [[nodiscard]] std::vector<std::string> words(TokenRange tokens) const;
    // Whether the name is a first name whose surname stands behind the next one.
    [[nodiscard]] bool shares_surname(const Name& name, const Name& next) const;
    // Whether a noun for bodies stands before the name and tells that it is one's.
    [[nodiscard]] bool is_told_body(const Name& name) const;
    // Whether the name's last word stands in the genitive.
    [[nodiscard]] bool is_genitive(TokenRange tokens) const;

private:
    enum class Form : std::uint8_t { basic, as_known };

    [[nodiscard]] std::vector<std::string> words(TokenRange tokens, Form form) const;
    [[nodiscard]] bool is_person(TokenRange name) const { return persons_.contains(name.begin); }
    [[nodiscard]] bool is_declined(TokenRange name, TokenIndex adjective) const;
    [[nodiscard]] bool is_behind_genitive_article(TokenRange name, std::string_view noun) const;
    [[nodiscard]] std::uint8_t whom_of_compound(std::string_view noun) const;
    [[nodiscard]] std::string basic_adjective(TokenIndex adjective, TokenIndex end) const;
    [[nodiscard]] std::string_view bare(TokenRange name) const;
    [[nodiscard]] bool is_of_a_place(TokenRange tokens) const;
    [[nodiscard]] std::string basic_of_a_place(TokenIndex last) const;

    const DocumentView& view_;
    const WhoTables& tables_;
    std::unordered_set<std::string_view> last_words_;  // of all names, as they stand
    std::unordered_set<TokenIndex> persons_;           // where a person's name begins
    std::unordered_set<std::string_view> subjects_;    // those of them that a name ends with which is a subject
};

// Brings names to their bearers in the cast. Enter long names before short ones: short ones can then be told to be
// theirs.
class NameBook {
public:
    NameBook(const WhoTables& tables, Cast& cast) : tables_(tables), cast_(cast) {}

    // The one who bears the name, new in the cast if nobody in it does; no_actor without words.
    ActorIndex enter(std::vector<std::string> words, NameKind kind, TokenIndex at);
    // The actor is named in full once more.
    void count_full_name(ActorIndex a) { ++full_[a]; }
    // The body that bears the name, whoever else may.
    ActorIndex enter_told_body(const std::vector<std::string>& words, TokenIndex at);

private:
    using Index = std::unordered_map<std::string, std::vector<ActorIndex>>;

    ActorIndex found(ActorIndex a, TokenIndex at);
    [[nodiscard]] ActorIndex described_by_adjective(const std::vector<std::string>& words, const std::string& lower,
                                                    TokenIndex at) const;
    [[nodiscard]] bool may_be_somebody_of(ActorIndex body, const std::vector<std::string>& words) const;
    ActorIndex enter_state(const State& state, TokenIndex at);
    ActorIndex enter_known(const KnownName& known, std::vector<std::string> words, const std::string& lower,
                           TokenIndex at);
    [[nodiscard]] ActorIndex longer_name(const std::vector<std::string>& words, NameKind kind, TokenIndex at) const;
    [[nodiscard]] ActorIndex only_bearer_of_first_name(const std::string& first_name) const;
    template <class Fits>
    ActorIndex nearest(const Index& index, const std::string& word, Fits fits, TokenIndex at) const;
    [[nodiscard]] std::string_view sort_of(const std::vector<std::string>& words) const;
    ActorIndex add(std::vector<std::string> words, NameKind kind, const std::string& key, TokenIndex at);

    const WhoTables& tables_;
    Cast& cast_;
    [[nodiscard]] ActorIndex bearer_named_often(ActorIndex nearest, const std::vector<std::string>& words,
                                                TokenIndex at) const;

    Index by_last_word_, by_first_word_;
    std::unordered_map<ActorIndex, std::uint32_t> full_;  // how often the full name of each stands in the article
};

// The actor of each name, in their order.
[[nodiscard]] std::vector<ActorIndex> enter_names(const std::vector<Name>& names, const NameReader& reader,
                                                  NameBook& book);

// The government of a state, as the one who speaks for it.
[[nodiscard]] ActorIndex government_of(const WhoTables& tables, Cast& cast, const State& state, TokenIndex at);

[[nodiscard]] std::string joined_words(const std::vector<std::string>& words);

}  // namespace sayso::statement
