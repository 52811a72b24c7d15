// Quotations that a page sets off from its text: without marks, and with whose they are in the line below ("Ada Brandt,
// Ministerin") or in front ("sagt Ada Brandt:").
#include <algorithm>

#include "statement/rules.h"
#include "statement/scorer.h"
#include "statement/speakers.h"

namespace sayso::statement {
namespace {

// The layout alone tells them, and there are none among those that the scorer learns from.
constexpr std::int32_t sure = 3 * Scorer::unit;

class QuoteBlocks {
public:
    explicit QuoteBlocks(const Grammar& grammar) : grammar_(grammar), view_(grammar.view) {}

    std::vector<Finding> find() const {
        std::vector<Finding> found;
        const std::vector<Block>& blocks = view_.article.blocks;
        for (std::uint32_t b = 0; b < blocks.size(); ++b) {
            if (blocks[b].kind != BlockKind::quote) continue;
            const TokenRange words = tokens_of(b);
            if (view_.count_words(words) < fewest_words || has_marks(words)) continue;
            TokenRange speaker = b + 1 < blocks.size() ? named_in_line(b + 1) : TokenRange{};
            if (speaker.empty() && b > 0) speaker = announced(tokens_of(b - 1));
            if (speaker.empty()) continue;
            found.push_back({.rule = Rule::quote_block,
                             .form = Form::direct,
                             .content = {trimmed(view_, words)},
                             .speaker = {speaker},
                             .speaker_role = SpeakerRole::source,
                             .anchor = words.begin,
                             .knows_speaker = true,
                             .score = sure});
        }
        return found;
    }

private:
    static constexpr std::uint32_t fewest_words = 4;

    TokenRange tokens_of(std::uint32_t block) const {
        const std::vector<Sentence>& sentences = view_.document.sentences;
        const auto first = std::lower_bound(sentences.begin(), sentences.end(), block,
                                            [](const Sentence& s, std::uint32_t b) { return s.block < b; });
        auto last = first;
        while (last != sentences.end() && last->block == block) ++last;
        return first == last ? TokenRange{} : TokenRange{first->tokens.begin, (last - 1)->tokens.end};
    }

    bool has_marks(TokenRange words) const {
        for (TokenIndex t = words.begin; t < words.end; ++t) {
            if (view_.token(t).kind == TokenKind::quote_open) return true;
        }
        return false;
    }

    // "Ada Brandt, Ministerin": a line below that begins with a person's name, and is no sentence.
    TokenRange named_in_line(std::uint32_t block) const {
        const TokenRange line = tokens_of(block);
        if (view_.article.blocks[block].kind != BlockKind::caption || line.empty()) return {};
        for (TokenIndex t = line.begin; t < line.end; ++t) {
            if (view_.token(t).morph.verb_form == VerbForm::fin) return {};
        }
        const std::vector<Name>& names = view_.document.names;
        const auto name = std::find_if(names.begin(), names.end(), [&](const Name& n) {
            return n.tokens.begin == line.begin && n.kind == NameKind::person;
        });
        return name == names.end() ? TokenRange{} : name->tokens;
    }

    // "Dazu sagt Ada Brandt:" at the end of the block in front.
    TokenRange announced(TokenRange block) const {
        if (block.size() < 2 || !view_.is_mark(block.end - 1, ":")) return {};
        const std::uint32_t c = view_.clause_of(block.end - 2);
        const TokenIndex verb = c == none ? no_token : view_.clause(c).predicate;
        return verb == no_token ? TokenRange{} : speaker_of_verb(grammar_, c, verb).tokens;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
};

}  // namespace

std::vector<Finding> find_quote_blocks(const Grammar& grammar) { return QuoteBlocks(grammar).find(); }

}  // namespace sayso::statement
