#include "text/turns.h"

#include <algorithm>
#include <map>

namespace sayso::text {
namespace {

constexpr TokenIndex most_label_words = 4;
constexpr std::size_t most_question_sentences = 5;
constexpr std::size_t fewest_labelled = 3;
constexpr std::size_t fewest_questions = 2;
constexpr std::size_t most_turns_for_a_question = 6;
constexpr std::size_t most_paragraphs_for_a_turn = 3;

// One block of the text.
struct Paragraph {
    TokenRange tokens;
    std::string_view label;      // the words before a colon at its front; empty without
    std::string_view name;       // the last of these words: "Dr. Eva Holm" is "Holm" later on
    TokenIndex label_begin = 0;  // its first token
    TokenIndex said = 0;         // the first token behind the label and its colon
    bool asks = false;           // its last sentence is a question
    std::size_t sentences = 0;
    TokenRange spoken_to;   // whom it speaks to by name ("Frau Holm, …")
    bool politely = false;  // or by a polite pronoun
    bool own = false;       // it speaks of whoever speaks
    bool in_marks = false;  // it opens with a quotation mark
    [[nodiscard]] bool addresses() const { return !spoken_to.empty() || politely; }
    [[nodiscard]] bool is_question() const { return asks && sentences <= most_question_sentences; }
    [[nodiscard]] TokenRange label_tokens() const {
        return label.empty() ? TokenRange{} : TokenRange{label_begin, said - 1};
    }
};

class Paragraphs {
public:
    Paragraphs(std::string_view text, const Document& document, const AddressWords& words)
        : text_(text), document_(document), words_(words) {}

    // None where too few of them ask for an interview: then no word is looked up.
    std::vector<Paragraph> read() const {
        std::vector<Paragraph> paragraphs;
        std::uint32_t block = 0;
        for (const Sentence& sentence : document_.sentences) {
            if (paragraphs.empty() || sentence.block != block) paragraphs.push_back({.tokens = sentence.tokens});
            block = sentence.block;
            paragraphs.back().tokens.end = sentence.tokens.end;
            ++paragraphs.back().sentences;
        }
        for (Paragraph& paragraph : paragraphs) look_at_ends(paragraph);
        const auto asking =
            std::count_if(paragraphs.begin(), paragraphs.end(), [](const Paragraph& p) { return p.asks; });
        if (static_cast<std::size_t>(asking) < fewest_questions) return {};
        for (Paragraph& paragraph : paragraphs) look_at_words(paragraph);
        return paragraphs;
    }

private:
    const Token& token(TokenIndex t) const { return document_.tokens[t]; }
    std::string_view form(TokenIndex t) const { return document_.text_of(text_, t); }
    bool is_mark(TokenIndex t, std::string_view mark) const {
        return token(t).kind == TokenKind::punctuation && form(t) == mark;
    }

    void look_at_ends(Paragraph& paragraph) const {
        read_label(paragraph);
        paragraph.in_marks |= token(paragraph.said).kind == TokenKind::quote_open;
        paragraph.asks = is_mark(paragraph.tokens.end - 1, "?") && !paragraph.in_marks;
    }

    void look_at_words(Paragraph& paragraph) const {
        const TokenRange tokens = paragraph.tokens;
        for (TokenIndex t = paragraph.said; t < tokens.end; ++t) {
            if (paragraph.spoken_to.empty()) paragraph.spoken_to = spoken_to(t, paragraph);
            paragraph.own |= words_.own.contains(form(t));
            paragraph.politely |= t > tokens.begin && token(t - 1).sentence == token(t).sentence &&
                                  token(t - 1).kind == TokenKind::word && words_.polite.contains(form(t));
        }
    }

    // "Holm: …": up to four words and no number, with something behind the colon that is not marked as said itself and
    // ends as sentences do, not as headlines and lists.
    void read_label(Paragraph& paragraph) const {
        const TokenRange tokens = paragraph.tokens;
        TokenIndex begin = tokens.begin;
        while (begin < tokens.end && token(begin).kind == TokenKind::punctuation) ++begin;
        paragraph.said = tokens.begin;
        TokenIndex t = begin;
        while (t < tokens.end && t - begin <= most_label_words && token(t).kind == TokenKind::word) ++t;
        const TokenKind last = token(tokens.end - 1).kind;
        const bool ends = last != TokenKind::word && last != TokenKind::number && last != TokenKind::ordinal;
        if (t == begin || t + 1 >= tokens.end || !is_mark(t, ":") || !ends) return;
        paragraph.in_marks = token(t + 1).kind == TokenKind::quote_open;
        if (paragraph.in_marks) return;
        paragraph.label_begin = begin;
        paragraph.label = document_.span_of({begin, t}).of(text_);
        paragraph.name = form(t - 1);
        paragraph.said = t + 1;
    }

