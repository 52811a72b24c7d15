// Attributor: the pack's tables and models, and the way through this layer.
#include "statement/scorer.h"
#include "statement/selection.h"
#include "statement/statement.h"
#include "statement/who.h"
#include "statement/writer.h"

namespace sayso {

using namespace statement;

struct Attributor::Impl {
    explicit Impl(const PackData& pack) : cues(pack), scorer(pack.section(Scorer::section).value_or("")), ranker(pack), who(pack) {}

    Cues cues;
    Scorer scorer;
    SpeakerRanker ranker;
    WhoResolver who;
};

Attributor::Attributor(const PackData& pack) : impl_(std::make_unique<Impl>(pack)) {}
Attributor::~Attributor() = default;
Attributor::Attributor(Attributor&&) noexcept = default;

Attribution Attributor::attribute(const Article& article, const Document& document, const Values& values) const {
    const DocumentView view(article, document);
    const Grammar grammar{view, impl_->cues};
    return write_statements(grammar, find_statements(grammar, impl_->scorer, &impl_->ranker), values, impl_->scorer, impl_->who);
}

}  // namespace sayso
