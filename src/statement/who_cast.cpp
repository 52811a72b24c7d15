#include "statement/who_cast.h"

#include <algorithm>

namespace sayso::statement {
namespace {

constexpr std::size_t shortest_ending = 3;  // bytes
constexpr std::size_t longest_word = 64;    // bytes; of longer ones only the whole is entered
constexpr std::size_t longest_list = 64;    // how many of the same noun are looked at: keeps long texts linear
constexpr std::size_t longest_attention = 24;

}  // namespace

bool has_like(const std::vector<std::string>& words, std::string_view key) {
    constexpr std::size_t longest_ending = 2, shortest_stem = 4;
    if (key.size() < shortest_stem + 1) return false;
    const std::string_view stem = key.substr(0, std::max(shortest_stem, key.size() - longest_ending));
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return word.size() <= key.size() + longest_ending && lowered(word).starts_with(stem);
    });
}

ActorIndex Cast::add(Actor actor) {
    const auto a = static_cast<ActorIndex>(actors_.size());
    enter(by_kind_, name_of(actor.kind), a);
    if (!actor.sort.empty()) enter(by_sort_, actor.sort, a);
    if (actor.kind != NameKind::person) {
        for (const std::string& word : actor.words) enter_endings(a, lowered(word));
    }
    actors_.push_back(std::move(actor));
    return a;
}

std::optional<ActorIndex> Cast::find(const std::string& key) const {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return std::nullopt;
    return same(found->second);
}

void Cast::merge(ActorIndex gone, ActorIndex kept) {
    gone = same(gone);
    kept = same(kept);
    if (gone == kept) return;
    actors_[gone].kept = kept;
    Actor& actor = actors_[kept];
    if (actor.whom == 0) actor.whom = actors_[gone].whom;
    if (actor.sort.empty()) actor.sort = actors_[gone].sort;
    actor.first = std::min(actor.first, actors_[gone].first);
}

ActorIndex Cast::same(ActorIndex a) const {
    while (a != no_actor && actors_[a].kept != no_actor) a = actors_[a].kept;
    return a;
}

void Cast::call(ActorIndex a, std::string_view noun, const std::string& of) {
    std::vector<std::string>& called = actors_[a].called;
    if (std::find(called.begin(), called.end(), noun) == called.end() && called.size() < longest_list) {
        called.emplace_back(noun);
        enter(by_noun_, noun, a);
        enter_endings(a, noun);
    }
    std::vector<std::string>& keys = actors_[a].of;
    if (!of.empty() && keys.size() < longest_list && std::find(keys.begin(), keys.end(), of) == keys.end())
        keys.push_back(of);
}

void Cast::tell_sort(ActorIndex a, std::string_view sort) {
    actors_[a].sort = sort;
    actors_[a].kind = NameKind::body;
    enter(by_sort_, sort, a);
    enter(by_kind_, name_of(NameKind::body), a);
}

void Cast::enter_endings(ActorIndex a, std::string_view word) {
    enter(by_ending_, word, a);
    if (word.size() > longest_word) return;
    for (std::size_t begin = 1; begin + shortest_ending <= word.size(); ++begin)
        enter(by_ending_, word.substr(begin), a);
}

void Cast::enter(Index& index, std::string_view key, ActorIndex a) {
    auto found = index.find(key);
    if (found == index.end()) found = index.try_emplace(std::string(key)).first;
    std::vector<ActorIndex>& list = found->second;
    if (list.empty() || list.back() != a) list.push_back(a);
}

std::span<const ActorIndex> Cast::last_of(const Index& index, std::string_view key) {
    const auto found = index.find(key);
    if (found == index.end()) return {};
    const std::span<const ActorIndex> all = found->second;
    return all.last(std::min(all.size(), longest_list));
}

std::span<const ActorIndex> Cast::called(std::string_view ending) const { return last_of(by_ending_, ending); }
std::span<const ActorIndex> Cast::called_exactly(std::string_view noun) const { return last_of(by_noun_, noun); }
std::span<const ActorIndex> Cast::of_sort(std::string_view sort) const { return last_of(by_sort_, sort); }
std::span<const ActorIndex> Cast::of_kind(NameKind kind) const { return last_of(by_kind_, name_of(kind)); }

std::int32_t Attention::faded(const Seen& seen, std::uint32_t sentence) {
    const std::uint32_t passed = std::min<std::uint32_t>(sentence - seen.sentence, 16);
    return seen.weight >> passed;
}

void Attention::see(ActorIndex actor, std::int32_t weight, std::uint32_t sentence, std::uint32_t clause,
                    TokenIndex at) {
    const std::int32_t gained = weight;
    const auto found = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& s) { return s.actor == actor; });
    if (found != seen_.end()) {
        weight += faded(*found, sentence);
        seen_.erase(found);
    } else if (seen_.size() == longest_attention) {
        seen_.erase(seen_.begin());
    }
    seen_.push_back({actor, weight, sentence, clause, at, gained});
}

void Attention::forget(ActorIndex actor) {
    std::erase_if(seen_, [&](const Seen& s) { return s.actor == actor; });
}

std::int32_t Attention::weight(ActorIndex actor, std::uint32_t sentence) const {
    const auto found = std::find_if(seen_.begin(), seen_.end(), [&](const Seen& s) { return s.actor == actor; });
    return found == seen_.end() ? 0 : faded(*found, sentence);
}

}  // namespace sayso::statement
