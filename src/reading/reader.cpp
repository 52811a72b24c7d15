#include "sayso/reader.h"

#include <algorithm>

#include "base/hash.h"
#include "page/page.h"
#include "statement/statement.h"
#include "text/text.h"
#include "value/value.h"

namespace sayso {
namespace {

// All that reads one language.
struct LanguageReader {
    explicit LanguageReader(const Pack& pack)
        : pack_data(&pack.data()), text(*pack_data), value(*pack_data), statement(*pack_data) {}

    const PackData* pack_data;
    TextAnalyser text;
    ValueReader value;
    Attributor statement;
};

std::vector<const PackData*> data_of(const std::vector<Pack>& packs) {
    std::vector<const PackData*> data;
    for (const Pack& pack : packs) data.push_back(&pack.data());
    return data;
}

std::vector<LanguageReader> languages_of(const std::vector<Pack>& packs) {
    std::vector<LanguageReader> languages;
    languages.reserve(packs.size());
    for (const Pack& pack : packs) languages.emplace_back(pack);
    return languages;
}

// An article keeps its id when its page changes: the address names it. Only a page without one is named by its bytes.
std::string id_of(const Article& article, const Page& page) {
    const bool has_address = article.url.find("://") != std::string::npos;
    return "a:" + content_hash({has_address ? article.url : page.bytes});
}

std::string no_pack_problem(const std::string& language) {
    return language.empty() ? "The language of the text is not known: no statements were read."
                            : "There is no pack for the language \"" + language + "\": no statements were read.";
}

}  // namespace

struct Reader::Impl {
    explicit Impl(std::vector<Pack> given)
        : packs(std::move(given)), page(data_of(packs)), languages(languages_of(packs)) {}

    [[nodiscard]] const LanguageReader* reader_for(std::string_view language) const {
        const auto found = std::find_if(languages.begin(), languages.end(), [&](const LanguageReader& l) {
            return l.pack_data->card().language == language;
        });
        return found == languages.end() ? nullptr : &*found;
    }

    // By the language that the article says it is in, else by its words.
    [[nodiscard]] const LanguageReader* reader_for(const Article& article) const {
        return article.language.empty() ? reader_for(language_of(article.text, data_of(packs)))
                                        : reader_for(article.language);
    }

    std::vector<Pack> packs;
    PageReader page;
    std::vector<LanguageReader> languages;
};

Reader::Reader(std::vector<Pack> packs) : impl_(std::make_unique<const Impl>(std::move(packs))) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

Result<Article> Reader::article(const Page& page, const ReadOptions& options) const {
    Result<Article> article = impl_->page.read(page);
    if (!article) return article;
    if (article->id.empty()) article->id = id_of(*article, page);
    complete(*article, options);
    return article;
}

// What every article has: version, language, and a date if the caller knows one.
void Reader::complete(Article& article, const ReadOptions& options) const {
    article.version = "b3:" + content_hash({article.text});
    if (article.id.empty()) article.id = "a:" + content_hash({article.url, article.text});
    if (article.published.empty()) article.published = options.published;
    if (article.language.empty()) article.language = language_of(article.text, data_of(impl_->packs));
}

Result<Reading> Reader::read(const Page& page, const ReadOptions& options) const {
    Result<Article> article = this->article(page, options);
    if (!article) return article.error();
    return read(std::move(*article), options);
}

Reading Reader::read(Article article, const ReadOptions& options) const {
    complete(article, options);
    Reading reading;
    reading.article = std::move(article);
    reading.problems = reading.article.problems;
    reading.producer.version = version();
    const LanguageReader* language = impl_->reader_for(reading.article.language);
    if (language == nullptr) {
        reading.problems.push_back(no_pack_problem(reading.article.language));
        return reading;
    }
    reading.producer.pack = language->pack_data->card().id;
    const Document document = language->text.analyse(reading.article);
    Values values = language->value.read(reading.article, document, reading.article.published);
    Attribution attribution = language->statement.attribute(reading.article, document, values);
    reading.statements = std::move(attribution.statements);
    reading.entities = std::move(attribution.entities);
    reading.quantities = std::move(values.quantities);
    reading.changes = std::move(values.changes);
    reading.times = std::move(values.times);
    return reading;
}

std::optional<Document> Reader::analyse(const Article& article) const {
    const LanguageReader* language = impl_->reader_for(article);
    if (language == nullptr) return std::nullopt;
    return language->text.analyse(article);
}

const Pack* Reader::pack_for(const Article& article) const {
    const LanguageReader* language = impl_->reader_for(article);
    return language == nullptr ? nullptr : &impl_->packs[static_cast<std::size_t>(language - impl_->languages.data())];
}

std::string Reader::index_terms(std::string_view text, std::string_view language) const {
    const LanguageReader* reader = impl_->reader_for(language);
    if (reader == nullptr && !impl_->languages.empty()) reader = &impl_->languages.front();
    return reader == nullptr ? std::string(text) : reader->text.index_terms(text);
}

std::string_view version() { return SAYSO_VERSION; }

}  // namespace sayso