    // "Frau Holm, …" at the front of a sentence, "…, Frau Holm?" at its end; empty if nobody is spoken to there.
    TokenRange spoken_to(TokenIndex t, const Paragraph& paragraph) const {
        if (!words_.titles.contains(form(t))) return {};
        const bool opens = t == paragraph.said || token(t - 1).sentence != token(t).sentence || is_mark(t - 1, ",");
        TokenIndex end = t + 1;
        while (end < paragraph.tokens.end && token(end).kind == TokenKind::word) ++end;
        constexpr TokenIndex most_words = 4;
        const bool closes = end > t + 1 && end < paragraph.tokens.end && end - t <= most_words &&
                            (is_mark(end, ",") || is_mark(end, "?") || is_mark(end, ":") || is_mark(end, "."));
        return opens && closes ? TokenRange{t, end} : TokenRange{};
    }

    std::string_view text_;
    const Document& document_;
    const AddressWords& words_;
};

struct Label {
    std::size_t turns = 0, questions = 0;
    bool asks = false;  // it leads the talk
};

using Labels = std::map<std::string_view, Label>;

// The labels that come again, by their last words.
Labels labels_of(const std::vector<Paragraph>& paragraphs) {
    Labels labels;
    for (const Paragraph& paragraph : paragraphs) {
        if (paragraph.label.empty()) continue;
        Label& label = labels[paragraph.name];
        ++label.turns;
        label.questions += paragraph.asks ? 1 : 0;
    }
    std::erase_if(labels, [](const auto& entry) { return entry.second.turns < 2; });
    // Who asks most leads the talk, though not each word of theirs is a question; so does whoever mostly asks.
    Label* leader = nullptr;
    for (auto& [name, label] : labels) {
        label.asks = 2 * label.questions > label.turns;
        const bool more = leader == nullptr || label.questions * leader->turns > leader->questions * label.turns;
        if (more) leader = &label;
    }
    if (labels.size() > 1 && leader->questions >= fewest_questions) leader->asks = true;
    return labels;
}

// Whether what stands under the labels is a talk: it asks often enough, somebody answers, and there is little between.
bool is_talk(const std::vector<Paragraph>& paragraphs, const Labels& labels) {
    std::size_t turns = 0, questions = 0, first = paragraphs.size(), last = 0;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (!labels.contains(paragraphs[i].name)) {
            const bool answered = i + 1 < paragraphs.size() && labels.contains(paragraphs[i + 1].name);
            questions += answered && paragraphs[i].is_question() ? 1 : 0;
            continue;
        }
        ++turns;
        questions += paragraphs[i].asks ? 1 : 0;
        first = std::min(first, i);
        last = i;
    }
    const bool answers =
        std::any_of(labels.begin(), labels.end(), [](const auto& entry) { return !entry.second.asks; });
    return answers && turns + questions >= fewest_labelled && questions >= fewest_questions &&
           questions * most_turns_for_a_question >= turns && last - first < most_paragraphs_for_a_turn * turns;
}

// Each turn goes on up to the next one or a question between them; the last one is its paragraph.
std::vector<Turn> labelled_turns(const std::vector<Paragraph>& paragraphs, const Labels& labels,
                                 const AddressWords& words) {
    std::vector<Turn> turns;
    bool open = false;  // whether the last turn may go on
    TokenIndex own_end = 0;
    for (const Paragraph& paragraph : paragraphs) {
        const bool labelled = labels.contains(paragraph.name);
        if (labelled) {
            turns.push_back({.label = paragraph.label_tokens(),
                             .words = {paragraph.said, paragraph.tokens.end},
                             .spoken_to = paragraph.spoken_to,
                             .asks = labels.at(paragraph.name).asks,
                             .named = !words.answers.contains(paragraph.label)});
            own_end = paragraph.tokens.end;
        } else if (paragraph.is_question()) {
            turns.push_back({.words = paragraph.tokens, .spoken_to = paragraph.spoken_to, .asks = true});
        } else if (open) {
            turns.back().words.end = paragraph.tokens.end;
        }
        open = labelled || (open && !paragraph.is_question());
    }
    if (open) turns.back().words.end = own_end;
    return turns;
}

// Questions that are answered by the paragraph behind them, from the first on that speaks to somebody: a headline may
// ask, too.
std::vector<std::size_t> answered_questions(const std::vector<Paragraph>& paragraphs) {
    std::vector<std::size_t> questions;
    for (std::size_t i = 0; i + 1 < paragraphs.size(); ++i) {
        if (!paragraphs[i].is_question() || paragraphs[i + 1].in_marks) continue;
        if (questions.empty() ? paragraphs[i].addresses() : questions.back() + 1 < i) questions.push_back(i);
    }
    return questions;
}

// Whether somebody is asked: spoken to by name, or politely again and again by questions whose answers say "I".
bool asks_somebody(const std::vector<Paragraph>& paragraphs, const std::vector<std::size_t>& questions) {
    std::size_t by_title = 0, politely = 0, own = 0;
    for (std::size_t q : questions) {
        by_title += paragraphs[q].spoken_to.empty() ? 0 : 1;
        politely += paragraphs[q].addresses() ? 1 : 0;
        own += paragraphs[q + 1].own ? 1 : 0;
    }
    return by_title > 0 || (politely >= fewest_questions && own >= fewest_questions);
}

// "Eva Holm: …" at the front of an answer is a label if the text above knows the name.
bool is_known(std::string_view text, const Document& document, const Paragraph& paragraph) {
    if (paragraph.label.empty()) return false;
    return document.span_of({0, paragraph.label_begin}).of(text).find(paragraph.name) != std::string_view::npos;
}

std::vector<Turn> answers(std::string_view text, const Document& document, const std::vector<Paragraph>& paragraphs,
                          const std::vector<std::size_t>& questions) {
    std::vector<Turn> turns;
    for (std::size_t q = 0; q < questions.size(); ++q) {
        const Paragraph &question = paragraphs[questions[q]], &answer = paragraphs[questions[q] + 1];
        const std::size_t last = q + 1 < questions.size() ? questions[q + 1] - 1 : questions[q] + 1;
        turns.push_back({.label = question.label_tokens(),
                         .words = {question.said, question.tokens.end},
                         .spoken_to = question.spoken_to,
                         .asks = true});
        const bool named = is_known(text, document, answer);
        turns.push_back({.label = named ? answer.label_tokens() : TokenRange{},
                         .words = {named ? answer.said : answer.tokens.begin, paragraphs[last].tokens.end},
                         .named = named});
    }
    return turns;
}

// "Frage:" and "Antwort:" are an interview only where somebody is spoken to: else the outlet answers itself.
bool is_anybodys(const std::vector<Turn>& turns) {
    return std::any_of(turns.begin(), turns.end(),
                       [](const Turn& turn) { return !turn.spoken_to.empty() || (!turn.asks && turn.named); });
}

}  // namespace

