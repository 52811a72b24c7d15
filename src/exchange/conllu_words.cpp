#include "exchange/conllu_words.h"

#include <algorithm>
#include <optional>

namespace sayso::exchange {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word_byte(char c) { return is_ascii_letter(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80; }

// A hyphen or slash between two words; not in ranges of years.
bool parts_words(std::string_view form, std::size_t at) {
    if (form[at] != '-' && form[at] != '/') return false;
    if (at == 0 || at + 1 == form.size() || !is_word_byte(form[at - 1]) || !is_word_byte(form[at + 1])) return false;
    return !(is_digit(form[at - 1]) && is_digit(form[at + 1]));
}

// The pieces of a compound and the marks between them; the form alone if it has none.
std::vector<std::string_view> pieces_of(std::string_view form) {
    std::vector<std::string_view> pieces;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (!parts_words(form, at)) continue;
        pieces.push_back(form.substr(begin, at - begin));
        pieces.push_back(form.substr(at, 1));
        begin = at + 1;
    }
    pieces.push_back(form.substr(begin));
    return pieces;
}

bool is_mark(std::string_view piece) { return piece == "-" || piece == "/"; }

// As a word is written inside a sentence; letters outside ASCII stay.
std::string with_small_first(std::string_view form) {
    std::string small(form);
    if (!small.empty() && small[0] >= 'A' && small[0] <= 'Z') small[0] = static_cast<char>(small[0] - 'A' + 'a');
    return small;
}

// "SPD", "USB": the treebanks take such parts for names.
bool is_short_name(std::string_view part) {
    return part.size() > 1 && std::all_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_finite(const Token& token) { return token.morph.verb_form == VerbForm::fin; }

}  // namespace

UdWords::UdWords(const PackData& pack) : lexicon_(pack.lexicon()), features_(pack) {
    const Table table = pack.table("contractions");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (table.cell(row, "article").empty()) continue;
        contractions_[std::string(table.cell(row, "form"))] = {
            table.cell(row, "preposition"), table.cell(row, "article"), table.cell(row, "article_lemma"),
            table.cell(row, "features")};
    }
}

Upos UdWords::tag_of_part(std::string_view part) const {
    if (is_short_name(part)) return Upos::PROPN;
    std::vector<LexiconReading> readings;
    if (!lexicon_.lookup(part, readings) && !lexicon_.lookup(with_small_first(part), readings)) return Upos::PROPN;
    const auto has = [&](Upos tag) {
        return std::any_of(readings.begin(), readings.end(), [&](const LexiconReading& r) { return r.upos == tag; });
    };
    for (const Upos tag : {Upos::NOUN, Upos::PROPN, Upos::ADJ})
        if (has(tag)) return tag;
    return readings.front().upos;
}

// Builds one sentence. Heads are laid between tokens first, since a word's number is known only when all before it are
// made.
class UdWords::Builder {
public:
    Builder(const UdWords& rules, std::string_view text, const Document& document, TokenRange range)
        : rules_(rules), text_(text), document_(document), range_(range) {}

    UdSentence build() {
        for (TokenIndex t = range_.begin; t < range_.end; ++t) add(t);
        if (has_tree())
            lay_tree();
        else
            hang_on_one();
        return std::move(sentence_);
    }

private:
    [[nodiscard]] const Token& token(TokenIndex t) const { return document_.tokens[t]; }

