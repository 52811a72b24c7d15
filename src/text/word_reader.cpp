#include "text/word_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {
namespace {

constexpr std::size_t min_compound_first = 3;  // bytes
constexpr std::size_t min_compound_last = 4;
constexpr std::size_t max_word = 96;  // longer ones are not taken apart

bool is_all_capitals(std::string_view form) {
    return std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; }) && form.size() > 1 &&
           is_capitalised(form);
}

bool between_characters(std::string_view form, std::size_t at) {
    return (static_cast<unsigned char>(form[at]) & 0xC0U) != 0x80U;
}

bool is_content_word(const Reading& reading) {
    return reading.upos == Upos::NOUN || reading.upos == Upos::ADJ || reading.upos == Upos::VERB ||
           reading.upos == Upos::PROPN;
}

// Puts the form with its first letter in upper case and the rest as it is into `result`.
void put_capital(std::string_view form, std::string& result) {
    result.clear();
    const Decoded first = decode_utf8(form);
    append_utf8(result, to_upper(first.code_point));
    result += form.substr(first.size);
}

std::string with_capital(std::string_view form) {
    std::string result;
    put_capital(form, result);
    return result;
}

Reading of_kind(TokenKind kind, std::string_view form) {
    Reading reading;
    switch (kind) {
        case TokenKind::number: reading.upos = Upos::NUM; break;
        case TokenKind::ordinal: reading.upos = Upos::ADJ; break;
        case TokenKind::punctuation:
        case TokenKind::quote_open:
        case TokenKind::quote_close: reading.upos = Upos::PUNCT; break;
        case TokenKind::symbol: reading.upos = Upos::SYM; break;
        case TokenKind::address: reading.upos = form.starts_with('@') ? Upos::PROPN : Upos::X; break;
        case TokenKind::word: break;
    }
    return reading;
}

}  // namespace

WordReader::WordReader(const PackData& pack) : lexicon_(pack.lexicon()) {
    const Table table = pack.table("endings");
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string_view suffix = table.cell(row, "suffix");
        if (suffix.empty()) continue;
        if (table.cell(row, "kind") == "name")
            name_endings_.push_back(suffix);
        else if (table.cell(row, "kind") == "linker")
            linkers_.push_back(suffix);
        else if (table.cell(row, "kind") == "spelling" && table.cell(row, "like").size() == suffix.size())
            spellings_.push_back({suffix, table.cell(row, "like")});
        else
            endings_.push_back({suffix, table.cell(row, "like")});
    }
    std::stable_sort(endings_.begin(), endings_.end(),
                     [](const Ending& a, const Ending& b) { return a.suffix.size() > b.suffix.size(); });
}

void WordReader::read(std::string_view form, std::string_view lower, TokenKind kind, bool begins, WordReadings& found) {
    found.readings.clear();
    found.source = Source::looks;
    if (kind != TokenKind::word) return found.readings.push_back(of_kind(kind, form));
    if (form.size() > max_word) return as_name(form, found.readings);
    const bool capital = is_capitalised(form);
    if (look_up(form, found.readings)) found.source = Source::lexicon;
    // Where a sentence begins, and in headings all in capitals, the word may be one that is written small.
    if (capital && (begins || found.readings.empty()) && lower != form) {
        const std::size_t before = found.readings.size();
        if (look_up(lower, found.readings) && before == 0) found.source = Source::lower_case;
        for (std::size_t i = before; i < found.readings.size(); ++i) found.readings[i].from_lower = true;
    }
    if (found.readings.empty() && is_all_capitals(form) && look_up(with_capital(lower), found.readings))
        found.source = Source::lower_case;
    if (found.readings.empty() && (begins || !capital) && look_up_respelt(lower, found.readings))
        found.source = Source::lower_case;
    if (!found.readings.empty()) return;
    if (by_hyphen(form, found.readings))
        found.source = Source::hyphen;
    else if (by_compound(form, found.readings))
        found.source = Source::compound;
    else if (by_ending(form, found.readings))
        found.source = Source::ending;
    if (capital || found.readings.empty()) as_name(form, found.readings);
}

bool WordReader::look_up(std::string_view form, std::vector<Reading>& readings) {
    if (!lexicon_.lookup(form, scratch_)) return false;
    for (const LexiconReading& r : scratch_) readings.push_back({r.upos, r.morph, r.strip, r.append, false, false});
    return true;
}

// "begrüsste", "hiess": as papers in Switzerland write where the lexicon has other letters.
bool WordReader::look_up_respelt(std::string_view lower, std::vector<Reading>& readings) {
    for (const Ending& spelling : spellings_) {
        const auto before = [&](std::size_t end) { return lower.substr(0, end).rfind(spelling.suffix); };
        for (std::size_t at = lower.rfind(spelling.suffix); at != std::string_view::npos; at = before(at)) {
            head_.assign(lower).replace(at, spelling.suffix.size(), spelling.model);
            if (!look_up(head_, readings)) continue;
            for (Reading& reading : readings) {
                reading.from_lower = true;
                reading.respelt = spelling.model;
                reading.respelt_at = static_cast<std::uint16_t>(at);
            }
            return true;
        }
    }
    return false;
}

