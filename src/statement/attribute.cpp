// Attributor: the pack's tables and models, and the way through this layer.
#include "statement/models.h"
#include "statement/open_subjects.h"
#include "statement/selection.h"
#include "statement/statement.h"
#include "statement/who.h"
#include "statement/writer.h"

namespace sayso {

using namespace statement;

struct Attributor::Impl {
    explicit Impl(const PackData& pack)
        : cues(pack), models(pack), ranker(pack), who(ranker.tables(), pack.section(antecedent_section).value_or("")) {}

    Cues cues;
    Models models;
    SpeakerRanker ranker;
    WhoResolver who;
};

Attributor::Attributor(const PackData& pack) : impl_(std::make_unique<Impl>(pack)) {}
Attributor::~Attributor() = default;
Attributor::Attributor(Attributor&&) noexcept = default;

Attribution Attributor::attribute(const Article& article, const Document& document, const Values& values) const {
    DocumentView view(article, document);
    Grammar grammar{view, impl_->cues};
    const SpeakerContext context(grammar, *impl_->ranker.tables());
    settle_open_subjects(context, view);
    Candidates found = find_candidates(grammar);
    const TokenScores scores = impl_->models.net.read(grammar, found.findings, found.free);
    grammar.scores = &scores;
    const Sources sources(view, found.findings);
    return write_statements(grammar, find_statements(context, impl_->models, &impl_->ranker, std::move(found)), sources,
                            values, impl_->models.scorer, impl_->who);
}

}  // namespace sayso
