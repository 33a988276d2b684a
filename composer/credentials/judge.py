"""Which keyring back ends are safe, judged by class: a name can be configured, a priority can be outbid, a class is what runs.

Knows the classes by their full names, so that nothing of keyring is imported to judge.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from composer.model.errors import SecretsProblem

_SAFE = {
    "keyring.backends.SecretService.Keyring": "Secret Service (GNOME Keyring, KeePassXC or KWallet)",
    "keyring.backends.libsecret.Keyring": "Secret Service (GNOME Keyring, KeePassXC or KWallet)",
    "keyring.backends.kwallet.DBusKeyring": "KDE Wallet",
    "keyring.backends.kwallet.DBusKeyringKWallet4": "KDE Wallet",
    "keyring.backends.macOS.Keyring": "macOS Keychain",
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager",
}
_NOTHING = {"keyring.backends.fail.Keyring", "keyring.backends.null.Keyring"}
_CHAIN = "keyring.backends.chainer.ChainerBackend"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found out about a back end.

    Attributes:
        backend: the one to use, when it is safe; a member of the chain where keyring chose a chain.
        name: in plain words when safe, else the class's full name.
        problem: why it is refused; None = safe.
    """

    backend: object | None
    name: str
    problem: SecretsProblem | None


def judge(backend: object) -> Judgement:
    """Whether the back end may hold a secret.

    A chain is refused when any member is not known to be safe: it falls through to that one when the first is locked.
    """
    members = list(_members(backend))
    for member in members:
        if (name := class_name(member)) not in _SAFE and name not in _NOTHING:
            return Judgement(None, name, SecretsProblem.CLEAR_TEXT)
    for member in members:
        if (name := class_name(member)) in _SAFE:
            return Judgement(member, _SAFE[name], None)
    return Judgement(None, class_name(backend), SecretsProblem.ABSENT)


def class_name(backend: object) -> str:
    """The full name of the very class of a back end; a class derived from a safe one is another class."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _members(backend: object) -> Iterator[object]:
    if class_name(backend) == _CHAIN:
        for member in getattr(backend, "backends", ()):
            yield from _members(member)
    else:
        yield backend
