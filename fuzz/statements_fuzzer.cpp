// Any text gives statements whose spans lie inside it in whole characters and in order, whose speakers are in the list
// of entities, and whose confidence is a probability.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "require.h"
#include "sayso/pack.h"
#include "statement/statement.h"
#include "text/text.h"
#include "value/value.h"

namespace sayso {
namespace {

struct Readers {
    Result<Pack> pack = Pack::open(SAYSO_TEST_PACK);
    TextAnalyser analyser{pack.value().data()};
    ValueReader values{pack.value().data()};
    Attributor attributor{pack.value().data()};
};

void check(std::string_view text, const Spans& spans) {
    for (const Span span : spans)
        fuzz::require(span.begin < span.end && fuzz::is_boundary(text, span.begin) &&
                      fuzz::is_boundary(text, span.end));
}

void check(const std::vector<Party>& parties, std::size_t entities) {
    for (const Party& party : parties)
        fuzz::require(!party.name.empty() && (!party.entity || *party.entity < entities));
}

void check(std::string_view text, const Statement& s, std::size_t entities) {
    for (const Spans* spans : {&s.content, &s.quoted, &s.cue, &s.speaker, &s.addressee}) check(text, *spans);
    for (std::size_t i = 1; i < s.content.size(); ++i) fuzz::require(s.content[i - 1].end <= s.content[i].begin);
    fuzz::require(s.form == Form::reported || !s.content.empty());
    fuzz::require(s.confidence >= 0 && s.confidence <= 1 && !s.rule.empty() && !s.id.empty());
    check(s.who, entities);
    check(s.via, entities);
}

}  // namespace
}  // namespace sayso

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace sayso;
    static const Readers readers;
    Article article;
    article.text = repair_utf8({reinterpret_cast<const char*>(data), size});
    const Document document = readers.analyser.analyse(article);
    const Attribution found =
        readers.attributor.attribute(article, document, readers.values.read(article, document, ""));
    for (const Statement& s : found.statements) check(article.text, s, found.entities.size());
    return 0;
}
