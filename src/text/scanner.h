// Looking at the characters of one block.
#pragma once

#include <string_view>

#include "base/utf8.h"
#include "text/characters.h"

namespace sayso::text {

struct Char {
    char32_t code_point = U' ';
    std::uint32_t size = 0;  // bytes; 0 at the end of the block
    CharClass kind = CharClass::space;
};

class Scanner {
public:
    explicit Scanner(std::string_view block) : block_(block) {}

    [[nodiscard]] std::size_t size() const { return block_.size(); }
    [[nodiscard]] std::string_view from(std::size_t at) const { return block_.substr(at); }
    [[nodiscard]] std::string_view slice(std::size_t begin, std::size_t end) const {
        return block_.substr(begin, end - begin);
    }

    // The character that begins at `at`; a space of size 0 at the end.
    [[nodiscard]] Char at(std::size_t at) const {
        if (at >= block_.size()) return {};
        const auto byte = static_cast<unsigned char>(block_[at]);
        if (byte < 0x80) return {byte, 1, class_of(byte)};
        const Decoded decoded = decode_utf8(block_.substr(at));
        return {decoded.code_point, decoded.size, class_of(decoded.code_point)};
    }

    // The character that ends before `at`; a space of size 0 at the beginning.
    [[nodiscard]] Char before(std::size_t at) const {
        if (at == 0) return {};
        std::size_t begin = at - 1;
        while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(block_[begin]) & 0xC0U) == 0x80U) --begin;
        return this->at(begin);
    }

    [[nodiscard]] std::size_t skip_space(std::size_t at) const {
        for (Char c = this->at(at); c.size > 0 && c.kind == CharClass::space; c = this->at(at)) at += c.size;
        return at;
    }

    [[nodiscard]] std::size_t skip_marks(std::size_t at) const {
        for (Char c = this->at(at); c.kind == CharClass::mark; c = this->at(at)) at += c.size;
        return at;
    }

    // End of the run of letters and marks that begins at `at`, looked at for at most `limit` bytes.
    [[nodiscard]] std::size_t letters_end(std::size_t at, std::size_t limit = 64) const {
        const std::size_t begin = at;
        for (Char c = this->at(at); at - begin < limit && (c.kind == CharClass::letter || c.kind == CharClass::mark);
             c = this->at(at)) {
            at += c.size;
        }
        return at;
    }

private:
    std::string_view block_;
};

}  // namespace sayso::text
