#include "serve/listener.h"

#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <utility>

#include "serve/deadline_stream.h"

namespace sayso::serve {
namespace {

constexpr const char* accepted = "X-Accepted-Encoding";

HttpRequest request_of(const httplib::Request& from) {
    HttpRequest request{.method = from.method, .target = from.target, .headers = {}, .body = from.body};
    for (const auto& [name, value] : from.headers) {
        std::string small = name;
        for (char& c : small) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        request.headers.emplace(std::move(small), value);
    }
    request.headers["accept-encoding"] = from.get_header_value(accepted);
    return request;
}

void put(const Answer& answer, httplib::Response& to) {
    to.status = answer.status;
    for (const auto& [name, value] : answer.headers) to.set_header(name, value);
    if (answer.status != 304) to.set_content(answer.body, answer.type);
}

void replace_header(httplib::Request& request, const char* name, const std::string& value) {
    request.headers.erase(name);
    request.set_header(name, value);
}

// Routing is the Site's: cpp-httplib, whose routes are regular expressions, sees every request at "/". It must not
// compress or cut out ranges either, so the headers that ask for it are put away.
void set_up(httplib::Request& request) {
    const std::string encoding = request.get_header_value("Accept-Encoding");
    for (const char* const name : {"Accept-Encoding", "Range"}) request.headers.erase(name);
    request.ranges.clear();
    replace_header(request, accepted, encoding);
    request.path = "/";
}

bool may_have_body(const httplib::Request& request) {
    const bool asks_only = request.method == "GET" || request.method == "HEAD";
    return !asks_only || request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

// What a request says its body is too large for. A body without a length is counted as it comes in.
bool is_too_large(const httplib::Request& request, std::size_t most_bytes) {
    const std::string length = request.get_header_value("Content-Length");
    std::size_t bytes = 0;
    const auto [end, fault] = std::from_chars(length.data(), length.data() + length.size(), bytes);
    return !length.empty() && (fault != std::errc{} || end != length.data() + length.size() || bytes > most_bytes);
}

class Server final : public httplib::Server {
public:
    explicit Server(ListenerOptions options) : options_(std::move(options)) {}

    // After it is bound. cpp-httplib lets five connections wait to be taken; of more that come at once the kernel drops
    // what they say, and they say it again after one second, then two, then four.
    [[nodiscard]] bool let_many_wait() { return ::listen(svr_sock_, SOMAXCONN) == 0; }

private:
    bool process_and_close_socket(socket_t socket) override {
        DeadlineStream stream(socket, {options_.most_bytes, options_.most_time});
        bool closed = false;
        while (!closed && is_running() && stream.has_more(options_.most_idle)) {
            stream.begin_request();
            // Where the headers were not understood, or a body may have been left unread, nobody knows where the next
            // request begins.
            bool next_is_clear = false;
            const auto prepare = [&](httplib::Request& request) {
                next_is_clear = !may_have_body(request);
                if (!next_is_clear) replace_header(request, "Connection", "close");
                set_up(request);
            };
            const bool is_understood = process_request(stream, false, closed, prepare);
            if (!stream.flush() || !is_understood || !next_is_clear) break;
        }
        shutdown(socket, SHUT_RDWR);
        close(socket);
        return true;
    }

    ListenerOptions options_;
};

}  // namespace

struct Listener::Impl {
    Server server;
    int port = 0;

    Impl(Site& site, const ListenerOptions& options) : server(options) {
        server.new_task_queue = [threads = options.threads] { return new httplib::ThreadPool(threads); };
        server.set_payload_max_length(options.most_bytes);
        server.set_tcp_nodelay(true);
        server.set_keep_alive_max_count(1000);
        // Without SO_REUSEPORT, which cpp-httplib would set: no other program may listen at the same port.
        server.set_socket_options([](socket_t socket) {
            const int yes = 1;
            setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        });
        const auto most_bytes = options.most_bytes;
        server.set_pre_routing_handler([&site, most_bytes](const httplib::Request& from, httplib::Response& to) {
            if (is_too_large(from, most_bytes)) {
                put(refusal(413, {.what = "this is more than is read at once"}), to);
                return Server::HandlerResponse::Handled;
            }
            const HttpRequest request = request_of(from);
            if (request.method == "POST" && !site.refuse_early(request)) return Server::HandlerResponse::Unhandled;
            put(site.answer(request), to);
            return Server::HandlerResponse::Handled;
        });
        server.Post("/", [&site](const httplib::Request& from, httplib::Response& to) {
            put(site.answer(request_of(from)), to);
        });
    }
};

Listener::Listener(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Listener::~Listener() = default;

Result<std::unique_ptr<Listener>> Listener::bind(Site& site, const ListenerOptions& options) {
    auto impl = std::make_unique<Impl>(site, options);
    impl->port = options.port;
    const bool bound = options.port == 0 ? (impl->port = impl->server.bind_to_any_port(options.address)) > 0
                                         : impl->server.bind_to_port(options.address, options.port);
    if (!bound || !impl->server.let_many_wait()) {
        return Error{.what = "cannot listen at " + options.address + " port " + std::to_string(options.port),
                     .remedy = "is something else there? choose another with --port"};
    }
    return std::unique_ptr<Listener>(new Listener(std::move(impl)));
}

int Listener::port() const { return impl_->port; }
void Listener::run() { impl_->server.listen_after_bind(); }
void Listener::stop() { impl_->server.stop(); }

}  // namespace sayso::serve