// Readings of `part`, written as a word of its own, for the word `form` that ends with it.
bool WordReader::look_up_last_part(std::string_view part, std::string_view form, std::vector<Reading>& readings) {
    const bool capital = is_capitalised(form);
    if (capital)
        put_capital(part, head_);
    else
        head_.assign(part);
    if (!lexicon_.lookup(head_, scratch_)) return false;
    const std::size_t before = readings.size();
    for (const LexiconReading& r : scratch_) {
        Reading reading{r.upos, r.morph, r.strip, r.append, false, true};
        if (!is_content_word(reading) || capital != (reading.upos == Upos::NOUN || reading.upos == Upos::PROPN))
            continue;
        if (reading.upos == Upos::PROPN) reading.upos = Upos::NOUN;
        readings.push_back(reading);
    }
    return readings.size() > before;
}

bool WordReader::by_hyphen(std::string_view form, std::vector<Reading>& readings) {
    const std::size_t hyphen = form.rfind('-');
    if (hyphen == std::string_view::npos || hyphen + 2 > form.size()) return false;
    const std::string_view last = form.substr(hyphen + 1);
    if (!lexicon_.lookup(last, scratch_)) return by_compound(last, readings);
    const std::size_t before = readings.size();
    for (const LexiconReading& r : scratch_) {
        const Reading reading{r.upos, r.morph, r.strip, r.append, false, true};
        if (is_content_word(reading)) readings.push_back(reading);
    }
    return readings.size() > before;
}

std::size_t WordReader::compound_head(std::string_view form) {
    for (std::size_t at = min_compound_first; at + min_compound_last <= form.size(); ++at) {
        if (!between_characters(form, at)) continue;
        if (is_capitalised(form))
            put_capital(form.substr(at), head_);
        else
            head_.assign(form.substr(at));
        if (lexicon_.contains(head_)) return at;
    }
    return 0;
}

std::string WordReader::first_part(std::string_view part) const {
    if (const std::string whole = with_capital(part); lexicon_.contains(whole)) return whole;
    for (const std::string_view linker : linkers_) {
        if (part.size() < linker.size() + min_compound_first || !part.ends_with(linker)) continue;
        std::string stem = with_capital(part.substr(0, part.size() - linker.size()));
        if (lexicon_.contains(stem)) return stem;
    }
    return {};
}

bool WordReader::by_compound(std::string_view form, std::vector<Reading>& readings) {
    for (std::size_t at = min_compound_first; at + min_compound_last <= form.size(); ++at) {
        if (between_characters(form, at) && look_up_last_part(form.substr(at), form, readings)) return true;
    }
    return false;
}

bool WordReader::by_ending(std::string_view form, std::vector<Reading>& readings) {
    std::size_t found = 0;  // size of the suffix that matched: shorter ones do not count then
    for (const Ending& ending : endings_) {
        if (ending.suffix.size() < found) break;
        if (form.size() < ending.suffix.size() + 2 || !form.ends_with(ending.suffix)) continue;
        if (is_capitalised(form) != is_capitalised(ending.model)) continue;
        if (look_up(ending.model, readings)) found = ending.suffix.size();
    }
    for (Reading& reading : readings) reading.inside_word = true;
    return found > 0;
}

void WordReader::as_name(std::string_view form, std::vector<Reading>& readings) const {
    Reading name;
    name.upos = Upos::PROPN;
    name.morph.number = Number::sing;
    for (const Case c : {Case::nom, Case::dat, Case::acc}) {
        name.morph.case_ = c;
        readings.push_back(name);
    }
    name.morph.case_ = Case::gen;
    for (const std::string_view ending : name_endings_) {
        if (form.size() <= ending.size() + 2 || !form.ends_with(ending)) continue;
        name.strip = static_cast<std::uint16_t>(ending.size());
        readings.push_back(name);
    }
}

std::string_view WordReader::lemma(const Reading& reading, std::string_view form, std::string_view lower,
                                   StringArena& arena) {
    const std::string_view base = reading.from_lower ? lower : form;
    const std::string_view stem = base.substr(0, base.size() - std::min<std::size_t>(reading.strip, base.size()));
    if (stem.empty()) return reading.append;
    if (!reading.respelt.empty() && reading.respelt_at + reading.respelt.size() <= stem.size()) {
        std::string spelt(stem);
        return arena.keep(spelt.replace(reading.respelt_at, reading.respelt.size(), reading.respelt), reading.append);
    }
    // The whole last part of a compound was put in its dictionary form: that is written small inside the word.
    if (!reading.inside_word || reading.append.empty() || !is_capitalised(reading.append))
        return arena.keep(stem, reading.append);
    std::string small;
    append_lower(reading.append, small);
    return arena.keep(stem, small);
}

}  // namespace sayso::text
