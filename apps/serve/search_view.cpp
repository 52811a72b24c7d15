// Searching: statements, counts, and how a query could go on.
#include <algorithm>
#include <array>
#include <charconv>

#include "base/hash.h"
#include "exchange/exchange.h"
#include "sayso/query.h"
#include "sayso/story.h"
#include "serve/json.h"
#include "serve/listing.h"
#include "serve/views.h"

namespace sayso::serve {
namespace {

constexpr std::uint32_t most_rows = 2000;  // of a CSV file
constexpr std::uint32_t most_suggestions = 8;

constexpr std::array<std::string_view, 14> columns = {"statement", "article",   "version", "url",   "outlet",
                                                      "published", "title",     "who",     "named", "form",
                                                      "act",       "certainty", "content", "cue"};

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts) text.append(text.empty() ? "" : between).append(part);
    return text;
}

std::string row_of(const Hit& hit) {
    const std::string via = joined(hit.via, " < ");
    const std::string figures = joined(hit.figures, "; ");
    const std::array<std::string_view, columns.size() + 2> cells = {hit.statement,
                                                                    hit.article,
                                                                    hit.version,
                                                                    hit.url,
                                                                    hit.outlet,
                                                                    hit.published,
                                                                    hit.title,
                                                                    hit.who,
                                                                    hit.named ? "yes" : "no",
                                                                    name_of(hit.form),
                                                                    name_of(hit.act),
                                                                    name_of(hit.certainty),
                                                                    hit.content,
                                                                    hit.cue,
                                                                    via,
                                                                    figures};
    return csv_line(cells, {});
}

std::string header_row() {
    std::array<std::string_view, columns.size() + 2> names;
    std::copy(columns.begin(), columns.end(), names.begin());
    names[columns.size()] = "via";
    names[columns.size() + 1] = "figures";
    return csv_line(names, {});
}

// A place in a list, bound to its query: it means nothing for another one.
std::string check_of(Query query) {
    query.offset = 0;
    return content_hash({print(query)}).substr(0, 8);
}

std::string next_of(const Query& query, std::uint64_t offset) { return std::to_string(offset) + "." + check_of(query); }

Result<Query> going_on(Query query, std::string_view next) {
    if (next.empty()) return query;
    std::uint64_t offset = 0;
    const auto [end, fault] = std::from_chars(next.data(), next.data() + next.size(), offset);
    const std::string rest(end, next.data() + next.size());
    if (fault != std::errc{} || rest != "." + check_of(query) || offset > max_query_offset)
        return Error{.what = "this is no place in the list that the query gives", .input = std::string(next)};
    query.offset = offset;
    return query;
}

void suggest(Json& list, std::string_view kind, const std::string& text, std::string_view label) {
    list.push_back({{"kind", kind}, {"text", text}, {"label", label}});
}

// A name as the value of a field: blanks become +, and no quotation mark opens a phrase.
std::string as_value(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '+');
    name.erase(std::remove(name.begin(), name.end(), '"'), name.end());
    return name;
}

template <class Value>
void suggest_values(Json& list, const std::string& before, std::string_view typed) {
    for (int i = 0;; ++i) {
        const std::string_view name = name_of(static_cast<Value>(i));
        if (name.starts_with(typed)) suggest(list, "value", before + std::string(name), name);
        if (i == static_cast<int>(last_of(Value{}))) return;
    }
}

Status suggest_names(Json& list, const Ledger& ledger, const std::string& before, std::string_view typed) {
    std::string words(typed);
    std::replace(words.begin(), words.end(), '+', ' ');
    const auto names = ledger.names(words, most_suggestions);
    if (!names) return names.error();
    for (const std::string& name : *names) suggest(list, "name", before + as_value(name), name);
    return Done{};
}

Status suggest_for_field(Json& list, const Ledger& ledger, Field field, const std::string& before,
                         std::string_view typed) {
    switch (field) {
        case Field::act: suggest_values<Act>(list, before, typed); return Done{};
        case Field::form: suggest_values<sayso::Form>(list, before, typed); return Done{};
        case Field::certainty: suggest_values<Certainty>(list, before, typed); return Done{};
        case Field::by:
        case Field::via:
        case Field::outlet: return suggest_names(list, ledger, before, typed);
        default: return Done{};
    }
}

Status suggest_for_word(Json& list, const Ledger& ledger, const std::string& before, std::string_view typed) {
    constexpr int last_field = static_cast<int>(Field::unit);
    for (int i = static_cast<int>(Field::by); i <= last_field; ++i) {
        const std::string name(name_of(static_cast<Field>(i)));
        if (name.starts_with(typed)) suggest(list, "field", before + name + ":", name + ":");
    }
    return typed.size() < 2 ? Status(Done{}) : suggest_names(list, ledger, before + "by:", typed);
}

// What answers a query: the ledger, and the stories where it asks for those.
struct Searched {
    const Query& query;
    const Find& find;
    const Count& count;
};

