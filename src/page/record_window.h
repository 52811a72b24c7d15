// The unpacked bytes of an archive between what was used and what was not read yet, with their places in the archive.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "base/unpacked_source.h"

namespace sayso::page {

class RecordWindow {
public:
    explicit RecordWindow(UnpackedSource& source) : source_(source) {}

    // What is there without reading on.
    [[nodiscard]] std::string_view bytes() const { return {buffer_.data() + begin_, end_ - begin_}; }
    // Reads on until `size` bytes are there. False at the end, where fewer are. After an Error: recover() or nothing.
    [[nodiscard]] Result<bool> need(std::size_t size);
    // Uses up the first bytes; no more than are there.
    void drop(std::size_t size);
    // Everything that is left. Error: damaged, or more than `largest` bytes.
    [[nodiscard]] Result<std::string> take_all(std::size_t largest);
    // After an Error: goes on at the next member of a packed archive; what was there is dropped. False if there is
    // none.
    [[nodiscard]] bool recover();

    // Where the first byte stands in the archive: exact where it is not packed, else the beginning of its member.
    [[nodiscard]] std::uint64_t offset() const;
    // Where among the bytes that are there the next member of a packed archive begins, behind `position`; npos if none
    // does.
    [[nodiscard]] std::size_t member_after(std::size_t position) const;

private:
    struct Member {
        std::uint64_t at;      // of its first byte, in unpacked bytes
        std::uint64_t offset;  // in the archive
    };

    void make_room(std::size_t size);

    UnpackedSource& source_;
    std::string buffer_;
    std::size_t begin_ = 0, end_ = 0;  // of what is there
    std::uint64_t dropped_ = 0;        // unpacked bytes before begin_
    std::deque<Member> members_;       // those that reach into the buffer
};

}  // namespace sayso::page
