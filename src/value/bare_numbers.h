// Four digits that could be a year, and are none.
#pragma once

#include "value/words.h"

namespace sayso::values {

// A number of 1000 to 1899 without a counted noun: whether somebody gives it ("the economist comes to 1650"), a figure
// moved from or to it ("fell from 1400 to 1180"), or it is put right ("1180 jobs, not 1240"). No years are told so.
[[nodiscard]] bool is_given_number(const Words& words, TokenIndex t);

// 2000 things, and not a noun of the year 2000: where the sentence or its verb comes right before, and a plural behind.
[[nodiscard]] bool is_round_count(const Words& words, TokenIndex t);

}  // namespace sayso::values
