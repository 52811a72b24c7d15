#include "eval/report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace sayso::eval {
namespace {

using Json = nlohmann::ordered_json;

std::string formatted(const char* format, auto... values) {
    const int size = std::snprintf(nullptr, 0, format, values...);
    std::string text(static_cast<std::size_t>(size), '\0');
    std::snprintf(text.data(), text.size() + 1, format, values...);
    return text;
}

Json share_to_json(const Share& share) { return {{"p", share.precision()}, {"r", share.recall()}, {"f1", share.f1()}}; }

Json number_or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

struct NamedShare {
    const char* name;
    const Share* share;
};

std::array<NamedShare, 6> shares_of(const StatementScores& s) {
    return {{{"content", &s.content},
             {"speaker", &s.speaker},
             {"who", &s.who},
             {"exact", &s.exact},
             {"via", &s.via},
             {"quantity", &s.quantity}}};
}

constexpr std::array<const char*, 4> value_means = {"value", "qualifier", "unit", "of"};

std::string words_at(const std::vector<Range>& spans, const Text& text) {
    std::string words;
    for (const Range span : spans) {
        if (!words.empty()) words += " … ";
        for (std::uint32_t i = span.begin; i < span.end && i < text.size(); ++i)
            append_utf8(words, text[i] == U'\n' ? U' ' : text[i]);
    }
    return words;
}

std::string who_of(const ScoredStatement& s) {
    const std::string name = s.who.value_or("");
    return (s.named || name.empty() || name.starts_with('?') ? "" : "?") + name;
}

std::string described(const ScoredStatement& s, const Text& text) {
    std::string line = s.form + " " + s.act + (s.certainty == "hedged" ? " hedged" : "") + " | " + who_of(s) + " <" +
                       words_at(s.speaker, text) + "> | " + words_at(s.cue, text) + " | " + words_at(s.content, text);
    if (!s.addressee.empty()) line += " | to " + words_at(s.addressee, text);
    for (const std::string& via : s.via) line += " | via " + via;
    if (!s.rule.empty()) line += " (" + s.rule + ")";
    return line;
}

}  // namespace

std::string to_json(const StatementScores& scores) {
    Json json = Json::object();
    for (const auto& [name, share] : shares_of(scores)) json[name] = share_to_json(*share);
    json["counts"] = {
        {"gold", scores.content.gold}, {"predicted", scores.content.predicted}, {"paired", scores.content.hits}};
    if (scores.certainty) json["certainty"] = *scores.certainty;
    for (const auto& [name, mean] : scores.means) json[name] = number_or_null(mean);
    return json.dump();
}

std::string to_text(const StatementScores& scores, std::size_t worst) {
    std::string text;
    for (const auto& [name, share] : shares_of(scores)) {
        text += formatted("%-10s P %5.1f  R %5.1f  F1 %5.1f\n", name, 100 * share->precision(), 100 * share->recall(),
                          100 * share->f1());
    }
    const auto row = [&](const char* name, const std::optional<double>& mean) {
        if (mean) text += formatted("%-10s %5.1f\n", name, 100 * *mean);
    };
    row("act", scores.means.at("act"));
    row("certainty", scores.certainty);
    for (const char* name : {"form", "cue", "addressee", "invented", "value", "qualifier", "unit", "of"})
        row(name, scores.means.at(name));
    text += "counts     gold " + std::to_string(scores.content.gold) + ", predicted " +
            std::to_string(scores.content.predicted) + ", paired " + std::to_string(scores.content.hits) + "\n";
    for (std::size_t i = 0; i < std::min(worst, scores.articles.size()); ++i) {
        const ArticleScore& a = scores.articles[i];
        text += formatted("  %s: who F1 %.0f (gold %zu, predicted %zu, right %zu)\n", a.id.c_str(), 100 * a.who_f1,
                          a.gold, a.predicted, a.right);
    }
    return text;
}

std::string values_to_json(const StatementScores& scores) {
    Json json = {
        {"quantity", share_to_json(scores.quantity)},
        {"counts",
         {{"gold", scores.quantity.gold}, {"predicted", scores.quantity.predicted}, {"found", scores.quantity.hits}}}};
    for (const char* name : value_means) json[name] = number_or_null(scores.means.at(name));
    return json.dump();
}

std::string values_to_text(const StatementScores& scores) {
    const Share& found = scores.quantity;
    std::string text =
        formatted("figures    P %5.1f  R %5.1f  F1 %5.1f   gold %llu, read %llu, found %llu\n", 100 * found.precision(),
                  100 * found.recall(), 100 * found.f1(), static_cast<unsigned long long>(found.gold),
                  static_cast<unsigned long long>(found.predicted), static_cast<unsigned long long>(found.hits));
    for (const char* name : value_means)
        if (const auto& mean = scores.means.at(name)) text += formatted("%-10s %5.1f\n", name, 100 * *mean);
    return text;
}

