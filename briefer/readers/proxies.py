"""The proxies that the environment names: the one in the way, and the one at fault."""

import os
import urllib.request
from typing import Final
from urllib.parse import urlsplit

import httpx2

from briefer.errors import ReaderError

_SCHEMES: Final = ("http", "https", "all")
# What the client raises for a proxy that it cannot use: SOCKS without its package, a scheme
# that it does not know, an address that is none.
UNUSABLE: Final = (ImportError, ValueError, httpx2.InvalidURL)


def at_fault(error: Exception, url: str) -> ReaderError:
    """Return the error of a client that could not be opened as one of ours.

    It names the variable whose proxy cannot be used, or else what the client says of `url`.
    """
    for scheme in _SCHEMES:
        proxy = urllib.request.getproxies().get(scheme, "")
        reason = _reason(proxy) if proxy else ""
        if reason:
            name = _variable(scheme)
            return ReaderError(
                f"{name} names a proxy that cannot be used: {reason}",
                tip=f"Unset {name}, or give it an address such as http://127.0.0.1:3128.",
            )
    return ReaderError(
        f"no client can be opened for {url}: {' '.join(str(error).split())}",
        tip="Check --base-url, and SSL_CERT_FILE where it is set.",
    )


def in_the_way(url: str) -> str:
    """Return the variable whose proxy stands before the address, empty where none does."""
    parts = urlsplit(url)
    proxies = urllib.request.getproxies()
    if not parts.hostname or urllib.request.proxy_bypass(parts.hostname):
        return ""
    return next((_variable(one) for one in (parts.scheme, "all") if proxies.get(one)), "")


def _reason(proxy: str) -> str:
    """Return why the client does not take the proxy, without a password; empty where it does."""
    try:
        httpx2.HTTPTransport(
            proxy=proxy if "://" in proxy else f"http://{proxy}", verify=False
        ).close()
    except ImportError:
        return "SOCKS needs the package socksio, which is not installed"
    except ValueError:
        return "it is none of http://, https:// and socks5://"
    except httpx2.InvalidURL as error:
        return " ".join(str(error).split())
    return ""


def _variable(scheme: str) -> str:
    """Return the variable that names the proxy of a scheme, as it is spelled here."""
    names = (f"{scheme}_proxy", f"{scheme.upper()}_PROXY")
    return next((name for name in names if os.environ.get(name)), "the system")
