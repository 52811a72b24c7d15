#include "story/sources.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace sayso::story {
namespace {

// A speaker of a member; joint speakers are several voices of one member.
struct Voice {
    std::size_t member = 0;
    Figurehead speaker = 0;
    std::size_t source = 0;  // index of the voice that it is folded into; its own for a source
};

class Tracing {
public:
    Tracing(const Matter& matter, Readings readings, const Cast& cast, const CopiesByArticle& copies,
            std::span<const std::size_t> tellings)
        : matter_(matter), readings_(readings), cast_(cast), copies_(copies), tellings_(tellings) {
        for (std::size_t m = 0; m < tellings.size(); ++m) {
            const Told& told = matter.tellings[tellings[m]];
            if (told.role == TellingRole::denied || (contradicts(told) && !most_contradict())) continue;
            for (const Figurehead speaker : told.speakers)
                voices_.push_back({.member = m, .speaker = speaker, .source = voices_.size()});
        }
    }

    void fill(Claim& claim) {
        for (std::size_t v = 0; v < voices_.size(); ++v) fold(v, claim.proof);
        for (std::size_t v = 0; v < voices_.size(); ++v)
            if (root(v) == v) claim.sources.push_back(source_of(v));
        std::sort(claim.proof.begin(), claim.proof.end(), [](const Fold& a, const Fold& b) {
            return std::tie(a.to, a.from, a.kind) < std::tie(b.to, b.from, b.kind);
        });
    }

private:
    // "Corrected the figure of 612": who calls a claim wrong tells of it, and is no source.
    static bool contradicts(const Told& told) { return told.stance && told.stance->kind != AnswerKind::confirm; }
    bool most_contradict() const {
        const auto count = std::count_if(tellings_.begin(), tellings_.end(),
                                         [&](std::size_t t) { return contradicts(matter_.tellings[t]); });
        return 2 * static_cast<std::size_t>(count) >= tellings_.size();
    }

    const Told& told(std::size_t voice) const { return matter_.tellings[tellings_[voices_[voice].member]]; }

    std::size_t root(std::size_t v) const {
        while (voices_[v].source != v) v = voices_[v].source;
        return v;
    }

    // Why the voice `to` is that of `from`; the strongest reason first.
    std::optional<FoldKind> reason(std::size_t from, std::size_t to) const {
        if (from == to || root(from) == root(to)) return std::nullopt;
        const Told &a = told(from), &b = told(to);
        if (a.article != b.article && copies_.lead(a.passage(), b.passage())) return FoldKind::copied;
        // The outlet is the messenger of whoever speaks in its own article.
        if (a.article != b.article && cast_.is_outlet_of(voices_[to].speaker, a.article)) return FoldKind::passed_on;
        const Figurehead x = voices_[from].speaker, y = voices_[to].speaker;
        if (x == y || cast_.are_called_alike(x, y) || are_shown_alike(x, y))
            return from < to ? std::optional(FoldKind::same_speaker) : std::nullopt;
        if (cast_.speaks_for(x) == y || cast_.speaks_for(y) == x || speak_for_one(x, y))
            return from < to ? std::optional(FoldKind::speaks_for) : std::nullopt;
        // Somebody who is told of inside of what another one says has no voice of their own there.
        if (a.article == b.article && a.extent != b.extent && a.extent.contains(b.extent)) return FoldKind::passed_on;
        if (!cast_.party(y).named && a.article != b.article && has_from(a, b)) return FoldKind::passed_on;
        return std::nullopt;
    }

    // What a reader could not tell apart.
    bool are_shown_alike(Figurehead x, Figurehead y) const {
        return cast_.party(x).named && cast_.party(y).named && cast_.party(x).name == cast_.party(y).name;
    }

    bool speak_for_one(Figurehead x, Figurehead y) const {
        return cast_.speaks_for(x).has_value() && cast_.speaks_for(x) == cast_.speaks_for(y);
    }

    // `to` says that it has it from the paper in which `from` stands.
    bool has_from(const Told& from, const Told& to) const {
        return std::any_of(to.via.begin(), to.via.end(),
                           [&](Figurehead number) { return cast_.is_outlet_of(number, from.article); });
    }

    void fold(std::size_t to, std::vector<Fold>& proof) {
        for (const FoldKind kind :
             {FoldKind::copied, FoldKind::passed_on, FoldKind::same_speaker, FoldKind::speaks_for}) {
            for (std::size_t from = 0; from < voices_.size(); ++from) {
                if (reason(from, to) != kind) continue;
                proof.push_back({.kind = kind,
                                 .from = voices_[from].member,
                                 .to = voices_[to].member,
                                 .through = through(kind, from, to)});
                voices_[root(to)].source = root(from);
                return;
            }
        }
    }

    std::string through(FoldKind kind, std::size_t from, std::size_t to) const {
        if (kind == FoldKind::copied || kind == FoldKind::passed_on)
            return told(from).article == told(to).article ? cast_.party(voices_[from].speaker).name
                                                          : readings_[told(from).article]->article.outlet;
        return cast_.party(voices_[to].speaker).name;
    }

    // Named after the body, if one of its voices is a body's; else after the first.
    ClaimSource source_of(std::size_t v) const {
        ClaimSource source;
        Figurehead name = voices_[v].speaker;
        for (std::size_t other = 0; other < voices_.size(); ++other) {
            if (root(other) != v) continue;
            source.members.push_back(voices_[other].member);
            const Figurehead who = voices_[other].speaker;
            if (cast_.speaks_for(name) == who || (who != name && speak_for_one(name, who)))
                name = *cast_.speaks_for(name);
        }
        std::sort(source.members.begin(), source.members.end());
        source.members.erase(std::unique(source.members.begin(), source.members.end()), source.members.end());
        source.first = source.members.front();
        const Party& party = cast_.party(name);
        source.name = party.name;
        source.named = party.named;
        source.kind = party.kind;
        return source;
    }

    const Matter& matter_;
    Readings readings_;
    const Cast& cast_;
    const CopiesByArticle& copies_;
    std::span<const std::size_t> tellings_;
    std::vector<Voice> voices_;
};

}  // namespace

void trace_sources(const Matter& matter, Readings readings, const Cast& cast, const CopiesByArticle& copies,
                   std::span<const std::size_t> tellings, Claim& claim) {
    Tracing(matter, readings, cast, copies, tellings).fill(claim);
}

}  // namespace sayso::story
