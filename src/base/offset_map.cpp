#include <algorithm>

#include "sayso/article.h"

namespace sayso {
namespace {

bool byte_for_byte(const OffsetMap::Run& run) { return run.text_size == run.page_size; }

}  // namespace

void OffsetMap::append(Run run) {
    if (run.text_size == 0) return;
    if (!runs_.empty()) {
        Run& last = runs_.back();
        const bool follows = last.text + last.text_size == run.text && last.page + last.page_size == run.page;
        if (follows && byte_for_byte(last) && byte_for_byte(run)) {
            last.text_size += run.text_size;
            last.page_size += run.page_size;
            return;
        }
    }
    runs_.push_back(run);
}

Span OffsetMap::to_page(Span text) const {
    if (text.empty()) return {};
    const auto ends_before = [](const Run& run, std::uint32_t at) { return run.text + run.text_size <= at; };
    const auto first = std::lower_bound(runs_.begin(), runs_.end(), text.begin, ends_before);
    auto last = std::lower_bound(runs_.begin(), runs_.end(), text.end - 1, ends_before);
    if (first == runs_.end() || first->text >= text.end) return {};
    if (last == runs_.end() || last->text >= text.end) --last;
    const bool inside_first = text.begin > first->text && byte_for_byte(*first);
    const bool inside_last = text.end < last->text + last->text_size && byte_for_byte(*last);
    return {first->page + (inside_first ? text.begin - first->text : 0),
            inside_last ? last->page + (text.end - last->text) : last->page + last->page_size};
}

}  // namespace sayso
