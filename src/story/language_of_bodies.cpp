// What the tables say of bodies: who speaks for them, what they are called.
#include <algorithm>
#include <array>

#include "pack/pack.h"
#include "story/language.h"

namespace sayso::story {
namespace {

// Whether a noun that points back may mean what has a name without any noun in it, as firms and clubs do.
bool may_be_firm(std::string_view to) {
    constexpr std::array<std::string_view, 3> kinds = {"kind:company", "kind:bank", "kind:club"};
    return std::any_of(kinds.begin(), kinds.end(),
                       [&](std::string_view kind) { return to.find(kind) != std::string_view::npos; });
}

}  // namespace

void Language::read_bodies(const PackData& data) {
    const Table spokespeople = data.table("spokespeople");
    for (std::size_t row = 0; row < spokespeople.rows(); ++row) {
        const std::string_view ends = spokespeople.cell(row, "ends"), kind = spokespeople.cell(row, "kind");
        if (kind == "body" || kind == "firm") any_body_.emplace(ends);
        if (kind == "firm") any_firm_.emplace(ends);
        if (const auto post = post_from(kind)) {
            post_ends_.add(ends, static_cast<std::uint32_t>(posts_.size()));
            posts_.push_back(
                {.ends = std::string(ends), .kind = *post, .body = joined_forms(spokespeople.cell(row, "body"))});
        }
    }
    const Table nouns = data.table("body_heads");
    for (std::size_t row = 0; row < nouns.rows(); ++row) body_nouns_.add(joined_forms(nouns.cell(row, "noun")));
    const Table references = data.table("reference_nouns");
    for (std::size_t row = 0; row < references.rows(); ++row) {
        if (references.cell(row, "refers") != "body") continue;
        const std::string noun = joined_forms(references.cell(row, "noun"));
        body_nouns_.add(noun);
        if (references.cell(row, "bare") == "named") continue;
        references_.add(noun);
        if (may_be_firm(references.cell(row, "to"))) firm_references_.insert(noun);
    }
    const Table roles = data.table("roles");
    for (std::size_t row = 0; row < roles.rows(); ++row)
        for (const std::string_view column : {"masculine", "feminine"})
            if (!roles.cell(row, column).empty()) titles_.add(joined_forms(roles.cell(row, column)));
    const Table branches = data.table("body_branches");
    for (std::size_t row = 0; row < branches.rows(); ++row)
        branches_.emplace(joined_forms(branches.cell(row, "branch")), joined_forms(branches.cell(row, "of")));
    const Table prepositions = data.table("attribute_prepositions");
    for (std::size_t row = 0; row < prepositions.rows(); ++row)
        if (prepositions.cell(row, "after") == "place") before_places_.emplace(prepositions.cell(row, "form"));
    const Table agencies = data.table("agencies");
    for (std::size_t row = 0; row < agencies.rows(); ++row)
        if (agencies.cell(row, "kind") == "form")
            outlets_.emplace(joined_forms(agencies.cell(row, "form")), joined_forms(agencies.cell(row, "agency")));
}

std::optional<Language::PostKind> Language::post_from(std::string_view kind) {
    constexpr std::array<std::string_view, 5> kinds = {"speaker", "head", "chief", "office", "own"};
    const auto* const found = std::find(kinds.begin(), kinds.end(), kind);
    return found == kinds.end() ? std::nullopt : std::optional(static_cast<PostKind>(found - kinds.begin()));
}

// By the longest end: a "Vorstandschef" is another one than a "Chef".
const Language::Post* Language::post_called(std::string_view form) const {
    const auto post = post_ends_.of(form);
    return post ? &posts_[*post] : nullptr;
}

std::optional<std::string> Language::spoken_for(std::string_view form) const {
    const Post* const post = post_called(form);
    if (post == nullptr || post->kind == PostKind::own) return std::nullopt;
    if (!post->body.empty()) return post->body;
    const std::string_view body = form.substr(0, form.size() - post->ends.size());
    return any_body_.contains(body) ? std::string() : std::string(body);
}

bool Language::leads(std::string_view form) const {
    const Post* const post = post_called(form);
    return post != nullptr && post->kind != PostKind::speaker;
}
bool Language::needs_body(std::string_view form) const {
    const Post* const post = post_called(form);
    return post != nullptr && post->kind == PostKind::office;
}
bool Language::speaks_for_firm(std::string_view form) const {
    const Post* const post = post_called(form);
    if (post == nullptr) return false;
    return post->kind == PostKind::chief ||
           (post->kind == PostKind::speaker && any_firm_.contains(form.substr(0, form.size() - post->ends.size())));
}
bool Language::is_body_noun(std::string_view form) const { return body_nouns_.of(form).has_value(); }
bool Language::calls_a_firm(std::string_view form) const { return firm_references_.contains(form); }
bool Language::refers_to_body(std::string_view form) const { return references_.of(form).has_value(); }
bool Language::is_title(std::string_view form) const { return titles_.of(form).has_value(); }

std::string Language::outlet_called(std::string forms) const {
    const auto known = outlets_.find(forms);
    if (known != outlets_.end()) return known->second;
    return forms;
}

}  // namespace sayso::story
