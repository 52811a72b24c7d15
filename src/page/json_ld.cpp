#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <functional>

#include "page/fold.h"
#include "page/metadata.h"

namespace sayso::page {
namespace {

using Json = nlohmann::json;

// schema.org's types for an article; pages name subtypes and both spellings of the context.
constexpr auto article_types = std::to_array<std::string_view>(
    {"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "BlogPosting", "Report", "TechArticle",
     "AdvertiserContentArticle"});

// Names that all of them are made of: a text that has none of these, nor any escaped character, names no type.
constexpr auto type_roots = std::to_array<std::string_view>({"Article", "Report", "BlogPosting"});
static_assert(std::all_of(article_types.begin(), article_types.end(), [](std::string_view type) {
    return std::any_of(type_roots.begin(), type_roots.end(),
                       [type](std::string_view root) { return type.find(root) != std::string_view::npos; });
}));

bool may_name_article(std::string_view json) {
    const auto has = [json](std::string_view part) { return json.find(part) != std::string_view::npos; };
    return std::any_of(type_roots.begin(), type_roots.end(), has) || has("\\u");
}

// How deep the values of the text are nested if it is JSON; with comments, which may hold any mark, nobody knows.
std::optional<int> nesting_of(std::string_view json) {
    int depth = 0;
    int most = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        switch (json[i]) {
            case '"': quoted = !quoted; break;
            case '\\': ++i; break;
            case '/':
                if (!quoted) return std::nullopt;
                break;
            case '{':
            case '[':
                if (!quoted) most = std::max(most, ++depth);
                break;
            case '}':
            case ']':
                if (!quoted) --depth;
                break;
            default: break;
        }
    }
    return most;
}

const Json* member(const Json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() ? nullptr : &*found;
}

std::string text_of(const Json* value) {
    if (value == nullptr) return {};
    if (value->is_string()) return cleaned(value->get_ref<const std::string&>());
    if (value->is_array() && !value->empty()) return text_of(&value->front());
    if (value->is_object()) {
        if (const Json* inner = member(*value, "@value")) return text_of(inner);
    }
    return {};
}

bool is_article(const Json& object) {
    const Json* type = member(object, "@type");
    if (type == nullptr) return false;
    const auto is_one = [](const Json& t) { return t.is_string() && is_article_type(t.get_ref<const std::string&>()); };
    return type->is_array() ? std::any_of(type->begin(), type->end(), is_one) : is_one(*type);
}

// Name of a person or organisation: an object's `name`, or its `givenName` and `familyName`, or the string itself.
std::string name_of_party(const Json& party) {
    if (party.is_string()) return text_of(&party);
    std::string name = text_of(member(party, "name"));
    if (!name.empty()) return name;
    return cleaned(text_of(member(party, "givenName")) + ' ' + text_of(member(party, "familyName")));
}

void add_authors(const Json& authors, std::vector<std::string>& names) {
    const auto add = [&](const Json& author) {
        std::string name = name_of_party(author);
        if (!name.empty() && name.find("://") == std::string::npos) names.push_back(std::move(name));
    };
    if (authors.is_array()) {
        for (const Json& author : authors) add(author);
    } else if (const Json* list = authors.is_object() ? member(authors, "name") : nullptr;
               list != nullptr && list->is_array()) {
        for (const Json& name : *list) add(name);
    } else {
        add(authors);
    }
}

std::optional<bool> truth(const Json* value) {
    if (value == nullptr) return std::nullopt;
    if (value->is_boolean()) return value->get<bool>();
    if (!value->is_string()) return std::nullopt;
    return truth_from(value->get_ref<const std::string&>());
}

std::string address_of(const Json* value) {
    if (value == nullptr) return {};
    if (value->is_object()) return text_of(member(*value, "@id"));
    return text_of(value);
}

// `parties` has the article's author, creator and publisher.
Metadata metadata_of(const Json& article, const Json& parties) {
    Metadata metadata;
    metadata.title = text_of(member(article, "headline"));
    if (metadata.title.empty()) metadata.title = text_of(member(article, "name"));
    metadata.kicker = text_of(member(article, "alternativeHeadline"));
    metadata.description = text_of(member(article, "description"));
    metadata.section = text_of(member(article, "articleSection"));
    metadata.published = iso_date(text_of(member(article, "datePublished")));
    metadata.modified = iso_date(text_of(member(article, "dateModified")));
    metadata.language = text_of(member(article, "inLanguage"));
    metadata.url = address_of(member(article, "mainEntityOfPage"));
    if (metadata.url.find("://") == std::string::npos) metadata.url = text_of(member(article, "url"));
    metadata.free = truth(member(article, "isAccessibleForFree"));
    if (const Json* publisher = member(parties, "publisher")) {
        metadata.outlet = name_of_party(publisher->is_array() && !publisher->empty() ? publisher->front() : *publisher);
    }
    for (const char* role : {"author", "creator"}) {
        const Json* authors = member(parties, role);
        if (authors != nullptr && metadata.authors.empty()) add_authors(*authors, metadata.authors);
    }
    return metadata;
}

// The article's author, creator and publisher; references by @id inside a @graph ("author": {"@id": "#anna"}) are
// replaced by the object they point to, one level deep.
Json parties_of(const Json& article, const std::vector<const Json*>& objects) {
    const auto resolve = [&](Json& value) {
        if (!value.is_object() || value.size() != 1) return;
        const Json* id = member(value, "@id");
        if (id == nullptr) return;
        for (const Json* object : objects) {
            const Json* own = member(*object, "@id");
            if (own != nullptr && object->size() > 1 && *own == *id) {
                value = *object;
                return;
            }
        }
    };
    Json parties = Json::object();
    for (const char* role : {"author", "creator", "publisher"}) {
        const Json* named = member(article, role);
        if (named == nullptr) continue;
        Json& value = parties[role] = *named;
        if (value.is_array()) {
            constexpr std::size_t most_parties = 50;
            for (std::size_t i = 0; i < std::min(value.size(), most_parties); ++i) resolve(value[i]);
        } else {
            resolve(value);
        }
    }
    return parties;
}

// All objects of the document that may be an article: itself, the entries of arrays and of @graph. Depth is bounded.
void collect(const Json& value, int depth, std::vector<const Json*>& objects) {
    constexpr int deepest = 4;
    constexpr std::size_t most = 2000;
    if (depth > deepest || objects.size() > most) return;
    if (value.is_array()) {
        for (const Json& entry : value) collect(entry, depth + 1, objects);
    } else if (value.is_object()) {
        objects.push_back(&value);
        for (const char* inner : {"@graph", "mainEntity", "mainEntityOfPage"}) {
            if (const Json* entry = member(value, inner)) collect(*entry, depth + 1, objects);
        }
    }
}

}  // namespace

