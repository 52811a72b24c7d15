#include "statement/writer.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/hash.h"
#include "statement/chain.h"

namespace sayso::statement {
namespace {

std::string words_of(const Spans& spans) {
    std::string out;
    for (Span span : spans) out += std::to_string(span.begin) + '-' + std::to_string(span.end) + ' ';
    return out;
}

std::string id_of(const Article& article, const Statement& s) {
    return "s:" + content_hash({article.version, words_of(s.content), sayso::name_of(s.form), words_of(s.speaker)});
}

template <class Value>
std::vector<std::uint32_t> inside(const std::vector<Value>& values, const Spans& content) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < values.size(); ++i) {
        if (std::any_of(content.begin(), content.end(), [&](Span span) { return span.contains(values[i].span); }))
            found.push_back(i);
    }
    return found;
}

class Writer {
public:
    Writer(const Grammar& grammar, const Scorer& scorer, const Values& values, std::vector<Finding> findings,
           const Sources& sources)
        : grammar_(grammar),
          view_(grammar.view),
          scorer_(scorer),
          values_(values),
          findings_(std::move(findings)),
          sources_(sources) {}

    Attribution write(const WhoResolver& who) {
        const std::vector<std::vector<std::uint32_t>> outer = outer_findings(findings_);
        for (const Finding& f : findings_) collect(f);
        for (const Interview& interview : interviews(grammar_)) collect(interview);
        Identification names = who.identify(view_, mentions_);
        Attribution result{.entities = std::move(names.entities)};
        std::vector<Statement>& statements = result.statements;
        for (const Finding& f : findings_) statements.push_back(statement(f));
        std::unordered_map<TokenIndex, std::size_t> by_anchor;
        std::unordered_map<std::string, std::vector<Party>> told_to;  // by speaker: the outlets that have it from them
        Party last_outlet;                         // that spoke or passed on; without a name before there is one
        std::size_t next = 0;                      // of the interviews
        std::size_t outermost = findings_.size();  // the last one that stands in no other and is not told on itself
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            name(i, names.parties, outer[i], statements);
            if (outer[i].empty() && is_told_on(grammar_, findings_[i])) {
                if (outermost < i) tell_on(outermost, i, statements);
            } else if (outer[i].empty()) {
                outermost = i;
            }
            for (; next < interviews_.size() && interviews_[next].at <= findings_[i].anchor; ++next)
                begin_interview(interviews_[next], names.parties, told_to);
            go_on_telling(i, names.parties, outer[i].empty(), told_to, statements[i]);
            cite(i, last_outlet, statements[i]);
            // What goes on is passed on by the same ones.
            const auto source = by_anchor.find(findings_[i].carried_anchor);
            if (source != by_anchor.end() && statements[source->second].who == statements[i].who) {
                for (const Party& party : statements[source->second].via) pass_on(statements[i], party);
            }
            by_anchor[findings_[i].anchor] = i;
        }
        for (Statement& s : statements) s.id = id_of(view_.article, s);
        std::stable_sort(statements.begin(), statements.end(),
                         [](const Statement& a, const Statement& b) { return begin_of(a) < begin_of(b); });
        return result;
    }

