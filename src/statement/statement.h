// Who said what, in a Document.
#pragma once

#include <memory>
#include <vector>

#include "pack/pack.h"
#include "sayso/article.h"
#include "sayso/document.h"
#include "sayso/statement.h"
#include "sayso/value.h"

namespace sayso {

struct Attribution {
    std::vector<Statement> statements;  // in order of their content's first byte; ids are filled in
    std::vector<Entity> entities;       // who can speak in this article; Party::entity points here
};

// Immutable; may be shared by threads. The pack must outlive it.
class Attributor {
public:
    explicit Attributor(const PackData& pack);
    ~Attributor();
    Attributor(Attributor&&) noexcept;

    [[nodiscard]] Attribution attribute(const Article& article, const Document& document, const Values& values) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso
