#include "text/names.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.h"
#include "text/characters.h"
#include "text/quotations.h"
#include "text/surname_particles.h"

namespace sayso::text {
namespace {

constexpr TokenIndex max_name = 6;  // tokens
constexpr std::size_t max_outlet_title = 6;

void fill(auto& set, const Table& table, std::string_view column) {
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!table.cell(row, column).empty()) set.insert(table.cell(row, column));
    }
}

bool is_acronym(std::string_view form) {
    return form.size() >= 2 && form.size() <= 6 &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_initial(std::string_view form) {
    return form.size() >= 2 && form.size() <= 3 && form.back() == '.' && is_capitalised(form);
}

}  // namespace

NameFinder::NameFinder(const PackData& pack, const TokenTables& tables, const QuoteMarks& marks)
    : gazetteer_(pack, tables, marks),
      chain_(NameChain::from(pack.section(name_chain_section).value_or(std::string_view()))),
      model_(pack),
      classes_(WordClasses::from(pack.section(word_class_section).value_or(std::string_view()),
                                 pack.section(word_guess_section).value_or(std::string_view()))),
      guesses_(WordGuesses::from(pack.section(word_piece_section).value_or(std::string_view()))),
      lexicon_(pack.lexicon()) {
    fill(first_names_, pack.table("firstnames"), "name");
    fill(body_heads_, pack.table("body_heads"), "noun");
    fill(outlet_nouns_, pack.table("outlet_nouns"), "noun");
    const Table roles = pack.table("roles");
    for (std::size_t row = 0; row < roles.rows(); ++row) {
        const bool title = roles.cell(row, "kind") == "title";
        for (const char* column : {"masculine", "feminine"}) {
            const std::string_view noun = roles.cell(row, column);
            if (noun.empty()) continue;
            if (title)
                titles_.insert(noun);
            else
                roles_.insert(noun);
        }
    }
    const Table words = pack.table("name_words");
    for (std::size_t row = 0; row < words.rows(); ++row) {
        (words.cell(row, "kind") == "particle" ? particles_ : place_before_).insert(words.cell(row, "form"));
    }
    const Table endings = pack.table("endings");
    for (std::size_t row = 0; row < endings.rows(); ++row) {
        if (endings.cell(row, "kind") == "name") endings_.push_back(endings.cell(row, "suffix"));
    }
    listed_bodies_ = NameList(pack.table("body_names"), endings_);
}

bool NameFinder::is_common_word(std::string_view form, std::vector<LexiconReading>& readings) const {
    if (!lexicon_.lookup(form, readings)) return false;
    return std::none_of(readings.begin(), readings.end(),
                        [](const LexiconReading& r) { return r.upos == Upos::PROPN; });
}

bool NameFinder::is_role(std::string_view form, std::string_view lemma) const {
    return is_capitalised(form) && (roles_.ends(lemma) || roles_.contains(form) || titles_.contains(form));
}

// The search through one document.
class NameFinder::Search {
public:
    Search(const NameFinder& finder, std::string_view text, Document& document, StringArena& arena)
        : finder_(finder),
          text_(text),
          document_(document),
          arena_(arena),
          taken_(document.tokens.size(), false),
          quoted_(quoted_tokens(document)) {}

    void run() {
        outlets_in_marks();
        for (const Sentence& sentence : document_.sentences) {
            bodies(sentence.tokens);
            if (finder_.chain_.empty()) full_names(sentence.tokens);
            if (learnt()) told_by_model(sentence.tokens);
            search(sentence.tokens);
        }
        for (const Sentence& sentence : document_.sentences) known_surnames(sentence.tokens);
        surnames_are_persons();
        numbers_of_outlets();
        std::sort(document_.names.begin(), document_.names.end(),
                  [](const Name& a, const Name& b) { return a.tokens.begin < b.tokens.begin; });
    }

private:
    [[nodiscard]] bool learnt() const { return !finder_.chain_.empty() || !finder_.model_.empty(); }
    [[nodiscard]] std::string_view form(TokenIndex t) const { return document_.text_of(text_, t); }
    [[nodiscard]] const Token& token(TokenIndex t) const { return document_.tokens[t]; }
    [[nodiscard]] bool is_name_word(TokenIndex t) const;
    [[nodiscard]] bool is_first_name(TokenIndex t) const;
    [[nodiscard]] bool is_role(TokenIndex t) const;
    [[nodiscard]] bool is_genitive(TokenIndex t) const {
        return token(t).morph.case_ == Case::gen && token(t).lemma != form(t);
    }
    [[nodiscard]] std::string_view without_ending(std::string_view word) const;
    [[nodiscard]] TokenIndex person_end(TokenIndex t, TokenIndex end, bool introduced) const;
    [[nodiscard]] TokenIndex body_end(TokenIndex t, TokenIndex end) const;
    [[nodiscard]] Name unknown_name(TokenIndex t, TokenRange sentence) const;
    bool person(TokenIndex t, TokenRange sentence, TokenIndex& next);
    void remember_surname(TokenRange person);
    [[nodiscard]] bool is_capital_particle(std::string_view form) const;
    void join_at_particles(TokenIndex first);
    void told_by_model(TokenRange sentence);
    void add_told(TokenRange tokens, NameClass told);
    void outlets_in_marks();
    void bodies(TokenRange sentence);
    void full_names(TokenRange sentence);
    void search(TokenRange sentence);
    void known_surnames(TokenRange sentence);
    void surnames_are_persons();
    [[nodiscard]] bool is_number_of_name(TokenIndex t) const;
    void numbers_of_outlets();
    void add(Name name);

