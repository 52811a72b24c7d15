#include "statement/finding.h"

#include <array>

namespace sayso::statement {

std::string_view name_of(Rule rule) {
    static constexpr std::array<std::string_view, rule_count> names{"quote-before-cue",
                                                                    "quote-after-cue",
                                                                    "quote-after-noun",
                                                                    "quote-alone",
                                                                    "verb-with-clause",
                                                                    "verb-with-infinitive",
                                                                    "clause-after-verb",
                                                                    "clause-before-verb",
                                                                    "clause-around-verb",
                                                                    "as-reported",
                                                                    "sentence-before-verb",
                                                                    "verb-with-object",
                                                                    "verb-with-preposition",
                                                                    "verb-with-as",
                                                                    "verb-with-dative",
                                                                    "verb-alone",
                                                                    "passive-verb",
                                                                    "modal-plan",
                                                                    "hearsay",
                                                                    "source-phrase",
                                                                    "source-adverb",
                                                                    "source-clause",
                                                                    "speaker-after-comma",
                                                                    "noun-with-clause",
                                                                    "noun-with-preposition",
                                                                    "noun-alone",
                                                                    "free-clause",
                                                                    "interview-answer",
                                                                    "heading-label",
                                                                    "quote-block"};
    return names[static_cast<std::size_t>(rule)];
}

}  // namespace sayso::statement
