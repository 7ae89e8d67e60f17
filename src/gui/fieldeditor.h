#pragma once

#include "serverfile/fieldtable.h"

#include <QByteArray>
#include <QWidget>

#include <optional>

namespace Relaydeck {

/// A widget that edits one setting: a number within its range, a choice, a text. Used in the cells of
/// the grid and in the form.
class FieldEditor final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldEditor)

public:
    explicit FieldEditor(Field field, QWidget *parent = nullptr);

    [[nodiscard]] Field field() const noexcept { return m_field; }
    /// What stands in the file, or is inherited; nothing: not set. Does not count as an edit.
    void show(const std::optional<QByteArray> &text);
    /// Nothing where the text is empty: not set in this file.
    [[nodiscard]] std::optional<QByteArray> text() const;
    [[nodiscard]] bool isChanged() const { return text() != m_shown; }
    /// Whether a relay can be used with the text. What cannot be is not committed; a tip says why.
    [[nodiscard]] bool isUsable() const;
    /// In place of a value, where several relays differ.
    void showSeveral();
    [[nodiscard]] QWidget *input() const noexcept { return m_input; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

signals:
    void committed(); ///< Return was pressed, a choice was made, or the focus went elsewhere after a change

private:
    void makeInput();
    void commit();
    void judge(); ///< shows whether the text is usable

    Field m_field;
    QWidget *m_input = nullptr;
    std::optional<QByteArray> m_shown;
};

} // namespace Relaydeck
