#include "models/fixwords.h"

#include "models/words.h"

namespace Relaydeck {

QString FixWords::action(const Diagnostic &diagnostic)
{
    using enum DiagnosticKind;
    switch (diagnostic.kind) {
    case MisspeltKey:
    case KeyCaseDiffers: return tr("Write %1").arg(Words::bytes(diagnostic.extra));
    case ColumnTooShort:
    case ScalarReachesFirstOnly: return tr("Write the value for every relay");
    case ColumnTooLong: return tr("Remove what belongs to no relay");
    case UndefInColumn: return tr("Take the value out");
    case RelayTwice: return tr("Remove this one");
    case ZeroGivesWay: return tr("Write @= so that the 0 counts");
    case AppendAfterScalar: return tr("Write @= in the line before");
    case InvalidLine:
    case KeyWithoutEffect: return tr("Make it a comment");
    case ByteOrderMark: return tr("Remove the mark");
    case LoneCarriageReturn: return diagnostic.column == 0 ? tr("End lines with line feeds") : QString();
    case PortAndSecurity:
    case LoginWithoutTls:
    case SecurityDeniable:
        return diagnostic.extra.isEmpty() ? QString()
                                          : tr("Set security to %1").arg(Words::bytes(diagnostic.extra));
    case NoTries: return tr("Write Tries for every relay");
    case SecretInFile: return tr("Move to the keyring");
    default: return {};
    }
}

} // namespace Relaydeck
