#include "text/clauses.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <vector>

#include "text/characters.h"
#include "text/clause_parts.h"
#include "text/clause_pieces.h"
#include "text/phrases.h"
#include "text/verb_repair.h"

namespace sayso::text {
namespace {

constexpr std::uint32_t no_clause = 0xFFFFFFFF;
// Clauses nested deeper than this are not language; closing them keeps time linear whatever comes.
constexpr std::size_t max_depth = 32;

bool is_dependent(ClauseKind kind) {
    return kind != ClauseKind::main && kind != ClauseKind::verb_first && kind != ClauseKind::fragment;
}

// Puts the pieces of one sentence together. Invariant: on the stack each clause depends on, or stands inside, the one
// below it; a clause of another region than the piece at hand is left alone or closed.
class Assembler {
public:
    Assembler(const std::vector<Piece>& pieces, Document& document)
        : pieces_(pieces), document_(document), clauses_(document.clauses) {}

    void assemble(std::uint32_t sentence) {
        sentence_ = sentence;
        waiting_.clear();
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            leave_regions(pieces_[i].region);
            place(i);
        }
        while (!stack_.empty()) close();
    }

private:
    struct Open {
        std::uint32_t clause;
        std::uint32_t region;
        bool lacks_verb;
    };

    void place(std::size_t i) {
        const Piece& piece = pieces_[i];
        if (is_dependent(piece.kind)) return open_dependent(piece);
        if (piece.kind == ClauseKind::fragment)
            return waits_for_verb(i) ? open_main(as_main(piece)) : place_fragment(piece);
        if (const std::optional<std::uint32_t> around = clause_around(i)) {
            close_down_to(*around);
            return push(piece, piece.kind, *around);
        }
        if (tells_more_of_clause_before(i) || is_told_in_front_clause(i)) return push(piece, piece.kind, top());
        if (piece.coordinated && piece.verb_final && piece.tokens.size() > 2 && lacking(piece.region) == nullptr) {
            const Open* model = innermost_dependent(piece.region);
            if (model != nullptr && !begins_with_other_mood(*model, piece)) return open_like(*model, piece);
        }
        leave_comparison(piece);
        if (const Open* open = lacking(piece.region); open != nullptr && !is_label(*open, piece))
            return fill(*open, piece);
        open_main(piece);
    }

    // "Bedauerte, dass es erst 2027 komme, und hofft auf Hilfe": a verb in front, and not in the mood of what is told.
    bool begins_with_other_mood(const Open& told, const Piece& piece) const {
        const TokenIndex finite = clauses_[told.clause].finite;
        return piece.finite == piece.tokens.begin + 1 && finite != no_token &&
               document_.tokens[finite].morph.mood == Mood::sub &&
               document_.tokens[piece.finite].morph.mood != Mood::sub;
    }

    // The clause that a piece is a parenthesis in: it begins with a verb, and the clause goes on behind it.
    std::optional<std::uint32_t> clause_around(std::size_t i) const {
        const Piece& piece = pieces_[i];
        if (piece.kind != ClauseKind::verb_first || i + 1 >= pieces_.size()) return std::nullopt;
        const Piece& next = pieces_[i + 1];
        if (next.region != piece.region || next.coordinated) return std::nullopt;
        if (const Open* open = lacking(piece.region)) {
            if (is_dependent(clauses_[open->clause].kind) || !has_its_verb(piece, next)) return std::nullopt;
            return open->clause;
        }
        if (stack_.empty() || stack_.back().region != piece.region || !is_left_open(i)) return std::nullopt;
        return stack_.back().clause;
    }

    // "Den Vorwurf, er sei geflohen, weist sie zurück", "Die Kamera, von der es hieß, sie sei intakt, ist blind": a
    // clause in the subjunctive with a subject of its own, where the one around it still waits for its verb and the
    // next piece begins with that.
    bool tells_more_of_clause_before(std::size_t i) const {
        const Piece& piece = pieces_[i];
        const Open* open = lacking(piece.region);
        return piece.kind == ClauseKind::main && !piece.coordinated && !piece.begins_anew && open != nullptr && i > 0 &&
               !is_dependent(clauses_[open->clause].kind) && is_told_with_subject(piece) &&
               (is_dependent(pieces_[i - 1].kind) || ends_with_noun(pieces_[i - 1])) && is_before_verb(i);
    }

