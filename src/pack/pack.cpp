#include "pack/pack.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pack/format.h"
#include "pack/mapped_file.h"

namespace sayso {

// Views point into `mapped` or `copy`, whichever the pack was made from.
struct PackData::Impl {
    pack::MappedFile mapped;
    std::string copy;
    std::vector<pack::SectionView> sections;  // in ascending order of names
    PackCard card;
    Lexicon lexicon;

    [[nodiscard]] const pack::SectionView* find(std::string_view name) const {
        const auto found = std::lower_bound(sections.begin(), sections.end(), name,
                                            [](const pack::SectionView& s, std::string_view n) { return s.name < n; });
        return found != sections.end() && found->name == name ? &*found : nullptr;
    }
    [[nodiscard]] std::string_view file() const { return copy.empty() ? mapped.bytes() : std::string_view(copy); }

    // Checks and indexes file().
    std::optional<Error> load();
    std::optional<Error> load_structures();
    std::optional<Error> load_card(const std::string& id_hash);
};

namespace {

Error in_section(Error error, const pack::SectionView& section) {
    error.record = "section " + std::string(section.name);
    if (error.offset) *error.offset += section.offset;
    return error;
}

Error wrong_card(std::string what) {
    return Error{.what = std::move(what),
                 .input = {},
                 .record = "section " + std::string(pack::card_name),
                 .offset = std::nullopt,
                 .remedy = "correct the card's table and build the pack again"};
}

// Puts a row of the card's table where it belongs; false if the row's field is unknown.
bool add_row(PackCard& card, const Table& table, std::size_t row) {
    const std::string_view field = table.cell(row, "field");
    const std::string value(table.cell(row, "value"));
    if (field == "source") {
        card.sources.push_back(PackSource{.name = value,
                                          .licence = std::string(table.cell(row, "licence")),
                                          .origin = std::string(table.cell(row, "origin")),
                                          .use = std::string(table.cell(row, "use"))});
        return true;
    }
    const std::pair<std::string_view, std::string*> fields[] = {
        {"language", &card.language}, {"name", &card.name}, {"version", &card.version}, {"licence", &card.licence}};
    for (const auto& [name, place] : fields) {
        if (name == field && place->empty()) {
            *place = value;
            return true;
        }
    }
    return false;
}

}  // namespace

std::optional<Error> PackData::Impl::load() {
    Result<pack::Frame> frame = pack::read_frame(file());
    if (!frame) return std::move(frame).error();
    sections = std::move(frame->sections);
    if (auto error = load_structures()) return error;
    return load_card(frame->id_hash);
}

std::optional<Error> PackData::Impl::load_structures() {
    for (const pack::SectionView& section : sections) {
        if (section.name == pack::lexicon_name) {
            Result<Lexicon> checked = Lexicon::from_section(section.bytes);
            if (!checked) return in_section(std::move(checked).error(), section);
            lexicon = *checked;
        } else if (section.name.starts_with(pack::table_prefix)) {
            Result<Table> checked = Table::from_section(section.bytes);
            if (!checked) return in_section(std::move(checked).error(), section);
        }
    }
    return std::nullopt;
}

std::optional<Error> PackData::Impl::load_card(const std::string& id_hash) {
    const pack::SectionView* const section = find(pack::card_name);
    if (section == nullptr) return wrong_card("the pack has no card");
    const Table table = *Table::from_section(section->bytes);
    for (std::size_t row = 0; row < table.rows(); ++row) {
        if (!add_row(card, table, row)) {
            return wrong_card("the card has an unknown field or one twice: \"" + std::string(table.cell(row, "field")) +
                              "\"");
        }
    }
    for (const std::string* const field : {&card.language, &card.name, &card.version, &card.licence}) {
        if (field->empty()) return wrong_card("the card lacks one of language, name, version and licence");
    }
    card.id = card.language + "-" + card.version + "-" + id_hash;
    for (const pack::SectionView& s : sections) card.sections.emplace_back(s.name, s.bytes.size());
    return std::nullopt;
}

PackData::PackData(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PackData::~PackData() = default;

const PackCard& PackData::card() const { return impl_->card; }
const Lexicon& PackData::lexicon() const { return impl_->lexicon; }

std::optional<std::string_view> PackData::section(std::string_view name) const {
    const pack::SectionView* const found = impl_->find(name);
    return found == nullptr ? std::nullopt : std::optional(found->bytes);
}

Table PackData::table(std::string_view name) const {
    const auto bytes = section(std::string(pack::table_prefix).append(name));
    return bytes ? *Table::from_section(*bytes) : Table{};
}

Result<Pack> Pack::open(const std::string& path) {
    Result<pack::MappedFile> file = pack::MappedFile::open(path);
    if (!file) return std::move(file).error();
    auto impl = std::make_unique<PackData::Impl>();
    impl->mapped = *std::move(file);
    if (auto error = impl->load()) {
        error->input = path;
        return *std::move(error);
    }
    return Pack(std::shared_ptr<const PackData>(new PackData(std::move(impl))));
}

Result<Pack> Pack::from_bytes(std::string_view bytes) {
    auto impl = std::make_unique<PackData::Impl>();
    impl->copy = bytes;
    if (auto error = impl->load()) return *std::move(error);
    return Pack(std::shared_ptr<const PackData>(new PackData(std::move(impl))));
}

const PackCard& Pack::card() const { return data_->card(); }

}  // namespace sayso