    const NameFinder& finder_;
    std::string_view text_;
    Document& document_;
    StringArena& arena_;
    std::vector<bool> taken_;
    std::vector<bool> quoted_;
    std::vector<NameWord> words_;
    mutable Room room_;
    WordSet surnames_;
    WordSet introduced_;  // those of persons who were named in full
};

void NameFinder::Search::add(Name name) {
    document_.names.push_back(name);
    for (TokenIndex t = name.tokens.begin; t < name.tokens.end; ++t) {
        Token& word = document_.tokens[t];
        // "Wall Street": what stands inside a name is no verb; nor is "sagte Nico Lange" an adverb.
        const bool verb = word.upos == Upos::VERB || word.upos == Upos::AUX;
        const bool part_of_person = name.kind == NameKind::person && word.upos != Upos::PROPN &&
                                    word.upos != Upos::NOUN && is_capitalised(form(t));
        if (!verb && !part_of_person) continue;
        word.upos = Upos::PROPN;
        word.morph = {};
        word.lemma = arena_.keep(form(t));
    }
    std::fill(taken_.begin() + name.tokens.begin, taken_.begin() + name.tokens.end, true);
}

// A capitalised word that the tagger takes for a name, or that the lexicon does not know.
bool NameFinder::Search::is_name_word(TokenIndex t) const {
    const Token& word = token(t);
    if (word.kind != TokenKind::word || taken_[t] || !is_capitalised(form(t)) || is_role(t)) return false;
    if (word.upos == Upos::PROPN) return !finder_.is_common_word(form(t), room_.readings);
    return !word.known && word.upos != Upos::ADJ && word.upos != Upos::VERB;
}

bool NameFinder::Search::is_first_name(TokenIndex t) const {
    return !taken_[t] &&
           (finder_.first_names_.contains(form(t)) || (is_initial(form(t)) && token(t).upos != Upos::NOUN));
}

bool NameFinder::Search::is_role(TokenIndex t) const { return finder_.is_role(form(t), token(t).lemma); }

void NameFinder::Search::add_told(TokenRange tokens, NameClass told) {
    while (told == NameClass::person && tokens.size() > 1 && is_role(tokens.begin)) ++tokens.begin;
    // "der Energietechniker Veit Lohmar"
    if (told == NameClass::organisation && tokens.size() == 2 && tokens.begin > 0 &&
        finder_.first_names_.contains(form(tokens.begin)) && is_role(tokens.begin - 1))
        told = NameClass::person;
    // "Nachrichtenagentur Reuters"
    while (told == NameClass::organisation && tokens.size() > 1 &&
           finder_.outlet_nouns_.ends(token(tokens.begin).lemma) &&
           finder_.gazetteer_.match(text_, document_, tokens.begin + 1, tokens.end).end == tokens.end)
        ++tokens.begin;
    for (TokenIndex t = tokens.begin; t < tokens.end; ++t) {
        if (taken_[t]) return;
    }
    constexpr std::array<NameKind, 4> kinds = {NameKind::person, NameKind::place, NameKind::body, NameKind::other};
    Name name{.tokens = tokens, .kind = kinds[static_cast<std::size_t>(told)]};
    const Gazetteer::Match known = finder_.gazetteer_.match(text_, document_, tokens.begin, tokens.end);
    // Some papers are told as works ("die Zeitung Nowaja Gaseta").
    const bool may_be_outlet = told == NameClass::organisation || told == NameClass::other;
    if (known.end == tokens.end && told != NameClass::person)
        name.kind = known.kind;
    else if (may_be_outlet && tokens.begin > 0 && finder_.outlet_nouns_.ends(token(tokens.begin - 1).lemma))
        name.kind = NameKind::outlet;
    add(name);
    if (told == NameClass::person) remember_surname(tokens);
}

