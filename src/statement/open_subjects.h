// Which of two phrases is the subject of a verb of saying, where case and number leave it open.
#pragma once

#include "statement/speaker_kind.h"

namespace sayso::statement {

// "Das Urteil nannte die Anwältin skandalös": a thing in front of the verb does not speak where somebody stands behind
// it. Sets the subjects of such clauses of the view, which is the one of the context.
void settle_open_subjects(const SpeakerContext& context, DocumentView& view);

}  // namespace sayso::statement
