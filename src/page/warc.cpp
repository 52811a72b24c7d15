#include "page/warc.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "page/fold.h"
#include "page/http_message.h"

namespace sayso::page {
namespace {

constexpr std::string_view magic = "WARC/";
constexpr std::size_t largest_header = std::size_t{1} << 16U;

struct Header {
    std::string type;
    std::string url;
    std::string_view truncated;  // why the crawler cut the record off; empty: it did not
    MediaType media_type;
    std::uint64_t length = 0;
};

std::optional<Header> parse_header(std::string_view block) {
    const auto fields = header_fields(block);
    Header header{.type = lower(field(fields, "warc-type")),
                  .url = std::string(field(fields, "warc-target-uri")),
                  .truncated = field(fields, "warc-truncated"),
                  .media_type = media_type_from(field(fields, "content-type"))};
    // Some writers put the address into angle brackets, as an early draft had it.
    if (header.url.starts_with('<') && header.url.ends_with('>'))
        header.url = header.url.substr(1, header.url.size() - 2);
    const std::string_view length = field(fields, "content-length");
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), header.length);
    if (error != std::errc() || end != length.data() + length.size() || length.empty()) return std::nullopt;
    return header;
}

// Bytes up to and with the blank line that ends a header; npos if it is not there.
std::size_t header_size(std::string_view bytes) {
    const std::size_t strict = bytes.find("\r\n\r\n");
    const std::size_t loose = bytes.substr(0, strict).find("\n\n");
    if (loose != std::string_view::npos) return loose + 2;
    return strict == std::string_view::npos ? strict : strict + 4;
}

// Where another record seems to begin behind the first bytes; npos if nowhere.
std::size_t next_record(std::string_view bytes) {
    for (std::size_t at = bytes.find(magic, 1); at != std::string_view::npos; at = bytes.find(magic, at + 1)) {
        const std::string_view line = bytes.substr(at, bytes.find('\n', at) - at);
        constexpr std::size_t longest_line = 12;
        if (bytes[at - 1] == '\n' && line.size() <= longest_line) return at;
    }
    return std::string_view::npos;
}

bool is_page_type(const MediaType& media_type) {
    const std::string& type = media_type.type;
    return type.empty() || type == "text/html" || type == "application/xhtml+xml" || type == "text/plain";
}

bool may_hold_page(const Header& header) {
    if (header.type == "response")
        return header.media_type.type.empty() || header.media_type.type == "application/http";
    return (header.type == "resource" || header.type == "conversion") && is_page_type(header.media_type);
}

class WarcPages {
public:
    WarcPages(RecordWindow& window, std::size_t largest, const std::function<bool(PageRecord)>& take)
        : window_(window), largest_(largest), take_(take) {}

    void run() {
        while (going_on_ && at_record()) {
            ++number_;
            offset_ = window_.offset();
            read_record();
        }
    }

private:
    // False at the end of the archive, or where nothing can be read any more.
    bool at_record() {
        while (true) {
            auto more = window_.need(1);
            if (!more) {
                ++number_;
                offset_ = window_.offset();
                if (!report_and_recover(more.error())) return false;
                continue;
            }
            if (!*more) return false;
            const std::size_t blank = std::min(window_.bytes().find_first_not_of("\r\n"), window_.bytes().size());
            if (blank == 0) return true;
            window_.drop(blank);
        }
    }

    void read_record() {
        // As many bytes as a header has at most; fewer are there near the end.
        auto more = window_.need(largest_header);
        if (!more && header_size(window_.bytes()) == std::string_view::npos) {
            report_and_recover(more.error());
            return;
        }
        const std::size_t size =
            window_.bytes().starts_with(magic) ? header_size(window_.bytes()) : std::string_view::npos;
        if (size == std::string_view::npos) {
            report({.what = "no WARC record begins here"});
            to_next_record(1);
            return;
        }
        header_block_ = window_.bytes().substr(0, size);
        const auto header = parse_header(header_block_);
        window_.drop(size);
        if (!header) {
            report({.what = "the record has no sound Content-Length"});
            to_next_record(0);
            return;
        }
        may_hold_page(*header) && header->length <= largest_ ? read_content(*header) : pass_over(*header);
    }

