// Whom an article names, as far as it tells that without its story (private to src/story).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sayso/reading.h"
#include "story/language.h"
#include "story/phrases.h"

namespace sayso::story {

// Somebody as an article writes them.
struct WrittenName {
    Party party;         // a body is recognised where the reader took it for none
    std::string key;     // its folded words; with "?" before where it is no name
    bool is_met = true;  // speaks, or need not speak to be known; else only a place in the text may mean somebody so
};

// Numbers into ArticleNames::written: of an entity as one that has a name, and as one that has none.
struct EntityNames {
    std::uint32_t named = 0, unnamed = 0;
};

// A speaker of a statement, or whoever passes it on, with what stands there of whom they speak for. Entities are
// numbers into Reading::entities.
struct NamedParty {
    std::optional<std::uint32_t> name;    // into ArticleNames::written; nothing: nobody
    bool named = false;                   // as Party::named
    std::optional<std::uint32_t> fuller;  // the body named last before with a longer name that ends in this one
    std::string word;                     // the only one of its name; empty where it has several
    std::string with_before;              // … with the noun that stands right before it in the text
    std::string role;                     // "lawyer" of "lawyer of the captain"
    // "The bank", which may be a firm whose name has no such noun: the one heard last before (into written), and the
    // one that was named last before.
    bool calls_a_firm = false;
    std::optional<std::uint32_t> firm_heard, firm_named;
    // An unnamed spokesperson, the words that may name the body ("spokesman of the police"), and the body that was
    // named last before, where no word stands behind the spokesman.
    bool is_spokesperson = false;
    std::vector<std::string> bodies;
    std::optional<std::uint32_t> body_before;
    // "Police spokesman X", "X, spokesman of the police", "spokesman X": the word for the body, where the phrase goes
    // on to name it, or the body that was named last before.
    struct Post {
        std::string body;
        Span behind;
        bool of_a_firm = false;
        std::optional<std::uint32_t> body_before;
    };
    std::optional<Post> post;
};

struct Mention {
    Span span;
    std::uint32_t entity = 0;
};

// What stands beside a person's name, wherever the article has it.
struct NamedPost {
    std::uint32_t name = 0;  // into ArticleNames::written
    NamedParty::Post post;
};

struct ArticleNames {
    std::vector<WrittenName> written;          // each once; those of statements first
    std::vector<EntityNames> entities;         // of each
    std::vector<std::vector<NamedParty>> who;  // of each statement
    std::vector<std::vector<NamedParty>> via;  // of each statement
    std::vector<NamedPost> posts;              // of people, by where they are named
    std::vector<Mention> mentions;             // of all but places, by where they begin
    std::vector<std::uint32_t> titles;         // words that may call somebody something ("minister")
    std::vector<std::uint32_t> beginnings;     // of each word, its first bytes: see beginning_of()
};

// `words` are the article's.
[[nodiscard]] ArticleNames article_names_of(const Reading& reading, std::span<const FoldedWord> words,
                                            const Language& language);

// A body's name by its noun: what stands before it ("karvonischer"), folded, and behind ("in Ledesk"), as it is.
struct BodyName {
    std::string noun, before, behind;
};
[[nodiscard]] BodyName parts_of(const std::string& name);
// … where its words are known.
[[nodiscard]] BodyName parts_of(const std::string& name, std::span<const FoldedWord> words);

}  // namespace sayso::story
