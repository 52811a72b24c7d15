// Direct speech: what stands in quotation marks and is a clause or more, with the words around that say whose it is.
#include <algorithm>
#include <unordered_map>
#include <utility>

#include "statement/addressee.h"
#include "statement/field.h"
#include "statement/main_clauses.h"
#include "statement/marked_objects.h"
#include "statement/reported.h"
#include "statement/rules.h"
#include "statement/speech_behind_colon.h"
#include "statement/speech_in_clauses.h"
#include "statement/verb_match.h"
#include "text/text.h"

namespace sayso::statement {
namespace {

constexpr std::uint32_t fewest_words = 2;

class QuoteRules {
public:
    QuoteRules(const Grammar& grammar, std::vector<Finding>& findings)
        : grammar_(grammar), view_(grammar.view), findings_(findings) {}

    void apply() {
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            if (findings_[i].rule == Rule::speaker_after_comma) sources_.emplace(findings_[i].anchor, i);
            if (points_back_by_pronoun(findings_[i])) pointers_.push_back(i);
            if (findings_[i].form == Form::reported) acts_.emplace(findings_[i].anchor, i);
        }
        const std::vector<Quotation>& quotations = view_.document.quotations;
        for (std::uint32_t q = 0; q < quotations.size(); ++q) {
            if (quotations[q].depth > 0 || quotations[q].inner.empty() || is_answer(quotations[q])) continue;
            q = is_speech(quotations[q]) ? find(q) : find_beside_cue(q);
        }
        std::erase_if(findings_, [](const Finding& f) { return f.anchor == no_token; });
    }

private:
    // In an interview without marks, which has a rule of its own.
    static bool is_answer(const Quotation& quotation) {
        return quotation.open == no_token && quotation.close == no_token;
    }

    // With a finite verb, or an exclamation; not a title or a single word.
    bool is_speech(const Quotation& quotation) const {
        if (view_.count_words(quotation.inner) < fewest_words) return false;
        if (view_.quotation_of(quotation.inner.begin) != none && !is_set_off(quotation)) return true;
        if (view_.count_words(quotation.inner) == fewest_words) return false;
        return ends_sentence(quotation);
    }

    // Without a verb of its own, but beside what may say whose it is.
    bool is_set_off(const Quotation& quotation) const {
        return !text::any_finite(view_.document, quotation.inner) &&
               text::is_set_off(view_.text, view_.document, quotation);
    }

    // „Kein Kommentar“, sagte X; X rief: „Nie wieder“
    std::uint32_t find_beside_cue(std::uint32_t q) {
        const Quotation& quotation = view_.document.quotations[q];
        Finding f{.form = Form::direct, .content = content_of(quotation), .anchor = quotation.inner.begin};
        if (f.content.empty()) return q;
        if (take_as_object(quotation)) return q;
        if (((ends_with_source(quotation) || goes_on_behind_source(q)) && source_behind(quotation, f)) ||
            (is_set_off(quotation) && cue_behind(quotation, f))) {
            const std::uint32_t last = continued(q, f);
            findings_.push_back(std::move(f));
            return last;
        }
        const TokenIndex begin = quotation.begin();
        const bool behind_colon = begin > 0 && view_.is_mark(begin - 1, ":");
        if (behind_colon && cue_before(quotation, f) &&
            (f.rule == Rule::quote_after_cue || (ends_sentence(quotation) && (is_named(f.speaker) || !f.cue.empty()))))
            findings_.push_back(std::move(f));
        else if (!behind_colon && !take_behind_noun(q))
            take_in_clause(q);
        return q;
    }

    bool take_in_clause(std::uint32_t q) { return take(q, speech_in_clause(grammar_, q)); }
    bool take_behind_noun(std::uint32_t q) { return take(q, speech_behind_noun(grammar_, q)); }

    // In place of what other rules saw of a verb that has a part of the marks as its object.
    bool take(std::uint32_t q, std::optional<Finding> found) {
        if (!found) return false;
        const TokenRange inner = view_.document.quotations[q].inner;
        for (Finding& other : findings_) {
            if (other.form != Form::reported || inner.contains(other.anchor) || other.content.empty()) continue;
            const bool cut = inner.begin <= other.content.front().begin && other.content.back().end <= inner.end;
            // "skandierten Parolen wie „…“" tells the same as the words themselves
            const bool same = other.act == found->act && contains(other.content, inner.begin);
            if (cut || same) other.anchor = no_token;
        }
        findings_.push_back(std::move(*found));
        return true;
    }

    bool ends_sentence(const Quotation& quotation) const {
        const TokenIndex last = quotation.inner.end - 1;
        return view_.is_mark(last, "!") || view_.is_mark(last, "?") || view_.is_mark(last, ".");
    }

    // Eva Holm: „Endlich.“
    bool is_named(const TokenRanges& words) const {
        const std::vector<Name>& names = view_.document.names;
        return !words.empty() && std::any_of(names.begin(), names.end(), [&](const Name& name) {
            return name.kind == NameKind::person && overlap(words, name.tokens);
        });
    }

    // „In absehbarer Zeit“, so X, wird …: not said as it stands, but a part of the sentence.
    bool ends_with_source(const Quotation& quotation) const {
        const auto source = sources_.find(quotation.end() + 1);
        return source != sources_.end() && findings_[source->second].content.back().end <= quotation.end();
    }

    // „Die Brücke“, so X, „ist marode. Sie muss weg.“
    bool goes_on_behind_source(std::uint32_t q) const {
        const std::vector<Quotation>& quotations = view_.document.quotations;
        const auto source = sources_.find(quotations[q].end() + 1);
        if (source == sources_.end() || q + 1 >= quotations.size()) return false;
        const TokenIndex mark = end_of_source(findings_[source->second]);
        return view_.is_mark(mark, ",") && quotations[q + 1].open == mark + 1;
    }

    static TokenIndex end_of_source(const Finding& f) {
        return f.speaker.empty() ? f.cue.back().end : f.speaker.back().end;
    }

    // Makes a finding of quotation q, and of those that go on with it; returns the last one used.
    std::uint32_t find(std::uint32_t q) {
        const Quotation& quotation = view_.document.quotations[q];
        Finding f{.form = Form::direct, .content = content_of(quotation), .anchor = quotation.inner.begin};
        if (source_behind(quotation, f) || cue_behind(quotation, f)) {
            const std::uint32_t last = continued(q, f);
            findings_.push_back(std::move(f));
            return last;
        }
        if (take_as_object(quotation)) return q;
        const bool cued = cue_before(quotation, f);
        if (cued && goes_on_.colon + 1 == quotation.begin() && !goes_on_.speaker.empty()) {
            f.speaker = goes_on_.speaker;
            f.knows_speaker = true;
        }
        if (cued || (!take_behind_noun(q) && !take_in_clause(q) && alone(quotation, f)))
            findings_.push_back(std::move(f));
        return q;
    }

    // A finding of what a verb around the quotation is about, in place of those that saw only the words up to the
    // comma.
    bool take_as_object(const Quotation& quotation) {
        std::optional<Finding> object = marked_object(grammar_, quotation);
        if (!object) return false;
        const auto [first, last] = acts_.equal_range(object->anchor);
        for (auto act = first; act != last; ++act) {
            Finding& other = findings_[act->second];
            if (overlap(other.content, quotation.inner)) other.anchor = no_token;
        }
        findings_.push_back(std::move(*object));
        return true;
    }

    // Word for word: "Und" at the front is said, too.
    TokenRanges content_of(const Quotation& quotation) const {
        const TokenRange words = trimmed(view_, quotation.inner);
        return words.empty() ? TokenRanges{} : TokenRanges{words};
    }

    // „… …“, so X: another rule has seen the source, with the last sentence alone. All that stands in the marks is
    // said.
    bool source_behind(const Quotation& quotation, Finding& f) {
        const TokenIndex t = quotation.end();
        if (t + 1 >= view_.size() || !view_.is_mark(t, ",") || !opens_sentence(quotation)) return false;
        const auto source = sources_.find(t + 1);
        if (source == sources_.end()) return false;
        Finding taken = std::exchange(findings_[source->second], Finding{});  // goes in the end: it has no anchor
        taken.form = Form::direct;
        taken.content = std::move(f.content);
        f = std::move(taken);
        cue_end_ = end_of_source(f);
        return true;
    }

