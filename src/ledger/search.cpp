#include "ledger/search.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <bit>

#include "entity/entity.h"
#include "ledger/phrase_rows.h"

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

// What restricts phrases to the columns of statement_words that a field looks into; empty for all of them, which FTS5
// is quickest at.
std::string_view columns_of(Field field) {
    switch (field) {
        case Field::about: return "content : ";
        case Field::to: return "addressee : ";
        default: return "";
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
std::string phrases_of(const Term& term, const Analysis& analysis) {
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
    return expression;
}

// "2031-05-04", "2031-05" or "2031" as 20310504, 20310500, 20310000: so days, months and years compare. 0 for anything
// else.
std::uint32_t day_from(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return 0;
    std::uint32_t day = 0;
    for (std::size_t i = 0; i < 10; ++i) {
        const bool dash = i == 4 || i == 7;
        const char c = i < text.size() ? text[i] : dash ? '-' : '0';
        if (dash ? c != '-' : c < '0' || c > '9') return 0;
        if (!dash) day = day * 10 + static_cast<std::uint32_t>(c - '0');
    }
    return day;
}

template <class Value>
void restrict_to(const std::optional<Value>& value, bool excluded, std::uint32_t& allowed) {
    const std::uint32_t bit = value ? 1U << static_cast<unsigned>(*value) : 0;
    allowed &= excluded ? ~bit : bit;
}

class Builder {
public:
    Builder(const Source& source, const Query& query, const Analysis& analysis)
        : source_(source), connection_(source.connection), query_(query), analysis_(analysis) {}

    Result<Search> build() {
        for (const Term& term : query_.terms) {
            if (term.field == Field::claim || term.field == Field::sources) return needs_stories(term);
            auto status = is_about_words(term.field) ? add_words(term) : add_field(term);
            if (!status) return status.error();
        }
        if (auto status = add_figures(); !status) return status.error();
        search_.columns.in_view_only = query_.versions == Versions::newest;
        search_.relevance = search_.match.empty() ? about_ : search_.match;
        search_.key = key();
        return std::move(search_);
    }

private:
    // With what the words mean: that can be other terms when texts in another language have come.
    [[nodiscard]] std::string key() const {
        std::string key = query_.versions == Versions::newest ? "newest" : "all";
        for (const std::string& phrases : phrases_)
            key.append(1, ' ').append(std::to_string(phrases.size())).append(1, ' ').append(phrases);
        for (const Term& term : query_.terms) {
            key.append(term.excluded ? "\nnot:" : "\n").append(name_of(term.field));
            for (const std::optional<double>& bound : {term.low, term.high})
                key.append(1, ' ').append(bound ? std::to_string(std::bit_cast<std::uint64_t>(*bound)) : "-");
            key.append(1, ' ').append(std::to_string(term.value.size())).append(1, ' ').append(term.value);
        }
        return key;
    }

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

    // The first column of all rows, as a condition.
    template <class Bind>
    Status add_rows(std::string_view sql, bool excluded, const Bind& bind) {
        std::vector<std::int64_t> rows;
        auto status = connection_.each_once(sql, bind, [&](const Run& run) { rows.push_back(run.integer(0)); });
        if (status) search_.conditions.push_back({Rows(std::move(rows)), excluded});
        return status;
    }

    Status add_words(const Term& term) {
        const std::string phrases = phrases_of(term, analysis_);
        if (phrases.empty()) return nothing_to_search(term);
        phrases_.push_back(phrases);
        const std::string expression = std::string(columns_of(term.field)) + "(" + phrases + ")";
        if (term.field == Field::about) return add_about(term, expression, phrases);
        const bool in_any_column = columns_of(term.field).empty();
        if (!term.excluded) {
            search_.expression = in_any_column && search_.match.empty() ? Expression::any_phrase : Expression::other;
            search_.match.append(search_.match.empty() ? "(" : " AND (").append(expression).append(")");
            return Done{};
        }
        auto rows = in_any_column ? rows_with_any(connection_, phrases) : rows_matching(connection_, expression, -1);
        if (!rows) return rows.error();
        search_.conditions.push_back({Rows(std::move(rows).value()), true});
        return Done{};
    }

    // In what is said, or in the headline, which all statements of a reading share.
    Status add_about(const Term& term, const std::string& expression, const std::string& phrases) {
        if (!term.excluded) about_.append(about_.empty() ? "(" : " OR (").append(expression).append(")");
        std::vector<std::int64_t> rows;
        auto status = connection_.each(
            "SELECT s.id FROM headline_words h CROSS JOIN statements s ON s.reading = h.rowid"
            " WHERE headline_words MATCH ?",
            [&](Run& run) { run.bind(std::string_view(phrases)); },
            [&](const Run& run) { rows.push_back(run.integer(0)); });
        if (!status) return status;
        const auto said = rows_matching(connection_, expression, -1);
        if (!said) return said.error();
        rows.insert(rows.end(), said->begin(), said->end());
        search_.conditions.push_back({Rows(std::move(rows)), term.excluded});
        return Done{};
    }

    Status add_field(const Term& term) {
        switch (term.field) {
            case Field::by: return add_party(term, 0);
            case Field::via: return add_party(term, 1);
            case Field::act: restrict_to(act_from(term.value), term.excluded, search_.columns.acts); break;
            case Field::form: restrict_to(form_from(term.value), term.excluded, search_.columns.forms); break;
            case Field::certainty:
                restrict_to(certainty_from(term.value), term.excluded, search_.columns.certainties);
                break;
            case Field::after: search_.columns.days.push_back({day_from(term.value), 0, term.excluded}); break;
            case Field::before: search_.columns.days.push_back({1, day_from(term.value), term.excluded}); break;
            case Field::outlet: return add_outlet(term);
            case Field::figure:
            case Field::unit: return term.excluded ? add_excluded_figure(term) : Status(Done{});
            case Field::words:
            case Field::about:
            case Field::to:
            case Field::claim:
            case Field::sources: break;
        }
        return Done{};
    }

    Status add_outlet(const Term& term) {
        const std::string expression = name_expression(term.value);
        ColumnFilter::Outlets outlets;
        outlets.excluded = term.excluded;
        auto status = connection_.each(
            "SELECT rowid FROM name_words WHERE name_words MATCH ? ORDER BY rowid",
            [&](Run& run) { run.bind(std::string_view(expression)); },
            [&](const Run& run) { outlets.names.push_back(static_cast<std::uint32_t>(run.integer(0))); });
        if (status) search_.columns.outlets.push_back(std::move(outlets));
        return status;
    }

    Status add_party(const Term& term, std::int64_t role) {
        const std::string expression = name_expression(term.value);
        const auto look = [&](std::int64_t after) -> Result<std::vector<std::int64_t>> {
            std::vector<std::int64_t> rows;
            const auto status = connection_.each(
                "SELECT statement FROM speakers WHERE role = ?1 AND name IN"
                " (SELECT rowid FROM name_words WHERE name_words MATCH ?2) AND statement > ?3"
                " UNION ALL SELECT statement FROM speakers WHERE role = ?1 AND entity IN"
                " (SELECT entity FROM entity_names WHERE name IN"
                "  (SELECT rowid FROM name_words WHERE name_words MATCH ?2)) AND statement > ?3",
                [&](Run& run) { run.bind(role).bind(std::string_view(expression)).bind(after); },
                [&](const Run& run) { rows.push_back(run.integer(0)); });
            if (!status) return status.error();
            return rows;
        };
        // No FTS5 expression over statement_words begins like this.
        const auto rows = rows_known_as(source_, std::to_string(role) + ":" + expression, look);
        if (!rows) return rows.error();
        std::vector<std::int64_t> found;
        found.reserve((*rows)->size());
        (*rows)->each([&](std::uint32_t row) { found.push_back(row); });
        search_.conditions.push_back({Rows(std::move(found)), term.excluded});
        return Done{};
    }

    // What one term says of a figure; its values are bound in the same order.
    static std::string figure_condition(const Term& term) {
        std::string sql;
        if (term.field == Field::unit) sql += " AND unit = ? COLLATE NOCASE";
        if (term.low) sql += " AND high >= ?";
        if (term.high) sql += " AND low <= ?";
        return sql;
    }

    static void bind_figure(const Term& term, Run& run) {
        if (term.field == Field::unit) run.bind(std::string_view(term.value));
        if (term.low) run.bind(*term.low);
        if (term.high) run.bind(*term.high);
    }

    Status add_excluded_figure(const Term& term) {
        return add_rows("SELECT statement FROM figures WHERE 1" + figure_condition(term), true,
                        [&](Run& run) { bind_figure(term, run); });
    }

    // All figure: and unit: terms speak of one and the same figure.
    Status add_figures() {
        std::string sql;
        for (const Term& term : query_.terms) {
            if (!term.excluded) sql += figure_condition(term);
        }
        if (sql.empty()) return Done{};
        return add_rows("SELECT statement FROM figures WHERE 1" + sql, false, [&](Run& run) {
            for (const Term& term : query_.terms) {
                if (!term.excluded) bind_figure(term, run);
            }
        });
    }

    const Source& source_;
    Connection& connection_;
    const Query& query_;
    const Analysis& analysis_;
    std::string about_;
    std::vector<std::string> phrases_;  // of the terms that are words, in their order
    Search search_;
};

}  // namespace

bool ColumnFilter::Days::holds(std::uint32_t day) const {
    const bool inside = day != 0 && from != 0 && day >= from && (until == 0 || day < until);
    return inside != excluded;
}

bool ColumnFilter::Outlets::holds(std::uint32_t outlet) const {
    return std::binary_search(names.begin(), names.end(), outlet) != excluded;
}

bool ColumnFilter::holds(const StatementColumns& columns) const {
    const auto allowed = [](std::uint32_t values, auto value) {
        return (values >> static_cast<unsigned>(value) & 1U) != 0;
    };
    return (columns.in_view || !in_view_only) && allowed(acts, columns.act) && allowed(forms, columns.form) &&
           allowed(certainties, columns.certainty) &&
           std::all_of(days.begin(), days.end(), [&](const Days& d) { return d.holds(columns.day); }) &&
           std::all_of(outlets.begin(), outlets.end(), [&](const Outlets& o) { return o.holds(columns.outlet); });
}

Result<Search> search_for(const Source& source, const Query& query, const TermsOf& terms_of) {
    auto languages = languages_of(source.connection);
    if (!languages) return languages.error();
    const Analysis analysis{terms_of, std::move(languages).value()};
    return Builder(source, query, analysis).build();
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