    // "Nachdem die Polizei erklärt hatte, es gebe keine Gefahr, öffneten die Läden": behind a dependent clause that
    // opens the sentence its main clause begins with the verb, so what does not is told in the dependent one.
    bool is_told_in_front_clause(std::size_t i) const {
        const Piece& piece = pieces_[i];
        if (piece.kind != ClauseKind::main || piece.coordinated || piece.begins_anew || i == 0 || stack_.empty())
            return false;
        const Clause& front = clauses_[stack_.back().clause];
        return front.kind == ClauseKind::adverbial && front.parent == no_clause && front.finite != no_token &&
               stack_.back().region == piece.region && pieces_[i - 1].kind == ClauseKind::adverbial &&
               document_.tokens[front.finite].morph.mood != Mood::sub && is_told_with_subject(piece) &&
               is_before_verb(i) && document_.tokens[pieces_[i + 1].finite].morph.mood != Mood::sub;
    }

    // The next piece begins with a verb, in the subjunctive only where the piece has its own subject for sure ("Der
    // Vorwurf, er sei geflohen, sei falsch", but "Die Stadt, das Land seien dafür, sähen aber kein Geld").
    bool is_before_verb(std::size_t i) const {
        if (i + 1 >= pieces_.size()) return false;
        const Piece& next = pieces_[i + 1];
        if (next.kind != ClauseKind::verb_first || next.region != pieces_[i].region || next.coordinated) return false;
        if (document_.tokens[next.finite].morph.mood != Mood::sub) return true;
        const Phrase* phrase = phrase_beginning_at(document_, pieces_[i].tokens.begin);
        const Number wanted = document_.tokens[pieces_[i].finite].morph.number;
        return phrase != nullptr &&
               (phrase->number == Number::none || wanted == Number::none || phrase->number == wanted);
    }

    // In the first subjunctive, with one phrase in front of the verb, which can be its subject.
    bool is_told_with_subject(const Piece& piece) const {
        const Morph& verb = document_.tokens[piece.finite].morph;
        const Phrase* phrase = phrase_beginning_at(document_, piece.tokens.begin);
        return verb.mood == Mood::sub && verb.tense == Tense::pres && phrase != nullptr &&
               phrase->tokens.end == piece.finite && phrase->preposition == no_token && phrase->can_be(Case::nom);
    }

    bool ends_with_noun(const Piece& piece) const {
        const Upos last = document_.tokens[piece.tokens.end - 1].upos;
        return piece.kind == ClauseKind::fragment && (last == Upos::NOUN || last == Upos::PROPN);
    }

    // "Die Lage, sagte Meier, sei ernst": the next piece begins with the verb. In "Der Plan, den die Stadt hat, sei
    // schlecht, sagte Meier" it is the other way round.
    bool has_its_verb(const Piece& piece, const Piece& next) const {
        return next.kind == ClauseKind::verb_first && !goes_on_before(piece, next);
    }

    // "Man müsse, sagte Meier, endlich handeln": the clause on top ended with an auxiliary, or what is told, right in
    // front of the piece, and the other verb stands behind it.
    bool is_left_open(std::size_t i) const {
        const Piece& piece = pieces_[i];
        const Clause& before = clauses_[stack_.back().clause];
        const auto waits = [](const Token& verb) { return verb.upos == Upos::AUX || verb.morph.mood == Mood::sub; };
        return i > 0 && before.kind == ClauseKind::main && before.finite != no_token &&
               before.finite + 1 == pieces_[i - 1].tokens.end && before.finite + 2 == piece.tokens.begin &&
               waits(document_.tokens[before.finite]) && document_.tokens[piece.finite].upos == Upos::VERB &&
               pieces_[i + 1].kind == ClauseKind::fragment && has_other_verb(pieces_[i + 1]);
    }

    // Ends with a verb that is not finite.
    bool has_other_verb(const Piece& piece) const {
        const Token& last = document_.tokens[piece.tokens.end - 1];
        const VerbForm form = last.morph.verb_form;
        return (last.upos == Upos::VERB || last.upos == Upos::AUX) && (form == VerbForm::inf || form == VerbForm::part);
    }

    // Whether of two pieces that begin with a verb the first goes on with the clause before: by the mood of what is
    // told, else because the second alone has a subject, or alone a full verb.
    bool goes_on_before(const Piece& piece, const Piece& next) const {
        const auto is_told = [&](const Piece& p) { return document_.tokens[p.finite].morph.mood == Mood::sub; };
        if (is_told(piece) != is_told(next)) return is_told(piece);
        if (has_subject(piece) != has_subject(next)) return has_subject(next);
        return document_.tokens[piece.finite].upos == Upos::AUX && document_.tokens[next.finite].upos == Upos::VERB;
    }