    bool opens_sentence(const Quotation& quotation) const {
        const TokenIndex begin = quotation.begin();
        return begin == 0 || view_.sentence_of(quotation.inner.begin).tokens.begin >= begin ||
               view_.sentence_of(begin).tokens.begin == begin;
    }

    // „…“, sagte X (,: „…“)
    bool cue_behind(const Quotation& quotation, Finding& f) {
        TokenIndex t = quotation.end();
        const bool comma = t < view_.size() && view_.is_mark(t, ",");
        if (comma) ++t;
        if (t >= view_.size() || !view_.is_word(t) || view_.clause_of(t) == none) return false;
        const std::uint32_t c = view_.clause_of(t);
        const Clause& clause = view_.clause(c);
        const bool second = comma && clause.tokens.begin == t && clause.finite == t + 1;  // „…“, so sagte X
        if ((clause.finite != t && !second) || (!comma && is_part_of_clause(quotation, clause))) return false;
        for (const VerbMatch& match : match_verbs(grammar_, c)) {
            if ((match.cue->frames & (frame_quote | frame_clause)) == 0) continue;
            // "ein Zettel, auf dem „Ich war es“ stand"
            if (!comma && !opens_sentence(quotation) && (match.cue->frames & frame_written) != 0) return false;
            take(match, Rule::quote_before_cue, f);
            if (view_.is_mark(quotation.begin() - 1, ":")) name_behind_cue(match, f);
            cue_end_ = end_of_cue(c);
            return true;
        }
        return (comma || closes_with_mark(quotation)) && any_verb_behind(c, f);
    }

    // Die Ausstellung „Wir waren Nachbarn“ steht im Rathaus; wer „Wir kämpfen“ ruft, der muss kämpfen.
    bool is_part_of_clause(const Quotation& quotation, const Clause& clause) const {
        const TokenIndex begin = quotation.begin();
        return begin > 0 && !opens_sentence(quotation) &&
               (view_.token(begin - 1).upos == Upos::NOUN || clause.kind == ClauseKind::question);
    }

    // Ein ungleicher Kampf: „…“, sagt die Trainerin — the label in front does not speak.
    void name_behind_cue(const VerbMatch& match, Finding& f) const {
        if (f.speaker.empty() || f.speaker.front().begin > match.verb) return;
        Speaker behind = nominative_behind(grammar_, match.clause, match.verb);
        // "Erklärt auf Nachfrage Martin Rolf"
        if (behind.tokens.empty()) behind = {person_behind(match.verb), SpeakerRole::subject};
        if (behind.tokens.empty()) return;
        f.speaker = {behind.tokens};
        f.speaker_role = behind.role;
        f.knows_speaker = true;
    }

    // The first name of a person in the rest of the sentence.
    TokenRange person_behind(TokenIndex t) const {
        const std::vector<Name>& names = view_.document.names;
        const auto name = std::find_if(names.begin(), names.end(), [&](const Name& n) {
            return n.kind == NameKind::person && n.tokens.begin > t &&
                   view_.token(n.tokens.begin).sentence == view_.token(t).sentence;
        });
        return name == names.end() ? TokenRange{} : name->tokens;
    }

    bool closes_with_mark(const Quotation& quotation) const {
        const TokenIndex last = quotation.inner.end - 1;
        return view_.is_mark(last, "!") || view_.is_mark(last, "?");
    }