    void add(TokenIndex t) {
        const std::string_view form = token(t).span.of(text_);
        if (const Contraction* contraction = contraction_of(t, form)) return add_contraction(t, form, *contraction);
        const std::vector<std::string_view> pieces =
            token(t).kind == TokenKind::word ? pieces_of(form) : std::vector<std::string_view>{form};
        std::uint32_t begin = token(t).span.begin;
        const auto last = static_cast<std::uint32_t>(sentence_.words.size() + pieces.size());
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            const auto end = static_cast<std::uint32_t>(begin + pieces[p].size());
            sentence_.tokens.push_back(
                {.span = {begin, end}, .first_word = static_cast<std::uint32_t>(sentence_.words.size())});
            sentence_.words.push_back(p + 1 == pieces.size() ? word_of(t, pieces[p]) : part_of(t, pieces[p], last));
            begin = end;
        }
        main_word_.push_back(last);
    }

    [[nodiscard]] const Contraction* contraction_of(TokenIndex t, std::string_view form) const {
        if (token(t).upos != Upos::ADP) return nullptr;
        const auto found = rules_.contractions_.find(with_small_first(form));
        return found == rules_.contractions_.end() ? nullptr : &found->second;
    }

    void add_contraction(TokenIndex t, std::string_view form, const Contraction& contraction) {
        sentence_.tokens.push_back(
            {.span = token(t).span, .first_word = static_cast<std::uint32_t>(sentence_.words.size()), .words = 2});
        UdWord preposition = word_of(t, form);
        preposition.form = preposition.lemma = contraction.preposition;
        sentence_.words.push_back(std::move(preposition));
        main_word_.push_back(static_cast<std::uint32_t>(sentence_.words.size()));

        UdWord article{
            .form = std::string(contraction.article), .lemma = std::string(contraction.lemma), .upos = Upos::DET};
        article.features = rules_.features_.of(Upos::DET, contraction.lemma, Morph{}, TokenKind::word);
        put_features(contraction.features, article.features);
        if (article.features.count("Gender") == 0) put_features(gender_behind(t), article.features);
        article.relation = "det";
        sentence_.words.push_back(std::move(article));
        articles_.push_back(static_cast<std::uint32_t>(sentence_.words.size() - 1));
    }

    // Gender of the noun that the preposition stands before.
    [[nodiscard]] std::string_view gender_behind(TokenIndex t) const {
        for (TokenIndex next = t + 1; next < range_.end && next - t < 8; ++next) {
            if (token(next).upos != Upos::NOUN && token(next).upos != Upos::PROPN) continue;
            switch (token(next).morph.gender) {
                case Gender::masc: return "Gender=Masc";
                case Gender::fem: return "Gender=Fem";
                case Gender::neut: return "Gender=Neut";
                case Gender::none: return {};
            }
        }
        return {};
    }

    [[nodiscard]] UdWord word_of(TokenIndex t, std::string_view form) const {
        const Token& of = token(t);
        UdWord word{.form = std::string(form), .lemma = std::string(without_particle(of)), .upos = of.upos};
        if (form.size() < of.span.size()) word.lemma = lemma_of_last(of.lemma);
        if (word.lemma.empty()) word.lemma = form;
        word.features = rules_.features_.of(of.upos, of.lemma, of.morph, of.kind);
        return word;
    }

    // A separated particle is a word of its own there: "teilte … mit" is "teilen" with "mit".
    [[nodiscard]] std::string_view without_particle(const Token& of) const {
        if (of.separated == no_token) return of.lemma;
        const std::string_view particle = token(of.separated).span.of(text_);
        return of.lemma.size() > particle.size() && of.lemma.starts_with(particle) ? of.lemma.substr(particle.size())
                                                                                   : of.lemma;
    }

    [[nodiscard]] static std::string lemma_of_last(std::string_view lemma) {
        return std::string(pieces_of(lemma).back());
    }

    // A part in front of the last one is a compound's first half; a mark hangs on the part before it.
    [[nodiscard]] UdWord part_of(TokenIndex t, std::string_view piece, std::uint32_t last) const {
        UdWord word{.form = std::string(piece), .lemma = std::string(piece)};
        if (is_mark(piece)) {
            word.upos = Upos::PUNCT;
            word.head = static_cast<std::uint32_t>(sentence_.words.size());
            word.relation = "punct";
            return word;
        }
        word.upos = rules_.tag_of_part(piece);
        if (word.upos == Upos::NOUN || word.upos == Upos::PROPN)
            word.features = rules_.features_.of(word.upos, word.lemma, nominal_part(token(t).morph), TokenKind::word);
        word.head = last;
        word.relation = "compound";
        return word;
    }

    [[nodiscard]] static Morph nominal_part(const Morph& whole) {
        return {.case_ = whole.case_, .number = whole.number, .gender = whole.gender};
    }

    // One root, and from every token a way to it.
    [[nodiscard]] bool has_tree() const {
        std::size_t roots = 0;
        for (TokenIndex t = range_.begin; t < range_.end; ++t) {
            if (token(t).head == no_token)
                ++roots;
            else if (!range_.contains(token(t).head))
                return false;
        }
        if (roots != 1) return false;
        std::vector<std::uint8_t> sure(range_.size(), 0);
        std::vector<TokenIndex> way;
        for (TokenIndex t = range_.begin; t < range_.end; ++t) {
            way.clear();
            TokenIndex at = t;
            for (; at != no_token && sure[at - range_.begin] == 0; at = token(at).head) {
                if (way.size() > range_.size()) return false;
                way.push_back(at);
            }
            for (const TokenIndex w : way) sure[w - range_.begin] = 1;
        }
        return true;
    }

    UdWord& main_word(TokenIndex t) { return sentence_.words[main_word_[t - range_.begin] - 1]; }

    void lay_tree() {
        for (TokenIndex t = range_.begin; t < range_.end; ++t) {
            UdWord& word = main_word(t);
            word.head = token(t).head == no_token ? 0 : main_word_[token(t).head - range_.begin];
            word.relation = token(t).head == no_token ? "root" : relation_of(token(t));
        }
        // The article hangs where its preposition hangs: on the noun.
        for (const std::uint32_t article : articles_) {
            const std::uint32_t noun = sentence_.words[article - 1].head;
            sentence_.words[article].head = noun == 0 ? article : noun;
        }
    }

    [[nodiscard]] std::string relation_of(const Token& of) const {
        const auto& names = document_.relation_names;
        return of.relation == 0 || of.relation > names.size() ? "dep" : names[of.relation - 1];
    }

    void hang_on_one() {
        const TokenIndex root = best_root();
        for (TokenIndex t = range_.begin; t < range_.end; ++t) {
            UdWord& word = main_word(t);
            word.head = t == root ? 0 : main_word_[root - range_.begin];
            word.relation = t == root ? "root" : token(t).upos == Upos::PUNCT ? "punct" : "dep";
        }
        for (const std::uint32_t article : articles_) sentence_.words[article].head = main_word_[root - range_.begin];
    }

    [[nodiscard]] TokenIndex best_root() const {
        const auto first_with = [&](auto&& fits) {
            TokenIndex t = range_.begin;
            while (t < range_.end && !fits(token(t))) ++t;
            return t;
        };
        TokenIndex root = first_with(is_finite);
        if (root == range_.end)
            root = first_with([](const Token& of) { return of.upos == Upos::NOUN || of.upos == Upos::PROPN; });
        if (root == range_.end) root = first_with([](const Token& of) { return of.upos != Upos::PUNCT; });
        return root == range_.end ? range_.begin : root;
    }

    const UdWords& rules_;
    std::string_view text_;
    const Document& document_;
    TokenRange range_;
    UdSentence sentence_;
    std::vector<std::uint32_t>
        main_word_;  // for each token the number, from 1, of the word that stands for it in the tree
    std::vector<std::uint32_t> articles_;  // indices of the articles in contractions
};

UdSentence UdWords::of(std::string_view text, const Document& document, TokenRange sentence) const {
    return Builder(*this, text, document, sentence).build();
}

}  // namespace sayso::exchange
