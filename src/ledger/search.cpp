#include "ledger/search.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "entity/entity.h"

namespace sayso::ledger {
namespace {

struct Analysis {
    const TermsOf& terms_of;
    std::vector<std::string> languages;
};

// Every language that a text in the ledger has; one without a name where there is no text.
Result<std::vector<std::string>> languages_of(Connection& connection) {
    std::vector<std::string> languages;
    const auto status = connection.each(
        "SELECT language FROM languages ORDER BY language", [](Run&) {},
        [&](const Run& run) { languages.emplace_back(run.text(0)); });
    if (!status) return status.error();
    if (languages.empty()) languages.emplace_back();  // an empty ledger still says what it cannot search for
    return languages;
}

// Weights of bm25 for content, people, addressee, headline: what is said counts more than who says it and where.
constexpr std::string_view by_relevance = "bm25(statement_words, 4.0, 2.0, 2.0, 1.0), ";
constexpr std::string_view newest_first = "s.published_at DESC, s.id";
constexpr std::string_view oldest_first = "s.published_at IS NULL, s.published_at, s.id";

// Which columns of statement_words a field looks into.
std::string_view columns_of(Field field) {
    switch (field) {
        case Field::about: return "{content headline}";
        case Field::to: return "addressee";
        default: return "{content people addressee}";
    }
}

bool is_about_words(Field field) { return field == Field::words || field == Field::about || field == Field::to; }

// An FTS5 string: quotation marks doubled, everything else as it is.
std::string fts_string(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c;
        if (c == '"') quoted += '"';
    }
    return quoted += '"';
}

enum class WordCase : std::uint8_t { lower, title };

// Whoever searches does not mind capitals, but an analyser may: a language can write its nouns with them.
std::string in_case(const std::string& text, WordCase word_case) {
    icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(text);
    unicode.toLower(icu::Locale::getRoot());
    for (std::int32_t at = 0; word_case == WordCase::title && at < unicode.length(); ++at) {
        if (at > 0 && unicode.charAt(at - 1) != u' ') continue;
        const UChar32 title = u_totitle(unicode.char32At(at));
        unicode.replace(at, U16_LENGTH(unicode.char32At(at)), title);
    }
    std::string utf8;
    return unicode.toUTF8String(utf8);
}

// The term's words, as a phrase of their index terms, in one of the languages. Empty if no language has terms for them.
std::string words_expression(const Term& term, const Analysis& analysis) {
    std::vector<std::string> phrases;
    for (const std::string& language : analysis.languages) {
        for (const std::string& spelling :
             {term.value, in_case(term.value, WordCase::lower), in_case(term.value, WordCase::title)}) {
            const std::string terms = analysis.terms_of(spelling, language);
            if (terms.empty()) continue;
            std::string phrase = fts_string(terms);
            if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end())
                phrases.push_back(std::move(phrase));
        }
    }
    std::string expression;
    for (const std::string& phrase : phrases) expression.append(expression.empty() ? "" : " OR ").append(phrase);
    return expression.empty() ? "" : std::string(columns_of(term.field)) + " : (" + expression + ")";
}

class Builder {
public:
    Builder(const Query& query, const Analysis& analysis) : query_(query), analysis_(analysis) {}

    Result<Search> build() {
        std::string match;
        for (const Term& term : query_.terms) {
            if (term.field == Field::claim || term.field == Field::sources) return needs_stories(term);
            if (!is_about_words(term.field)) continue;
            const std::string expression = words_expression(term, analysis_);
            if (expression.empty()) return nothing_to_search(term);
            if (term.excluded) {
                condition("s.id NOT IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)",
                          {expression});
            } else {
                match.append(match.empty() ? "(" : " AND (").append(expression).append(")");
            }
        }
        has_match_ = !match.empty();
        for (const Term& term : query_.terms) {
            if (!is_about_words(term.field)) add_field(term);
        }
        add_figures();
        if (query_.versions == Versions::newest) condition("s.in_view = 1", {});
        return search(match);
    }

private:
    static Error needs_stories(const Term& term) {
        Error error;
        error.what = std::string(name_of(term.field)) + ": needs the ledger's stories";
        error.input = "query";
        return error;
    }

    static Error nothing_to_search(const Term& term) {
        Error error;
        error.what = "there is nothing to search for in '" + term.value + "'";
        error.input = "query";
        return error;
    }

    void condition(std::string_view sql, std::vector<Value> values) {
        conditions_.append(conditions_.empty() ? "" : " AND ").append(sql);
        for (Value& value : values) values_.push_back(std::move(value));
    }

    void condition_of(const Term& term, const std::string& sql, std::vector<Value> values) {
        condition(term.excluded ? "NOT coalesce(" + sql + ", 0)" : sql, std::move(values));
    }