std::string rule_header() { return formatted("%-36s %9s %9s %9s\n", "rule", "predicted", "found %", "who %"); }

std::string rule_row(std::string_view rule, const RuleScore& score) {
    const auto percent = [&](std::uint64_t part) {
        return 100.0 * static_cast<double>(part) / static_cast<double>(std::max<std::uint64_t>(score.predicted, 1));
    };
    return formatted("%-36s %9llu %9.1f %9.1f\n", std::string(rule).c_str(),
                     static_cast<unsigned long long>(score.predicted), percent(score.found), percent(score.right_who));
}

std::string role_header() {
    return formatted("%-10s %9s %9s %9s %9s %9s %7s %7s\n", "form", "content", "cue", "speaker", "addressee",
                     "together", "P", "R");
}

std::string role_row(std::string_view form, const RoleScores& scores) {
    const Share together = scores.together();
    return formatted("%-10s %9.1f %9.1f %9.1f %9.1f %9.1f %7.1f %7.1f\n",
                     form.empty() ? "all" : std::string(form).c_str(), 100 * scores.content.f1(), 100 * scores.cue.f1(),
                     100 * scores.speaker.f1(), 100 * scores.addressee.f1(), 100 * together.f1(),
                     100 * together.precision(), 100 * together.recall());
}

std::string explain(const ScoredArticle& gold, const ScoredArticle& predicted, const Marks& marks) {
    const Text text = text_from_utf8(gold.utf8);
    std::vector<std::optional<std::size_t>> partner(gold.statements.size());
    std::vector<bool> used(predicted.statements.size());
    for (const Pair& pair : pair_up(gold, predicted)) {
        partner[pair.gold] = pair.predicted;
        used[pair.predicted] = true;
    }
    std::string report;
    const auto line = [&](std::string_view mark, std::string_view label, const std::string& words) {
        report.append(mark).append(label).append(marks.end).append(" ").append(words).append("\n");
    };
    for (std::size_t g = 0; g < gold.statements.size(); ++g) {
        const ScoredStatement& wanted = gold.statements[g];
        if (!partner[g]) {
            line(marks.bad, "missed", described(wanted, text));
            continue;
        }
        const ScoredStatement& given = predicted.statements[*partner[g]];
        const bool right = same_who(wanted, given);
        line(right ? marks.good : marks.bad, right ? "found " : "who?  ", described(wanted, text));
        line("", "    as", described(given, text));
    }
    for (std::size_t p = 0; p < predicted.statements.size(); ++p) {
        if (!used[p]) line(marks.bad, "extra ", described(predicted.statements[p], text));
    }
    return report;
}

namespace {

std::string described(const ScoredQuantity& q, const Text& text) {
    const auto number = [](const std::optional<double>& value) {
        return value ? formatted("%.15g", *value) : std::string("?");
    };
    return words_at({q.span}, text) + " = " + number(q.value) + (q.high ? " to " + number(q.high) : "") +
           (q.unit.empty() ? "" : " " + q.unit) + " " + q.qualifier + (q.of.empty() ? "" : ", of " + q.of);
}

bool same_words(const Range a, const Range b, const std::vector<Range>& words) {
    return std::all_of(words.begin(), words.end(), [&](Range word) {
        const auto within = [&](Range span) { return span.begin <= word.begin && word.begin < span.end; };
        return within(a) == within(b);
    });
}

}  // namespace

std::string explain_values(const ScoredArticle& gold, const ScoredArticle& predicted, const Marks& marks) {
    const Text text = text_from_utf8(gold.utf8);
    const std::vector<Range> words = words_in(text);
    const auto partner_in = [&](const std::vector<ScoredQuantity>& list, Range span) {
        return std::find_if(list.begin(), list.end(),
                            [&](const ScoredQuantity& q) { return same_words(q.span, span, words); });
    };
    const auto golds = gold.quantities.value_or(std::vector<ScoredQuantity>());
    const auto read = predicted.quantities.value_or(std::vector<ScoredQuantity>());
    std::string report;
    const auto line = [&](std::string_view mark, std::string_view label, const std::string& shown) {
        report.append(mark).append(label).append(marks.end).append(" ").append(shown).append("\n");
    };
    for (const ScoredQuantity& wanted : golds) {
        const auto found = partner_in(read, wanted.span);
        if (found == read.end()) {
            line(marks.bad, "missed", described(wanted, text));
            continue;
        }
        const bool right = described(wanted, text) == described(*found, text);
        line(right ? marks.good : marks.bad, right ? "right " : "differs", described(wanted, text));
        if (!right) line("", "     as", described(*found, text));
    }
    for (const ScoredQuantity& extra : read)
        if (partner_in(golds, extra.span) == golds.end()) line(marks.bad, "extra ", described(extra, text));
    return report;
}

}  // namespace sayso::eval
