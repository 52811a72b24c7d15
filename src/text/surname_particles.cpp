#include "text/surname_particles.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/characters.h"

namespace sayso::text {
namespace {

class SurnameParticles {
public:
    SurnameParticles(std::string_view text, Document& document, const WordSet& particles)
        : text_(text), document_(document), particles_(particles) {}

    void take() {
        for (const Name& name : document_.names) note(name);
        for (std::size_t i = 0; i < document_.names.size() && !known_.empty(); ++i)
            extend(document_.names[i], i == 0 ? 0 : document_.names[i - 1].tokens.end);
    }

private:
    bool is_particle(TokenIndex t) const {
        std::string lower;
        append_lower(document_.text_of(text_, t), lower);
        return particles_.contains(lower);
    }

    // Where the particles in front of the name's last word begin; that word where there are none.
    TokenIndex first_particle(TokenRange name) const {
        TokenIndex first = name.end - 1;
        while (first > name.begin && is_particle(first - 1)) --first;
        return first;
    }

    // A full name with particles: they are known by its surname.
    void note(const Name& name) {
        if (name.kind != NameKind::person) return;
        const TokenIndex first = first_particle(name.tokens);
        if (first > name.tokens.begin && first + 1 < name.tokens.end)
            known_[document_.text_of(text_, name.tokens.end - 1)] = name.tokens.end - 1 - first;
    }

    // A surname alone, with as many particles in front of it, behind the name before.
    void extend(Name& name, TokenIndex free_from) const {
        const auto found = known_.find(document_.text_of(text_, name.tokens.begin));
        if (name.tokens.size() != 1 || found == known_.end() || name.tokens.begin < free_from + found->second) return;
        const TokenIndex surname = name.tokens.begin;
        const TokenIndex first = first_particle({surname - found->second, name.tokens.end});
        if (first + found->second != surname || document_.tokens[first].sentence != document_.tokens[surname].sentence)
            return;
        name.tokens.begin = first;
        for (TokenIndex t = first; t < surname; ++t) {
            document_.tokens[t].upos = Upos::PROPN;
            document_.tokens[t].morph = {};
        }
    }

    std::string_view text_;
    Document& document_;
    const WordSet& particles_;
    std::unordered_map<std::string_view, std::uint32_t> known_;  // surname → how many particles
};

}  // namespace

void surnames_take_particles(std::string_view text, Document& document, const WordSet& particles) {
    SurnameParticles(text, document, particles).take();
}

}  // namespace sayso::text
