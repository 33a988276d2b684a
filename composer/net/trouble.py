"""What went wrong on the way, as one sentence and the honest word on whether the request may have been carried out."""

import http.client
import socket
import ssl

from composer.model.errors import NetworkError, Reach
from composer.model.words import tr
from composer.net.address import shown
from composer.net.answer import Garbled, TooLarge
from composer.net.dial import NotPublic, ProxyRefused
from composer.net.wire import HeadTooLong

FOREIGN = (OSError, http.client.HTTPException, Garbled, TooLarge, HeadTooLong)
"""What an exchange may raise; everything else is our own mistake."""

_EXPIRED, _NOT_YET, _WRONG_NAME = 10, 9, {62, 64}
_SELF_SIGNED = {18, 19, 20, 21}


def before(error: Exception, host: str) -> NetworkError:
    """The request never left: no connection was made."""
    return _told(*_before(error, shown(host)), Reach.NOT_SENT)


def after(error: Exception, host: str) -> NetworkError:
    """The request may have been carried out."""
    return _told(*_after(error, shown(host)), Reach.MAYBE)


def _told(message: str, hint: str, reach: Reach) -> NetworkError:
    return NetworkError(message, reach=reach, hint=hint)


def _before(error: Exception, host: str) -> tuple[str, str]:
    if isinstance(error, ssl.SSLCertVerificationError):
        return _certificate(error.verify_code, host)
    if isinstance(error, ssl.SSLError):
        return (
            tr("{host} does not speak https properly, so nothing was sent.").format(host=host),
            tr("Check the address and its port."),
        )
    if isinstance(error, socket.gaierror):
        return (
            tr("{host} can't be found.").format(host=host),
            tr("Check the spelling and the internet connection."),
        )
    if isinstance(error, NotPublic):
        return (
            tr("{host} leads into a private network, so it was not opened.").format(host=host),
            tr("Use the page's public address."),
        )
    if isinstance(error, ProxyRefused):
        return (
            tr("The proxy of this computer did not let the program through to {host}.").format(host=host),
            tr("Ask whoever looks after the network."),
        )
    if isinstance(error, TimeoutError):
        return (
            tr("{host} does not answer.").format(host=host),
            tr("Check the internet connection and try again later."),
        )
    if isinstance(error, ConnectionRefusedError):
        return (
            tr("{host} refused the connection.").format(host=host),
            tr("Check the address; the server may be down."),
        )
    return (
        tr("No connection to {host}.").format(host=host),
        tr("Check the internet connection."),
    )


def _certificate(code: int, host: str) -> tuple[str, str]:
    if code == _EXPIRED:
        said = tr("The certificate of {host} has expired, so nothing was sent.")
        hint = tr("Check this computer's date; otherwise the site's owner has to renew it.")
    elif code == _NOT_YET:
        said = tr("The certificate of {host} is not valid yet, so nothing was sent.")
        hint = tr("Check this computer's date.")
    elif code in _WRONG_NAME:
        said = tr("The certificate shown for {host} belongs to another name, so nothing was sent.")
        hint = tr("Check the address; somebody may be in between.")
    elif code in _SELF_SIGNED:
        said = tr("The certificate of {host} was not issued by anyone this computer trusts, so nothing was sent.")
        hint = tr("If it is your own server, add its authority in the settings.")
    else:
        said = tr("The certificate of {host} is not in order, so nothing was sent.")
        hint = tr("Tell the site's owner.")
    return said.format(host=host), hint


def _after(error: Exception, host: str) -> tuple[str, str]:
    look = tr("It will be looked up before anything is sent again.")
    if isinstance(error, TooLarge | HeadTooLong):
        return tr("{host} answered with more than can be right.").format(host=host), look
    if isinstance(error, TimeoutError):
        return tr("{host} took the request but did not answer in time.").format(host=host), look
    if isinstance(error, Garbled | http.client.IncompleteRead):
        return tr("The answer of {host} broke off.").format(host=host), look
    if isinstance(error, http.client.RemoteDisconnected | ConnectionError):
        return tr("{host} broke off the connection before it answered.").format(host=host), look
    if isinstance(error, http.client.HTTPException):
        return tr("{host} answered something that is not HTTP.").format(host=host), look
    return tr("The connection to {host} broke.").format(host=host), look
