// Treebanks from CoNLL-U.
#include <unicode/uchar.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/utf8.h"
#include "eval/document.h"

namespace sayso::eval {
namespace {

constexpr std::array<std::string_view, 21> universal_features = {
    "PronType", "NumType",  "Poss", "Reflex", "Foreign", "Abbr",  "Gender",  "Animacy",  "Number", "Case",  "Definite",
    "Degree",   "VerbForm", "Mood", "Tense",  "Aspect",  "Voice", "Evident", "Polarity", "Person", "Polite"};
constexpr std::array<std::string_view, 7> functional_relations = {"aux", "cop", "mark", "det", "clf", "case", "cc"};

template <class List>
bool is_in(std::string_view name, const List& list) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::vector<std::string_view> split(std::string_view text, char at) {
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = std::min(text.find(at, begin), text.size());
        parts.push_back(text.substr(begin, end - begin));
        if (end == text.size()) return parts;
        begin = end + 1;
    }
}

std::string universal_part(std::string_view features) {
    std::vector<std::string_view> kept;
    for (const std::string_view feature : split(features, '|'))
        if (is_in(feature.substr(0, feature.find('=')), universal_features)) kept.push_back(feature);
    std::sort(kept.begin(), kept.end());
    std::string joined;
    for (const std::string_view feature : kept) joined.append(joined.empty() ? "" : "|").append(feature);
    return joined;
}

// The form's characters without blanks of any kind.
std::u32string characters_of(std::string_view form) {
    std::u32string characters;
    while (!form.empty()) {
        const Decoded next = decode_utf8(form);
        if (u_charType(static_cast<UChar32>(next.code_point)) != U_SPACE_SEPARATOR) characters += next.code_point;
        form.remove_prefix(next.size);
    }
    return characters;
}

std::u32string lower_of(std::u32string text) {
    for (char32_t& c : text) c = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    return text;
}

bool number_from(std::string_view text, std::uint32_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

class Loader {
public:
    Result<Treebank> load(std::string_view conllu) {
        while (!conllu.empty() && !wrong_) {
            ++line_;
            std::string_view line = conllu.substr(0, conllu.find('\n'));
            conllu.remove_prefix(std::min(conllu.size(), line.size() + 1));
            while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            take(line);
        }
        if (!wrong_ && in_sentence_) fail("the last sentence does not end with an empty line");
        if (wrong_) return *wrong_;
        return std::move(treebank_);
    }

private:
    void fail(std::string what) { wrong_ = Error{.what = std::move(what), .record = "line " + std::to_string(line_)}; }

    void take(std::string_view line) {
        if (!in_sentence_ && line.starts_with('#')) return;
        if (!in_sentence_) begin_sentence();
        if (line.empty()) return end_sentence();
        const std::vector<std::string_view> columns = split(line, '\t');
        if (columns.size() != 10) return fail("a word has ten columns, this line " + std::to_string(columns.size()));
        if (columns[0].find('.') != std::string_view::npos) return;
        if (inside_ > 0) {
            --inside_;
            return add_word(columns, true);
        }
        std::u32string characters = characters_of(columns[1]);
        if (characters.empty()) return fail("an empty form");
        const auto begin = static_cast<std::uint32_t>(treebank_.characters.size());
        treebank_.characters += characters;
        treebank_.tokens.push_back({begin, static_cast<std::uint32_t>(treebank_.characters.size())});
        if (columns[0].find('-') != std::string_view::npos) return begin_multiword_token(columns[0]);
        add_word(columns, false);
    }

    void begin_sentence() {
        in_sentence_ = true;
        first_word_ = treebank_.words.size();
        treebank_.sentences.push_back({static_cast<std::uint32_t>(treebank_.characters.size()), 0});
    }

    void begin_multiword_token(std::string_view id) {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        const std::size_t hyphen = id.find('-');
        if (!number_from(id.substr(0, hyphen), begin) || !number_from(id.substr(hyphen + 1), end) || end < begin)
            return fail("no range of words: " + std::string(id));
        inside_ = end - begin + 1;
    }

    void add_word(const std::vector<std::string_view>& columns, bool in_multiword_token) {
        std::uint32_t id = 0;
        std::uint32_t head = 0;
        if (!number_from(columns[0], id) || id != treebank_.words.size() - first_word_ + 1)
            return fail("words are not numbered in order");
        if (!number_from(columns[6], head)) return fail("no head: " + std::string(columns[6]));
        TreeWord word{.span = treebank_.tokens.back(), .form = lower_of(characters_of(columns[1]))};
        word.lemma = columns[2];
        word.upos = columns[3];
        word.xpos = columns[4];
        word.features = universal_part(columns[5]);
        word.relation = columns[7].substr(0, columns[7].find(':'));
        word.in_multiword_token = in_multiword_token;
        treebank_.words.push_back(std::move(word));
        heads_.push_back(head);
    }

    void end_sentence() {
        if (inside_ > 0) return fail("a multi-word token is not finished");
        if (heads_.empty()) return fail("a sentence without words");
        treebank_.sentences.back().end = static_cast<std::uint32_t>(treebank_.characters.size());
        if (std::count(heads_.begin(), heads_.end(), 0U) != 1)
            return fail("a sentence has one root, this one " +
                        std::to_string(std::count(heads_.begin(), heads_.end(), 0U)));
        if (!is_tree()) return fail("the heads of a sentence are no tree");
        for (std::size_t i = 0; i < heads_.size(); ++i) {
            if (heads_[i] == 0) continue;
            const auto word = static_cast<std::uint32_t>(first_word_ + i);
            treebank_.words[word].parent = static_cast<std::uint32_t>(first_word_ + heads_[i] - 1);
            if (is_in(treebank_.words[word].relation, functional_relations))
                treebank_.words[treebank_.words[word].parent].functional_children.push_back(word);
        }
        heads_.clear();
        in_sentence_ = false;
    }

    // From every word a way to the root; linear, since a word whose way is known is not walked from again.
    [[nodiscard]] bool is_tree() const {
        std::vector<std::uint32_t> walked(heads_.size() + 1, 0);  // from which word it was reached, counted from 1
        walked[0] = 1;
        for (std::uint32_t word = 1; word <= heads_.size(); ++word) {
            std::uint32_t at = word;
            while (walked[at] == 0) {
                walked[at] = word + 1;
                at = heads_[at - 1];
                if (at > heads_.size()) return false;
            }
            if (walked[at] == word + 1) return false;
        }
        return true;
    }

    Treebank treebank_;
    std::vector<std::uint32_t> heads_;  // of the sentence that is being read
    std::size_t first_word_ = 0;
    std::size_t line_ = 0;
    std::uint32_t inside_ = 0;  // words that the multi-word token still has
    bool in_sentence_ = false;
    std::optional<Error> wrong_;
};

}  // namespace

Result<Treebank> treebank_from_conllu(std::string_view conllu) { return Loader().load(conllu); }

std::string raw_text_of(std::string_view conllu) {
    constexpr std::string_view text_comment = "# text = ";
    std::string text;
    bool begins = false;
    for (const std::string_view line : split(conllu, '\n')) {
        if (line.starts_with("# newdoc") || line.starts_with("# newpar")) begins = true;
        if (!line.starts_with(text_comment)) continue;
        if (!text.empty()) text += begins ? "\n\n" : " ";
        begins = false;
        text += line.substr(text_comment.size());
    }
    return text;
}

}  // namespace sayso::eval
