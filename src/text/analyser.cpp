#include <algorithm>
#include <memory>
#include <mutex>
#include <span>

#include "text/clauses.h"
#include "text/index_terms.h"
#include "text/names.h"
#include "text/open_moods.h"
#include "text/parser.h"
#include "text/particles.h"
#include "text/sentences.h"
#include "text/tagger.h"
#include "text/text.h"
#include "text/tokens.h"
#include "text/turns.h"
#include "text/verb_repair.h"

namespace sayso {

using namespace text;

namespace {

// What one analysis writes on, and the next one uses again: once it has grown, nothing is allocated for a word.
struct Workspace {
    explicit Workspace(const PackData& pack) : reader(pack) {}

    WordReader reader;
    SentenceView view;
    std::string lower_pool;
    Parser::Work parsing;
    std::vector<std::int32_t> reading_scores;
    KnownTerms known_terms;
};

// Workspaces that nobody is using; as many are made as there are analyses at the same time.
class Workspaces {
public:
    std::unique_ptr<Workspace> take(const PackData& pack) {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Workspace>(pack);
        std::unique_ptr<Workspace> taken = std::move(idle_.back());
        idle_.pop_back();
        return taken;
    }
    void give_back(std::unique_ptr<Workspace> workspace) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(workspace));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace

struct TextAnalyser::Impl {
    explicit Impl(const PackData& data)
        : pack(data),
          tables(TokenTables::from(data)),
          marks(QuoteMarks::from(data)),
          tagger(data),
          parser(data),
          particles(data),
          names(data, tables, marks),
          clauses(data),
          open_moods(data),
          address_words(AddressWords::from(data)) {}

    void split(const Article& article, Document& document) const;
    void tag(std::string_view text, const Roles& roles, Document& document, Workspace& work, StringArena& arena) const;

    const PackData& pack;
    TokenTables tables;
    QuoteMarks marks;
    Tagger tagger;
    Parser parser;
    ParticleJoiner particles;
    NameFinder names;
    ClauseFinder clauses;
    OpenMoods open_moods;
    AddressWords address_words;
    mutable Workspaces workspaces;
};

namespace {

// Paragraphs of a text without blocks: parted by blank lines.
std::vector<Block> paragraphs_of(std::string_view text) {
    std::vector<Block> blocks;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", begin), text.size());
        if (end > begin) {
            blocks.emplace_back();
            blocks.back().span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        }
        begin = end + 2;
    }
    return blocks;
}

// Running text, where a quotation may go on from one block to the next.
bool is_running_text(BlockKind kind) {
    return kind == BlockKind::paragraph || kind == BlockKind::quote || kind == BlockKind::list ||
           kind == BlockKind::live_entry;
}

// A quotation whose opening mark is missing begins with the sentence of its closing mark; one that never closes and
// runs into another ends with the sentence before that.
void bound_open_quotations(Document& document) {
    for (Quotation& quotation : document.quotations) {
        if (quotation.open == no_token) {
            quotation.inner.begin = document.sentences[document.tokens[quotation.close].sentence].tokens.begin;
        } else if (quotation.close == no_token && quotation.inner.end < document.tokens.size()) {
            const TokenIndex begin = document.sentences[document.tokens[quotation.inner.end].sentence].tokens.begin;
            if (begin > quotation.inner.begin) quotation.inner.end = begin;
        }
    }
}

}  // namespace

void TextAnalyser::Impl::split(const Article& article, Document& document) const {
    const std::vector<Block> blocks = article.blocks.empty() ? paragraphs_of(article.text) : article.blocks;
    document.tokens.reserve(article.text.size() / 5);
    document.sentences.reserve(article.text.size() / 100 + 1);
    QuotationFinder quotations(marks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto first = static_cast<TokenIndex>(document.tokens.size());
        tokenise(article.text, blocks[i].span, tables, marks, quotations, document.tokens);
        split_sentences(article.text, first, static_cast<std::uint32_t>(i), tables, document.tokens,
                        document.sentences);
        quotations.end_block(static_cast<TokenIndex>(document.tokens.size()), is_running_text(blocks[i].kind));
    }
    document.quotations = quotations.finish();
    bound_open_quotations(document);
    document.turns = find_turns(article.text, document, address_words);
    quote_turns(document);
}

void TextAnalyser::Impl::tag(std::string_view text, const Roles& roles, Document& document, Workspace& work,
                             StringArena& arena) const {
    const std::vector<bool> quoted = quoted_tokens(document);
    SentenceView& view = work.view;
    for (const Sentence& sentence : document.sentences) {
        view_sentence(text, document, sentence.tokens, quoted, work.reader, work.lower_pool, view);
        if (parser.present()) {
            const auto tokens = std::span(document.tokens).subspan(sentence.tokens.begin, sentence.tokens.size());
            parser.parse(view, sentence.tokens.begin, tokens, work.parsing);
            tagger.choose_morphology(view, work.reading_scores);
        } else {
            tagger.tag(view, work.reading_scores);
        }
        for (TokenIndex t = sentence.tokens.begin; t < sentence.tokens.end; ++t)
            write_word(view, t - sentence.tokens.begin, document.tokens[t], arena);
        particles.join(text, sentence.tokens, roles, document, arena);
    }
}

TextAnalyser::TextAnalyser(const PackData& pack) : impl_(std::make_unique<const Impl>(pack)) {}
TextAnalyser::~TextAnalyser() = default;
TextAnalyser::TextAnalyser(TextAnalyser&&) noexcept = default;

Document TextAnalyser::analyse(const Article& article) const {
    Document document;
    const auto arena = std::make_shared<StringArena>();
    impl_->split(article, document);
    const Roles roles = impl_->clauses.roles_of(article.text, document);
    std::unique_ptr<Workspace> work = impl_->workspaces.take(impl_->pack);
    impl_->tag(article.text, roles, document, *work, *arena);
    impl_->workspaces.give_back(std::move(work));
    impl_->names.find(article.text, document, *arena);
    part_verbs_from_attributes(article.text, document, impl_->pack.lexicon(), *arena);
    find_missed_subjunctives(article.text, document, impl_->pack.lexicon(), *arena);
    impl_->clauses.find(article.text, roles, document);
    impl_->open_moods.settle(article.text, document);
    document.pool = arena;
    document.relation_names = impl_->parser.relations();
    return document;
}

std::vector<Token> TextAnalyser::index_words(std::string_view text) const {
    return text::index_words(text, impl_->tables, impl_->marks);
}

std::string TextAnalyser::word_terms(std::string_view form, TokenKind kind) const {
    std::unique_ptr<Workspace> work = impl_->workspaces.take(impl_->pack);
    std::string terms = text::word_terms(form, kind, work->reader, work->known_terms);
    impl_->workspaces.give_back(std::move(work));
    return terms;
}

std::string TextAnalyser::index_terms(std::string_view text) const {
    std::unique_ptr<Workspace> work = impl_->workspaces.take(impl_->pack);
    std::string terms = text::index_terms(text, work->reader, impl_->tables, impl_->marks, work->known_terms);
    impl_->workspaces.give_back(std::move(work));
    return terms;
}

}  // namespace sayso
