#include "base/utf8.h"
#include "exchange/conllu_words.h"
#include "exchange/exchange.h"

namespace sayso {
namespace {

using exchange::UdSentence;
using exchange::UdToken;
using exchange::UdWord;

// White space and marks that mean something to the format: columns and comments keep clear of them.
std::string cleaned(std::string_view text, std::string_view unwanted, char instead) {
    std::string clean(text);
    for (char& c : clean)
        if (unwanted.find(c) != std::string_view::npos) c = instead;
    return clean;
}

std::string column(std::string_view text) { return text.empty() ? "_" : cleaned(text, "\t\n\r\v\f", ' '); }

// Ids stand in sent_id, where blanks and slashes have a meaning.
std::string document_id(std::string_view id) { return cleaned(id, "\t\n\r\v\f /", '_'); }

std::string line_of(const UdWord& word, std::size_t number, std::string_view misc) {
    std::string line = std::to_string(number);
    for (const std::string& cell :
         {column(word.form), column(word.lemma), std::string(name_of(word.upos)), std::string("_"),
          to_text(word.features), std::to_string(word.head), word.relation, std::string("_"), std::string(misc)})
        line += "\t" + cell;
    return line + "\n";
}

std::string lines_of(const UdToken& token, const UdSentence& sentence, std::string_view form, const std::string& misc) {
    const std::uint32_t first = token.first_word;
    if (token.words == 1) return line_of(sentence.words[first], first + 1, misc);
    std::string lines = std::to_string(first + 1) + "-" + std::to_string(first + token.words) + "\t" + column(form) +
                        "\t_\t_\t_\t_\t_\t_\t_\t" + misc + "\n";
    for (std::uint32_t word = first; word < first + token.words; ++word)
        lines += line_of(sentence.words[word], word + 1, "_");
    return lines;
}

}  // namespace

std::string to_conllu(const Pack& pack, const Article& article, const Document& document) {
    const exchange::UdWords rules(pack.data());
    const CodePoints positions(article.text);
    const std::string id = document_id(article.id);
    std::string out = id.empty() ? "# newdoc\n" : "# newdoc id = " + id + "\n";
    std::size_t number = 0;
    for (const Sentence& sentence : document.sentences) {
        const UdSentence words = rules.of(article.text, document, sentence.tokens);
        // Where the next token begins, also behind the sentence; a blank is told from its place.
        const std::uint32_t behind = sentence.tokens.end < document.tokens.size()
                                         ? document.tokens[sentence.tokens.end].span.begin
                                         : static_cast<std::uint32_t>(article.text.size()) + 1;
        std::string text, lines;
        for (std::size_t i = 0; i < words.tokens.size(); ++i) {
            const Span span = words.tokens[i].span;
            const bool space_after = span.end < (i + 1 < words.tokens.size() ? words.tokens[i + 1].span.begin : behind);
            const Span outside = positions.from_bytes(span);
            const std::string misc = std::string(space_after ? "" : "SpaceAfter=No|") +
                                     "TokenRange=" + std::to_string(outside.begin) + ":" + std::to_string(outside.end);
            lines += lines_of(words.tokens[i], words, span.of(article.text), misc);
            text += column(span.of(article.text));
            if (space_after && i + 1 < words.tokens.size()) text += ' ';
        }
        out += "# sent_id = " + (id.empty() ? "" : id + "-") + std::to_string(++number) + "\n# text = " + text + "\n" +
               lines + "\n";
    }
    return out;
}

}  // namespace sayso
