// Any text gives figures, changes and times that lie in order inside it, with whole characters and plain numbers.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "require.h"
#include "sayso/pack.h"
#include "text/text.h"
#include "value/decimal.h"
#include "value/value.h"

namespace sayso {
namespace {

struct Readers {
    Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    TextAnalyser analyser{pack.value().data()};
    ValueReader values{pack.value().data()};
};

void check(std::string_view text, Span span) {
    fuzz::require(span.begin < span.end && fuzz::is_boundary(text, span.begin) && fuzz::is_boundary(text, span.end));
}

void check(std::string_view text, const Spans& spans) {
    for (const Span span : spans) check(text, span);
}

bool is_number(const std::optional<std::string>& number) {
    return !number || values::decimal_from(*number) || number->size() > 18;
}

template <class T>
void check_order(const std::vector<T>& items) {
    for (std::size_t i = 1; i < items.size(); ++i) fuzz::require(items[i - 1].span.end <= items[i].span.begin);
}

}  // namespace
}  // namespace sayso

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sayso;
    static const Readers readers;
    Article article;
    article.text = repair_utf8({reinterpret_cast<const char*>(data), size});
    const Document document = readers.analyser.analyse(article);
    const Values values = readers.values.read(article, document, size % 2 == 0 ? "2031-05-07" : "");
    check_order(values.quantities);
    check_order(values.changes);
    check_order(values.times);
    for (const Quantity& q : values.quantities) {
        check(article.text, q.span);
        check(article.text, q.of);
        check(article.text, q.scope);
        fuzz::require(is_number(q.value) && is_number(q.high) &&
                      (!q.high || q.qualifier == Qualifier::range || q.value));
    }
    for (const Change& c : values.changes) {
        check(article.text, c.span);
        check(article.text, c.of);
        fuzz::require(is_number(c.factor) && is_number(c.by) && is_number(c.to));
    }
    for (const Time& t : values.times) {
        check(article.text, t.span);
        fuzz::require(t.from.empty() == t.until.empty() && t.from <= t.until);
    }
    return 0;
}
