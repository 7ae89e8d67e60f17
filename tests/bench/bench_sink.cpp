// An SMTP server that takes everything and keeps nothing, for measuring who sends to it. One thread, epoll.
// Says `listening on PORT` when it is ready, and counts on SIGTERM.

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Counts
{
    long messages = 0;
    long recipients = 0;
};

Counts counts;
volatile std::sig_atomic_t stopped = 0;

/// One client: what it said and is not understood yet, and what it is still to hear.
class Line final
{
public:
    explicit Line(int descriptor) : m_descriptor(descriptor) { say("220 sink ESMTP"); }
    ~Line() { ::close(m_descriptor); }
    Line(const Line &) = delete;
    Line &operator=(const Line &) = delete;

    /// False when the client has gone.
    bool hear(std::chrono::milliseconds latency)
    {
        char buffer[65536];
        for (ssize_t got = 0; (got = ::read(m_descriptor, buffer, sizeof buffer)) != 0;) {
            if (got < 0) {
                if (errno != EAGAIN)
                    return false;
                m_dues.emplace_back(Clock::now() + latency, std::exchange(m_replies, {}));
                return speak();
            }
            take({buffer, std::size_t(got)});
        }
        return false;
    }

    bool speak()
    {
        while (!m_dues.empty() && m_dues.front().first <= Clock::now()) {
            m_unsaid += m_dues.front().second;
            m_dues.pop_front();
        }
        const ssize_t said = m_unsaid.empty() ? 0 : ::write(m_descriptor, m_unsaid.data(), m_unsaid.size());
        if (said < 0)
            return errno == EAGAIN;
        m_unsaid.erase(0, std::size_t(said));
        return !m_over || !m_unsaid.empty() || !m_dues.empty();
    }

    [[nodiscard]] bool hasToSay() const { return !m_unsaid.empty(); }
    [[nodiscard]] Clock::time_point due() const
    {
        return m_dues.empty() ? Clock::time_point::max() : m_dues.front().first;
    }

private:
    void say(std::string_view reply) { m_replies.append(reply).append("\r\n"); }

    void take(std::string_view bytes)
    {
        if (m_chunk >= bytes.size()) { // most of a large text never touches the buffer
            m_chunk -= bytes.size();
            if (m_chunk == 0)
                endText();
            return;
        }
        m_unread.append(bytes);
        std::string_view rest = m_unread;
        while (!rest.empty() && takeOne(rest)) {}
        m_unread.erase(0, m_unread.size() - rest.size());
    }

    bool takeOne(std::string_view &rest)
    {
        if (m_chunk > 0) {
            const std::size_t taken = std::min(m_chunk, rest.size());
            rest.remove_prefix(taken);
            m_chunk -= taken;
            if (m_chunk == 0)
                endText();
            return m_chunk == 0;
        }
        if (m_inText) {
            const std::size_t end = rest.find("\r\n.\r\n");
            if (end == std::string_view::npos) { // its last bytes may be the beginning of the end
                rest.remove_prefix(rest.size() - std::min<std::size_t>(rest.size(), 4));
                return false;
            }
            rest.remove_prefix(end + 5);
            endText();
            return true;
        }
        const std::size_t end = rest.find("\r\n");
        if (end == std::string_view::npos)
            return false;
        obey(rest.substr(0, end));
        rest.remove_prefix(end + (m_inText ? 0 : 2)); // a text may be nothing but its dot
        return true;
    }

    void obey(std::string_view line)
    {
        const std::string_view verb = line.substr(0, 4);
        if (verb == "EHLO") {
            say("250-sink\r\n250-PIPELINING\r\n250-CHUNKING\r\n250-8BITMIME\r\n250 SIZE");
        } else if (verb == "DATA") {
            m_inText = true;
            say("354 go on");
        } else if (verb == "BDAT") {
            const std::string_view size = line.substr(5);
            std::from_chars(size.data(), size.data() + size.size(), m_chunk);
            if (m_chunk == 0)
                endText();
        } else if (verb == "QUIT") {
            m_over = true;
            say("221 bye");
        } else {
            m_recipients += verb == "RCPT" ? 1 : 0;
            say("250 2.0.0 ok");
        }
    }

