#include "preflight/spfcheck.h"

#include "preflight/spfrecord.h"

#include <algorithm>

namespace Relaydeck {
namespace {

using Result = SpfVerdict::Result;
using Kind = SpfTerm::Kind;
using Type = DnsQuestion::Type;

constexpr int MostLookUps = 10; // RFC 7208 section 4.6.4
constexpr int MostVoidLookUps = 2;
constexpr qsizetype MostMailHosts = 10;

Result resultOf(char qualifier)
{
    switch (qualifier) {
    case '-': return Result::Fail;
    case '~': return Result::SoftFail;
    case '?': return Result::Neutral;
    default: return Result::Pass;
    }
}

/// One evaluation. It is given up at the first question without an answer.
class Evaluation final
{
public:
    Evaluation(const QHostAddress &address, const DnsAnswers &answers)
        : m_address(address),
          m_answers(answers)
    {}

    SpfVerdict run(const QByteArray &domain)
    {
        m_verdict.result = check(domain, true);
        return m_verdict;
    }

private:
    enum class Match : quint8 { No, Yes, Over }; // over: the result stands in m_end

    [[nodiscard]] Result check(const QByteArray &domain, bool isFirst);
    [[nodiscard]] Match match(const SpfTerm &term, const QByteArray &domain);
    [[nodiscard]] Match include(const QByteArray &domain);
    [[nodiscard]] Match matchHosts(const QByteArrayList &hosts, const SpfTerm &term);
    [[nodiscard]] Match matchMail(const SpfTerm &term, const QByteArray &domain);
    [[nodiscard]] bool isInside(const QHostAddress &network, const SpfTerm &term) const;
    [[nodiscard]] const DnsAnswer *ask(Type type, const QByteArray &name);
    [[nodiscard]] bool countLookUp();
    [[nodiscard]] Match over(Result end)
    {
        m_end = end;
        return Match::Over;
    }

    const QHostAddress m_address;
    const DnsAnswers &m_answers;
    SpfVerdict m_verdict;
    Result m_end = Result::TempError;
    int m_voids = 0;
};

/// Null: there is no answer yet, or none at all; m_end says what that means.
const DnsAnswer *Evaluation::ask(Type type, const QByteArray &name)
{
    const DnsQuestion question{type, name};
    const auto found = m_answers.constFind(question);
    m_end = Result::TempError;
    if (found == m_answers.constEnd()) {
        m_verdict.wanted = question;
        return nullptr;
    }
    return found->fate == DnsAnswer::Fate::Failed ? nullptr : &*found;
}

bool Evaluation::countLookUp()
{
    m_end = Result::PermError;
    return ++m_verdict.lookUps <= MostLookUps;
}

Result Evaluation::check(const QByteArray &domain, bool isFirst)
{
    const DnsAnswer *answer = ask(Type::Text, domain);
    if (!answer)
        return m_end;
    QByteArrayList records = answer->values;
    records.removeIf([](const QByteArray &text) { return !isSpfRecord(text); });
    if (records.size() != 1)
        return records.isEmpty() ? Result::None : Result::PermError;
    if (isFirst)
        m_verdict.record = records.front();
    const QList<SpfTerm> terms = parseSpfRecord(records.front());
    const auto invalid = std::ranges::find(terms, Kind::Invalid, &SpfTerm::kind);
    const bool twoRedirects = std::ranges::count(terms, Kind::Redirect, &SpfTerm::kind) > 1;
    if (invalid != terms.end() || twoRedirects) {
        m_verdict.term = twoRedirects ? QByteArray("redirect") : invalid->raw;
        return Result::PermError;
    }
    for (const SpfTerm &term : terms) {
        const Match matched = match(term, domain);
        if (matched != Match::No)
            m_verdict.term = term.raw;
        if (matched != Match::No)
            return matched == Match::Yes ? resultOf(term.qualifier) : m_end;
    }
    const auto redirect = std::ranges::find(terms, Kind::Redirect, &SpfTerm::kind);
    if (redirect == terms.end())
        return Result::Neutral;
    m_verdict.term = redirect->raw;
    if (redirect->hasMacro())
        return Result::Unknown;
    if (!countLookUp())
        return Result::PermError;
    const Result result = check(redirect->domain, false);
    return result == Result::None ? Result::PermError : result;
}

Evaluation::Match Evaluation::match(const SpfTerm &term, const QByteArray &domain)
{
    const QByteArray name = term.domain.isEmpty() ? domain : term.domain;
    switch (term.kind) {
    case Kind::All: return Match::Yes;
    case Kind::Ip4:
    case Kind::Ip6: return isInside(term.network, term) ? Match::Yes : Match::No;
    case Kind::Include:
    case Kind::A:
    case Kind::Mx:
    case Kind::Ptr:
    case Kind::Exists: break;
    case Kind::Redirect:
    case Kind::OtherModifier:
    case Kind::Invalid: return Match::No;
    }
    if (!countLookUp())
        return Match::Over;
    if (term.hasMacro() || term.kind == Kind::Ptr || term.kind == Kind::Exists)
        return over(Result::Unknown);
    if (term.kind == Kind::Include)
        return include(name);
    return term.kind == Kind::A ? matchHosts({name}, term) : matchMail(term, name);
}

Evaluation::Match Evaluation::include(const QByteArray &domain)
{
    switch (const Result result = check(domain, false)) {
    case Result::Pass: return Match::Yes;
    case Result::Fail:
    case Result::SoftFail:
    case Result::Neutral: return Match::No;
    case Result::TempError:
    case Result::Unknown: return over(result);
    case Result::None:
    case Result::PermError: break;
    }
    return over(Result::PermError);
}

Evaluation::Match Evaluation::matchMail(const SpfTerm &term, const QByteArray &domain)
{
    const DnsAnswer *answer = ask(Type::Mail, domain);
    if (!answer)
        return Match::Over;
    if (answer->values.size() > MostMailHosts || (answer->values.isEmpty() && ++m_voids > MostVoidLookUps))
        return over(Result::PermError);
    return matchHosts(answer->values, term);
}

Evaluation::Match Evaluation::matchHosts(const QByteArrayList &hosts, const SpfTerm &term)
{
    for (const QByteArray &host : hosts) {
        const DnsAnswer *answer = ask(Type::Address, host);
        if (!answer)
            return Match::Over;
        if (answer->values.isEmpty() && ++m_voids > MostVoidLookUps)
            return over(Result::PermError);
        for (const QByteArray &address : answer->values) {
            if (isInside(QHostAddress(QString::fromLatin1(address)), term))
                return Match::Yes;
        }
    }
    return Match::No;
}

bool Evaluation::isInside(const QHostAddress &network, const SpfTerm &term) const
{
    const bool isFour = network.protocol() == QAbstractSocket::IPv4Protocol;
    return !network.isNull() && network.protocol() == m_address.protocol()
        && m_address.isInSubnet(network, isFour ? term.prefix4 : term.prefix6);
}

} // namespace

SpfVerdict checkSpf(const QByteArray &domain, const QHostAddress &address, const DnsAnswers &answers)
{
    return Evaluation(address, answers).run(domain);
}

} // namespace Relaydeck
