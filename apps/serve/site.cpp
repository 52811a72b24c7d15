#include "serve/site.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "base/hash.h"
#include "serve/answer_cache.h"
#include "serve/background.h"
#include "serve/gzip.h"
#include "serve/json.h"
#include "serve/ledger_pool.h"
#include "serve/ledger_watch.h"
#include "serve/routes.h"

namespace sayso::serve {
namespace {

// Nothing from elsewhere, nothing inline, no text that becomes code.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
    "trusted-types 'none'";

constexpr std::size_t least_to_compress = 1024;

// Ledgers that are read from at once.
std::size_t readers_at_once() { return std::max<std::size_t>(4, std::size_t{2} * std::thread::hardware_concurrency()); }

// For an answer that is given again and again.
void compress_once(Answer& answer, Effort effort) {
    if (answer.body.size() >= least_to_compress)
        answer.gzipped = std::make_shared<const std::string>(gzipped(answer.body, effort));
}

std::string tag_of(std::string_view bytes) { return "W/\"" + content_hash({bytes}) + "\""; }

// RFC 9110, 13.1.2: a list of tags, compared weakly, or *.
bool has_tag(std::string_view if_none_match, std::string_view tag) {
    while (!if_none_match.empty()) {
        const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
        std::string_view one = if_none_match.substr(0, comma);
        if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
        while (one.starts_with(' ')) one.remove_prefix(1);
        while (one.ends_with(' ')) one.remove_suffix(1);
        if (one == tag || one == "*") return true;
    }
    return false;
}

// The name of a Host header: without the port, and small.
std::string host_name(std::string_view host) {
    const std::size_t bracket = host.starts_with('[') ? host.find(']') : std::string_view::npos;
    const std::size_t end = bracket != std::string_view::npos ? bracket + 1 : std::min(host.find(':'), host.size());
    std::string name(host.substr(0, end));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return name;
}

// A browser says where a request comes from; other programs say nothing.
bool comes_from_elsewhere(const HttpRequest& request) {
    const std::string_view origin = request.header("origin");
    if (!origin.empty()) {
        const std::size_t scheme = origin.find("://");
        return scheme == std::string_view::npos || origin.substr(scheme + 3) != request.header("host");
    }
    const std::string_view site = request.header("sec-fetch-site");
    return !site.empty() && site != "same-origin" && site != "none";
}

// Hashes are compared, so that the time it takes tells nothing about the token.
bool has_token(const HttpRequest& request, const std::string& token) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view given = request.header("authorization");
    if (token.empty() || !given.starts_with(scheme)) return false;
    return content_hash({given.substr(scheme.size())}) == content_hash({token});
}

bool accepts_gzip(const HttpRequest& request) {
    return request.header("accept-encoding").find("gzip") != std::string_view::npos;
}

std::string_view type_of(std::string_view path) {
    constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".html", "text/html; charset=utf-8"},        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},          {".svg", "image/svg+xml"},
        {".json", "application/json; charset=utf-8"}, {".txt", "text/plain; charset=utf-8"},
        {".webmanifest", "application/manifest+json"}};
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

Answer not_found(const HttpRequest& request) {
    return refusal(404, {.what = "there is nothing at this address", .input = request.target.substr(0, 200)});
}

}  // namespace

struct Site::Impl {
    const Reader& reader;
    SiteOptions options;
    LedgerPool ledgers;
    LedgerWatch watch;
    AnswerCache cache;
    StoryCache stories;
    std::map<std::string_view, Answer> files;  // of the page, by path
    std::mutex writing;
    Background background;  // makes answers anew
    std::thread warming;    // reads what searches need, so that whoever comes first does not wait for it

