// Requests over a real socket: what cpp-httplib and the bounds around it make of bytes.
#include "serve/listener.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "ledger/sample.h"
#include "serve/test_site.h"

namespace sayso::test {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::StartsWith;

class Connection {
public:
    explicit Connection(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("cannot connect");
    }
    ~Connection() { close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // False where the other side has closed.
    bool send(std::string_view bytes) {
        return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
    }
    // All that comes until the other side closes.
    std::string rest() {
        std::string all;
        char piece[4096];
        for (ssize_t got = 0; (got = recv(socket_, piece, sizeof piece, 0)) > 0;)
            all.append(piece, static_cast<std::size_t>(got));
        return all;
    }

private:
    int socket_;
};

class ListenerTest : public testing::Test {
protected:
    ListenerTest() {
        serve::ListenerOptions options;
        options.threads = 4;
        options.most_time = milliseconds(600);
        options.most_idle = milliseconds(200);
        options.most_bytes = 100'000;
        auto bound = serve::Listener::bind(site_.site(), options);
        if (!bound) throw std::runtime_error(bound.error().message());
        listener_ = std::move(bound).value();
        thread_ = std::thread([this] { listener_->run(); });
    }
    ~ListenerTest() override {
        listener_->stop();
        thread_.join();
    }

    // What the server says to these bytes before it closes.
    std::string say(std::string_view bytes) {
        Connection connection(listener_->port());
        connection.send(bytes);
        return connection.rest();
    }
    [[nodiscard]] int port() const { return listener_->port(); }

private:
    TestSite site_{ferry_story()};
    std::unique_ptr<serve::Listener> listener_;
    std::thread thread_;
};

std::string get(std::string_view target, std::string_view headers = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(headers) +
           "Connection: close\r\n\r\n";
}

TEST_F(ListenerTest, Answers) {
    const std::string answer = say(get("/search.json?q=act%3Adeny"));
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
    EXPECT_THAT(answer, HasSubstr("überladen"));
}

TEST_F(ListenerTest, CompressesOnce) {
    const std::string answer = say(get("/search.json", "Accept-Encoding: gzip, br\r\n"));
    EXPECT_THAT(answer, HasSubstr("Content-Encoding: gzip\r\n"));
    EXPECT_EQ(answer.find("Content-Encoding", answer.find("Content-Encoding") + 1), std::string::npos);
    EXPECT_THAT(answer, HasSubstr("\r\n\r\n\x1F\x8B"));
}

TEST_F(ListenerTest, KeepsAConnectionForTheNextRequest) {
    Connection connection(port());
    connection.send("GET /ledger.json HTTP/1.1\r\nHost: localhost\r\n\r\n");
    connection.send(get("/search.json"));
    EXPECT_THAT(connection.rest(), HasSubstr("\"next\""));
}

TEST_F(ListenerTest, HeadHasNoBody) {
    const std::string answer = say("HEAD /search.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    EXPECT_THAT(answer, StartsWith("HTTP/1.1 200 "));
    EXPECT_TRUE(answer.ends_with("\r\n\r\n"));
}

TEST_F(ListenerTest, OtherHostsAreRefused) {
    EXPECT_THAT(say("GET /search.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
                StartsWith("HTTP/1.1 403 "));
    EXPECT_THAT(say("GET /search.json HTTP/1.0\r\n\r\n"), StartsWith("HTTP/1.1 403 "));
}

TEST_F(ListenerTest, ReadsWhatIsPosted) {
    const std::string body = R"({"content": "Die Brücke sei sicher, sagte Ada Müller."})";
    EXPECT_THAT(
        say("POST /read.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n"
            "Content-Length: " +
            std::to_string(body.size()) + "\r\n\r\n" + body),
        HasSubstr("Ada Müller"));
}

TEST_F(ListenerTest, WhatIsTooLargeIsNotTaken) {
    const std::string head =
        "POST /read.json HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n";
    EXPECT_THAT(say(head + "Content-Length: 999999999999\r\n\r\n{"), StartsWith("HTTP/1.1 413 "));
    const std::string piece = "ffff\r\n" + std::string(0xffff, 'x') + "\r\n";
    EXPECT_THAT(say(head + "Transfer-Encoding: chunked\r\n\r\n" + piece + piece + piece),
                testing::Not(HasSubstr(" 200 ")));
    std::string headers;
    for (int i = 0; i < 5000; ++i) headers += "X-" + std::to_string(i) + ": " + std::string(40, 'y') + "\r\n";
    EXPECT_THAT(say("GET /search.json HTTP/1.1\r\n" + headers + "\r\n"), testing::Not(HasSubstr(" 200 ")));
    EXPECT_THAT(say("GET /" + std::string(20'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                testing::Not(HasSubstr(" 200 ")));
}

TEST_F(ListenerTest, WhoeverSendsAByteNowAndThenIsCutOff) {
    const auto begin = std::chrono::steady_clock::now();
    Connection connection(port());
    bool open = true;
    for (const char c : get("/search.json")) {
        open = open && connection.send({&c, 1});
        if (!open) break;
        std::this_thread::sleep_for(milliseconds(30));
    }
    EXPECT_THAT(connection.rest(), testing::Not(HasSubstr(" 200 ")));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(5000));
}

TEST_F(ListenerTest, SlowOnesDoNotKeepOthersOut) {
    std::vector<std::unique_ptr<Connection>> slow;
    for (int i = 0; i < 8; ++i) {
        slow.push_back(std::make_unique<Connection>(port()));
        slow.back()->send("GET /sea");
    }
    EXPECT_THAT(say(get("/ledger.json")), StartsWith("HTTP/1.1 200 "));
}

TEST_F(ListenerTest, NonsenseIsRefused) {
    for (const char* const bytes : {"\r\n\r\n", "GET\r\n\r\n", "\x16\x03\x01\x02", "GET / HTTP/9.9\r\n\r\n",
                                    "GET /search.json HTTP/1.1\r\nHost\r\n\r\n"})
        EXPECT_THAT(say(bytes), testing::Not(HasSubstr(" 200 "))) << bytes;
}

TEST_F(ListenerTest, AHeaderCannotBeSmuggledIntoAnAnswer) {
    EXPECT_THAT(say(get("/search.json?q=%0d%0aX-Evil:%201")), testing::Not(HasSubstr("\r\nX-Evil")));
    EXPECT_THAT(say(get("/search.json?next=%0d%0aX-Evil:%201")), testing::Not(HasSubstr("\r\nX-Evil")));
}

// More than are taken at once wait for their turn; nobody is made to knock again a second later.
TEST(Listener, ManyMayComeAtOnce) {
    TestSite site(ferry_story());
    const auto listener = serve::Listener::bind(site.site(), {});
    ASSERT_TRUE(listener);
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::unique_ptr<Connection>> all;
    for (int i = 0; i < 50; ++i) {
        all.push_back(std::make_unique<Connection>((*listener)->port()));
        all.back()->send(get("/ledger.json"));
    }
    std::thread serving([&] { (*listener)->run(); });
    for (const auto& one : all) EXPECT_THAT(one->rest(), StartsWith("HTTP/1.1 200 "));
    EXPECT_LT(std::chrono::steady_clock::now() - begin, milliseconds(900));
    (*listener)->stop();
    serving.join();
}

TEST(Listener, SaysWhenThePortIsTaken) {
    TestSite site(ferry_story());
    const auto first = serve::Listener::bind(site.site(), {});
    ASSERT_TRUE(first);
    const auto second = serve::Listener::bind(site.site(), {.port = (*first)->port()});
    ASSERT_FALSE(second);
    EXPECT_THAT(second.error().message(), HasSubstr("--port"));
}

}  // namespace
}  // namespace sayso::test