    // „…“, grummelte X: what stands right behind a quotation says how it was said, whatever the verb.
    bool any_verb_behind(std::uint32_t c, Finding& f) {
        const Clause& clause = view_.clause(c);
        const TokenIndex verb = clause.predicate;
        if (clause.kind != ClauseKind::verb_first || clause.finite == no_token || verb == no_token ||
            clause.subject.empty() || view_.token(verb).upos == Upos::AUX)
            return false;
        const Speaker speaker = speaks_by_any_verb(c, verb);
        const bool bursts = is_expletive(clause.subject) && grammar_.cues.bursts_out(view_.token(verb).lemma);
        if (speaker.role == SpeakerRole::nobody && !bursts) return false;
        f.knows_speaker = bursts;
        f.rule = Rule::quote_before_cue;
        f.anchor = verb;
        f.cue = {{verb, verb + 1}};
        const TokenIndex particle = view_.token(verb).separated;
        if (particle != no_token) f.cue.push_back({particle, particle + 1});
        f.speaker_role = speaker.role;
        if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
        cue_end_ = end_of_cue(c);
        return true;
    }

    bool is_expletive(TokenRange subject) const {
        return subject.size() == 1 && (grammar_.cues.speech_word(view_.lower(subject.begin)) & word_expletive) != 0;
    }

    // The subject; "entfuhr es ihm", "platzte es aus ihr heraus": whom it comes from; "hallte es durch den Saal":
    // nobody.
    Speaker speaks_by_any_verb(std::uint32_t c, TokenIndex verb) const {
        if (!is_expletive(view_.clause(c).subject)) {
            const Speaker speaker = speaker_of_verb(grammar_, c, verb);
            return speaker.role == SpeakerRole::subject ? speaker : Speaker{};
        }
        if (!grammar_.cues.bursts_out(view_.token(verb).lemma)) return {};
        for (TokenIndex t : view_.own_tokens(c)) {
            const std::uint32_t p = view_.phrase_of(t);
            if (p == none || view_.phrase(p).head != t || view_.phrase(p).tokens == view_.clause(c).subject) continue;
            const TokenIndex preposition = view_.phrase(p).preposition;
            const bool from = preposition != no_token && view_.token(t).upos == Upos::PRON &&
                              (grammar_.cues.speech_word(view_.lower(preposition)) & word_origin) != 0;
            if (from || (preposition == no_token && view_.phrase(p).can_be(Case::dat)))
                return {with_attributes(grammar_, view_.phrase(p)), SpeakerRole::subject};
        }
        return {};
    }

    // One past the last word of the clause outside of quotations.
    TokenIndex end_of_cue(std::uint32_t c) const {
        TokenIndex end = view_.clause(c).tokens.begin;
        for (TokenIndex t : view_.own_tokens(c)) {
            if (view_.is_word(t)) end = t + 1;
        }
        return end < view_.size() && view_.token(end).kind == TokenKind::quote_close ? end + 1 : end;
    }

    void take(const VerbMatch& match, Rule rule, Finding& f) const {
        const auto [speaker, via] = voices_of(grammar_, match);
        f.rule = rule;
        f.act = match.act();
        f.certainty = match.cue->certainty;
        f.cue = match.words;
        f.anchor = match.verb;
        f.negated = match.negated;
        f.speaker_role = speaker.role;
        if (!speaker.tokens.empty()) f.speaker = {speaker.tokens};
        if (!via.empty())
            f.via = {via};
        else
            f.addressee = addressee_of(grammar_, match);
    }

    // „…“, sagt sie und lacht, „…“; „…“, so der Minister am Montag weiter, „…“: the words behind the cue that are
    // joined to it, too.
    TokenIndex end_of_joined_cue(const Finding& f) const {
        TokenIndex end = cue_end_;
        const bool joined =
            f.rule == Rule::speaker_after_comma || (end < view_.size() && view_.token(end).upos == Upos::CCONJ);
        while (joined && end < view_.size()) {
            const TokenRange name = short_marks_at(view_, end, view_.size());
            if (name.empty() && !view_.is_word(end)) break;
            end = name.empty() ? end + 1 : name.end;
        }
        return end;
    }