    Impl(const Reader& the_reader, SiteOptions the_options)
        : reader(the_reader),
          options(std::move(the_options)),
          ledgers(
              options.ledger,
              [this](std::string_view text, std::string_view language) { return reader.index_terms(text, language); },
              readers_at_once()),
          watch(ledgers, options.shown_for),
          stories(Storyteller(options.packs), ledgers) {
        for (const Asset& asset : options.assets) files.emplace(asset.path, file_of(asset));
    }
    ~Impl() {
        if (warming.joinable()) warming.join();
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void warm_up() {
        warming = std::thread([this] {
            const auto ledger = ledgers.borrow(Work::unasked);
            if (ledger) static_cast<void>((*ledger)->counts());
        });
    }

    [[nodiscard]] static Answer file_of(const Asset& asset) {
        Answer answer;
        answer.type = type_of(asset.path);
        answer.body = asset.bytes;
        // Built files have a hash of their bytes in their name.
        const bool forever = asset.path.starts_with("assets/");
        answer.headers.emplace_back("Cache-Control", forever ? "public, max-age=31536000, immutable" : "no-cache");
        answer.headers.emplace_back("ETag", tag_of(asset.bytes));
        compress_once(answer, Effort::small);
        return answer;
    }

    [[nodiscard]] const Answer* file(std::string_view path) const {
        const auto found = files.find(path);
        return found == files.end() ? nullptr : &found->second;
    }

    [[nodiscard]] Answer page(const HttpRequest& request, const Target& target) const {
        if (target.parts.empty()) {
            Answer answer{.status = 302, .type = "text/plain; charset=utf-8"};
            answer.headers.emplace_back("Location", "/search");
            return answer;
        }
        if (is_page(target)) {
            if (const Answer* const index = file("index.html")) return *index;
            return {.status = 501,
                    .type = "text/plain; charset=utf-8",
                    .body =
                        "This sayso was built without its page, because Node.js was not there. The data is at the "
                        "same addresses with .json at their end, as /search.json.\n"};
        }
        const std::string path(std::string_view(request.target).substr(1, request.target.find('?') - 1));
        const Answer* const found = file(path);
        return found != nullptr ? *found : not_found(request);
    }

    // A request of which it is known what it asks for, and what it is to whoever hands out ledgers.
    struct Asked {
        const Route& route;
        const HttpRequest& request;
        const Target& target;
        Work work;
    };

    [[nodiscard]] Answer shown(const Asked& asked, const Ledger* ledger) {
        return asked.route.view({.target = asked.target,
                                 .body = asked.request.body,
                                 .ledger = ledger,
                                 .ledgers = ledgers,
                                 .reader = reader,
                                 .options = options,
                                 .stories = stories,
                                 .work = asked.work,
                                 .authorised = has_token(asked.request, options.token)});
    }

    // Whether the view is to be given a ledger, or gets itself one if it needs one.
    [[nodiscard]] static bool is_given_ledger(const Route& route) {
        return route.access == Access::read || route.access == Access::personal;
    }

    [[nodiscard]] Answer view(const Route& route, const HttpRequest& request, const Target& target) {
        const Asked asked{route, request, target, route.work};
        if (route.access == Access::read || route.access == Access::told) return kept_view(asked);
        Answer answer = fresh_view(asked);
        answer.headers.emplace_back("Cache-Control", "no-store");
        return answer;
    }

    [[nodiscard]] Answer fresh_view(const Asked& asked) {
        if (!is_given_ledger(asked.route)) return shown(asked, nullptr);
        const auto ledger = ledgers.borrow(asked.work);
        return ledger ? shown(asked, &**ledger) : refusal(503, ledger.error());
    }

    [[nodiscard]] Answer kept_view(const Asked& asked) {
        const auto states = watch.shown();
        if (!states) return refusal(503, states.error());
        const AnswerCache::Given given = given_of(*states, asked);
        if (given.should_renew)
            background.run([this, &route = asked.route, address = asked.request.target] { renew(route, address); });
        const Answer& kept = *given.answer;
        const bool is_sent_compressed = kept.gzipped && accepts_gzip(asked.request);
        return {.status = kept.status,
                .type = kept.type,
                .body = is_sent_compressed ? std::string() : kept.body,
                .headers = kept.headers,
                .gzipped = kept.gzipped};
    }

    // Whoever gets what is there already takes their turn, too (serve/line.h).
    [[nodiscard]] AnswerCache::Given given_of(ShownStates states, const Asked& asked) {
        if (auto known = cache.known(states, asked.request.target)) {
            const Line::Place place = ledgers.line().enter(Work::quick);
            return *std::move(known);
        }
        return cache.get(states, asked.request.target,
                         [&](const AnswerCache::Kept& before) { return made(asked, before); });
    }

    // As of the newest state, for those who ask next.
    void renew(const Route& route, const std::string& address) {
        const HttpRequest request{.method = "GET", .target = address, .headers = {}, .body = {}};
        const auto target = parse_target(address);
        const auto states = watch.shown();
        if (!target || !states) return;
        const Asked asked{route, request, *target, Work::unasked};
        static_cast<void>(cache.get({states->newest, states->newest}, address,
                                    [&](const AnswerCache::Kept& before) { return made(asked, before); }));
    }

    [[nodiscard]] AnswerCache::Kept made(const Asked& asked, const AnswerCache::Kept& before) {
        if (!is_given_ledger(asked.route)) return finished(shown(asked, nullptr), before);
        const auto ledger = ledgers.borrow(asked.work);
        if (!ledger) return std::make_shared<const Answer>(refusal(503, ledger.error()));
        // Asked before the answer is made, so that what comes in between is made anew the next time.
        const std::string state = state_of(**ledger, asked);
        if (before && !state.empty() && before->state == state) return before;
        Answer answer = shown(asked, &**ledger);
        answer.state = state;
        return finished(std::move(answer), before);
    }

    [[nodiscard]] static AnswerCache::Kept finished(Answer answer, const AnswerCache::Kept& before) {
        answer.headers.emplace_back("Cache-Control", "no-cache");
        if (answer.status != 200) return std::make_shared<const Answer>(std::move(answer));
        // Of the bytes, so that what is the same after something was added need neither be compressed nor sent again.
        const bool is_same = before && before->body == answer.body;
        if (is_same) {
            answer.headers = before->headers;
            answer.gzipped = before->gzipped;
        } else {
            answer.headers.emplace_back("ETag", tag_of(answer.body));
            compress_once(answer, Effort::quick);
        }
        return std::make_shared<const Answer>(std::move(answer));
    }

    // Of the one thing that the answer is about; empty where it is about more.
    [[nodiscard]] static std::string state_of(const Ledger& ledger, const Asked& asked) {
        if (asked.route.about == About::anything) return {};
        const std::string& id = asked.target.parts[1];
        const auto state = asked.route.about == About::article ? ledger.article_state(id) : ledger.statement_state(id);
        return state ? *state : std::string();
    }

    Answer correct(const HttpRequest& request, const Target& target) {
        const auto correction = correction_from(request.body, target.parts[1], options.now());
        if (!correction) return refusal(400, correction.error());
        const std::lock_guard lock(writing);
        const auto ledger = ledgers.open_to_write();
        if (!ledger) return refusal(503, ledger.error());
        if (const auto status = (*ledger)->correct(*correction); !status) return refusal(400, status.error());
        watch.note_written();
        Answer answer = answer_of({{"correction", json_of(*correction)}});
        answer.status = 201;
        answer.headers.emplace_back("Cache-Control", "no-store");
        return answer;
    }

    Answer routed(const HttpRequest& request) {
        const auto target = parse_target(request.target);
        if (!target) return refusal(400, target.error());
        const Route* const route = route_for(request.method == "HEAD" ? "GET" : request.method, *target);
        if (route == nullptr) return request.method == "POST" ? not_found(request) : page(request, *target);
        return route->access == Access::write ? correct(request, *target) : view(*route, request, *target);
    }
};

namespace {

void finish(const HttpRequest& request, Answer& answer) {
    const auto add = [&](const char* name, std::string_view value) { answer.headers.emplace_back(name, value); };
    add("Content-Security-Policy", content_security_policy);
    add("X-Content-Type-Options", "nosniff");
    add("Referrer-Policy", "no-referrer");
    add("Cross-Origin-Opener-Policy", "same-origin");
    add("Cross-Origin-Resource-Policy", "same-origin");
    add("Vary", "Accept-Encoding");
    if (!accepts_gzip(request) || (!answer.gzipped && answer.body.size() < least_to_compress)) return;
    answer.body = answer.gzipped ? *answer.gzipped : gzipped(answer.body, Effort::quick);
    add("Content-Encoding", "gzip");
}

}  // namespace

Site::Site(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Site::~Site() = default;

Result<std::unique_ptr<Site>> Site::open(const Reader& reader, SiteOptions options) {
    auto impl = std::make_unique<Impl>(reader, std::move(options));
    if (const auto ledger = impl->ledgers.borrow(Work::unasked); !ledger) return ledger.error();
    impl->warm_up();
    return std::unique_ptr<Site>(new Site(std::move(impl)));
}

std::optional<Answer> Site::refuse_early(const HttpRequest& request) const {
    const auto& hosts = impl_->options.hosts;
    if (std::find(hosts.begin(), hosts.end(), host_name(request.header("host"))) == hosts.end())
        return refusal(403, {.what = "this server does not answer under this name",
                             .input = std::string(request.header("host")),
                             .remedy = "sayso serve --name"});
    if (request.method == "GET" || request.method == "HEAD") return std::nullopt;
    if (request.method != "POST") return refusal(405, {.what = "only GET, HEAD and POST are understood"});
    if (comes_from_elsewhere(request)) return refusal(403, {.what = "another site may not send anything here"});
    if (!request.header("content-type").starts_with("application/json"))
        return refusal(415, {.what = "what is sent must be application/json"});
    const auto target = parse_target(request.target);
    const Route* const route = target ? route_for("POST", *target) : nullptr;
    if (route == nullptr) return not_found(request);
    if (route->access != Access::write || has_token(request, impl_->options.token)) return std::nullopt;
    return refusal(impl_->options.token.empty() ? 403 : 401,
                   {.what = "nothing is written without the token",
                    .remedy = "start sayso serve with --token, and send it as Authorization: Bearer …"});
}

Answer Site::answer(const HttpRequest& request) {
    auto refused = refuse_early(request);
    Answer answer = refused ? *std::move(refused) : impl_->routed(request);
    const auto tag = std::find_if(answer.headers.begin(), answer.headers.end(),
                                  [](const auto& header) { return header.first == "ETag"; });
    if (tag != answer.headers.end() && answer.status == 200 && has_tag(request.header("if-none-match"), tag->second))
        answer = {.status = 304, .headers = {*tag}};
    finish(request, answer);
    return answer;
}

std::vector<std::string> loopback_names() { return {"localhost", "127.0.0.1", "[::1]"}; }

}  // namespace sayso::serve
