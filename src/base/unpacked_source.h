// Bytes that may be packed with gzip (RFC 1952) or Zstandard (RFC 8878), unpacked as they are read.
//
// Both formats may hold several members (frames) behind each other; web archives pack each record as one. A damaged
// member does not cost those behind it: see next_member().
#pragma once

#include <cstdint>
#include <memory>

#include "base/byte_source.h"

namespace sayso {

class UnpackedSource final : public ByteSource {
public:
    // The packing is told from the first bytes; what is neither comes as it is. `packed` must outlive this.
    explicit UnpackedSource(ByteSource& packed);
    ~UnpackedSource() override;

    // Never goes across the end of a member. An Error says at which byte of the packed source it was; reading goes on
    // only after next_member().
    [[nodiscard]] Result<std::size_t> read(char* into, std::size_t size) override;

    // Where the member that the bytes read last belong to begins, in bytes of the packed source. Of bytes that are not
    // packed: 0.
    [[nodiscard]] std::uint64_t member_begin() const;
    // After an Error: goes to the next place that looks like the beginning of a member; to the end, and false, if there
    // is none.
    [[nodiscard]] bool next_member();
    [[nodiscard]] bool packed() const;

private:
    class Codec;
    class Gzip;
    class Zstandard;
    class Input;
    void choose_codec();
    [[nodiscard]] Result<std::size_t> unpack(char* into, std::size_t size);

    std::unique_ptr<Input> input_;
    std::unique_ptr<Codec> codec_;  // null: not packed
    bool begun_ = false;
    bool inside_ = false;  // a member is begun and not ended
    std::uint64_t member_begin_ = 0;
};

}  // namespace sayso
