#include "treebank.h"

#include <algorithm>
#include <fstream>

#include "text/tokens.h"

namespace sayso::train {
namespace {

using text::CoarseTag;

struct Row {
    Span span;
    Upos upos = Upos::X;
    Morph morph;
    std::string lemma;
    int head = 0;  // UD's number of the head word; 0: the root
    std::string relation;
};

std::vector<std::string> split(const std::string& line, char mark) {
    std::vector<std::string> parts(1);
    for (const char c : line) {
        if (c == mark)
            parts.emplace_back();
        else
            parts.back().push_back(c);
    }
    return parts;
}

template <class Value>
void set(Value& field, const std::string& value, std::initializer_list<const char*> names) {
    unsigned number = 1;
    for (const char* name : names) {
        if (value == name) field = static_cast<Value>(number);
        ++number;
    }
}

Morph morph_of(const std::string& features, Upos upos) {
    Morph morph;
    for (const std::string& pair : split(features, '|')) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos) continue;
        const std::string name = pair.substr(0, equals);
        const std::string value = pair.substr(equals + 1, pair.find(',') - equals - 1);
        if (name == "Case") set(morph.case_, value, {"Nom", "Gen", "Dat", "Acc"});
        if (name == "Number") set(morph.number, value, {"Sing", "Plur"});
        if (name == "Gender") set(morph.gender, value, {"Masc", "Fem", "Neut"});
        if (name == "Person") set(morph.person, value, {"1", "2", "3"});
        if (name == "Tense") set(morph.tense, value, {"Pres", "Past"});
        if (name == "Mood") set(morph.mood, value, {"Ind", "Sub", "Imp"});
        if (name == "VerbForm") set(morph.verb_form, value, {"Fin", "Inf", "Part"});
        if (name == "Degree") set(morph.degree, value, {"Pos", "Cmp", "Sup"});
        if (name == "PronType")
            set(morph.pron_type, value, {"Prs", "Dem", "Rel", "Int", "Ind", "Neg", "Art", "Rcp", "Tot"});
    }
    if (upos != Upos::VERB && upos != Upos::AUX) return morph;
    // PUD leaves the verb form out where mood or tense tell it.
    if (morph.mood != Mood::none)
        morph.verb_form = VerbForm::fin;
    else if (morph.tense != Tense::none && morph.verb_form != VerbForm::inf)
        morph.verb_form = VerbForm::part;
    else if (morph.verb_form == VerbForm::none)
        morph.verb_form = VerbForm::inf;
    return morph;
}

// Reads one sentence's rows and finds their forms in the text.
class SentenceReader {
public:
    explicit SentenceReader(std::string text) : text_(std::move(text)) {}

    bool add(const std::vector<std::string>& cells) {
        const std::string& id = cells[0];
        if (id.find('.') != std::string::npos) return true;
        if (const std::size_t dash = id.find('-'); dash != std::string::npos) {
            multiword_end_ = std::stoi(id.substr(dash + 1));
            return place(cells[1], multiword_span_);
        }
        Row row;
        row.upos = upos_from(cells[3]).value_or(Upos::X);
        row.morph = morph_of(cells[5], row.upos);
        row.lemma = cells[2];
        row.head = std::stoi(cells[6]);
        row.relation = cells[7].substr(0, cells[7].find(':'));
        if (std::stoi(id) > multiword_end_) {
            if (!place(cells[1], row.span)) return false;
            rows_.push_back(row);
        } else if (rows_.empty() || rows_.back().span != multiword_span_) {
            row.span = multiword_span_;
            rows_.push_back(row);
        } else {
            rows_.back().morph.case_ = row.morph.case_;
        }
        row_of_word_.push_back(rows_.size() - 1);
        return true;
    }

    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<Row>& rows() const { return rows_; }
    // The row of UD's word, numbered from 1.
    [[nodiscard]] const Row& row_of(int word) const { return rows_[row_of_word_[static_cast<std::size_t>(word) - 1]]; }

private:
    bool place(const std::string& form, Span& span) {
        const std::size_t at = text_.find(form, next_);
        if (at == std::string::npos) return false;
        next_ = at + form.size();
        span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(next_)};
        return true;
    }

    std::string text_;
    std::vector<Row> rows_;
    std::vector<std::size_t> row_of_word_;
    std::size_t next_ = 0;
    int multiword_end_ = 0;
    Span multiword_span_;
};