bool is_article_type(std::string_view type) {
    if (const auto slash = type.rfind('/'); slash != std::string_view::npos) type.remove_prefix(slash + 1);
    return std::find(article_types.begin(), article_types.end(), type) != article_types.end();
}

std::optional<bool> truth_from(std::string_view text) {
    const std::string word = lower(text);
    if (word == "true" || word.ends_with("/true")) return true;
    if (word == "false" || word.ends_with("/false")) return false;
    return std::nullopt;
}

Metadata metadata_from_json_ld(std::string_view json) {
    Metadata metadata;
    const auto unreadable = [&metadata] {
        metadata.problems.emplace_back("the page's JSON-LD cannot be read");
        return metadata;
    };
    if (!may_name_article(json)) return Json::accept(json, /*ignore_comments=*/true) ? metadata : unreadable();
    // The parser itself does not recurse, but copying a value does: refuse deep nesting.
    constexpr int deepest = 64;
    const auto bounded = [](int depth, Json::parse_event_t, Json&) { return depth <= deepest; };
    const bool flat = nesting_of(json).value_or(deepest) < deepest;
    const Json::parser_callback_t filter = flat ? nullptr : Json::parser_callback_t(bounded);
    const Json document = Json::parse(json, filter, /*allow_exceptions=*/false, /*ignore_comments=*/true);
    if (document.is_discarded()) return unreadable();
    std::vector<const Json*> objects;
    collect(document, 0, objects);
    const auto article =
        std::find_if(objects.begin(), objects.end(), [](const Json* object) { return is_article(*object); });
    if (article != objects.end()) fill_from(metadata, metadata_of(**article, parties_of(**article, objects)));
    return metadata;
}

}  // namespace sayso::page