// Stories are told before a ledger is borrowed.
Answer searched(const Call& call, const std::function<Answer(const Searched&)>& show) {
    const auto query = parse_query(call.target.parameter("q"));
    if (!query) return refusal(400, query.error());
    std::shared_ptr<const StoryBook> book;
    if (asks_for_stories(*query)) {
        auto told = call.stories.book();
        if (!told) return refusal(503, told.error());
        book = std::move(told).value();
    }
    const auto ledger = call.ledgers.borrow(call.work);
    if (!ledger) return refusal(503, ledger.error());
    if (!book) return show({*query, find_in(**ledger), count_in(**ledger)});
    const Find find = [&](const Query& one) { return find_with_stories(**ledger, one, *book); };
    const Count count = [&](const Query& one, const std::vector<FacetWanted>& wanted) {
        return facets_with_stories(**ledger, one, *book, wanted);
    };
    return show({*query, find, count});
}

}  // namespace

std::optional<FacetBy> facet_from(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(FacetBy::day); ++i) {
        if (name_of(static_cast<FacetBy>(i)) == name) return static_cast<FacetBy>(i);
    }
    return std::nullopt;
}

Result<Json> facet_lists(const Count& count, const Query& query, const std::vector<FacetBy>& by) {
    const auto is_timeline = [](FacetBy one) { return one == FacetBy::day || one == FacetBy::month; };
    std::vector<FacetWanted> wanted;
    wanted.reserve(by.size());
    for (const FacetBy one : by) wanted.push_back({one, is_timeline(one) ? most_days : most_values});
    auto counted = count(query, wanted);
    if (!counted) return std::move(counted).error();
    Json lists = Json::object();
    for (std::size_t i = 0; i < by.size(); ++i) {
        std::vector<Facet>& facets = (*counted)[i];
        if (is_timeline(by[i]))
            std::sort(facets.begin(), facets.end(), [](const Facet& a, const Facet& b) { return a.value < b.value; });
        lists[std::string(name_of(by[i]))] = json_of(facets);
    }
    return lists;
}

Result<std::uint64_t> add_listing(const Find& find, const Query& asked, std::string_view next, ObjectText& json) {
    Query capped = asked;
    capped.limit = std::min(capped.limit, most_statements);
    const auto query = going_on(capped, next);
    if (!query) return query.error();
    const auto found = find(*query);
    if (!found) return found.error();
    std::string statements = "[";
    for (const Hit& hit : found->hits) statements.append(statements.size() > 1 ? "," : "").append(text_of(hit));
    const std::uint64_t end = query->offset + found->hits.size();
    json.add("query", print(asked));
    json.add("total", found->total);
    json.add("next", end < found->total && !found->hits.empty() ? Json(next_of(*query, end)) : Json(nullptr));
    json.add_text("statements", statements += "]");
    return found->total;
}

Answer listing_csv(const Call& call, const Find& find, Query query) {
    query.limit = most_rows;
    query.offset = 0;
    const auto found = find(query);
    if (!found) return search_refusal(call, found.error());
    Answer answer;
    answer.type = "text/csv; charset=utf-8";
    answer.body = header_row();
    for (const Hit& hit : found->hits) answer.body += row_of(hit);
    if (found->total > found->hits.size()) {
        answer.body += "# cut: the first " + std::to_string(found->hits.size()) + " of " +
                       std::to_string(found->total) + " statements; `sayso export` gives all\r\n";
    }
    answer.headers.emplace_back("Content-Disposition", "attachment; filename=\"statements.csv\"");
    return answer;
}

Answer search_json(const Call& call) {
    return searched(call, [&](const Searched& in) {
        ObjectText json;
        const auto total = add_listing(in.find, in.query, call.target.parameter("next"), json);
        return total ? answer_of(json) : search_refusal(call, total.error());
    });
}

Answer search_csv(const Call& call) {
    return searched(call, [&](const Searched& in) { return listing_csv(call, in.find, in.query); });
}

Answer facets_json(const Call& call) {
    std::vector<FacetBy> wanted;
    for (const std::string_view name : call.target.parameters_named("by")) {
        const auto by = facet_from(name);
        if (!by) return refusal(400, {.what = "nothing is counted by this", .input = std::string(name)});
        if (std::find(wanted.begin(), wanted.end(), *by) == wanted.end()) wanted.push_back(*by);
    }
    return searched(call, [&](const Searched& in) {
        auto facets = facet_lists(in.count, in.query, wanted);
        if (!facets) return search_refusal(call, facets.error());
        return answer_of({{"query", print(in.query)}, {"facets", std::move(*facets)}});
    });
}

Answer suggest_json(const Call& call) {
    std::string_view typed = call.target.parameter("word");
    std::string before;
    constexpr std::string_view excluded = "not:";
    if (typed.starts_with(excluded)) {
        before = excluded;
        typed.remove_prefix(excluded.size());
    }
    Json list = Json::array();
    const std::size_t colon = typed.find(':');
    Status status = Done{};
    if (colon == std::string_view::npos) {
        status = suggest_for_word(list, *call.ledger, before, typed);
    } else if (const auto field = field_from(typed.substr(0, colon))) {
        before.append(typed.substr(0, colon + 1));
        status = suggest_for_field(list, *call.ledger, *field, before, typed.substr(colon + 1));
    }
    return status ? answer_of({{"suggestions", std::move(list)}}) : search_refusal(call, status.error());
}

}  // namespace sayso::serve