// The row that tells the tag of a token made of several: the last one that is no punctuation.
const Row* deciding_row(const std::vector<Row>& rows, Span token) {
    const Row* found = nullptr;
    for (const Row& row : rows) {
        if (!row.span.overlaps(token)) continue;
        if (!token.contains(row.span)) return nullptr;
        if (found == nullptr || row.upos != Upos::PUNCT) found = &row;
    }
    return found;
}

// The row of a token made of several that the others hang on: its head stands outside the token.
const Row* head_row(const SentenceReader& reader, Span token) {
    for (const Row& row : reader.rows()) {
        if (!row.span.overlaps(token)) continue;
        if (row.head == 0 || !reader.row_of(row.head).span.overlaps(token)) return &row;
    }
    return nullptr;
}

// Heads and relations, once all words of the sentence are there.
void connect(const SentenceReader& reader, GoldSentence& sentence) {
    for (GoldWord& word : sentence.words) {
        const Row* row = head_row(reader, word.span);
        if (row == nullptr) continue;
        word.relation = row->relation;
        if (row->head == 0) continue;
        const Span head = reader.row_of(row->head).span;
        const auto found = std::find_if(sentence.words.begin(), sentence.words.end(),
                                        [&](const GoldWord& w) { return w.span.contains(head); });
        if (found != sentence.words.end()) word.head = static_cast<std::int32_t>(found - sentence.words.begin());
    }
}

bool lay_over(const SentenceReader& reader, const text::TokenTables& tables, const text::QuoteMarks& marks,
              GoldSentence& sentence) {
    std::vector<Token> tokens;
    text::QuotationFinder quotations(marks);
    text::tokenise(reader.text(), {0, static_cast<std::uint32_t>(reader.text().size())}, tables, marks, quotations,
                   tokens);
    for (const Token& token : tokens) {
        const Row* row = deciding_row(reader.rows(), token.span);
        if (row == nullptr) return false;
        const bool whole = row->span == token.span;
        const std::string prefix =
            whole ? "" : reader.text().substr(token.span.begin, row->span.begin - token.span.begin);
        sentence.words.push_back(
            {token.span, text::coarse(row->upos, row->morph.verb_form), row->morph, prefix + row->lemma, -1, {}});
    }
    connect(reader, sentence);
    return !sentence.words.empty();
}

}  // namespace

std::vector<GoldSentence> read_treebank(const std::string& path, const text::TokenTables& tables,
                                        const text::QuoteMarks& marks, std::size_t& left_out) {
    std::vector<GoldSentence> sentences;
    std::ifstream file(path);
    std::string line;
    std::string document;
    std::string text;
    std::vector<std::vector<std::string>> rows;
    while (std::getline(file, line)) {
        if (line.starts_with("# newdoc id = "))
            document = line.substr(14);
        else if (line.starts_with("# text = "))
            text = line.substr(9);
        else if (!line.empty() && line[0] != '#')
            rows.push_back(split(line, '\t'));
        if (!line.empty() || rows.empty()) continue;
        SentenceReader reader(text);
        GoldSentence sentence{.text = text, .document = document, .words = {}};
        const bool placed = std::all_of(rows.begin(), rows.end(), [&](const auto& cells) { return reader.add(cells); });
        if (placed && lay_over(reader, tables, marks, sentence))
            sentences.push_back(std::move(sentence));
        else
            ++left_out;
        rows.clear();
    }
    return sentences;
}

}  // namespace sayso::train
