// An HTTP response as a web archive keeps it: RFC 9110, 9112.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso::page {

struct HeaderField {
    std::string_view name;   // as it stands; compare without case
    std::string_view value;  // trimmed
};

// The fields of a header block: one a line, continued lines left out. Lines without a colon are passed over.
[[nodiscard]] std::vector<HeaderField> header_fields(std::string_view block);
// The value of the first field of that name (lower case); empty if there is none.
[[nodiscard]] std::string_view field(const std::vector<HeaderField>& fields, std::string_view name);

struct MediaType {
    std::string type;     // "text/html", lower case; empty: not told
    std::string charset;  // as told; may be empty
};
[[nodiscard]] MediaType media_type_from(std::string_view content_type);

struct HttpMessage {
    int status = 0;
    MediaType media_type;
    std::string body;  // transfer and content encoding undone
};

// Bodies that say they are chunked or packed and are not come as they stand: crawlers often undo the encoding and keep
// the header. Error: no HTTP response, a body that is damaged or unpacks to more than `largest` bytes.
[[nodiscard]] Result<HttpMessage> http_message(std::string_view bytes, std::size_t largest);

}  // namespace sayso::page
