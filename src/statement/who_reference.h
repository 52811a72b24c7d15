// A phrase of the text as words for somebody: a name, a pronoun, or a noun ("der Nato-Chef").
#pragma once

#include <string>
#include <vector>

#include "statement/view.h"
#include "statement/who_cast.h"
#include "statement/who_names.h"
#include "statement/who_tables.h"

namespace sayso::statement {

struct Reference {
    enum class Kind : std::uint8_t { nobody, name, pronoun, noun };
    Kind kind = Kind::nobody;
    TokenRange tokens;                           // the phrase with the attributes behind it
    TokenRange core;                             // the phrase
    std::uint32_t name = none;                   // index into the names; for Kind::name
    TokenIndex noun = no_token;                  // what they are called: the head, or the noun before the name
    std::string called;                          // that noun in lower case, in the masculine: "nato-generalsekretär"
    PronounKind determiner = PronounKind::none;  // of a pronoun: its kind
    std::uint8_t whom = 0;                       // 0: nothing known
    const State* state = nullptr;                // whose they are, if it is a state
    std::string of;                              // key (key_of) of whose they are
    std::string owner;                           // name of whose they are, if `of` is a noun for somebody named
    bool of_place = false;  // an adjective made of a place's name tells whose they are: "die Emdener Bürgermeisterin"
    bool placed = false;    // `of` tells only where they are: "das Unternehmen aus Hagen"
    bool both = false;      // two who were named: "die beiden Politiker"
    bool attributed = false;  // has an adjective or an attribute: is told more exactly than by the noun alone
};

class ReferenceReader {
public:
    // `names` as spot_names gives them, `speakers`: words that name speakers; both must live as long.
    ReferenceReader(const DocumentView& view, const WhoTables& tables, const std::vector<Name>& names,
                    const NameReader& reader, const std::vector<TokenRange>& speakers);

    // What the phrase is; `phrase` indexes Document::phrases.
    [[nodiscard]] Reference read(std::uint32_t phrase) const;
    // Words that are a part of a phrase only ("seiner" in "seiner Ansicht nach"), or of none.
    [[nodiscard]] Reference read_words(TokenRange tokens) const;

    // For display, in the nominative, without a definite article.
    [[nodiscard]] std::string basic_form(const Reference& reference) const;
    // The same without the adjective that tells the state, and with the state's name behind.
    [[nodiscard]] std::string form_of_state(const Reference& reference) const;

    [[nodiscard]] bool is_in_place(const Reference& reference) const;

    [[nodiscard]] std::uint32_t name_at(TokenIndex t) const { return name_at_[t]; }

private:
    [[nodiscard]] bool sits_behind(const Reference& reference) const;
    void read_determiner(Reference& reference) const;
    void read_names(Reference& reference) const;
    void read_noun(Reference& reference, TokenIndex noun) const;
    [[nodiscard]] std::uint8_t whom_of_plural(const Reference& reference) const;
    void agree_with_verb(Reference& reference) const;
    void read_adjectives(Reference& reference) const;
    void read_attributes(Reference& reference) const;
    [[nodiscard]] TokenIndex end_of_attribute(Reference& reference, TokenIndex forced, TokenIndex limit) const;
    [[nodiscard]] TokenIndex end_of_owner(Reference& reference, const Phrase& attribute) const;
    [[nodiscard]] bool is_person(std::string_view noun) const;
    [[nodiscard]] bool is_place(std::uint32_t name) const;
    [[nodiscard]] bool read_name_behind(Reference& reference) const;
    [[nodiscard]] bool is_attribute_of_noun(std::uint32_t name, TokenIndex noun) const;
    void belongs_to(Reference& reference, TokenRange words) const;
    [[nodiscard]] TokenIndex last_noun(TokenRange range) const;
    [[nodiscard]] std::string basic_adjective(TokenIndex t, std::uint8_t whom) const;
    [[nodiscard]] std::string strong_noun(const Reference& reference) const;
    [[nodiscard]] std::string basic_noun(const Reference& reference) const;
    [[nodiscard]] bool is_one_of_several(const Reference& reference) const;
    [[nodiscard]] std::string basic_core(const Reference& reference, bool with_state) const;

    const DocumentView& view_;
    const WhoTables& tables_;
    const std::vector<Name>& all_names_;
    const NameReader& names_;
    std::vector<TokenIndex>
        speaker_end_;  // of each token: end of the words that name a speaker it stands in; 0 if in none
    std::vector<std::uint32_t> name_at_;  // of each token; none
};

}  // namespace sayso::statement