bool NameFinder::Search::is_capital_particle(std::string_view form) const {
    if (!is_capitalised(form)) return false;
    room_.lower.clear();
    append_lower(form, room_.lower);
    return finder_.particles_.contains(room_.lower);
}

// No person's name ends in a particle: it goes on to the capitalised word behind ("Ursula von" | "der Leyen"), whatever
// that was taken for.
void NameFinder::Search::join_at_particles(TokenIndex first) {
    const auto particle = [&](std::size_t i) {
        return finder_.particles_.contains(words_[i].form) && words_[i].kind == TokenKind::word;
    };
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (words_[i].label != begin_of(NameClass::person)) continue;
        std::size_t last = i;
        while (last + 1 < words_.size() && words_[last + 1].label == inside_of(NameClass::person)) ++last;
        std::size_t next = last + 1;
        while (next < words_.size() && particle(next) && token(first + static_cast<TokenIndex>(next)).space_before)
            ++next;
        if (next >= words_.size() || !is_capitalised(words_[next].form)) continue;
        const bool capital = next > last + 1 && is_capital_particle(words_[last].form);  // "Alexander Van | der Bellen"
        // "Ursula | von der Leyen": a first name alone, and a word behind the particles that may be a surname, though
        // it be a place behind two of them. An article is no particle by itself ("nahm Philipp den Königstitel").
        const bool begins =
            next > last + 1 && words_[last + 1].upos != Upos::DET && last == i &&
            finder_.first_names_.contains(words_[i].form) && !words_[next].common &&
            (words_[next].label == outside || (next > last + 2 && words_[next].label == begin_of(NameClass::place)));
        if (!particle(last) && !capital && !begins) continue;
        for (std::size_t k = last + 1; k <= next; ++k) words_[k].label = inside_of(NameClass::person);
        for (std::size_t k = next + 1; k < words_.size() && words_[k].label != outside && !is_begin(words_[k].label);
             ++k)
            words_[k].label = inside_of(NameClass::person);
    }
}

void NameFinder::Search::told_by_model(TokenRange sentence) {
    finder_.describe(text_, document_, sentence, quoted_, room_, words_);
    if (finder_.chain_.empty())
        finder_.model_.label(words_);
    else
        finder_.chain_.label(words_, room_.chain);
    join_at_particles(sentence.begin);
    for (TokenIndex t = sentence.begin; t < sentence.end;) {
        const std::uint8_t label = words_[t - sentence.begin].label;
        TokenIndex end = t + 1;
        if (is_begin(label)) {
            while (end < sentence.end && words_[end - sentence.begin].label == label + 1) ++end;
            add_told({t, end}, class_of_label(label));
        }
        t = end;
    }
}

std::string_view NameFinder::Search::without_ending(std::string_view word) const {
    for (const std::string_view ending : finder_.endings_) {
        if (word.size() > ending.size() + 2 && word.ends_with(ending))
            return word.substr(0, word.size() - ending.size());
    }
    return word;
}

// End of the person's name that begins at `t`; t if there is none. `introduced`: a role or title stands before it.
TokenIndex NameFinder::Search::person_end(TokenIndex t, TokenIndex end, bool introduced) const {
    const bool first_name = is_first_name(t);
    if (!first_name && !(introduced && is_name_word(t))) return t;
    TokenIndex last = t + 1;
    TokenIndex at = t + 1;
    while (at < end && at - t < max_name && token(at).space_before && !is_genitive(at - 1)) {
        if (finder_.particles_.contains(form(at)) && at + 1 < end) {
            ++at;
            continue;
        }
        const bool surname = is_capitalised(form(at)) && token(at).kind == TokenKind::word && !taken_[at] &&
                             !is_role(at) &&
                             (is_name_word(at) || is_first_name(at) ||
                              (at == last && last == t + 1 && token(at).upos == Upos::NOUN && first_name));
        if (!surname) break;
        last = ++at;
    }
    return last;
}

void NameFinder::Search::remember_surname(TokenRange person) {
    // Where the second part is a given name ("Kim Jong-un"), it is written small behind its hyphen, and the surname is
    // first.
    const std::string_view last = form(person.end - 1);
    const std::size_t hyphen = last.find('-');
    const bool given_last = person.size() == 2 && hyphen != std::string_view::npos && hyphen + 1 < last.size() &&
                            is_lower(decode_utf8(last.substr(hyphen + 1)).code_point);
    const std::string_view surname = given_last ? form(person.begin) : last;
    for (const std::string_view known : {surname, without_ending(surname)}) {
        surnames_.insert(known);
        if (person.size() > 1) introduced_.insert(known);
    }
}

