#include "story/edits.h"

#include <algorithm>
#include <set>

namespace sayso::story {
namespace {

std::vector<std::string> figures_in(const Reading& reading, Span span) {
    std::vector<std::string> values;
    for (const Quantity& quantity : reading.quantities)
        if (quantity.value && quantity.span.overlaps(span)) values.push_back(*quantity.value);
    return values;
}

using Outlets = std::vector<std::vector<FoldedWord>>;

Outlets outlets_of(Readings readings) {
    std::set<std::string_view> names;
    for (const Reading* const reading : readings) names.insert(reading->article.outlet);
    Outlets outlets;
    for (const std::string_view name : names) outlets.push_back(folded_words(name));
    return outlets;
}

// An outlet of the story is named in words that went.
bool names_outlet(std::span<const FoldedWord> words, const Outlets& outlets) {
    return std::any_of(outlets.begin(), outlets.end(), [&](const std::vector<FoldedWord>& outlet) {
        return !outlet.empty() &&
               std::search(words.begin(), words.end(), outlet.begin(), outlet.end(),
                           [](const FoldedWord& a, const FoldedWord& b) { return a.form == b.form; }) != words.end();
    });
}

EditKind kind_of(const CopyEdit& edit, const Copy& copy, Readings readings, const Outlets& outlets,
                 const Language& language) {
    const Reading &from = *readings[copy.from], &to = *readings[copy.to];
    const std::vector<FoldedWord> lost = folded_words(edit.from.of(from.article.text));
    const std::vector<FoldedWord> put = folded_words(edit.to.of(to.article.text));
    const auto figures = figures_in(from, edit.from), others = figures_in(to, edit.to);
    if (!figures.empty() && !others.empty() && figures != others) return EditKind::figure_changed;
    const auto kind = language.edit_of(lost);
    if (kind && language.edit_of(put) != kind) return *kind;
    if (names_outlet(lost, outlets) && !names_outlet(put, outlets)) return EditKind::attribution_lost;
    return !lost.empty() && put.size() < lost.size() ? EditKind::shortened : EditKind::other;
}

}  // namespace

void name_edits(std::span<Copy> copies, Readings readings, const Languages& languages) {
    const Outlets outlets = outlets_of(readings);
    for (Copy& copy : copies) {
        const Language& language = languages.of(readings[copy.from]->article);
        for (CopyEdit& edit : copy.edits) edit.kind = kind_of(edit, copy, readings, outlets, language);
    }
}

}  // namespace sayso::story
