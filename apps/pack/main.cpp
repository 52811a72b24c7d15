// sayso-pack: builds language packs, and puts changed tables into one.
#include <CLI/CLI.hpp>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "pack/build.h"
#include "pack/files.h"
#include "pack/pack.h"

namespace {

using sayso::Error;
using sayso::Pack;
using sayso::Result;
using sayso::pack::Section;

struct Request {
    std::string pack;                   // to update; empty to build from nothing
    std::string tables;                 // folder with *.tsv
    std::string lexicon;                // a lexicon's table; empty for none, or to keep what the pack has
    std::vector<std::string> sections;  // NAME=FILE
    std::string output;
};

using Sections = std::map<std::string, std::string>;  // bytes by name

Error wrong_use(std::string what, std::string remedy) {
    return Error{
        .what = std::move(what), .input = {}, .record = {}, .offset = std::nullopt, .remedy = std::move(remedy)};
}

// Everything of the pack but its tables.
sayso::Status keep_sections(const std::string& path, Sections& sections) {
    const Result<Pack> pack = Pack::open(path);
    if (!pack) return pack.error();
    for (const auto& [name, size] : pack->card().sections) {
        if (!name.starts_with("table/")) sections[name] = *pack->data().section(name);
    }
    return sayso::Done{};
}

// Every table of the folder; one named "lexicon" becomes the lexicon.
sayso::Status add_tables(const std::string& folder, Sections& sections) {
    const auto files = sayso::pack::table_files(folder);
    if (!files) return files.error();
    for (const auto& path : *files) {
        const Result<std::string> text = sayso::pack::read_file(path);
        if (!text) return text.error();
        const std::string name = path.stem().string();
        const bool is_lexicon = name == "lexicon";
        Result<std::string> bytes = is_lexicon ? sayso::pack::build_lexicon(*text, path.string())
                                               : sayso::pack::build_table(*text, path.string());
        if (!bytes) return bytes.error();
        sections[is_lexicon ? name : "table/" + name] = *std::move(bytes);
    }
    return sayso::Done{};
}

sayso::Status add_lexicon(const std::string& path, Sections& sections) {
    const Result<std::string> text = sayso::pack::read_file(path);
    if (!text) return text.error();
    Result<std::string> bytes = sayso::pack::build_lexicon(*text, path);
    if (!bytes) return bytes.error();
    sections["lexicon"] = *std::move(bytes);
    return sayso::Done{};
}

sayso::Status add_section(const std::string& name_and_file, Sections& sections) {
    const std::size_t equals = name_and_file.find('=');
    if (equals == std::string::npos) return wrong_use("\"" + name_and_file + "\" is not a section", "write NAME=FILE");
    Result<std::string> bytes = sayso::pack::read_file(name_and_file.substr(equals + 1));
    if (!bytes) return bytes.error();
    sections[name_and_file.substr(0, equals)] = *std::move(bytes);
    return sayso::Done{};
}

Result<Sections> collect(const Request& request) {
    Sections sections;
    if (!request.pack.empty()) {
        if (auto status = keep_sections(request.pack, sections); !status) return status.error();
    }
    if (auto status = add_tables(request.tables, sections); !status) return status.error();
    if (!request.lexicon.empty()) {
        if (auto status = add_lexicon(request.lexicon, sections); !status) return status.error();
    }
    for (const std::string& section : request.sections) {
        if (auto status = add_section(section, sections); !status) return status.error();
    }
    return sections;
}

sayso::Status run(const Request& request) {
    Result<Sections> sections = collect(request);
    if (!sections) return sections.error();
    std::vector<Section> list;
    for (auto& [name, bytes] : *sections) list.push_back(Section{.name = name, .bytes = std::move(bytes)});
    const Result<std::string> pack = sayso::pack::build_pack(std::move(list));
    if (!pack) return pack.error();
    return sayso::pack::write_file(request.output.empty() ? request.pack : request.output, *pack);
}

void add_common_options(CLI::App& command, Request& request) {
    command.add_option("TABLES", request.tables, "Folder with the language's tables (*.tsv)")->required();
    command.add_option("--lexicon", request.lexicon, "Lexicon: a table with the columns form, lemma, upos, features");
    command.add_option("--section", request.sections, "NAME=FILE: the file's bytes as a section (a learnt model)");
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Builds language packs."};
    app.require_subcommand(1);
    app.footer(
        "Examples:\n"
        "  sayso-pack update packs/de.pack lang/de            after a table was changed\n"
        "  sayso-pack update packs/de.pack lang/de --section tagger=train/out/tagger.bin\n"
        "  sayso-pack build lang/de --lexicon train/out/lexicon.tsv --output packs/de.pack");
    Request request;
    CLI::App* const build = app.add_subcommand("build", "Build a pack from nothing");
    add_common_options(*build, request);
    build->add_option("-o,--output", request.output, "The pack to write")->required();
    CLI::App* const update = app.add_subcommand("update", "Replace a pack's tables and keep its lexicon and models");
    update->add_option("PACK", request.pack, "The pack to start from")->required();
    add_common_options(*update, request);
    update->add_option("-o,--output", request.output, "The pack to write, if not the one to start from");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (const sayso::Status status = run(request); !status) {
        std::cerr << "sayso-pack: " << status.error().message() << '\n';
        return 1;
    }
    return 0;
}
