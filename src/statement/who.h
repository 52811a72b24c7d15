// Who is who inside one article: from the words that name a speaker to persons, bodies, states, outlets and groups.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "pack/pack.h"
#include "sayso/statement.h"
#include "statement/linear_ranking.h"
#include "statement/view.h"
#include "statement/who_antecedents.h"

namespace sayso::statement {

// A place where somebody is named who speaks, is spoken to or passes on; or what somebody relies on.
struct Mention {
    enum class Part : std::uint8_t { speaker, addressee, via, basis };
    Part part = Part::speaker;
    TokenRanges tokens;      // in order; not empty
    TokenIndex used_at = 0;  // where in the text it serves: the cue or content. A speaker that is carried on from a
                             // sentence before has its tokens there and its use here.
};

struct Identification {
    std::vector<std::vector<Party>> parties;  // one entry for each mention, in their order; empty: nobody can be known
    std::vector<Entity> entities;             // Party::entity points here
};

class WhoTables;

// Immutable; may be shared by threads. The pack must outlive it.
class WhoResolver {
public:
    explicit WhoResolver(const PackData& pack);
    // `antecedents`: the section antecedent_section of the pack; without it the rules alone say who is meant.
    WhoResolver(std::shared_ptr<const WhoTables> tables, std::string_view antecedents);

    // Mentions in any order. Pronouns, short names, roles and metonyms are resolved inside the article.
    [[nodiscard]] Identification identify(const DocumentView& view, const std::vector<Mention>& mentions) const;
    // What the learnt choice was asked on the way, in order of the text.
    [[nodiscard]] std::vector<AntecedentChoice> choices(const DocumentView& view,
                                                        const std::vector<Mention>& mentions) const;

private:
    std::shared_ptr<const WhoTables> tables_;
    std::shared_ptr<const LinearRanking> antecedents_;
};

}  // namespace sayso::statement
