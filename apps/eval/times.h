// Scores times against TimeML files. The measure is that of the TIMEX3 scorer that comes with the data
// (score_timex.py); this one gives the same figures.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "eval/words.h"
#include "sayso/error.h"

namespace sayso::eval {

// A TIMEX3 tag. Its span counts code points of the text without white space, so that line breaks do not matter.
struct TimeTag {
    Range span;
    std::string type;
    std::string value;
};

struct TimedText {
    std::string id;         // the file's name without its endings
    std::string published;  // value of the document's creation time; may be empty
    std::string utf8;       // the text as it stands, without tags
    Text letters;           // the same without white space
    std::vector<TimeTag> times;
};

// The name of a file without .tml, .xml, .txt and .TE3input, as often as they stand at its end.
[[nodiscard]] std::string timeml_stem(std::string_view file_name);

// A TimeML file: of <TEXT> the text and its TIMEX3 tags that hold any, of <DCT> the value. Without <TEXT>, all is text.
// Any bytes give something; linear in them.
[[nodiscard]] TimedText timed_text_from_timeml(std::string_view id, std::string_view timeml);

// A reading of the text as `sayso read --format jsonl` writes it.
[[nodiscard]] Result<TimedText> timed_text_from_reading(std::string_view json);

// Strict: the same span. Relaxed: spans overlap, one to one, longest overlap first. With value or type: these are
// equal, too.
struct TimeScores {
    std::uint64_t gold = 0, system = 0;
    std::uint64_t strict = 0, relaxed = 0;
    std::uint64_t strict_value = 0, relaxed_value = 0;
    std::uint64_t strict_type = 0, relaxed_type = 0;
    TimeScores& operator+=(const TimeScores& other);
};

enum class TimeFault : std::uint8_t { missed, extra, span, value };
struct TimeError {
    TimeFault fault;
    const TimeTag* gold;    // null for extra
    const TimeTag* system;  // null for missed
};

// The errors go to `errors` where it is not null, in the order of the text.
[[nodiscard]] TimeScores score_times(const std::vector<TimeTag>& gold, const std::vector<TimeTag>& system,
                                     std::vector<TimeError>* errors = nullptr);

// Over all gold texts; one that `predicted` lacks counts as empty, one with other letters is an error.
[[nodiscard]] Result<TimeScores> score_times(const std::vector<TimedText>& gold,
                                             const std::map<std::string, TimedText>& predicted);

// A table: F1 in percent, then precision and recall of relaxed matches; `name` is cut to its column.
[[nodiscard]] std::string time_header();
[[nodiscard]] std::string time_row(std::string_view name, const TimeScores& scores);
// One line of JSON, the keys of the reference scorer: P, R and F1 in percent, with two decimals.
[[nodiscard]] std::string to_json(const TimeScores& scores);
// "missed  12. Mai [DATE 2031-05-12]", a line each.
[[nodiscard]] std::string to_text(const std::vector<TimeError>& errors, const Text& letters);

}  // namespace sayso::eval
