// The program sayso: reads its arguments, runs one command, tells how it went by its exit status.
#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "cli/commands.h"
#include "cli/messages.h"
#include "sayso/reader.h"

namespace {

using sayso::cli::ExitStatus;

constexpr const char* examples = R"(Examples:
  sayso read article.html                    who said what in it
  cat pasted.txt | sayso read -              the same for text from anywhere
  sayso add pages/ --ledger news.sayso       read a folder and keep it
  sayso find ferry act:deny --ledger news.sayso
  sayso who rutte --ledger news.sayso
  sayso serve --ledger news.sayso            look at it in a browser
`sayso COMMAND --help` tells more.)";

int run(int argc, char** argv) {
    CLI::App app{"Reads the news and keeps the record of who said what.", "sayso"};
    app.set_version_flag("--version", std::string(sayso::version()));
    app.require_subcommand(1);
    app.footer(examples);
    ExitStatus status = ExitStatus::fine;
    sayso::cli::add_read_command(app, status);
    sayso::cli::add_add_command(app, status);
    sayso::cli::add_find_command(app, status);
    sayso::cli::add_first_command(app, status);
    sayso::cli::add_show_command(app, status);
    sayso::cli::add_who_command(app, status);
    sayso::cli::add_story_command(app, status);
    sayso::cli::add_claim_command(app, status);
    sayso::cli::add_figures_command(app, status);
    sayso::cli::add_diff_command(app, status);
    sayso::cli::add_correct_command(app, status);
    sayso::cli::add_entity_command(app, status);
    sayso::cli::add_forget_command(app, status);
    sayso::cli::add_export_command(app, status);
    sayso::cli::add_import_command(app, status);
    sayso::cli::add_digest_command(app, status);
    sayso::cli::add_report_command(app, status);
    sayso::cli::add_eval_command(app, status);
    sayso::cli::add_serve_command(app, status);
    sayso::cli::add_packs_command(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : static_cast<int>(ExitStatus::wrong_use);
    }
    std::cout.flush();
    if (!std::cout) {
        sayso::cli::complain({.what = "the output could not be written", .remedy = "is the disk full?"});
        return static_cast<int>(ExitStatus::some_failed);
    }
    return static_cast<int>(status);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_DFL);  // `sayso … | head` ends quietly
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        sayso::cli::complain({.what = "out of memory"});
    } catch (const std::exception& error) {
        sayso::cli::complain({.what = std::string("stopped by a fault in the program: ") + error.what()});
    }
    return static_cast<int>(ExitStatus::some_failed);
}
