// A first, plain version: names that end in each other are one, pronouns mean the last speaker that was named.
#include "statement/who.h"

#include <algorithm>
#include <numeric>

namespace sayso::statement {
namespace {

struct Named {
    std::string name;
    bool named = false;
};

bool ends_with_word(std::string_view longer, std::string_view shorter) {
    return longer.size() > shorter.size() && longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ';
}

class Resolution {
public:
    Resolution(const DocumentView& view, const std::vector<Mention>& mentions) : view_(view), mentions_(mentions) {}

    Identification identify() {
        result_.parties.resize(mentions_.size());
        std::vector<std::size_t> order(mentions_.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return mentions_[a].tokens.front() < mentions_[b].tokens.front(); });
        for (std::size_t m : order) {
            if (const std::optional<std::uint32_t> entity = entity_of(mentions_[m])) {
                const Entity& e = result_.entities[*entity];
                result_.parties[m] = {Party{.entity = *entity, .name = e.name, .named = !e.kind.empty(), .kind = e.kind}};
                if (mentions_[m].part == Mention::Part::speaker) last_ = entity;
            }
        }
        return std::move(result_);
    }

private:
    std::optional<std::uint32_t> entity_of(const Mention& mention) {
        const TokenRange range = mention.tokens.front();
        const std::uint32_t p = view_.phrase_of(range.begin);
        if (range.size() == 1 && p != none && (view_.token(range.begin).upos == Upos::PRON || view_.token(range.begin).morph.poss)) return last_;
        return enter(named(range), view_.document.span_of(range));
    }

    // The run of names in the words; without one the words themselves, without a determiner in front.
    Named named(TokenRange range) const {
        TokenRange best{};
        for (TokenIndex t = range.begin; t < range.end; ++t) {
            if (view_.token(t).upos != Upos::PROPN) continue;
            TokenIndex end = t + 1;
            while (end < range.end && view_.token(end).upos == Upos::PROPN) ++end;
            if (end - t > best.size()) best = {t, end};
            t = end;
        }
        if (!best.empty()) return {words(best), true};
        if (range.size() > 1 && view_.token(range.begin).upos == Upos::DET) ++range.begin;
        return {words(range), false};
    }

    std::string words(TokenRange range) const { return std::string(view_.document.span_of(range).of(view_.text)); }

    std::uint32_t enter(const Named& named, Span span) {
        for (std::uint32_t e = 0; e < result_.entities.size(); ++e) {
            Entity& entity = result_.entities[e];
            if (entity.name != named.name && !ends_with_word(entity.name, named.name)) continue;
            entity.mentions.push_back(span);
            return e;
        }
        result_.entities.push_back({.name = named.name, .kind = named.named ? "person" : "", .mentions = {span}});
        return static_cast<std::uint32_t>(result_.entities.size() - 1);
    }

    const DocumentView& view_;
    const std::vector<Mention>& mentions_;
    Identification result_;
    std::optional<std::uint32_t> last_;
};

}  // namespace

WhoResolver::WhoResolver(const PackData&) {}

Identification WhoResolver::identify(const DocumentView& view, const std::vector<Mention>& mentions) const {
    return Resolution(view, mentions).identify();
}

}  // namespace sayso::statement
