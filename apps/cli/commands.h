// The commands of sayso. Each adds its options and help to the application; when it has run, `status` holds what the
// program exits with: 0 fine, 1 some inputs failed, 2 wrong use.
#pragma once

#include <CLI/CLI.hpp>

#include "cli/exit_status.h"

namespace sayso::cli {

void add_read_command(CLI::App& app, ExitStatus& status);
void add_add_command(CLI::App& app, ExitStatus& status);
void add_find_command(CLI::App& app, ExitStatus& status);
void add_first_command(CLI::App& app, ExitStatus& status);
void add_show_command(CLI::App& app, ExitStatus& status);
void add_who_command(CLI::App& app, ExitStatus& status);
void add_correct_command(CLI::App& app, ExitStatus& status);
void add_forget_command(CLI::App& app, ExitStatus& status);
void add_entity_command(CLI::App& app, ExitStatus& status);
void add_diff_command(CLI::App& app, ExitStatus& status);
void add_export_command(CLI::App& app, ExitStatus& status);
void add_import_command(CLI::App& app, ExitStatus& status);
void add_digest_command(CLI::App& app, ExitStatus& status);
void add_report_command(CLI::App& app, ExitStatus& status);
void add_eval_command(CLI::App& app, ExitStatus& status);
void add_eval_document_command(CLI::App& eval, ExitStatus& status);  // eval: the command it belongs to
void add_eval_pages_command(CLI::App& eval, ExitStatus& status);
void add_eval_times_command(CLI::App& eval, ExitStatus& status);
void add_eval_story_command(CLI::App& eval, ExitStatus& status);
void add_story_command(CLI::App& app, ExitStatus& status);
void add_claim_command(CLI::App& app, ExitStatus& status);
void add_figures_command(CLI::App& app, ExitStatus& status);
void add_serve_command(CLI::App& app, ExitStatus& status);
void add_packs_command(CLI::App& app, ExitStatus& status);

}  // namespace sayso::cli
