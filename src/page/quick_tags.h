// The plain parts of a page, read for lexbor's tokenizer, which goes from byte to byte and copies everything: text
// without references, tags whose attributes have nothing to resolve, comments, scripts and style sheets. What is not
// plain is left to lexbor's own states, so that the tokens are the same (HTML standard, 13.2.5) but for two things that
// its tree builder does not see: attributes that no tree keeps (page_names.h) are left out, and text and comments lie
// where they stand on the page, with the line ends that they have there.
#pragma once

#include <lexbor/html/html.h>

namespace sayso::page {

// To be called before the first byte and behind each token: where the tokenizer would go on with text and tags, or with
// what is inside a script or a style sheet, it goes on here. The `user` of the tokenizer's document is its PageNames.
void take_over_plain_parts(lxb_html_tokenizer_t& tokenizer);

// Whether the token was made here; then it has no attribute that is not kept.
[[nodiscard]] bool is_from_plain_part(const lxb_html_token_t& token);

}  // namespace sayso::page
