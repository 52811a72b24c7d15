// Everybody in an article who can speak, and what they are called there.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "statement/view.h"
#include "statement/who_offices.h"
#include "statement/who_tables.h"

namespace sayso::statement {

using ActorIndex = std::uint32_t;
inline constexpr ActorIndex no_actor = none;

struct Actor {
    std::string name;  // for display
    NameKind kind = NameKind::other;
    bool speaks = false;                 // somewhere in the article
    bool named = true;                   // else kept as the text calls them
    std::uint8_t whom = 0;               // 0: not known
    std::string_view sort;               // of a known body
    const State* state = nullptr;        // of a state
    std::vector<std::string> words;      // of a name, without the ending of the genitive
    std::vector<std::string> called;     // nouns for it, lower case, in the masculine
    std::string_view age;                // in years, as the text has it; "": not told
    std::string party;                   // key of the party that the text puts them into; "": it does not tell
    std::vector<std::string> of;         // keys of what it belongs to: states, bodies
    std::vector<const Office*> offices;  // that the reader knows of and the article need not tell; held on its day
    std::vector<ActorIndex> members;     // of several who are named together
    TokenIndex first = no_token;         // where it is named first
    std::uint32_t names = 0;             // how often its name stands in the article
    ActorIndex owner = no_actor;         // whose they are, where a possessive tells it ("ihr Anwalt Jan Peters")
    ActorIndex kept = no_actor;          // the one this one turned out to be; see Cast::merge
    Spans mentions;
};

// Whether it is one of the words or keys of an actor.
[[nodiscard]] inline bool has(const std::vector<std::string>& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

// Whether a word is like the key but for its ending: "Bremen", "bremer".
[[nodiscard]] bool has_like(const std::vector<std::string>& words, std::string_view key);

class Cast {
public:
    ActorIndex add(Actor actor);
    [[nodiscard]] std::size_t size() const { return actors_.size(); }
    [[nodiscard]] Actor& operator[](ActorIndex a) { return actors_[a]; }
    [[nodiscard]] const Actor& operator[](ActorIndex a) const { return actors_[a]; }
    [[nodiscard]] std::vector<Actor>& all() { return actors_; }

    // The one with this key; keys are whatever the caller takes for identity.
    [[nodiscard]] std::optional<ActorIndex> find(const std::string& key) const;
    void enter_key(const std::string& key, ActorIndex a) { by_key_.try_emplace(key, a); }

    // `gone` and `kept` are the same: whoever holds `gone` is led to `kept` by same().
    void merge(ActorIndex gone, ActorIndex kept);
    [[nodiscard]] ActorIndex same(ActorIndex a) const;

    // The actor is called so, and belongs to what has the key `of` (may be empty).
    void call(ActorIndex a, std::string_view noun, const std::string& of);
    // The actor is a body of that sort.
    void tell_sort(ActorIndex a, std::string_view sort);
    // Those whose noun, or a word of whose name, is or ends in this; in order of entering, at most the last few.
    [[nodiscard]] std::span<const ActorIndex> called(std::string_view ending) const;
    // Those who are called exactly so.
    [[nodiscard]] std::span<const ActorIndex> called_exactly(std::string_view noun) const;
    [[nodiscard]] std::span<const ActorIndex> of_sort(std::string_view sort) const;
    [[nodiscard]] std::span<const ActorIndex> of_kind(NameKind kind) const;

private:
    using Index = ByWord<std::vector<ActorIndex>>;

    void enter_endings(ActorIndex a, std::string_view word);
    static void enter(Index& index, std::string_view key, ActorIndex a);
    static std::span<const ActorIndex> last_of(const Index& index, std::string_view key);

    std::vector<Actor> actors_;
    ByWord<ActorIndex> by_key_;
    Index by_ending_, by_noun_, by_sort_, by_kind_;
};

// Whom the reader has in mind at a point of the text: named not long ago, most of all as the subject or as who spoke.
class Attention {
public:
    // What is gained as the subject of a main clause, and of one below it.
    static constexpr std::int32_t of_subject = 80, of_subject_below = 40;

    struct Seen {
        ActorIndex actor = no_actor;
        std::int32_t weight = 0;
        std::uint32_t sentence = 0;   // of its weight
        std::uint32_t clause = none;  // where it was seen last
        TokenIndex at = 0;
        std::int32_t last = 0;  // what it gained when it was seen last: tells as what
    };

    void see(ActorIndex actor, std::int32_t weight, std::uint32_t sentence, std::uint32_t clause, TokenIndex at);
    void forget(ActorIndex actor);
    // Whoever suits and has most weight at the sentence; the first of equals, no_actor where none has any.
    template <class Suits>
    [[nodiscard]] ActorIndex most(std::uint32_t sentence, const Suits& suits) const {
        ActorIndex found = no_actor;
        std::int32_t best = 0;
        for (const Seen& seen : seen_) {
            const std::int32_t weight = faded(seen, sentence);
            if (weight <= best || !suits(seen.actor)) continue;
            best = weight;
            found = seen.actor;
        }
        return found;
    }
    // Weight at the sentence; 0 for those not seen lately.
    [[nodiscard]] std::int32_t weight(ActorIndex actor, std::uint32_t sentence) const;
    [[nodiscard]] const std::vector<Seen>& seen() const { return seen_; }
    [[nodiscard]] static std::int32_t faded(const Seen& seen, std::uint32_t sentence);

private:
    std::vector<Seen> seen_;  // at most a few; the latest last
};

}  // namespace sayso::statement
