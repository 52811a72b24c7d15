#include "ledger/check.h"

#include <algorithm>

#include "base/utf8.h"

namespace sayso::ledger {
namespace {

class Check {
public:
    explicit Check(const Reading& reading) : reading_(reading), text_(reading.article.text) {}

    Status run() {
        const Article& article = reading_.article;
        if (article.id.empty()) return fault("the article has no id");
        if (article.version.empty()) return fault("the article has no version");
        if (valid_utf8_prefix(text_) != text_.size()) return fault("the text is not valid UTF-8");
        if (!blocks_hold() || !values_hold()) return fault("a span is not inside the text");
        for (const Statement& statement : reading_.statements) {
            if (statement.id.empty()) return fault("a statement has no id");
            if (!spans_hold(statement)) return fault("a span of " + statement.id + " is not inside the text");
            if (!indices_hold(statement)) return fault("a reference of " + statement.id + " leads nowhere");
        }
        return Done{};
    }

private:
    [[nodiscard]] Error fault(std::string what) const {
        Error error;
        error.what = std::move(what);
        error.record = "article " + reading_.article.id;
        return error;
    }

    [[nodiscard]] bool between_code_points(std::uint32_t at) const {
        return at == text_.size() || (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80U;
    }
    [[nodiscard]] bool holds(Span span) const {
        return span.begin <= span.end && span.end <= text_.size() && between_code_points(span.begin) &&
               between_code_points(span.end);
    }
    [[nodiscard]] bool hold(const Spans& spans) const {
        return std::all_of(spans.begin(), spans.end(), [&](Span span) { return holds(span); });
    }

    [[nodiscard]] bool blocks_hold() const {
        const auto& blocks = reading_.article.blocks;
        return std::all_of(blocks.begin(), blocks.end(), [&](const Block& block) { return holds(block.span); });
    }
    [[nodiscard]] bool values_hold() const {
        for (const Quantity& q : reading_.quantities) {
            if (!holds(q.span) || !hold(q.of) || !hold(q.scope)) return false;
        }
        for (const Change& c : reading_.changes) {
            if (!holds(c.span) || !hold(c.of)) return false;
        }
        for (const Time& t : reading_.times) {
            if (!holds(t.span)) return false;
        }
        const auto& entities = reading_.entities;
        return std::all_of(entities.begin(), entities.end(), [&](const Entity& e) { return hold(e.mentions); });
    }
    [[nodiscard]] bool spans_hold(const Statement& s) const {
        for (const Basis& basis : s.basis) {
            if (!hold(basis.spans)) return false;
        }
        return hold(s.content) && hold(s.quoted) && hold(s.cue) && hold(s.speaker) && hold(s.addressee);
    }
    [[nodiscard]] bool indices_hold(const Statement& s) const {
        for (const std::uint32_t q : s.quantities) {
            if (q >= reading_.quantities.size()) return false;
        }
        for (const std::uint32_t t : s.times) {
            if (t >= reading_.times.size()) return false;
        }
        return parties_hold(s.who) && parties_hold(s.via) && (!s.said_time || *s.said_time < reading_.times.size());
    }
    [[nodiscard]] bool parties_hold(const std::vector<Party>& parties) const {
        return std::all_of(parties.begin(), parties.end(), [&](const Party& party) {
            return !party.entity || *party.entity < reading_.entities.size();
        });
    }

    const Reading& reading_;
    std::string_view text_;
};

}  // namespace

Status check(const Reading& reading) { return Check(reading).run(); }

}  // namespace sayso::ledger