private:
    static constexpr std::uint32_t no_mention = none;

    struct Mentions {
        std::uint32_t speaker = no_mention, addressee = no_mention, basis = no_mention;
        std::vector<std::uint32_t> via;
        std::vector<std::uint32_t> beside;     // names that pass it on if they are outlets
        std::vector<std::uint32_t> interview;  // who leads it
        std::vector<std::uint32_t> sources;    // who it is told by, in the clauses around
    };

    struct InterviewMentions {
        TokenIndex at;
        std::uint32_t speaker, outlet;
    };

    static std::uint32_t begin_of(const Statement& s) {
        return !s.content.empty() ? s.content.front().begin : !s.cue.empty() ? s.cue.front().begin : 0;
    }

    std::uint32_t mention(Mention::Part part, const TokenRanges& tokens, const Finding& f) {
        if (tokens.empty() || tokens.front().empty()) return no_mention;
        mentions_.push_back({part, tokens, f.anchor});
        return static_cast<std::uint32_t>(mentions_.size() - 1);
    }

    void collect(const Finding& f) {
        Mentions places{mention(Mention::Part::speaker, f.named_by.empty() ? f.speaker : f.named_by, f),
                        mention(Mention::Part::addressee, f.addressee, f),
                        mention(Mention::Part::basis, {reliance(grammar_, f)}, f),
                        {},
                        {},
                        {},
                        {}};
        const auto add = [&](std::vector<std::uint32_t>& list, TokenRange words) {
            if (!words.empty() && !means_this_outlet(grammar_, words))
                list.push_back(mention(Mention::Part::via, {words}, f));
        };
        for (TokenRange via : f.via) add(places.via, via);
        add(places.via, messenger(grammar_, f));
        for (TokenRange source : sources_.around(f)) places.sources.push_back(mention(Mention::Part::via, {source}, f));
        for (TokenRange name : outlets_beside(grammar_, f)) add(places.beside, name);
        for (TokenRange medium : media_beside(grammar_, f)) add(places.beside, medium);
        add(places.interview, interviewer(grammar_, f));
        places_.push_back(std::move(places));
    }

    // Who is asked says nothing there yet: looked at as words only, not as a speaker.
    void collect(const Interview& interview) {
        if (means_this_outlet(grammar_, interview.outlet)) return;
        mentions_.push_back({Mention::Part::basis, {interview.speaker}, interview.at});
        mentions_.push_back({Mention::Part::via, {interview.outlet}, interview.at});
        const auto last = static_cast<std::uint32_t>(mentions_.size() - 1);
        interviews_.push_back({interview.at, last - 1, last});
    }

    static void begin_interview(const InterviewMentions& interview, const std::vector<std::vector<Party>>& parties,
                                std::unordered_map<std::string, std::vector<Party>>& told_to) {
        std::vector<Party> outlets;
        for (const Party& party : parties[interview.outlet]) {
            if (is_outlet(party)) outlets.push_back(party);
        }
        if (outlets.empty() || parties[interview.speaker].empty()) return;
        told_to[parties[interview.speaker].front().name] = std::move(outlets);
    }

    Statement statement(const Finding& f) const {
        Statement s{.form = f.form,
                    .act = f.act,
                    .certainty = certainty(f),
                    .content = spans_of(view_, f.content),
                    .cue = spans_of(view_, f.cue),
                    .speaker = spans_of(view_, f.speaker),
                    .addressee = spans_of(view_, f.addressee),
                    .rule = std::string(name_of(f.rule)),
                    .confidence = scorer_.confidence(f)};
        s.quoted = quoted(f);
        s.quantities = inside(values_.quantities, s.content);
        s.times = inside(values_.times, s.content);
        return s;
    }

    Certainty certainty(const Finding& f) const {
        for (TokenRange range : f.content) {
            for (TokenIndex t = range.begin; t < range.end; ++t) {
                if (grammar_.cues.is_hedge(view_.lower(t))) return Certainty::hedged;
            }
        }
        return f.certainty;
    }

    // What stands in quotation marks: the whole content of direct speech, or the marked parts of a paraphrase.
    Spans quoted(const Finding& f) const {
        if (f.form == Form::direct) return spans_of(view_, f.content);
        Spans spans;
        const std::vector<Quotation>& all = view_.document.quotations;
        for (TokenRange range : f.content) {
            auto q = std::lower_bound(all.begin(), all.end(), range.begin,
                                      [](const Quotation& x, TokenIndex t) { return x.inner.begin < t; });
            for (; q != all.end() && q->inner.begin < range.end; ++q) {
                // "…, dass „viele kommen wollen.“": the content ends in front of the last mark.
                const TokenRange words = q->inner.end <= range.end ? q->inner : trimmed(view_, q->inner);
                if (q->depth == 0 && !words.empty() && words.end <= range.end)
                    spans.push_back(view_.document.span_of(words));
            }
        }
        return spans;
    }

    void name(std::size_t i, const std::vector<std::vector<Party>>& parties, const std::vector<std::uint32_t>& outer,
              std::vector<Statement>& statements) const {
        Statement& s = statements[i];
        const Mentions& place = places_[i];
        if (place.speaker != no_mention) s.who = parties[place.speaker];
        if (place.addressee != no_mention && speaks(s, parties[place.addressee])) s.addressee.clear();
        for (std::uint32_t o : outer) {
            if (places_[o].speaker != no_mention) pass_on_by_source(s, places_[o].speaker, parties);
        }
        for (std::uint32_t source : place.sources) pass_on_by_source(s, source, parties);
        for (std::uint32_t via : place.via) {
            for (const Party& party : parties[via]) pass_on(s, party);
        }
        for (std::uint32_t beside : place.beside) pass_on_by_outlets(s, parties[beside]);
        for (std::uint32_t interview : place.interview) pass_on_by_interviewers(s, parties[interview]);
        if (place.addressee != no_mention && !means_this_outlet(grammar_, mentions_[place.addressee].tokens.front())) {
            if (is_quoted(mentions_[place.addressee]) || is_told_by_name(findings_[i], parties[place.addressee])) {
                for (const Party& party : parties[place.addressee]) pass_on(s, party);
            } else {
                pass_on_by_outlets(s, parties[place.addressee]);
            }
        }
        if (place.basis != no_mention) {
            s.basis.push_back(
                {spans_of(view_, mentions_[place.basis].tokens),
                 std::string(view_.document.span_of(mentions_[place.basis].tokens.front()).of(view_.text))});
        }
    }

    // "Meier warnte. Der Verein habe das schon lange gefordert.": Meier says what the club demands.
    void tell_on(std::size_t teller, std::size_t i, std::vector<Statement>& statements) const {
        constexpr std::uint32_t farthest = 2;  // sentences
        const std::uint32_t from = view_.token(findings_[teller].anchor).sentence;
        if (view_.token(findings_[i].anchor).sentence > from + farthest) return;
        Statement& told = statements[i];
        const Statement& outer = statements[teller];
        const bool can_tell = std::all_of(outer.who.begin(), outer.who.end(),
                                          [](const Party& party) { return party.named || !party.kind.empty(); });
        if (told.who.empty() || told.who == outer.who || !can_tell) return;
        for (const Party& party : outer.via) pass_on(told, party);
        for (const Party& party : outer.who) pass_on(told, party);
    }

    // "„…“, wird Meier zitiert": by the outlet that was named last.
    void cite(std::size_t i, Party& last_outlet, Statement& s) const {
        if (s.via.empty() && !last_outlet.name.empty() && is_cited(grammar_, findings_[i])) pass_on(s, last_outlet);
        for (const std::vector<Party>* parties : {&s.who, &s.via}) {
            for (const Party& party : *parties) {
                if (is_outlet(party)) last_outlet = party;
            }
        }
    }

    // An interview is named once and holds for all that the same one says after it.
    void go_on_telling(std::size_t i, const std::vector<std::vector<Party>>& parties, bool outermost,
                       std::unordered_map<std::string, std::vector<Party>>& told_to, Statement& s) const {
        if (s.who.empty() || !outermost) return;
        std::vector<Party>& outlets = told_to[s.who.front().name];
        const Mentions& place = places_[i];
        std::vector<std::uint32_t> named = place.beside;
        named.insert(named.end(), place.interview.begin(), place.interview.end());
        if (place.addressee != no_mention) named.push_back(place.addressee);
        std::vector<Party> own;
        for (std::uint32_t mention : named) {
            for (const Party& party : parties[mention]) {
                if (std::find(s.via.begin(), s.via.end(), party) != s.via.end()) own.push_back(party);
            }
        }
        if (!own.empty())
            outlets = std::move(own);
        else if (s.via.empty())
            std::for_each(outlets.begin(), outlets.end(), [&](const Party& party) { pass_on(s, party); });
    }

    // Who is spoken to and has a name in quotation marks is a paper or a station ("sagte dem „Boten“").
    bool is_quoted(const Mention& mention) const {
        const TokenRange words = mention.tokens.front();
        for (TokenIndex t = words.begin; t < words.end; ++t) {
            if (view_.token(t).kind == TokenKind::quote_open) return true;
        }
        return words.begin > 0 && view_.token(words.begin - 1).kind == TokenKind::quote_open;
    }

    // "gegenüber Heise", "gegenüber space.com": a name that is neither a person's nor a body's, a state's or a place's.
    bool is_told_by_name(const Finding& f, const std::vector<Party>& parties) const {
        const bool told = std::any_of(f.addressee.begin(), f.addressee.end(), [&](TokenRange words) {
            return words.begin > 0 && (grammar_.cues.speech_word(view_.lower(words.begin - 1)) & word_to) != 0;
        });
        return told && std::all_of(parties.begin(), parties.end(),
                                   [](const Party& party) { return party.named && party.kind.empty(); });
    }

    // Nobody is told by themselves.
    static bool speaks(const Statement& s, const std::vector<Party>& parties) {
        return std::any_of(parties.begin(), parties.end(), [&](const Party& party) {
            return party.named && std::find(s.who.begin(), s.who.end(), party) != s.who.end();
        });
    }

    static bool is_outlet(const Party& party) { return party.kind == sayso::name_of(NameKind::outlet); }

    void pass_on_by_outlets(Statement& s, const std::vector<Party>& parties) const {
        for (const Party& party : parties) {
            if (is_outlet(party)) pass_on(s, party);
        }
    }

    // Not "nach Informationen unserer Redaktion", but "nach Angaben dieser Frau", "dieser Zeitung" for one that was
    // named.
    void pass_on_by_source(Statement& s, std::uint32_t mention, const std::vector<std::vector<Party>>& parties) const {
        const bool ours = means_this_outlet(grammar_, mentions_[mention].tokens.front());
        for (const Party& party : parties[mention]) {
            if (!ours || party.named || !is_outlet(party)) pass_on(s, party);
        }
    }

    // Whoever leads an interview may be unnamed ("mit einem Fernsehsender"), but is no person, state or body.
    void pass_on_by_interviewers(Statement& s, const std::vector<Party>& parties) const {
        for (const Party& party : parties) {
            if (is_outlet(party) || party.kind.empty()) pass_on(s, party);
        }
    }

    // The article's own outlet, however it writes its name, passes nothing on.
    void pass_on(Statement& s, const Party& party) const {
        if (!view_.article.outlet.empty() && lowered(party.name) == lowered(view_.article.outlet)) return;
        const bool speaks = std::find(s.who.begin(), s.who.end(), party) != s.who.end();
        if (!speaks && std::find(s.via.begin(), s.via.end(), party) == s.via.end()) s.via.push_back(party);
    }

    const Grammar& grammar_;
    const DocumentView& view_;
    const Scorer& scorer_;
    const Values& values_;
    std::vector<Finding> findings_;
    const Sources& sources_;
    std::vector<Mention> mentions_;
    std::vector<Mentions> places_;  // of each finding: its mentions
    std::vector<InterviewMentions> interviews_;
};

}  // namespace

Attribution write_statements(const Grammar& grammar, std::vector<Finding> findings, const Sources& sources,
                             const Values& values, const Scorer& scorer, const WhoResolver& who) {
    return Writer(grammar, scorer, values, std::move(findings), sources).write(who);
}

}  // namespace sayso::statement