    void endText()
    {
        m_inText = false;
        ++counts.messages;
        counts.recipients += std::exchange(m_recipients, 0);
        say("250 2.0.0 taken");
    }

    int m_descriptor;
    std::string m_unread;
    std::string m_replies; // to what was heard now
    std::deque<std::pair<Clock::time_point, std::string>> m_dues;
    std::string m_unsaid;
    std::size_t m_chunk = 0;
    long m_recipients = 0;
    bool m_inText = false;
    bool m_over = false;
};

int openDoor()
{
    const int door = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    void *const plain = &address;
    if (door < 0 || ::bind(door, static_cast<sockaddr *>(plain), size) < 0 || ::listen(door, 128) < 0
        || ::getsockname(door, static_cast<sockaddr *>(plain), &size) < 0) {
        std::perror("bench_sink");
        std::exit(1);
    }
    std::printf("listening on %d\n", int(ntohs(address.sin_port)));
    std::fflush(stdout);
    return door;
}

class Hall final
{
public:
    explicit Hall(std::chrono::milliseconds latency) : m_latency(latency), m_door(openDoor())
    {
        watch(m_door, EPOLL_CTL_ADD, EPOLLIN);
    }

    void turn()
    {
        epoll_event events[64];
        const int count = ::epoll_wait(m_poll, events, 64, patience());
        for (int i = 0; i < count; ++i) {
            if (events[i].data.fd == m_door)
                welcome();
            else
                serve(events[i].data.fd, (events[i].events & EPOLLIN) != 0);
        }
        if (m_latency.count() == 0)
            return;
        for (auto at = m_lines.begin(); at != m_lines.end();) {
            const int descriptor = at->first;
            const bool due = at->second->due() <= Clock::now();
            ++at;
            if (due)
                serve(descriptor, false);
        }
    }

private:
    void watch(int descriptor, int how, unsigned int what) const
    {
        epoll_event event{};
        event.events = what;
        event.data.fd = descriptor;
        ::epoll_ctl(m_poll, how, descriptor, &event);
    }

    void welcome()
    {
        for (int client = 0;
             (client = ::accept4(m_door, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
            const int on = 1;
            ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            m_lines.emplace(client, std::make_unique<Line>(client));
            watch(client, EPOLL_CTL_ADD, EPOLLIN);
            serve(client, true);
        }
    }

    void serve(int descriptor, bool canRead)
    {
        Line &line = *m_lines.at(descriptor);
        if (canRead ? line.hear(m_latency) : line.speak())
            watch(descriptor, EPOLL_CTL_MOD, line.hasToSay() ? EPOLLIN | EPOLLOUT : EPOLLIN);
        else
            m_lines.erase(descriptor);
    }

    [[nodiscard]] int patience() const
    {
        constexpr int Long = 1000;
        auto first = Clock::time_point::max();
        for (const auto &[descriptor, line] : m_lines)
            first = std::min(first, line->due());
        if (first == Clock::time_point::max())
            return Long;
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(first - Clock::now());
        return int(std::clamp<long>(left.count(), 0, Long));
    }

    std::chrono::milliseconds m_latency;
    int m_poll = ::epoll_create1(EPOLL_CLOEXEC);
    int m_door;
    std::map<int, std::unique_ptr<Line>> m_lines;
};

} // namespace

int main(int argc, char **argv)
{
    struct sigaction action
    {};
    action.sa_handler = [](int) { stopped = 1; };
    ::sigaction(SIGTERM, &action, nullptr);
    ::signal(SIGPIPE, SIG_IGN);
    const bool late = argc == 3 && std::strcmp(argv[1], "--latency-ms") == 0;
    Hall hall(std::chrono::milliseconds(late ? std::atoi(argv[2]) : 0));
    while (!stopped)
        hall.turn();
    std::printf("{\"messages\": %ld, \"recipients\": %ld}\n", counts.messages, counts.recipients);
    return 0;
}