bool NameFinder::Search::person(TokenIndex t, TokenRange sentence, TokenIndex& next) {
    const bool introduced = t > sentence.begin && is_role(t - 1);
    const TokenIndex end = person_end(t, sentence.end, introduced);
    if (end == t || (end == t + 1 && !introduced && (token(t).upos != Upos::PROPN || is_initial(form(t)))))
        return false;
    add({.tokens = {t, end}, .kind = NameKind::person});
    remember_surname({t, end});
    next = end;
    return true;
}

// "Landgericht Berlin", "Universität Köln": the noun with the name behind it.
TokenIndex NameFinder::Search::body_end(TokenIndex t, TokenIndex end) const {
    if (token(t).upos != Upos::NOUN && token(t).upos != Upos::PROPN) return t;
    if (t + 1 >= end || taken_[t + 1] || !is_capitalised(form(t + 1)) || !finder_.body_heads_.ends(token(t).lemma))
        return t;
    const Gazetteer::Match place = finder_.gazetteer_.match(text_, document_, t + 1, end);
    if (place.end != 0) return place.kind == NameKind::place || place.kind == NameKind::state ? place.end : t;
    if (!finder_.chain_.empty()) return t;  // the chain tells it better
    TokenIndex at = t + 1;
    while (at < end && at - t < max_name && is_name_word(at) && !is_first_name(at)) ++at;
    return at == t + 1 ? t : at;
}

// Names of which nothing is known: what they look like, and what stands before them, must do.
Name NameFinder::Search::unknown_name(TokenIndex t, TokenRange sentence) const {
    TokenIndex end = t + 1;
    while (end < sentence.end && end - t < max_name && is_name_word(end) && token(end).space_before &&
           token(end).upos == Upos::PROPN && !is_genitive(end - 1))
        ++end;
    Name name{.tokens = {t, end}, .kind = NameKind::other};
    if (end == t + 1 && is_acronym(form(t)))
        name.kind = NameKind::body;
    else if (t > sentence.begin && finder_.place_before_.contains(form(t - 1)) && !is_genitive(end - 1))
        name.kind = NameKind::place;
    else if (end > t + 1)
        name.kind = NameKind::person;
    return name;
}

void NameFinder::Search::outlets_in_marks() {
    for (const Quotation& quotation : document_.quotations) {
        if (quotation.open == no_token || quotation.close == no_token || quotation.inner.empty() ||
            quotation.inner.size() > max_outlet_title)
            continue;
        const Gazetteer::Match match =
            finder_.gazetteer_.match(text_, document_, quotation.inner.begin, quotation.inner.end);
        const bool known = match.end == quotation.inner.end && match.kind == NameKind::outlet;
        const bool told = quotation.open > 0 && finder_.outlet_nouns_.ends(token(quotation.open - 1).lemma) &&
                          token(quotation.open - 1).sentence == token(quotation.open).sentence;
        if (known || told) add({.tokens = quotation.inner, .kind = NameKind::outlet});
    }
}

void NameFinder::Search::bodies(TokenRange sentence) {
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        const TokenIndex end = taken_[t] ? t : body_end(t, sentence.end);
        if (end == t) continue;
        add({.tokens = {t, end}, .kind = NameKind::body});
        t = end - 1;
    }
}

// "Ursula von der Leyen": a known first name and what follows it. Surer than what the model says.
void NameFinder::Search::full_names(TokenRange sentence) {
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        if (taken_[t] || !finder_.first_names_.contains(form(t)) || is_role(t)) continue;
        if (finder_.gazetteer_.match(text_, document_, t, sentence.end).end > t + 1) continue;
        const TokenIndex end = person_end(t, sentence.end, false);
        if (end < t + 2) continue;
        add({.tokens = {t, end}, .kind = NameKind::person});
        remember_surname({t, end});
        t = end - 1;
    }
}

