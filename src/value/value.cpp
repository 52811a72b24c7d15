#include "value/value.h"

#include "value/changes.h"
#include "value/lexis.h"
#include "value/quantities.h"
#include "value/times.h"
#include "value/words.h"

namespace sayso {

struct ValueReader::Impl {
    values::Lexis lexis;
};

ValueReader::ValueReader(const PackData& pack) : impl_(std::make_unique<const Impl>(Impl{values::Lexis(pack)})) {}
ValueReader::~ValueReader() = default;
ValueReader::ValueReader(ValueReader&&) noexcept = default;

Values ValueReader::read(const Article& article, const Document& document, std::string_view published) const {
    const values::Words words(impl_->lexis, article.text, document);
    Values found;
    found.quantities = values::quantities_of(words);
    found.times = values::times_of(words, published);
    found.changes = values::changes_of(words, found.times);
    return found;
}

}  // namespace sayso
