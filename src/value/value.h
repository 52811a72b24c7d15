// Figures and times of a Document.
#pragma once

#include <memory>
#include <string_view>

#include "pack/pack.h"
#include "sayso/article.h"
#include "sayso/document.h"
#include "sayso/value.h"

namespace sayso {

// Immutable; may be shared by threads. The pack must outlive it.
class ValueReader {
public:
    explicit ValueReader(const PackData& pack);
    ~ValueReader();
    ValueReader(ValueReader&&) noexcept;

    // Relative times are resolved against `published` (ISO 8601; may be empty, then they stay unresolved).
    [[nodiscard]] Values read(const Article& article, const Document& document, std::string_view published) const;

private:
    struct Impl;
    std::unique_ptr<const Impl> impl_;
};

}  // namespace sayso
