"""What to do when the keyring can't be used: one sentence on what is the matter, and the exact way out on this system."""

import sys

from composer.model.errors import SecretsProblem, SecretsUnavailable
from composer.model.words import tr


def unavailable(problem: SecretsProblem, detail: str = "", platform: str = sys.platform) -> SecretsUnavailable:
    """The error for a problem, with the mend for a platform.

    Args:
        detail: class name of the back end or of the error; never a text that came with it, which may hold a secret.
        platform: as `sys.platform` names it.
    """
    message, hint = _told(problem, detail, _system(platform))
    return SecretsUnavailable(message, problem=problem, hint=f"{hint} {tr('Or keep the key for this run only.')}")


def _system(platform: str) -> str:
    return {"win32": "windows", "darwin": "macos"}.get(platform, "linux")


def _told(problem: SecretsProblem, detail: str, system: str) -> tuple[str, str]:
    match problem:
        case SecretsProblem.ABSENT:
            return tr("This computer has no keyring running, so the key was not kept."), _absent(system)
        case SecretsProblem.LOCKED:
            return tr("The keyring is locked, so the key can't be read or kept."), _locked(system)
        case SecretsProblem.CLEAR_TEXT:
            return (
                tr(
                    "The keyring on this computer would keep keys in a file that anyone can read ({name}), so it is not used."
                ).format(name=detail),
                _clear_text(system),
            )
        case SecretsProblem.FAILED:
            return tr("The keyring did not do what it was asked ({name}).").format(name=detail), _failed(system)


def _absent(system: str) -> str:
    return {
        "linux": tr(
            "Install one with “sudo apt install gnome-keyring” (on KDE switch on System Settings › KDE Wallet), "
            "sign out of the desktop and in again."
        ),
        "macos": tr("Open Keychain Access and check that the “login” keychain is listed."),
        "windows": tr("Open “Services”, start “Credential Manager” and set it to start automatically."),
    }[system]


def _locked(system: str) -> str:
    return {
        "linux": tr(
            "Open “Passwords and Keys” (Seahorse) or KDE Wallet and unlock the default keyring, then try again."
        ),
        "macos": tr("Open Keychain Access, choose “login” and File › Unlock Keychain, then try again."),
        "windows": tr("Lock the screen and sign in to Windows again, then try again."),
    }[system]


def _clear_text(system: str) -> str:
    return {
        "linux": tr(
            "Remove the package with “python3 -m pip uninstall keyrings.alt” (on Debian “sudo apt remove "
            "python3-keyrings.alt”), delete any “default-keyring” line in ~/.config/python_keyring/keyringrc.cfg, "
            "and have GNOME Keyring or KDE Wallet running."
        ),
        "macos": tr(
            "Remove the package with “python3 -m pip uninstall keyrings.alt” and delete any “default-keyring” line in "
            "~/.config/python_keyring/keyringrc.cfg; the macOS Keychain is used then."
        ),
        "windows": tr(
            "Remove the package with “py -m pip uninstall keyrings.alt” and delete any “default-keyring” line in "
            "%LOCALAPPDATA%\\Python Keyring\\keyringrc.cfg; the Windows Credential Manager is used then."
        ),
    }[system]


def _failed(system: str) -> str:
    return {
        "linux": tr("Check that “Passwords and Keys” or KDE Wallet opens and has a default keyring, then try again."),
        "macos": tr("Check in Keychain Access that the “login” keychain opens, then try again."),
        "windows": tr("Check that “Credential Manager” opens in the Control Panel, then try again."),
    }[system]
