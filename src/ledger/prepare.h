// What adding a reading needs and the ledger has no part in (private to src/ledger): the record's JSON, the keys of its
// entities, the terms of its words. It takes as long as the writing, so it is made ahead, on a thread of its own.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "ledger/ledger.h"

namespace sayso::ledger {

// The terms of a reading's words, as the index has them.
struct IndexTerms {
    struct OfStatement {
        std::string content, people, addressee;
    };
    std::string kicker, title;
    std::vector<OfStatement> statements;  // in the order of the reading
};

[[nodiscard]] IndexTerms index_terms_of(const Reading& reading, const TermsOf& terms_of);

struct Prepared {
    Reading reading;  // its entities with their ids
    std::vector<std::string> entity_keys;
    std::string record;
    IndexTerms terms;
};

[[nodiscard]] Prepared prepared(const Reading& reading, const TermsOf& terms_of);

// Prepares readings in their order, some ahead of the one that is asked for. The readings and `terms_of` must outlive
// it.
class PreparedAhead {
public:
    PreparedAhead(std::vector<const Reading*> readings, const TermsOf& terms_of);
    ~PreparedAhead();
    PreparedAhead(const PreparedAhead&) = delete;
    PreparedAhead& operator=(const PreparedAhead&) = delete;

    // The next one. To be called once for each reading.
    [[nodiscard]] Prepared next();

private:
    void run();

    const std::vector<const Reading*> readings_;
    const TermsOf& terms_of_;
    std::size_t taken_ = 0;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Prepared> ready_;
    bool stopped_ = false;
    std::thread thread_;
};

}  // namespace sayso::ledger
