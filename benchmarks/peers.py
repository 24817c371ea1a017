"""Published figures of other systems, each with the place where it was seen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """`figure` names one of ours; the two are comparable only as far as `note` says."""

    figure: str
    system: str
    value: float
    note: str


PEERS: dict[str, tuple[Peer, ...]] = {
    "times": (
        Peer("Dolomiten-42 value", "HeidelTime", 80.0, "its own output beside KRAUTS, same scorer"),
        Peer("Dolomiten-42 relaxed", "HeidelTime", 83.1, "same"),
        Peer("Dolomiten-42 relaxed", "dateparser search", 29.5, "same scorer"),
        Peer("Dolomiten-42 value", "dateparser search", 6.6, "same scorer"),
        Peer("Dolomiten-100 value", "HeidelTime", 66.5, "same"),
        Peer("Dolomiten-100 relaxed", "HeidelTime", 81.3, "same"),
    ),
    "quotes": (
        Peer("joint", "QUiTE rules (SpkAtt-2023)", 39.1, "test part, micro average: another averaging"),
        Peer("quote", "QUiTE rules (SpkAtt-2023)", 47.9, "test part, micro average: another averaging"),
    ),
    "claims": (
        Peer("claim", "second annotator", 90.5, "20 other reports: the ceiling; no other program reads German"),
        Peer("chain", "second annotator", 90.2, "same"),
    ),
    "speed": (Peer("tokens/s", "HeidelTime", 60, "times only: 7-8 s a document through its command line"),),
}
