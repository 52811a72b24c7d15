#include "value/value.h"

#include "value/changes.h"
#include "value/lexis.h"
#include "value/quantities.h"
#include "value/times.h"
#include "value/unit_codes.h"
#include "value/words.h"

namespace sayso {

struct ValueReader::Impl {
    values::Lexis lexis;
    UnitCodes unit_codes;
};

ValueReader::ValueReader(const PackData& pack)
    : impl_(std::make_unique<const Impl>(Impl{values::Lexis(pack), UnitCodes(pack)})) {}
ValueReader::~ValueReader() = default;
ValueReader::ValueReader(ValueReader&&) noexcept = default;

Values ValueReader::read(const Article& article, const Document& document, std::string_view published) const {
    const values::Words words(impl_->lexis, article.text, document);
    Values found;
    found.quantities = values::quantities_of(words);
    found.times = values::times_of(words, published);
    found.changes = values::changes_of(words, found.times);
    for (Quantity& quantity : found.quantities) quantity.unit_code = impl_->unit_codes.name(quantity.unit);
    for (Change& change : found.changes) change.unit_code = impl_->unit_codes.name(change.unit);
    return found;
}

}  // namespace sayso