    // A phrase behind the verb that agrees with it.
    bool has_subject(const Piece& piece) const {
        const Number wanted = document_.tokens[piece.finite].morph.number;
        for (TokenIndex t = piece.finite + 1; t < piece.tokens.end; ++t) {
            const Phrase* phrase = phrase_beginning_at(document_, t);
            if (phrase != nullptr && phrase->preposition == no_token && phrase->can_be(Case::nom) &&
                (phrase->number == Number::none || phrase->number == wanted))
                return true;
        }
        return false;
    }

    // "Fest steht: Der Minister, der angereist war, blieb bei vier Toten": behind a colon a phrase whose verb comes
    // behind dependent clauses opens a clause of its own.
    bool waits_for_verb(std::size_t i) const {
        const Piece& piece = pieces_[i];
        std::size_t next = i + 1;
        while (next < pieces_.size() && is_dependent(pieces_[next].kind)) ++next;
        return next > i + 1 && next < pieces_.size() && pieces_[next].kind == ClauseKind::verb_first &&
               pieces_[next].region == piece.region && !pieces_[next].coordinated &&
               (piece.begins_anew || opens_what_is_told(piece, pieces_[next]));
    }

    // "Die Ministerin sagte, die Brücke, die 1970 gebaut wurde, sei sicher": nor is there a colon behind a verb in
    // second place, if the verb that comes is in the subjunctive.
    bool opens_what_is_told(const Piece& piece, const Piece& verb) const {
        return !stack_.empty() && stack_.back().region == piece.region &&
               clauses_[stack_.back().clause].kind == ClauseKind::main && lacking(piece.region) == nullptr &&
               document_.tokens[verb.finite].morph.mood == Mood::sub;
    }

    static Piece as_main(Piece piece) {
        piece.kind = ClauseKind::main;
        return piece;
    }

    // "Tarifstreit: Die Gewerkschaft droht": what stands before the colon, or the dash of a heading, is no part of the
    // clause behind it.
    bool is_label(const Open& open, const Piece& piece) const {
        return piece.begins_anew && piece.finite != no_token && !is_dependent(clauses_[open.clause].kind);
    }

    // "…, wie etwa in Parks, sagte der Forscher": the verb of a comparison is left out, and what begins with one goes
    // on with the clause around it.
    void leave_comparison(const Piece& piece) {
        const Open* open = lacking(piece.region);
        const bool left = open != nullptr && clauses_[open->clause].kind == ClauseKind::question &&
                          clauses_[open->clause].parent != no_clause && piece.kind == ClauseKind::verb_first &&
                          piece.tokens.size() > 1 && !piece.verb_final;
        if (!left) return;
        close_down_to(open->clause);
        close();
    }

    void open_dependent(const Piece& piece) {
        if (piece.coordinated) {
            const Open* model = innermost_dependent(piece.region);
            while (model != nullptr && stack_.back().clause != model->clause) close();
            if (model != nullptr && clauses_[model->clause].kind == piece.kind) {
                const std::uint32_t parent = clauses_[model->clause].parent;
                close();
                return push(piece, piece.kind, parent);
            }
        }
        push(piece, piece.kind, top());
    }

    // Noun phrases and the like go on with what still waits for its verb, or else hang on the last clause. After a
    // complete dependent clause the clause around it goes on.
    void place_fragment(const Piece& piece) {
        if (const Open* open = lacking(piece.region)) {
            close_down_to(open->clause);
            return extend(piece);
        }
        if (goes_on_behind_infinitive(piece)) close();
        while (!stack_.empty() && stack_.back().region == piece.region &&
               is_dependent(clauses_[stack_.back().clause].kind) &&
               clauses_[stack_.back().clause].parent != no_clause &&
               clauses_[stack_.back().clause].kind != ClauseKind::infinitive) {
            close();
        }
        if (goes_on_behind_parenthesis(piece)) close();
        if (!stack_.empty() && stack_.back().region == piece.region) return extend(piece);
        push(piece, ClauseKind::main, stack_.empty() ? no_clause : top());
    }

    // "Hat die Stadt aufgefordert, die Straße zu sperren, und gedroht, …": a second participle of the auxiliary in the
    // clause around the infinitive.
    bool goes_on_behind_infinitive(const Piece& piece) const {
        if (stack_.empty() || stack_.back().region != piece.region || !piece.coordinated) return false;
        const Clause& infinitive = clauses_[stack_.back().clause];
        const Token& last = document_.tokens[piece.tokens.end - 1];
        if (infinitive.kind != ClauseKind::infinitive || infinitive.parent == no_clause || last.upos != Upos::VERB ||
            last.morph.verb_form != VerbForm::part)
            return false;
        const TokenIndex finite = clauses_[infinitive.parent].finite;
        return finite != no_token && document_.tokens[finite].upos == Upos::AUX;
    }

