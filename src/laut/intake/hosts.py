"""Which machines may be asked: those of the public network, unless the user allows others."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for an IPv4 address in their last 32 bits (RFC 6052)."""


def is_public(numbers: str) -> bool:
    """True where an IP address belongs to the public network.

    False for private, loopback, link-local, reserved and multicast addresses, also where they are
    wrapped in IPv6 (mapped, translated, 6to4, Teredo).
    """
    address = ip_address(numbers.partition("%")[0])
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    inner = _inside(address)
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_site_local


def _inside(address: IPv6Address) -> IPv4Address | None:
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
