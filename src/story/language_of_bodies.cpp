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

bool ends_in_one_of(std::string_view form, const std::vector<std::string>& nouns) {
    return std::any_of(nouns.begin(), nouns.end(), [&](const std::string& noun) { return form.ends_with(noun); });
}

}  // namespace

void Language::read_bodies(const PackData& data) {
    const Table spokespeople = data.table("spokespeople");
    for (std::size_t row = 0; row < spokespeople.rows(); ++row) {
        const std::string_view ends = spokespeople.cell(row, "ends"), kind = spokespeople.cell(row, "kind");
        if (kind == "body" || kind == "firm") any_body_.emplace(ends);
        if (kind == "firm") any_firm_.emplace(ends);
        if (const auto post = post_from(kind))
            posts_.push_back(
                {.ends = std::string(ends), .kind = *post, .body = joined_forms(spokespeople.cell(row, "body"))});
    }
    const Table nouns = data.table("body_heads");
    for (std::size_t row = 0; row < nouns.rows(); ++row) body_nouns_.push_back(joined_forms(nouns.cell(row, "noun")));
    const Table references = data.table("reference_nouns");
    for (std::size_t row = 0; row < references.rows(); ++row) {
        if (references.cell(row, "refers") != "body") continue;
        body_nouns_.push_back(joined_forms(references.cell(row, "noun")));
        if (references.cell(row, "bare") != "named")
            references_.emplace_back(body_nouns_.back(), may_be_firm(references.cell(row, "to")));
    }
    const Table roles = data.table("roles");
    for (std::size_t row = 0; row < roles.rows(); ++row)
        for (const std::string_view column : {"masculine", "feminine"})
            if (!roles.cell(row, column).empty()) titles_.push_back(joined_forms(roles.cell(row, column)));
    const Table branches = data.table("body_branches");
    for (std::size_t row = 0; row < branches.rows(); ++row)
        branches_.emplace(joined_forms(branches.cell(row, "branch")), joined_forms(branches.cell(row, "of")));
    const Table prepositions = data.table("attribute_prepositions");
    for (std::size_t row = 0; row < prepositions.rows(); ++row)
        if (prepositions.cell(row, "after") == "place") before_places_.emplace(prepositions.cell(row, "form"));
    const Table agencies = data.table("agencies");
    for (std::size_t row = 0; row < agencies.rows(); ++row)
        if (agencies.cell(row, "kind") == "form")
            outlets_.emplace(joined_forms(agencies.cell(row, "form")), agencies.cell(row, "agency"));
}

std::optional<Language::PostKind> Language::post_from(std::string_view kind) {
    constexpr std::array<std::string_view, 5> kinds = {"speaker", "head", "chief", "office", "own"};
    const auto* const found = std::find(kinds.begin(), kinds.end(), kind);
    return found == kinds.end() ? std::nullopt : std::optional(static_cast<PostKind>(found - kinds.begin()));
}

// By the longest end: a "Vorstandschef" is another one than a "Chef".
const Language::Post* Language::post_called(std::string_view form) const {
    const Post* longest = nullptr;
    for (const Post& post : posts_)
        if (form.ends_with(post.ends) && (longest == nullptr || post.ends.size() > longest->ends.size()))
            longest = &post;
    return longest;
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
bool Language::is_body_noun(std::string_view form) const { return ends_in_one_of(form, body_nouns_); }
bool Language::calls_a_firm(std::string_view form) const {
    return std::any_of(references_.begin(), references_.end(),
                       [&](const auto& noun) { return noun.second && noun.first == form; });
}
bool Language::refers_to_body(std::string_view form) const {
    return std::any_of(references_.begin(), references_.end(),
                       [&](const auto& noun) { return form.ends_with(noun.first); });
}
bool Language::is_title(std::string_view form) const { return ends_in_one_of(form, titles_); }

std::string Language::outlet_called(std::string_view name) const {
    const auto known = outlets_.find(joined_forms(name));
    return known == outlets_.end() ? std::string(name) : known->second;
}

}  // namespace sayso::story