    // "Man müsse, sagte Meier, endlich handeln": see `is_left_open`.
    bool goes_on_behind_parenthesis(const Piece& piece) const {
        if (stack_.size() < 2 || !has_other_verb(piece)) return false;
        const Clause& clause = clauses_[stack_.back().clause];
        const Open& around = stack_[stack_.size() - 2];
        return clause.kind == ClauseKind::verb_first && clause.parent == around.clause &&
               around.region == piece.region && clauses_[around.clause].finite + 2 == clause.tokens.begin;
    }

    void open_main(const Piece& piece) {
        const std::uint32_t front = take_front(piece);
        std::uint32_t first_child = no_clause;
        while (!stack_.empty() && stack_.back().region == piece.region) {
            first_child = stack_.back().clause;
            close();
        }
        if (front != no_clause) first_child = front;
        const bool adopts = first_child != no_clause && is_dependent(clauses_[first_child].kind) &&
                            clauses_[first_child].parent == no_clause && !piece.coordinated;
        push(piece, piece.kind, stack_.empty() ? no_clause : top());
        if (adopts) adopt(first_child);
    }

    // "Die Ministerin sagte, wenn es regne, müsse man gehen": where what is told begins with its verb, the dependent
    // clause right in front of it belongs to it and not to the main clause before; no_clause if there is none.
    std::uint32_t take_front(const Piece& piece) {
        if (piece.kind != ClauseKind::verb_first || piece.coordinated ||
            document_.tokens[piece.finite].morph.mood != Mood::sub)
            return no_clause;
        std::size_t place = stack_.size();
        while (place > 0 && stack_[place - 1].region == piece.region) --place;
        if (place + 1 >= stack_.size()) return no_clause;
        const std::uint32_t front = stack_[place + 1].clause;
        const ClauseKind kind = clauses_[front].kind;
        if (clauses_[stack_[place].clause].kind != ClauseKind::main || !is_dependent(kind) ||
            kind == ClauseKind::relative)
            return no_clause;
        close_down_to(front);
        if (clauses_[front].tokens.end + 1 != piece.tokens.begin) return no_clause;
        clauses_[front].parent = no_clause;
        return front;
    }

    // A dependent clause that opens the sentence belongs to the main clause behind it.
    void adopt(std::uint32_t child) {
        const std::uint32_t self = static_cast<std::uint32_t>(clauses_.size() - 1);
        clauses_[child].parent = self;
        clauses_[self].tokens.begin = std::min(clauses_[self].tokens.begin, clauses_[child].tokens.begin);
    }

    void open_like(const Open& model, const Piece& piece) {
        const Clause like = clauses_[model.clause];
        const std::uint32_t model_clause = model.clause;
        close_down_to(model_clause);
        close();
        push(piece, like.kind, like.parent);
        clauses_.back().introducer = like.introducer;
    }

    void fill(const Open& open, const Piece& piece) {
        close_down_to(open.clause);
        extend(piece);
        stack_.back().lacks_verb = false;
        if (!waiting_.empty() && waiting_.back() == stack_.size() - 1) waiting_.pop_back();
    }

    void push(const Piece& piece, ClauseKind kind, std::uint32_t parent) {
        if (stack_.size() >= max_depth) close();
        Clause clause{.kind = kind,
                      .tokens = piece.tokens,
                      .parent = parent,
                      .sentence = sentence_,
                      .introducer = piece.introducer,
                      .finite = piece.finite};
        clauses_.push_back(clause);
        const bool lacks = piece.finite == no_token && kind != ClauseKind::infinitive;
        stack_.push_back({static_cast<std::uint32_t>(clauses_.size() - 1), piece.region, lacks});
        if (lacks) waiting_.push_back(stack_.size() - 1);
    }

    void extend(const Piece& piece) {
        Clause& clause = clauses_[stack_.back().clause];
        clause.tokens.end = std::max(clause.tokens.end, piece.tokens.end);
        if (clause.finite == no_token) clause.finite = piece.finite;
    }