    // „Ich habe“, sagte Holm, die im Rat sitzt, „noch nie …“: the end of a clause behind the cue that tells more of it.
    TokenIndex end_of_attached(TokenIndex mark) const {
        if (!view_.is_mark(mark, ",") || mark + 1 >= view_.size()) return mark;
        const std::uint32_t c = view_.clause_of(mark + 1);
        if (c == none || view_.quotation_of(mark + 1) != none || !is_attached(view_.clause(c)) ||
            view_.clause(c).tokens.begin != mark + 1)
            return mark;
        const TokenIndex end = end_of_cue(c);  // not of the quotation that the clause may reach over
        return view_.is_mark(end, ",") && view_.token(end).sentence == view_.token(mark).sentence ? end : mark;
    }

    // „…“, sagte Holm und fügte hinzu: „…“ — another cue tells what is behind the colon.
    bool has_cue_of_its_own(TokenIndex colon) const {
        const std::uint32_t c = view_.clause_of(colon - 1);
        if (!view_.is_mark(colon, ":") || c == none) return false;
        const std::vector<VerbMatch> matches = match_verbs(grammar_, c);
        return std::any_of(matches.begin(), matches.end(), [&](const VerbMatch& match) {
            return match.verb >= cue_end_ && (match.cue->frames & frame_quote) != 0;
        });
    }

    // "sagte Holm zur Lage und betonte": who speaks, without what about.
    TokenRanges up_to_topic(TokenRanges speaker) const {
        if (speaker.empty()) return speaker;
        TokenRange& words = speaker.front();
        for (TokenIndex t = words.begin + 1; t < words.end; ++t) {
            const bool of = (grammar_.cues.speech_word(view_.lower(t)) & word_agent) != 0;
            if (view_.token(t).upos == Upos::ADP && !of) words.end = t;
        }
        return speaker;
    }

    // The quotation goes on behind its cue in the same sentence: one statement.
    std::uint32_t continued(std::uint32_t q, Finding& f) {
        const std::vector<Quotation>& quotations = view_.document.quotations;
        const TokenIndex mark = end_of_attached(end_of_joined_cue(f));
        if (!view_.is_mark(mark, ",") && !view_.is_mark(mark, ":")) return q;
        if (has_cue_of_its_own(mark)) {
            goes_on_ = {mark, up_to_topic(f.speaker)};
            return q;
        }
        // Names in quotation marks may stand in the cue ("sagte er dem „Kurier“, „…“").
        std::uint32_t next = q + 1;
        while (next < quotations.size() && quotations[next].begin() < mark) ++next;
        if (next >= quotations.size() || quotations[next].depth > 0 || quotations[next].begin() != mark + 1 ||
            quotations[next].inner.empty())
            return q;
        for (TokenRange piece : content_of(quotations[next])) f.content.push_back(piece);
        return next;
    }

    // X sagte: „…“ — the clause before the colon or comma.
    bool cue_before(const Quotation& quotation, Finding& f) const {
        const TokenIndex begin = quotation.begin();
        if (begin < 2 || !(view_.is_mark(begin - 1, ":") || view_.is_mark(begin - 1, ","))) return false;
        // "der Frust, den X zusammenfasste: „…“": a relative clause right before the mark before the one around it.
        const std::uint32_t inner = view_.clause_of(begin - 2);
        const bool relative = inner != none && view_.clause(inner).kind == ClauseKind::relative;
        if (relative && cue_in(inner, begin, f)) return true;
        if (cue_in(root_clause(view_, begin - 2), begin, f)) return true;
        return view_.is_mark(begin - 1, ":") && find_speaker_before_colon(grammar_, begin - 1, f);
    }

    // "Es habe gebrannt, sagte er, „bis zuletzt“", "Er habe darum gebeten, „davon kann keine Rede sein“": what clause c
    // in front of the comma tells, or what stands in front of c, goes on in the quotation that begins at t.
    bool goes_on_in_marks(std::uint32_t c, TokenIndex t) const {
        if (!view_.is_mark(t - 1, ",")) return false;
        const std::uint32_t front =
            view_.clause(c).kind == ClauseKind::verb_first ? MainClauses(grammar_).before(c) : none;
        const std::uint32_t told = front == none ? c : front;
        return view_.clause(told).mood == Mood::sub && view_.quotation_of(view_.clause(told).tokens.begin) == none;
    }

