#include "cli/story_pages.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <tuple>

#include "cli/rows.h"

namespace sayso::cli {
namespace {

constexpr std::size_t time_width = 18;

std::string names_of(const std::vector<Party>& parties) {
    std::string names;
    for (const Party& party : parties) names.append(names.empty() ? "" : " + ").append(party.name);
    return names.empty() ? "–" : names;
}

const Statement& statement_of(const Telling& telling, Readings readings) {
    return readings[telling.article].statements[telling.statement];
}

std::string words_of(const Telling& telling, Readings readings) {
    return harmless(pieces_of(statement_of(telling, readings).content, readings[telling.article].article.text));
}

std::string outlet_of(std::size_t article, Readings readings) {
    const Article& one = readings[article].article;
    if (!one.outlet.empty()) return harmless(one.outlet);
    constexpr std::size_t id_width = 12;
    return harmless(one.agencies.empty() ? shortened(one.id, id_width) : one.agencies.front());
}

// Text behind a margin, its further lines indented as far.
std::string behind(const std::string& margin, const std::string& text, const Terminal& terminal) {
    const std::size_t used = columns_of(margin);
    const std::size_t width = terminal.width > used + 20 ? terminal.width - used : 20;
    std::string lines;
    for (const std::string& line : wrapped(text, width))
        lines += (lines.empty() ? margin : std::string(used, ' ')) + line + "\n";
    return lines;
}

std::string_view past_of(AnswerKind kind) {
    switch (kind) {
        case AnswerKind::deny: return "denied";
        case AnswerKind::confirm: return "confirmed";
        case AnswerKind::doubt: return "doubted";
        case AnswerKind::correct: return "corrected";
    }
    return "";
}

std::string sources_text(const Claim& claim) {
    if (claim.sources.empty()) return "on nobody's word";
    std::string text = claim.sources.size() == 1 ? "1 source: " : std::to_string(claim.sources.size()) + " sources: ";
    for (std::size_t s = 0; s < claim.sources.size(); ++s) text += (s == 0 ? "" : ", ") + claim.sources[s].name;
    return harmless(text);
}

// A line of the timeline.
struct Moment {
    std::string at;
    std::size_t order = 0;  // articles before what is in them
    std::string text;
};

void add_articles(const Story& story, Readings readings, std::vector<Moment>& moments) {
    for (const std::size_t number : story.articles) {
        const Article& article = readings[number].article;
        std::string text = outlet_of(number, readings) + ": " + harmless(article.title);
        for (const Copy& copy : story.copies)
            if (copy.to == number)
                text += " (" + std::to_string(copy.same_words) + " words from " + outlet_of(copy.from, readings) +
                        (copy.credited ? ")" : ", not credited)");
        moments.push_back({.at = article.published, .order = 0, .text = std::move(text)});
    }
}

void add_claims(const Story& story, Readings readings, std::vector<Moment>& moments) {
    for (const Claim& claim : story.claims) {
        const Telling& first = claim.members.front();
        const std::string who = names_of(statement_of(first, readings).who);
        moments.push_back({.at = first.at,
                           .order = 1,
                           .text = claim.id + " " + harmless(who) + ": " + words_of(first, readings) + " [" +
                                   sources_text(claim) + ", told " + std::to_string(claim.members.size()) + "×]"});
        for (const Answer& answer : claim.answers)
            moments.push_back({.at = answer.telling.at,
                               .order = 2,
                               .text = claim.id + " is " + std::string(past_of(answer.kind)) + " by " +
                                       harmless(names_of(statement_of(answer.telling, readings).who)) + ": " +
                                       words_of(answer.telling, readings)});
    }
}

std::string figure_text(const FigureStep& step, Readings readings) {
    return harmless(step.span.of(readings[step.article].article.text));
}

std::string counted_text(const FigureSeries& series) {
    std::string text = series.what;
    if (!series.happened.empty()) text += (text.empty() ? "" : ", ") + series.happened;
    if (!series.unit.empty()) text += (text.empty() ? "" : ", ") + series.unit;
    return harmless(text);
}

// A figure that only one article has moves nowhere.
bool of_one_article(const FigureSeries& series) {
    return std::all_of(series.steps.begin(), series.steps.end(),
                       [&](const FigureStep& step) { return step.article == series.steps.front().article; });
}

void add_figures(const Story& story, Readings readings, std::vector<Moment>& moments) {
    for (const FigureSeries& series : story.figures) {
        if (of_one_article(series)) continue;
        for (const FigureStep& step : series.steps) {
            if (step.kind == StepKind::repeats) continue;
            moments.push_back({.at = step.at,
                               .order = 3,
                               .text = counted_text(series) + ": " + figure_text(step, readings) + ", " +
                                       harmless(step.speaker.name) +
                                       (step.kind == StepKind::contradicts ? " (contradicts others)" : "")});
        }
    }
}

// Members of a source in the order of the proof: under whom each has it.
void add_branch(const Claim& claim, std::size_t member, std::size_t depth, std::set<std::size_t>& shown,
                Readings readings, const Terminal& terminal, std::string& page) {
    if (!shown.insert(member).second) return;
    const Telling& telling = claim.members[member];
    const std::string margin = std::string(2 + 2 * depth, ' ') + (depth == 0 ? "● " : "└ ");
    std::string text = short_time(telling.at) + " " + outlet_of(telling.article, readings) + ", " +
                       harmless(names_of(statement_of(telling, readings).who));
    for (const Fold& fold : claim.proof) {
        if (fold.to != member) continue;
        text += " [" + std::string(name_of(fold.kind)) + ": " + harmless(fold.through) + "]";
        break;
    }
    page += behind(margin, text + ": " + words_of(telling, readings), terminal);
    for (const Fold& fold : claim.proof)
        if (fold.from == member && fold.to != member)
            add_branch(claim, fold.to, depth + 1, shown, readings, terminal, page);
}

// ── Plot ──

constexpr std::size_t plot_rows = 8;
constexpr std::size_t plot_columns = 60;

double value_of(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

std::string plot(const FigureSeries& series) {
    double low = value_of(series.steps.front().value), high = low;
    for (const FigureStep& step : series.steps) {
        low = std::min(low, value_of(step.value));
        high = std::max({high, value_of(step.value), value_of(step.high)});
    }
    if (high <= low || series.steps.size() < 2) return {};
    std::vector<std::u32string> grid(plot_rows, std::u32string(plot_columns, U' '));
    const auto row_of = [&](double value) {
        return plot_rows - 1 - static_cast<std::size_t>((value - low) / (high - low) * (plot_rows - 1) + 0.5);
    };
    const std::size_t steps = series.steps.size();
    for (std::size_t i = 0; i < steps; ++i) {
        const FigureStep& step = series.steps[i];
        const std::size_t column = i * (plot_columns - 1) / (steps - 1);
        if (!step.high.empty())
            for (std::size_t row = row_of(value_of(step.high)); row <= row_of(value_of(step.value)); ++row)
                grid[row][column] = U'│';
        const bool open = step.qualifier == Qualifier::more_than || step.qualifier == Qualifier::at_least;
        grid[row_of(value_of(step.value))][column] = open ? U'▲' : step.qualifier == Qualifier::about ? U'○' : U'●';
    }
    std::string text;
    const std::size_t width =
        std::max(series.steps.front().value.size(), std::to_string(static_cast<long>(high)).size());
    for (std::size_t row = 0; row < plot_rows; ++row) {
        const bool labelled = row == 0 || row + 1 == plot_rows;
        const std::string label = labelled ? std::to_string(static_cast<long>(row == 0 ? high : low)) : "";
        text += "  " + std::string(width - std::min(width, label.size()), ' ') + label + " ┤";
        for (const char32_t c : grid[row]) {
            if (c == U' ')
                text += ' ';
            else
                text += c == U'│' ? "│" : c == U'▲' ? "▲" : c == U'○' ? "○" : "●";
        }
        text += "\n";
    }
    return text + "  " + std::string(width, ' ') + "  step 1" + std::string(plot_columns - 14, ' ') + "step " +
           std::to_string(steps) + "\n";
}

}  // namespace

std::string story_row(const Story& story, Readings readings, const Terminal& terminal) {
    std::set<std::string> outlets;
    for (const std::size_t number : story.articles) outlets.insert(readings[number].article.outlet);
    const std::string days = short_time(readings[story.articles.front()].article.published).substr(0, 10) + " to " +
                             short_time(readings[story.articles.back()].article.published).substr(0, 10);
    const std::string counts = std::to_string(story.articles.size()) + " articles, " + std::to_string(outlets.size()) +
                               " outlets, " + std::to_string(story.claims.size()) + " claims";
    const Style& style = style_of(terminal);
    return std::string(style.bold) + story.id + std::string(style.end) + "  " + padded(days, 26) + padded(counts, 38) +
           harmless(story.title) + "\n";
}

std::string story_page(const Story& story, Readings readings, const Terminal& terminal) {
    std::vector<Moment> moments;
    add_articles(story, readings, moments);
    add_claims(story, readings, moments);
    add_figures(story, readings, moments);
    std::stable_sort(moments.begin(), moments.end(), [](const Moment& a, const Moment& b) {
        return std::tie(a.at, a.order) < std::tie(b.at, b.order);
    });
    const Style& style = style_of(terminal);
    std::string page = std::string(style.bold) + story.id + " " + harmless(story.title) + std::string(style.end) + "\n";
    std::string last;
    for (const Moment& moment : moments) {
        const std::string at = short_time(moment.at);
        const std::string margin = padded(at == last ? "" : at, time_width) + (moment.order == 0 ? "▸ " : "  ");
        page += behind(margin, moment.text, terminal);
        last = at;
    }
    return page;
}

std::string claim_page(const Claim& claim, Readings readings, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    std::string page = std::string(style.bold) + claim.id + " " + words_of(claim.members[claim.fullest], readings) +
                       std::string(style.end) + "\n" + sources_text(claim) + "\n";
    std::set<std::size_t> shown;
    for (const ClaimSource& source : claim.sources) {
        page += "\n" + std::string(style.bold) + harmless(source.name) + std::string(style.end) +
                (source.named ? "" : " (not named)") + "\n";
        add_branch(claim, source.first, 0, shown, readings, terminal, page);
        for (const std::size_t member : source.members) add_branch(claim, member, 1, shown, readings, terminal, page);
    }
    const auto heading = [&](const char* text) {
        page += "\n" + std::string(style.bold) + text + std::string(style.end) + "\n";
    };
    if (shown.size() < claim.members.size()) heading("on nobody's word");
    for (std::size_t m = 0; m < claim.members.size(); ++m) add_branch(claim, m, 0, shown, readings, terminal, page);
    heading("how it stands");
    for (const ClaimEvent& event : course_of(claim)) {
        std::string standing(name_of(event.standing));
        std::replace(standing.begin(), standing.end(), '_', ' ');
        page += behind("  " + padded(short_time(event.at), time_width) + padded(standing, 11),
                       harmless(names_of(statement_of(event.telling, readings).who)) + " in " +
                           outlet_of(event.telling.article, readings) + ": " + words_of(event.telling, readings),
                       terminal);
    }
    return page;
}

std::string series_page(const FigureSeries& series, Readings readings, const Terminal& terminal) {
    const Style& style = style_of(terminal);
    std::string page = std::string(style.bold) + series.id + " " + counted_text(series) + std::string(style.end) + "\n";
    for (const FigureStep& step : series.steps) {
        std::string relation(step.kind == StepKind::first ? "" : name_of(step.kind));
        if (step.against && step.kind != StepKind::repeats)
            relation += " " + figure_text(series.steps[*step.against], readings) + " of " +
                        harmless(series.steps[*step.against].speaker.name);
        page += "  " + padded(short_time(step.at), time_width) + padded(figure_text(step, readings), 24) + " " +
                padded(shortened(harmless(step.speaker.name), 28), 30) +
                padded(shortened(outlet_of(step.article, readings), 20), 22) + relation + "\n";
    }
    return page + plot(series);
}

}  // namespace sayso::cli
