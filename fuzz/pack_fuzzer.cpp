// Any bytes as a pack, a table, a lexicon, or as the text that a table or a lexicon is built from: refused, or safe to
// use to the last cell and form. The first byte says which, so that the structures are reached without right checksums.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "pack/build.h"
#include "pack/pack.h"

namespace {

using sayso::Lexicon;
using sayso::LexiconReading;
using sayso::Table;

void must(bool holds) {
    if (!holds) std::abort();
}

void use(const Table& table) {
    for (std::size_t row = 0; row <= table.rows(); ++row) {
        for (std::size_t column = 0; column <= table.columns(); ++column) {
            const std::string_view cell = table.cell(row, column);
            must(cell.empty() || (row < table.rows() && column < table.columns()));
        }
    }
}

// A few bytes of automaton can hold more forms than there is time for.
constexpr std::size_t most_forms = 10'000;

void use(const Lexicon& lexicon, std::string_view bytes) {
    std::vector<LexiconReading> readings;
    must(!lexicon.lookup("", readings));
    for (std::size_t size = 1; size < bytes.size() && size < 16; ++size)
        lexicon.lookup(bytes.substr(0, size), readings);
    if (lexicon.size() > most_forms) return;
    std::size_t forms = 0;
    lexicon.for_each_form([&](std::string_view form) {
        ++forms;
        must(lexicon.lookup(form, readings) && !readings.empty());
        for (const LexiconReading& reading : readings) must(reading.strip <= form.size());
    });
    must(forms == lexicon.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    switch (data[0]) {
        case 'p':
            if (const auto pack = sayso::Pack::from_bytes(bytes); pack) use(pack->data().lexicon(), bytes);
            break;
        case 't':
            if (const auto table = Table::from_section(bytes); table) use(*table);
            break;
        case 'l':
            if (const auto lexicon = Lexicon::from_section(bytes); lexicon) use(*lexicon, bytes);
            break;
        case 'T':
            if (const auto section = sayso::pack::build_table(bytes, "input"); section) {
                const auto table = Table::from_section(*section);
                must(table.ok());
                use(*table);
            }
            break;
        case 'L':
            if (const auto section = sayso::pack::build_lexicon(bytes, "input"); section) {
                const auto lexicon = Lexicon::from_section(*section);
                must(lexicon.ok());
                use(*lexicon, bytes);
            }
            break;
        default: break;
    }
    return 0;
}
