#include "ledger/prepare.h"

#include "entity/entity.h"
#include "exchange/exchange.h"
#include "ledger/record.h"

namespace sayso::ledger {
namespace {

// How many are prepared ahead at most, and how few are not worth a thread.
constexpr std::size_t most_ahead = 64;
constexpr std::size_t few = 4;

std::string words_of(const Spans& spans, std::string_view text) {
    std::string words;
    for (const Span span : spans) words.append(words.empty() ? "" : " ").append(span.of(text));
    return words;
}

// The words that name the speaker in the text, and the display names of everybody it came from.
std::string people_of(const Statement& statement, std::string_view text) {
    std::string words = words_of(statement.speaker, text);
    for (const auto* parties : {&statement.who, &statement.via}) {
        for (const Party& party : *parties) words.append(" ").append(party.name);
    }
    return words;
}

}  // namespace

IndexTerms index_terms_of(const Reading& reading, const TermsOf& terms_of) {
    const Article& article = reading.article;
    const auto terms = [&](std::string_view text) {
        return text.empty() ? std::string() : terms_of(text, article.language);
    };
    IndexTerms index{.kicker = terms(article.kicker), .title = terms(article.title)};
    index.statements.reserve(reading.statements.size());
    for (const Statement& statement : reading.statements) {
        index.statements.push_back({terms(words_of(statement.content, article.text)),
                                    terms(people_of(statement, article.text)),
                                    terms(words_of(statement.addressee, article.text))});
    }
    return index;
}

Prepared prepared(const Reading& reading, const TermsOf& terms_of) {
    Prepared result{.reading = reading, .entity_keys = identity_keys(reading)};
    for (std::size_t i = 0; i < result.entity_keys.size(); ++i) {
        const std::string& key = result.entity_keys[i];
        result.reading.entities[i].id = key.empty() ? std::string() : issue_entity_id(key);
    }
    result.record = without_text(to_json(result.reading));
    result.terms = index_terms_of(result.reading, terms_of);
    return result;
}

PreparedAhead::PreparedAhead(std::vector<const Reading*> readings, const TermsOf& terms_of)
    : readings_(std::move(readings)), terms_of_(terms_of) {
    if (readings_.size() > few) thread_ = std::thread([this] { run(); });
}

PreparedAhead::~PreparedAhead() {
    if (!thread_.joinable()) return;
    {
        const std::lock_guard lock(mutex_);
        stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

Prepared PreparedAhead::next() {
    const Reading& reading = *readings_[taken_++];
    if (!thread_.joinable()) return prepared(reading, terms_of_);
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !ready_.empty(); });
    Prepared first = std::move(ready_.front());
    ready_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return first;
}

void PreparedAhead::run() {
    for (const Reading* const reading : readings_) {
        Prepared one = prepared(*reading, terms_of_);
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stopped_ || ready_.size() < most_ahead; });
        if (stopped_) return;
        ready_.push_back(std::move(one));
        lock.unlock();
        changed_.notify_all();
    }
}

}  // namespace sayso::ledger