    void add_field(const Term& term) {
        switch (term.field) {
            case Field::by: return add_party(term, 0);
            case Field::via: return add_party(term, 1);
            case Field::act: return condition_of(term, "s.act = ?", {term.value});
            case Field::form: return condition_of(term, "s.form = ?", {term.value});
            case Field::certainty: return condition_of(term, "s.certainty = ?", {term.value});
            // Days, months and years compare as text: '2031-04-30' < '2031-05' < '2031-05-01'.
            case Field::after: return condition_of(term, "s.published >= ?", {term.value});
            case Field::before: return condition_of(term, "s.published < ?", {term.value});
            case Field::outlet:
                return condition_of(term, "s.outlet IN (SELECT rowid FROM name_words WHERE name_words MATCH ?)",
                                    {name_expression(term.value)});
            case Field::figure:
            case Field::unit:
                if (term.excluded) add_excluded_figure(term);
                return;
            case Field::words:
            case Field::about:
            case Field::to:
            case Field::claim:
            case Field::sources: return;
        }
    }

    void add_party(const Term& term, std::int64_t role) {
        condition_of(term,
                     "s.id IN (SELECT statement FROM speakers WHERE role = ? AND name IN"
                     " (SELECT rowid FROM name_words WHERE name_words MATCH ?))",
                     {role, name_expression(term.value)});
    }

    static void add_figure_condition(const Term& term, std::string& sql, std::vector<Value>& values) {
        if (term.field == Field::unit) {
            sql += " AND unit = ? COLLATE NOCASE";
            values.emplace_back(term.value);
        }
        if (term.low) {
            sql += " AND high >= ?";
            values.emplace_back(*term.low);
        }
        if (term.high) {
            sql += " AND low <= ?";
            values.emplace_back(*term.high);
        }
    }

    void add_excluded_figure(const Term& term) {
        std::string sql;
        std::vector<Value> values;
        add_figure_condition(term, sql, values);
        condition("NOT EXISTS (SELECT 1 FROM figures WHERE statement = s.id" + sql + ")", std::move(values));
    }

    // All figure: and unit: terms speak of one and the same figure.
    void add_figures() {
        std::string sql;
        std::vector<Value> values;
        for (const Term& term : query_.terms) {
            if (!term.excluded) add_figure_condition(term, sql, values);
        }
        if (sql.empty()) return;
        // With words, the few statements that have them are looked at one by one; without, all figures in one go.
        condition(has_match_ ? "EXISTS (SELECT 1 FROM figures WHERE statement = s.id" + sql + ")"
                             : "s.id IN (SELECT statement FROM figures WHERE 1" + sql + ")",
                  std::move(values));
    }

    Search search(const std::string& match) {
        Search search;
        search.from_where = "FROM statements s WHERE ";
        if (has_match_) {
            search.from_where =
                "FROM statement_words CROSS JOIN statements s ON s.id = statement_words.rowid WHERE statement_words "
                "MATCH ? AND ";
            search.values.emplace_back(match);
        }
        search.from_where += conditions_.empty() ? "1" : conditions_;
        search.values.insert(search.values.end(), values_.begin(), values_.end());
        if (query_.order == Order::relevance && has_match_) search.order_by = by_relevance;
        search.order_by += query_.order == Order::oldest ? oldest_first : newest_first;
        search.order_by.insert(0, " ORDER BY ");
        return search;
    }

    const Query& query_;
    const Analysis& analysis_;
    bool has_match_ = false;
    std::string conditions_;
    std::vector<Value> values_;
};

}  // namespace

void Search::bind_to(Run& run) const {
    for (const Value& value : values) {
        if (const auto* text = std::get_if<std::string>(&value)) {
            run.bind(std::string_view(*text));
        } else if (const auto* number = std::get_if<double>(&value)) {
            run.bind(*number);
        } else {
            run.bind(std::get<std::int64_t>(value));
        }
    }
}

Result<Search> search_for(Connection& connection, const Query& query, const TermsOf& terms_of) {
    auto languages = languages_of(connection);
    if (!languages) return languages.error();
    const Analysis analysis{terms_of, std::move(languages).value()};
    return Builder(query, analysis).build();
}

std::string name_expression(std::string_view name) {
    const std::string words = fold_words(name);
    std::string expression;
    for (std::size_t begin = 0; begin < words.size();) {
        const std::size_t end = std::min(words.find(' ', begin), words.size());
        expression.append(expression.empty() ? "" : " AND ")
            .append(fts_string(std::string_view(words).substr(begin, end - begin)));
        begin = end + 1;
    }
    return expression;
}

}  // namespace sayso::ledger
