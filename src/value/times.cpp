#include "value/times.h"

#include "base/date.h"
#include "value/time_grammar.h"

namespace sayso::values {

std::vector<Time> times_of(const Words& words, std::string_view published) {
    const auto date = date_from_iso(published);
    TimeGrammar grammar(words, date ? std::optional(Day(*date)) : std::nullopt);
    std::vector<Time> times;
    for (TokenIndex t = 0; t < words.size();) {
        auto hit = grammar.at(t);
        if (!hit) {
            ++t;
            continue;
        }
        Time time;
        time.span = words.span(hit->begin, hit->end);
        time.type = hit->type;
        time.value = std::move(hit->value);
        time.mod = hit->mod;
        if (hit->type == TimeType::date || hit->type == TimeType::time) {
            auto [from, until] = interval_of(time.value);
            time.from = std::move(from);
            time.until = std::move(until);
        }
        times.push_back(std::move(time));
        t = hit->end;
    }
    return times;
}

}  // namespace sayso::values
