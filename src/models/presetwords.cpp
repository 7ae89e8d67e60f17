#include "models/presetwords.h"

using namespace Qt::StringLiterals;

namespace Relaydeck {

QString PresetWords::name(const RelayPreset &preset)
{
    return preset.id == QByteArrayView("local") ? tr("This computer") : QString::fromUtf8(preset.name);
}

QStringList PresetWords::hints(const RelayPreset &preset)
{
    QStringList hints{need(preset), user(preset), password(preset.password)};
    hints.removeAll(QString());
    return hints;
}

QString PresetWords::need(const RelayPreset &preset)
{
    switch (preset.need) {
    case PresetNeed::Nothing: return {};
    case PresetNeed::Region:
        return tr("Replace REGION in the host name by the region of your account, such as eu-west-1.");
    case PresetNeed::SwitchOn:
        return tr("Sending from other programs must be switched on in the settings of the mailbox first.");
    case PresetNeed::Administrator:
        return tr("An administrator of your organisation must allow sending through this relay first.");
    case PresetNeed::DataCentre:
        return tr("Accounts in other data centres have another host: look it up in the settings of yours.");
    }
    return {};
}

QString PresetWords::user(const RelayPreset &preset)
{
    switch (preset.user) {
    case PresetUser::None: return tr("No login is needed.");
    case PresetUser::MailAddress: return tr("The user name is the whole mail address.");
    case PresetUser::Given: return tr("The user name for SMTP is shown in the settings of the account.");
    case PresetUser::ApiKey: return tr("The user name is the API key.");
    case PresetUser::SameAsPassword: return tr("The user name is the same as the password.");
    case PresetUser::Fixed:
        return tr("The user name is \"%1\" for everybody.").arg(QString::fromUtf8(preset.fixedUser));
    }
    return {};
}

QString PresetWords::password(PresetPassword password)
{
    switch (password) {
    case PresetPassword::None: return {};
    case PresetPassword::OfMailbox:
        return tr("The password is that of the mailbox; with two-factor login, one made for this program.");
    case PresetPassword::ForApps:
        return tr("The password of the mailbox is refused: make an app password in the account.");
    case PresetPassword::SmtpOnly:
        return tr("The password is one that is made in the account for SMTP only.");
    case PresetPassword::ApiKey: return tr("The password is an API key that may send by SMTP.");
    case PresetPassword::SecretKey: return tr("The password is the secret key that belongs to the API key.");
    case PresetPassword::ServerToken: return tr("The password is the token of the server in your account.");
    case PresetPassword::AccessToken:
        return tr("Passwords are refused: let a password command print an OAuth 2 access token.");
    }
    return {};
}

} // namespace Relaydeck