    // The clause on top ends, and with it the clauses around it reach as far.
    void close() {
        const Clause& clause = clauses_[stack_.back().clause];
        if (clause.parent != no_clause) {
            Clause& parent = clauses_[clause.parent];
            parent.tokens.end = std::max(parent.tokens.end, clause.tokens.end);
        }
        if (!waiting_.empty() && waiting_.back() == stack_.size() - 1) waiting_.pop_back();
        stack_.pop_back();
    }

    void close_down_to(std::uint32_t clause) {
        while (stack_.back().clause != clause) close();
    }

    void leave_regions(std::uint32_t region) {
        const auto inside = [&](const Open& open) { return open.region == region; };
        const bool entered = std::any_of(stack_.begin(), stack_.end(), inside);
        if (!entered && region != 0) return;
        while (!stack_.empty() && stack_.back().region != region) close();
    }

    std::uint32_t top() const { return stack_.empty() ? no_clause : stack_.back().clause; }

    // The innermost clause of the region that waits for its finite verb.
    const Open* lacking(std::uint32_t region) const {
        if (waiting_.empty()) return nullptr;
        const Open& open = stack_[waiting_.back()];
        return open.region == region && open.lacks_verb ? &open : nullptr;
    }

    const Open* innermost_dependent(std::uint32_t region) const {
        for (auto open = stack_.rbegin(); open != stack_.rend() && open->region == region; ++open) {
            const ClauseKind kind = clauses_[open->clause].kind;
            if (is_dependent(kind) && kind != ClauseKind::infinitive) return &*open;
        }
        return nullptr;
    }

    const std::vector<Piece>& pieces_;
    const Document& document_;
    std::uint32_t sentence_ = 0;
    std::vector<Clause>& clauses_;
    std::vector<Open> stack_;
    std::vector<std::size_t> waiting_;  // places in stack_ of clauses that lack their verb, innermost last
};

// The single words of a cell like "Mitte|in der Mitte".
void mark_time_words(std::string_view forms, std::unordered_map<std::string, std::uint8_t>& roles) {
    while (!forms.empty()) {
        const std::size_t end = std::min(forms.find('|'), forms.size());
        if (const std::string_view form = forms.substr(0, end); form.find(' ') == std::string_view::npos) {
            std::string lower;
            append_lower(form, lower);
            roles[lower] |= names_time;
        }
        forms.remove_prefix(std::min(end + 1, forms.size()));
    }
}

}  // namespace

ClauseFinder::ClauseFinder(const PackData& pack) : lexicon_(pack.lexicon()) {
    static const std::unordered_map<std::string_view, std::uint8_t> kinds{
        {"complement", opens_complement},       {"question", opens_question},     {"adverbial", opens_adverbial},
        {"relative", opens_relative},           {"infinitive", opens_infinitive}, {"coordinator", coordinates},
        {"infinitive_marker", marks_infinitive}};
    const Table table = pack.table("clause_words");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const auto kind = kinds.find(table.cell(row, "kind"));
        if (kind != kinds.end()) roles_[std::string(table.cell(row, "form"))] |= kind->second;
    }
    static const std::unordered_set<std::string_view> time_kinds{"month", "weekday", "season", "day_part",
                                                                 "feast", "easter",  "period", "part"};
    const Table calendar = pack.table("calendar");
    for (std::size_t row = 0; row < calendar.rows(); ++row) {
        if (time_kinds.contains(calendar.cell(row, "kind"))) mark_time_words(calendar.cell(row, "forms"), roles_);
    }
}

Roles ClauseFinder::roles_of(std::string_view text, const Document& document) const {
    Roles roles(document.tokens.size(), 0);
    std::string lower;
    for (TokenIndex t = 0; t < document.tokens.size(); ++t) {
        if (!is_word(document.tokens[t])) continue;
        lower.clear();
        append_lower(document.text_of(text, t), lower);
        if (const auto found = roles_.find(lower); found != roles_.end()) roles[t] = found->second;
    }
    return roles;
}

void ClauseFinder::find(std::string_view text, const Roles& roles, Document& document) const {
    document.phrases = find_phrases(text, document, lexicon_);
    document.clauses.clear();
    for (const Sentence& sentence : document.sentences)
        repair_finite_verbs(text, document, roles, sentence.tokens, lexicon_);
    const Regions regions = find_regions(text, document);
    std::vector<Piece> pieces;
    Assembler assembler(pieces, document);
    for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
        pieces.clear();
        cut_sentence(text, document, roles, regions, document.sentences[s].tokens, pieces);
        assembler.assemble(s);
    }
    order_clauses(document.clauses);
    complete_clauses(document, roles);
}

}  // namespace sayso::text
