// A telling that may be an answer (private to src/story).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "story/compared.h"
#include "story/number_set.h"
#include "story/pointing.h"

namespace sayso::story {

// Bytes between an answer and what its speaker goes on to say.
inline constexpr std::uint32_t goes_on_within = 200;
// Likeness in thousandths from which what nobody calls an answer says the contrary, and from which it does if only the
// claim has a negation.
inline constexpr std::uint32_t alike_without_a_word = 450, alike_to_negated = 600;

// What is known of it whatever claim it is held against. Refers to the scene's matter.
class Response {
public:
    Response(const Scene& scene, std::size_t t, const Answered& answered);

    [[nodiscard]] bool points() const { return manner == Manner::that || manner == Manner::noun; }
    // Whether its words alone make it an answer, or what it refuses.
    [[nodiscard]] bool says_so() const { return manner != Manner::unsaid || refuses; }
    // The likeness from which it answers what it is the contrary of, though nobody calls it an answer.
    [[nodiscard]] std::uint32_t least_alike() const {
        return told.denied_terms.empty() ? alike_to_negated : alike_without_a_word;
    }

    const std::size_t t;
    const Told& told;
    const Manner manner;
    const Compared compared;
    const bool refuses;                // something that others may have said
    NumberSet named, bodies_of_named;  // Told::named, and for whom these speak
    std::vector<bool> outlet_named;    // of each article, whether its outlet is one of them; empty: of none
    // The cluster that the same speaker's words right before answer, where this goes on from there.
    std::optional<std::size_t> continued;
    // Of an answer that points, what its speaker says right behind it: it is about what is answered. And the weight of
    // each other telling's terms that are told there.
    const Told* account = nullptr;
    std::vector<std::uint32_t> told_in_account;

private:
    void note_named(const Scene& scene);
    void note_account(const Scene& scene);
    [[nodiscard]] bool goes_on_from(const Scene& scene, const Answered& answered) const;
};

}  // namespace sayso::story
