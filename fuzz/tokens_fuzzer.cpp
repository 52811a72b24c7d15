// Any bytes as an article's text: tokens cover it, sentences cover the tokens, everything points inside.
#include <cstdint>
#include <string>

#include "require.h"
#include "text/text.h"

namespace {

using sayso::fuzz::require;

const sayso::TextAnalyser& analyser() {
    static const sayso::Pack pack = sayso::Pack::open(SAYSO_SOURCE_DIR "/packs/de.pack").value();
    static const sayso::TextAnalyser made(pack.data());
    return made;
}

void check_ranges(const sayso::Document& document) {
    const auto inside = [&](sayso::TokenRange range) {
        return range.begin <= range.end && range.end <= document.tokens.size();
    };
    sayso::TokenIndex next = 0;
    for (const sayso::Sentence& sentence : document.sentences) {
        require(sentence.tokens.begin == next && sentence.tokens.begin < sentence.tokens.end);
        next = sentence.tokens.end;
    }
    require(next == document.tokens.size());
    for (const sayso::Name& name : document.names) require(inside(name.tokens) && !name.tokens.empty());
    for (const sayso::Quotation& quotation : document.quotations) require(inside(quotation.inner));
    for (const sayso::Clause& clause : document.clauses) require(inside(clause.tokens));
    for (const sayso::Token& token : document.tokens)
        require(token.separated == sayso::no_token || token.separated < next);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    sayso::Article article;
    article.text.assign(reinterpret_cast<const char*>(data), size);
    const sayso::Document document = analyser().analyse(article);
    std::uint32_t at = 0;
    for (const sayso::Token& token : document.tokens) {
        require(at <= token.span.begin && token.span.begin < token.span.end && token.span.end <= size);
        at = token.span.end;
    }
    check_ranges(document);
    return 0;
}