AddressWords AddressWords::from(const PackData& pack) {
    AddressWords words;
    const Table table = pack.table("address_words");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view kind = table.cell(row, "kind");
        WordSet& set = kind == "title"    ? words.titles
                       : kind == "polite" ? words.polite
                       : kind == "own"    ? words.own
                                          : words.answers;
        set.insert(table.cell(row, "form"));
    }
    return words;
}

std::vector<Turn> find_turns(std::string_view text, const Document& document, const AddressWords& words) {
    const std::vector<Paragraph> paragraphs = Paragraphs(text, document, words).read();
    const Labels labels = labels_of(paragraphs);
    if (is_talk(paragraphs, labels)) {
        std::vector<Turn> turns = labelled_turns(paragraphs, labels, words);
        return is_anybodys(turns) ? turns : std::vector<Turn>{};
    }
    const std::vector<std::size_t> questions = answered_questions(paragraphs);
    if (questions.size() < fewest_questions || !asks_somebody(paragraphs, questions)) return {};
    return answers(text, document, paragraphs, questions);
}

void quote_turns(Document& document) {
    std::vector<Quotation>& quotations = document.quotations;
    const std::size_t marked = quotations.size();
    std::size_t q = 0;
    for (const Turn& turn : document.turns) {
        if (turn.asks) continue;
        while (q < marked && quotations[q].begin() < turn.words.begin) ++q;
        for (; q < marked && quotations[q].begin() < turn.words.end; ++q) ++quotations[q].depth;
        quotations.push_back({.inner = turn.words});
    }
    std::stable_sort(quotations.begin(), quotations.end(), [](const Quotation& a, const Quotation& b) {
        return std::pair(a.begin(), a.depth) < std::pair(b.begin(), b.depth);
    });
}

}  // namespace sayso::text
