#include "text/gazetteer.h"

#include <algorithm>

#include "text/tokens.h"

namespace sayso::text {

Gazetteer::Gazetteer(const PackData& pack, const TokenTables& tables, const QuoteMarks& marks)
    : tables_(tables), marks_(marks) {
    const Table endings = pack.table("endings");
    for (std::size_t row = 0; row < endings.rows(); ++row) {
        if (endings.cell(row, "kind") == "name") endings_.push_back(endings.cell(row, "suffix"));
    }
    const Table countries = pack.table("countries");
    for (std::size_t row = 0; row < countries.rows(); ++row) {
        for (const char* column : {"name", "genitive", "aliases"})
            add_all(countries.cell(row, column), NameKind::state);
        for (const char* column : {"demonym_m", "demonym_f", "demonym_pl"})
            add_all(countries.cell(row, column), NameKind::group);
        add_all(countries.cell(row, "capital"), NameKind::place);
        add_all(countries.cell(row, "government"), NameKind::body);
    }
    const Table places = pack.table("places");
    for (std::size_t row = 0; row < places.rows(); ++row) add(places.cell(row, "name"), NameKind::place);
    const Table bodies = pack.table("bodies");
    for (std::size_t row = 0; row < bodies.rows(); ++row) {
        add(bodies.cell(row, "name"), NameKind::body);
        if (bodies.cell(row, "kind") == "company") companies_.insert(bodies.cell(row, "name"));
        add_all(bodies.cell(row, "aliases"), NameKind::body);
    }
    const Table outlets = pack.table("outlets");
    for (std::size_t row = 0; row < outlets.rows(); ++row) {
        const bool bare = outlets.cell(row, "bare") == "yes";
        add(outlets.cell(row, "name"), NameKind::outlet, bare);
        add_all(outlets.cell(row, "aliases"), NameKind::outlet);
        add_all(outlets.cell(row, "marked"), NameKind::outlet, false);
    }
    for (auto& [word, entries] : by_first_word_) {
        std::stable_sort(entries.begin(), entries.end(),
                         [](const Entry& a, const Entry& b) { return a.words.size() > b.words.size(); });
    }
}

void Gazetteer::add(std::string_view name, NameKind kind, bool bare) {
    if (name.empty()) return;
    std::vector<Token> tokens;
    QuotationFinder quotations(marks_);
    tokenise(name, {0, static_cast<std::uint32_t>(name.size())}, tables_, marks_, quotations, tokens);
    Entry entry{.words = {}, .kind = kind, .bare = bare};
    for (const Token& token : tokens) entry.words.push_back(token.span.of(name));
    by_first_word_[entry.words.front()].push_back(std::move(entry));
}

void Gazetteer::add_all(std::string_view names, NameKind kind, bool bare) {
    while (!names.empty()) {
        const std::size_t bar = std::min(names.find('|'), names.size());
        add(names.substr(0, bar), kind, bare);
        names.remove_prefix(std::min(bar + 1, names.size()));
    }
}

bool Gazetteer::is_inflected(std::string_view form, std::string_view word) const {
    if (form == word) return true;
    if (!form.starts_with(word)) return false;
    return std::find(endings_.begin(), endings_.end(), form.substr(word.size())) != endings_.end();
}

Gazetteer::Match Gazetteer::match(std::string_view text, const Document& document, TokenIndex t, TokenIndex end) const {
    const auto entries_for = [&](std::string_view form) {
        const auto found = by_first_word_.find(form);
        return found == by_first_word_.end() ? nullptr : &found->second;
    };
    const std::string_view form = document.text_of(text, t);
    Match best;
    const auto try_all = [&](const std::vector<Entry>* entries) {
        if (entries == nullptr) return;
        for (const Entry& entry : *entries) {
            const auto size = static_cast<TokenIndex>(entry.words.size());
            if (size > end - t || t + size <= best.end) continue;
            bool same = true;
            for (TokenIndex i = 0; i < size && same; ++i) {
                const std::string_view here = document.text_of(text, t + i);
                same = i + 1 == size ? is_inflected(here, entry.words[i]) : here == entry.words[i];
            }
            if (!same) continue;
            best = {.end = t + size,
                    .kind = entry.kind,
                    .bare = entry.bare,
                    .company = size == 1 && companies_.contains(entry.words.front())};
        }
    };
    try_all(entries_for(form));
    for (const std::string_view ending : endings_) {
        if (form.size() > ending.size() && form.ends_with(ending))
            try_all(entries_for(form.substr(0, form.size() - ending.size())));
    }
    return best;
}

}  // namespace sayso::text
