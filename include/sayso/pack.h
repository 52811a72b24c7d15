// A language pack: all that Sayso knows of one language, in one read-only file.
//
// A Pack maps the file and checks magic, format version, section table and checksums before anything is read from it.
// It is immutable and may be shared by any number of threads; everything made with it must not outlive it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/error.h"

namespace sayso {

// A source that the pack was made from.
struct PackSource {
    std::string name;
    std::string licence;
    std::string origin;
    std::string use;  // what it became in the pack
};

// The pack's card: what is in it and on whose work it stands.
struct PackCard {
    std::string language;  // BCP 47, "de"
    std::string name;
    std::string version;
    std::string id;  // language, version, and hash of all sections: what Producer::pack holds
    std::string licence;
    std::vector<PackSource> sources;
    std::vector<std::pair<std::string, std::uint64_t>> sections;  // name and size in bytes
};

class PackData;  // src/pack: sections, tables, lexicon

class Pack {
public:
    // Opens a pack file. The error says which check failed and where.
    static Result<Pack> open(const std::string& path);
    // A pack over bytes in memory, which are copied.
    static Result<Pack> from_bytes(std::string_view bytes);

    [[nodiscard]] const PackCard& card() const;
    [[nodiscard]] const PackData& data() const { return *data_; }

private:
    explicit Pack(std::shared_ptr<const PackData> data) : data_(std::move(data)) {}
    std::shared_ptr<const PackData> data_;
};

}  // namespace sayso
