#include "bulk/logfile.h"

#include "bulk/openfile.h"

namespace Relaydeck {

namespace {

constexpr qsizetype BufferSize = 64 * 1024; // bytes

} // namespace

LogFile::~LogFile()
{
    flush();
}

bool LogFile::open(const QString &fileName)
{
    flush();
    m_file.close();
    m_fault = {fileName, openForAppending(m_file, fileName)};
    return !m_fault;
}

void LogFile::append(QByteArrayView line)
{
    if (!m_file.isOpen() || m_fault)
        return;
    const qsizetype from = m_buffer.size();
    m_buffer.append(line);
    for (qsizetype i = from; i < m_buffer.size(); ++i) {
        if (m_buffer[i] == '\n' || m_buffer[i] == '\r')
            m_buffer[i] = ' ';
    }
    m_buffer.append('\n');
    if (m_buffer.size() >= BufferSize)
        flush();
}

bool LogFile::flush()
{
    if (m_buffer.isEmpty())
        return !m_fault;
    const qint64 written = m_file.write(m_buffer);
    if (written != m_buffer.size())
        m_fault.words = m_file.errorString();
    m_buffer.clear();
    return !m_fault;
}

} // namespace Relaydeck
