// Who said what. Fields are defined, with examples, in docs/statement.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.h"

namespace sayso {

enum class Form : std::uint8_t { direct, indirect, free, reported };
enum class Act : std::uint8_t { state, confirm, deny, doubt, demand, warn, announce, judge, estimate, ask };
enum class Certainty : std::uint8_t { firm, hedged };

[[nodiscard]] std::string_view name_of(Form form);
[[nodiscard]] std::string_view name_of(Act act);
[[nodiscard]] std::string_view name_of(Certainty certainty);
// Inverse of name_of; nothing for an unknown name.
[[nodiscard]] std::optional<Form> form_from(std::string_view name);
[[nodiscard]] std::optional<Act> act_from(std::string_view name);
[[nodiscard]] std::optional<Certainty> certainty_from(std::string_view name);

// Who speaks, or passes on. An empty name is nobody; an unnamed speaker is kept as the text calls them ("Analysten").
struct Party {
    std::optional<std::uint32_t> entity;  // index into Reading::entities
    std::string name;                     // for display, metonyms resolved ("Regierung Südkoreas")
    bool named = false;
    std::string kind;  // "person", "body", "state", "outlet", "group", "place"; or empty

    [[nodiscard]] bool nobody() const { return name.empty(); }
    bool operator==(const Party&) const = default;
};

// What the speaker relies on ("Geheimdienstberichte").
struct Basis {
    Spans spans;
    std::string name;
    bool operator==(const Basis&) const = default;
};

struct Statement {
    std::string id;  // "s:…": hash of version, content spans, form and speaker spans
    Form form = Form::indirect;
    Act act = Act::state;
    Certainty certainty = Certainty::firm;
    Spans content;  // what is said; for Form::reported what it is about
    Spans quoted;   // the parts of the content that are verbatim
    Spans cue;      // the words that mark the saying
    Spans speaker;  // the words that name the speaker
    Spans addressee;
    std::vector<Party> who;  // several for joint speakers; empty: nobody can be known
    std::vector<Party> via;  // who passed it on, nearest to the article first
    std::vector<Basis> basis;
    std::optional<std::uint32_t> said_time;  // index into Reading::times: when it was said
    std::vector<std::uint32_t> quantities;   // indices into Reading::quantities inside the content
    std::vector<std::uint32_t> times;        // indices into Reading::times inside the content
    std::string rule;                        // the rule or model that found it
    double confidence = 0;                   // 0 to 1
};

// A person, body, state, outlet or group that the article names.
struct Entity {
    std::string id;  // filled in by the ledger; empty inside a fresh reading
    std::string name;
    std::string kind;
    Spans mentions;
};

}  // namespace sayso
