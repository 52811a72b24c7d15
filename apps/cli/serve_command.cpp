// sayso serve: the ledger as a page, and as JSON.
#include <chrono>
#include <csignal>
#include <ctime>
#include <iostream>
#include <thread>

#include "cli/commands.h"
#include "cli/fetch.h"
#include "cli/ledger_options.h"
#include "cli/messages.h"
#include "cli/packs.h"
#include "cli/reading_options.h"
#include "serve/listener.h"
#include "serve/site.h"

namespace sayso::cli {
namespace {

struct Options {
    std::string ledger;
    std::vector<std::string> packs;
    serve::ListenerOptions listener{.port = 8765};
    std::string token;
    std::vector<std::string> names;
    bool allow_urls = false;
};

constexpr std::size_t least_token = 16;

std::string utc_now() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[sizeof "2031-05-04T09:30:00Z"];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

Result<Page> fetched_page(const std::string& address) {
    auto fetched = fetch(address);
    if (!fetched) return std::move(fetched).error();
    return Page{.bytes = std::move(fetched->bytes), .url = fetched->address, .charset = fetched->charset};
}

bool is_loopback(const std::string& address) { return address.starts_with("127.") || address == "::1"; }

serve::SiteOptions site_options(const Options& options) {
    serve::SiteOptions site{.ledger = options.ledger, .token = options.token, .hosts = serve::loopback_names()};
    site.hosts.push_back(options.listener.address);
    site.hosts.insert(site.hosts.end(), options.names.begin(), options.names.end());
    if (options.allow_urls) site.fetch = fetched_page;
    site.now = utc_now;
    return site;
}

// Serves until the process is asked to end. The signals must be blocked before any thread begins.
void serve_until_ended(serve::Listener& listener) {
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);
    std::thread serving([&] { listener.run(); });
    int signal = 0;
    sigwait(&ending, &signal);
    listener.stop();
    serving.join();
}

void say_where(const Options& options, int port) {
    const std::string host = is_loopback(options.listener.address) ? "localhost" : options.listener.address;
    std::cerr << "http://" + host + ":" + std::to_string(port) + "/  (Ctrl-C ends it)\n";
    if (!is_loopback(options.listener.address))
        std::cerr << "sayso: everybody who reaches this machine can read the ledger\n";
    if (!serve::has_page())
        std::cerr << "sayso: this sayso was built without its page; there is JSON, as /search.json\n";
}

ExitStatus run_serve(const Options& options) {
    if (!options.token.empty() && options.token.size() < least_token) {
        complain({.what = "the token is too short",
                  .remedy = "take " + std::to_string(least_token) + " characters or more that nobody can guess"});
        return ExitStatus::wrong_use;
    }
    Result<std::vector<Pack>> packs = open_packs(options.packs);
    if (!packs) return told(packs.error());
    const Reader reader(*packs);
    serve::SiteOptions about_site = site_options(options);
    about_site.packs = std::move(*packs);
    const auto site = serve::Site::open(reader, std::move(about_site));
    if (!site) return told(site.error());
    const auto listener = serve::Listener::bind(**site, options.listener);
    if (!listener) return told(listener.error());
    say_where(options, (*listener)->port());
    serve_until_ended(**listener);
    return ExitStatus::fine;
}

constexpr const char* footer =
    R"(Everything at an address of the page is at the same address with .json, lists also with .csv.
Without a token nobody can write. Nothing is asked of other machines, unless --allow-urls is given and
somebody gives an address to read.

Examples:
  sayso serve --ledger news.sayso
  SAYSO_TOKEN=$(openssl rand -hex 16) sayso serve --ledger news.sayso --port 9000)";

}  // namespace

void add_serve_command(CLI::App& app, ExitStatus& status) {
    auto options = std::make_shared<Options>();
    CLI::App* const command = app.add_subcommand("serve", "Look at the ledger in a browser");
    add_ledger_option(*command, options->ledger);
    add_pack_option(*command, options->packs);
    command->add_option("--port", options->listener.port, "Where to listen; 0 is any free port")
        ->check(CLI::Range(0, 65535))
        ->capture_default_str()
        ->type_name("N");
    command->add_option("--host", options->listener.address, "The address of this machine to listen at")
        ->capture_default_str()
        ->type_name("ADDRESS");
    command->add_option("--name", options->names, "A name that this server is reached by, if not as localhost")
        ->allow_extra_args(false)
        ->type_name("NAME");
    command->add_option("--token", options->token, "Who has it may correct; 16 characters or more")
        ->envname("SAYSO_TOKEN")
        ->type_name("TEXT");
    command->add_flag("--allow-urls", options->allow_urls, "Read pages at addresses that somebody gives");
    command->footer(footer);
    command->callback([options, &status] { status = run_serve(*options); });
}

}  // namespace sayso::cli