    // The last verb of saying in clause c in front of t.
    bool cue_in(std::uint32_t c, TokenIndex t, Finding& f) const {
        if (c == none) return false;
        const std::vector<VerbMatch> matches = match_verbs(grammar_, c);
        for (auto match = matches.rbegin(); match != matches.rend(); ++match) {
            const bool fits = match->cue->frames & (frame_quote | frame_clause);
            if (!fits || match->verb > t || goes_on_in_marks(c, t)) continue;
            // "schwört Stein und Bein": the row of the verb with its words comes first.
            const auto before = std::next(match);
            const bool longer = before != matches.rend() && before->verb == match->verb &&
                                (before->cue->frames & (frame_quote | frame_clause)) != 0;
            take(longer ? *before : *match, Rule::quote_after_cue, f);
            return true;
        }
        return false;
    }

    // "Brandt fordert Hilfe – „Wir dürfen keine Zeit verlieren“", as headlines have it.
    bool is_behind_dash(const Quotation& quotation) const {
        const TokenIndex begin = quotation.begin();
        return begin > 0 && (view_.is_mark(begin - 1, "–") || view_.is_mark(begin - 1, "—"));
    }

    // A quotation that is a sentence of its own, or ends one behind a dash: whose it is stands before.
    bool alone(const Quotation& quotation, Finding& f) {
        if (!opens_sentence(quotation) && !is_behind_dash(quotation)) return false;
        const TokenIndex end = quotation.end();
        const bool closes = end >= view_.size() || !view_.is_word(end) ||
                            view_.token(end).sentence != view_.token(quotation.inner.end - 1).sentence;
        if (!closes) return false;
        if (told_behind(quotation, f)) return true;
        // „Haben Sie ihn gekannt?“ – „Nur flüchtig“, erwiderte X: who answers has not asked.
        f.knows_speaker = view_.is_mark(quotation.inner.end - 1, "?") && end + 1 < view_.size() &&
                          !view_.is_word(end) && view_.token(end + 1).kind == TokenKind::quote_open;
        f.rule = Rule::quote_alone;
        f.speaker_role = SpeakerRole::carried;
        return true;
    }

    bool points_back_by_pronoun(const Finding& f) const {
        const std::uint32_t c = f.rule == Rule::sentence_before_verb ? view_.clause_of(f.anchor) : none;
        return c != none &&
               (grammar_.cues.speech_word(view_.lower(view_.clause(c).tokens.begin)) & word_back_object) != 0;
    }

    // „Wir gehen nicht.“ Das sagen die Bewohner.
    bool told_behind(const Quotation& quotation, Finding& f) {
        const auto tells = [&](std::size_t i) {
            const Finding& other = findings_[i];
            return !other.content.empty() && quotation.begin() <= other.content.front().begin &&
                   quotation.inner.end <= other.content.back().end + 1 && other.content.back().end <= quotation.end();
        };
        const auto pointer = std::find_if(pointers_.begin(), pointers_.end(), tells);
        if (pointer == pointers_.end()) return false;
        Finding taken = std::exchange(findings_[*pointer], Finding{});
        taken.form = Form::direct;
        taken.content = std::move(f.content);
        f = std::move(taken);
        return true;
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    std::vector<Finding>& findings_;
    std::unordered_map<TokenIndex, std::size_t> sources_;    // findings of speakers behind a comma, by their anchor
    std::vector<std::size_t> pointers_;                      // those of what points back to the sentence before
    std::unordered_multimap<TokenIndex, std::size_t> acts_;  // findings without a clause, by their anchor
    TokenIndex cue_end_ = 0;
    // „…“, sagte Holm und fügte hinzu: who says what stands behind the colon, too.
    struct {
        TokenIndex colon = no_token;
        TokenRanges speaker;
    } goes_on_;
};

}  // namespace

void find_quotations(const Grammar& grammar, std::vector<Finding>& findings) { QuoteRules(grammar, findings).apply(); }

}  // namespace sayso::statement