void NameFinder::Search::search(TokenRange sentence) {
    const bool learnt = this->learnt();
    for (TokenIndex t = sentence.begin; t < sentence.end;) {
        TokenIndex next = t + 1;
        if (taken_[t] || token(t).kind != TokenKind::word) {
            t = next;
            continue;
        }
        const Gazetteer::Match match = finder_.gazetteer_.match(text_, document_, t, sentence.end);
        const bool told = t > sentence.begin && finder_.outlet_nouns_.ends(token(t - 1).lemma);
        // A single place or firm that the model did not take is an ordinary word more often than not ("Essen",
        // "Total").
        const bool doubtful = learnt && (match.kind == NameKind::place || match.company) && match.end == t + 1;
        const bool counts = match.end != 0 && (match.bare || told) && !doubtful &&
                            (match.kind != NameKind::group || token(t).upos != Upos::ADJ);
        if (match.end > t + 1 && counts) {
            add({.tokens = {t, match.end}, .kind = match.kind});
            next = match.end;
        } else if (is_capitalised(form(t)) && !is_role(t) && (!learnt || (t > sentence.begin && is_role(t - 1))) &&
                   person(t, sentence, next)) {
        } else if (counts) {
            add({.tokens = {t, match.end}, .kind = match.kind});
        } else if (!learnt && is_name_word(t) && token(t).upos == Upos::PROPN && !surnames_.contains(form(t)) &&
                   !surnames_.contains(without_ending(form(t)))) {
            const Name name = unknown_name(t, sentence);
            if (name.kind != NameKind::other) add(name);
            next = name.tokens.end;
        }
        t = next;
    }
}

void NameFinder::Search::known_surnames(TokenRange sentence) {
    for (TokenIndex t = sentence.begin; t < sentence.end; ++t) {
        if (taken_[t] || token(t).kind != TokenKind::word || !is_capitalised(form(t))) continue;
        if (surnames_.contains(form(t)) || surnames_.contains(without_ending(form(t)))) {
            add({.tokens = {t, t + 1}, .kind = NameKind::person});
        } else if (finder_.chain_.empty() && is_name_word(t) && token(t).upos == Upos::PROPN) {
            add({.tokens = {t, t + 1}, .kind = NameKind::other});
        }
    }
}

// What was taken for something else is a person, where the article names one in full ("Jean-Claude Juncker … Juncker").
void NameFinder::Search::surnames_are_persons() {
    for (Name& name : document_.names) {
        if (name.tokens.size() != 1 || name.kind == NameKind::person || name.kind == NameKind::outlet) continue;
        const std::string_view word = form(name.tokens.begin);
        if (!introduced_.contains(word) && !introduced_.contains(without_ending(word))) continue;
        const Gazetteer::Match known = finder_.gazetteer_.match(text_, document_, name.tokens.begin, name.tokens.end);
        if (known.end == 0) name.kind = NameKind::person;
    }
}

// A small number that counts nothing: no noun stands behind it.
bool NameFinder::Search::is_number_of_name(TokenIndex t) const {
    constexpr std::size_t most_digits = 3;
    const std::vector<Token>& tokens = document_.tokens;
    if (t >= tokens.size() || tokens[t].sentence != tokens[t - 1].sentence || taken_[t] ||
        form(t).size() > most_digits ||
        !std::all_of(form(t).begin(), form(t).end(), [](char c) { return c >= '0' && c <= '9'; }))
        return false;
    return t + 1 == tokens.size() || tokens[t + 1].sentence != tokens[t].sentence ||
           (tokens[t + 1].kind != TokenKind::symbol && !is_capitalised(form(t + 1)));
}

// "der Sender Kanal 3": the number belongs to the name, and so it does wherever the two stand together.
void NameFinder::Search::numbers_of_outlets() {
    std::vector<std::pair<std::string_view, std::string_view>> numbered;
    const auto with_number = [&](const Name& name) {
        return std::pair{form(name.tokens.end - 1), form(name.tokens.end)};
    };
    for (const Name& name : document_.names) {
        const TokenIndex begin = name.tokens.begin;
        const bool told = (begin > 0 && finder_.outlet_nouns_.ends(token(begin - 1).lemma)) ||
                          finder_.outlet_nouns_.ends(token(begin).lemma);
        if (name.kind != NameKind::person && (told || name.kind == NameKind::outlet) &&
            is_number_of_name(name.tokens.end))
            numbered.push_back(with_number(name));
    }
    if (numbered.empty()) return;
    for (Name& name : document_.names) {
        if (name.tokens.end >= document_.tokens.size() || !is_number_of_name(name.tokens.end) ||
            std::find(numbered.begin(), numbered.end(), with_number(name)) == numbered.end())
            continue;
        taken_[name.tokens.end++] = true;
        name.kind = NameKind::outlet;
    }
}

void NameFinder::find(std::string_view text, Document& document, StringArena& arena) const {
    Search(*this, text, document, arena).run();
    surnames_take_particles(text, document, particles_);
}

}  // namespace sayso::text
