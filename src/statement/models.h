// The learnt parts of this layer; train/statement makes them.
#pragma once

#include "pack/pack.h"
#include "statement/article_net.h"
#include "statement/linear_choice.h"
#include "statement/scorer.h"

namespace sayso::statement {

struct Models {
    static constexpr std::string_view content_section = "statement.content";

    // Without any: every finding is kept as its rule made it.
    Models() = default;
    explicit Models(const PackData& pack)
        : net(pack),
          scorer(pack.section(Scorer::section).value_or("")),
          content(pack.section(content_section).value_or("")) {}

    ArticleNet net;        // what stands in the whole article, for each token
    Scorer scorer;         // whether a finding is a statement
    LinearChoice content;  // whether a part of the clause belongs to the content (content_units.h)
};

}  // namespace sayso::statement