    void read_content(const Header& header) {
        constexpr std::size_t record_end = 4;
        const auto length = static_cast<std::size_t>(header.length);
        auto more = window_.need(length + record_end);
        if (!more && window_.bytes().size() < length) {
            report_and_recover(more.error());
            return;
        }
        const std::string_view behind = window_.bytes().substr(std::min(length, window_.bytes().size()));
        const bool short_of_it = window_.bytes().size() < length;
        if (short_of_it ||
            !(behind.empty() || behind.front() == '\r' || behind.front() == '\n' || behind.starts_with(magic))) {
            report({.what = short_of_it ? "the record is cut off: " + std::to_string(window_.bytes().size()) + " of " +
                                              std::to_string(length) + " bytes are there"
                                        : "the record is not as long as its Content-Length says"});
            to_next_record(0);
            return;
        }
        take_page(header, window_.bytes().substr(0, length));
        window_.drop(length);
    }

    void take_page(const Header& header, std::string_view content) {
        Page page{.bytes = {}, .url = header.url};
        if (header.type == "response") {
            auto message = http_message(content, largest_);
            if (!message) {
                report(std::move(message).error());
                return;
            }
            constexpr int fine = 200;
            if (message->status != fine || !is_page_type(message->media_type) || message->body.empty()) return;
            page.charset = std::move(message->media_type.charset);
            page.bytes = std::move(message->body);
        } else {
            page.charset = header.media_type.charset;
            page.bytes = content;
        }
        going_on_ = take_({.record = name(), .offset = offset_, .content = std::move(page)});
    }

    // Records of other kinds, and those that are too large, of which only the latter are worth a word.
    void pass_over(const Header& header) {
        if (may_hold_page(header))
            report({.what = "the record is larger than " + std::to_string(largest_ >> 20U) + " MiB",
                    .remedy = "a page is smaller"});
        std::uint64_t left = header.length;
        while (left > 0) {
            auto more = window_.need(1);
            if (!more) {
                report_and_recover(more.error());
                return;
            }
            if (!*more) {
                report({.what = "the record is cut off: " + std::to_string(left) + " bytes are missing"});
                return;
            }
            const std::size_t member = window_.member_after(0);
            const std::size_t there = std::min<std::uint64_t>({left, window_.bytes().size(), member});
            window_.drop(there);
            left -= there;
            if (there == member && left > 0 && window_.need(magic.size()) && window_.bytes().starts_with(magic)) {
                if (!may_hold_page(header)) report({.what = "the record is not as long as its Content-Length says"});
                return;
            }
        }
        auto more = window_.need(1);
        const std::string_view behind = window_.bytes();
        if (!more || behind.empty() || behind.front() == '\r' || behind.front() == '\n' || behind.starts_with(magic))
            return;
        report({.what = "the record is not as long as its Content-Length says"});
        to_next_record(0);
    }

    // A member that begins like a record begins one, whatever stands before it.
    [[nodiscard]] std::size_t next_record_or_member(std::string_view bytes) const {
        const std::size_t record = next_record(bytes);
        std::size_t member = window_.member_after(0);
        while (member < record && !bytes.substr(member).starts_with(magic)) member = window_.member_after(member);
        return std::min(record, member);
    }

    // Goes to the next place where a record seems to begin, at least `from` bytes on.
    void to_next_record(std::size_t from) {
        while (true) {
            const std::string_view bytes = window_.bytes();
            const std::size_t at = from == 0 && bytes.starts_with(magic) ? 0 : next_record_or_member(bytes);
            if (at != std::string_view::npos) {
                window_.drop(at);
                return;
            }
            constexpr std::size_t kept = 16;  // a beginning that is not there as a whole
            if (bytes.size() > kept) window_.drop(bytes.size() - kept);
            from = 1;
            auto more = window_.need(kept + 1);
            // The record is reported already; what else is wrong with it is of no more use.
            if (!more && window_.recover()) return;
            if (!more || !*more) {
                window_.drop(window_.bytes().size());
                return;
            }
        }
    }

    [[nodiscard]] std::string name() const { return "WARC record " + std::to_string(number_); }

    void report(Error error) {
        error.record = name();
        error.offset = offset_;
        going_on_ = take_({.record = name(), .offset = offset_, .content = std::move(error)}) && going_on_;
    }

    // False if there is nothing to go on with.
    bool report_and_recover(Error error) {
        report(std::move(error));
        return going_on_ && window_.recover();
    }

    RecordWindow& window_;
    std::size_t largest_;
    const std::function<bool(PageRecord)>& take_;
    std::string header_block_;
    std::uint64_t number_ = 0;
    std::uint64_t offset_ = 0;
    bool going_on_ = true;
};

}  // namespace

bool looks_like_warc(std::string_view head) { return head.starts_with(magic); }

void for_each_warc_page(RecordWindow& window, std::size_t largest, const std::function<bool(PageRecord)>& take) {
    WarcPages(window, largest, take).run();
}

}  // namespace sayso::page
