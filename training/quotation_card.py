"""The card of the quotation networks, and the plot of their calibration."""

from collections.abc import Sequence
from typing import Any

_CARD = """# Networks that read quotations (German)

Three small networks on top of the encoder's states: they find contents, say how right each is, and find its speaker, cue,
frame, addressee, form and medium. How they work with the grammar: `docs/attribution.md`.

**Trained on** the German Wikinews quotation corpus (Petersen-Frey & Biemann 2024, «Dataset of Quotation Attribution in
German News Articles»): annotation CC BY-NC-SA 4.0, texts CC BY 2.5. The weights derive from a corpus that may not be used
commercially and must be shared alike; whoever builds on these weights should treat them as CC BY-NC-SA 4.0. The rest of
laut works without them only if they are trained anew on other data.

**Rebuilt with** `python -m training.quotations` (seed {seed}, {epochs} epochs, one CPU core).

**Scores** (F1 in percent, macro metric of the corpus' authors, on laut's own words; levels and calibration were fitted on
one report in ten of the training part):

| | joint | quote | speaker | cue | frame | addressee | form | medium |
|---|---|---|---|---|---|---|---|---|
| development part | {dev} |
| kept out of training | {held} |

Expected calibration error on the development part: {error:.3f}.

**Limits.** News in German. Verse, fiction, chat and court records are another matter. Reported speech without an object
clause («plädierte für …») is found less often than any other form; who speaks is wrong more often the farther away the
speaker's name stands.

Digests (SHA-256): encoder `{encoder}`, training part `{train}`, development part `{development}`.
"""
_COLUMNS = ("joint", "quote", "speaker", "cue", "frame", "addressee", "type", "medium")
_SIDE, _EDGE = 320, 40


def card(report: dict[str, Any]) -> str:
    """Markdown of the model card."""
    rows = {part: " | ".join(f"{report[part][column]:.1f}" for column in _COLUMNS) for part in ("dev", "held")}
    return _CARD.format(
        **rows, seed=report["seed"], epochs=report["epochs"], error=report["calibration"]["error"], encoder=report["encoder"],
        train=report["corpus"]["train"], development=report["corpus"]["dev"],
    )  # fmt: skip


def plot(tenths: Sequence[tuple[float, float, int]], error: float) -> str:
    """SVG: mean confidence of each tenth against the share that is right; the area of a dot is its number of attributions."""
    at = lambda share: _EDGE + share * _SIDE  # noqa: E731
    up = lambda share: _EDGE + (1 - share) * _SIDE  # noqa: E731
    most = max((n for _, _, n in tenths), default=1)
    dots = "".join(
        f'<circle cx="{at(given):.1f}" cy="{up(right):.1f}" r="{3 + 9 * (n / most) ** 0.5:.1f}" fill="#2b6cb0" fill-opacity="0.7"><title>{n}</title></circle>'
        for given, right, n in tenths
    )
    ticks = "".join(
        f'<text x="{at(k / 5):.0f}" y="{up(0) + 16:.0f}" text-anchor="middle">{k / 5:.1f}</text>'
        f'<text x="{_EDGE - 6}" y="{up(k / 5) + 4:.0f}" text-anchor="end">{k / 5:.1f}</text>'
        for k in range(6)
    )
    size = _SIDE + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size + 20}" font-family="sans-serif" font-size="11">'
        f'<rect width="{size}" height="{size + 20}" fill="white"/>'
        f'<rect x="{_EDGE}" y="{_EDGE}" width="{_SIDE}" height="{_SIDE}" fill="none" stroke="#999"/>'
        f'<line x1="{at(0)}" y1="{up(0)}" x2="{at(1)}" y2="{up(1)}" stroke="#999" stroke-dasharray="4 3"/>{dots}{ticks}'
        f'<text x="{size / 2:.0f}" y="{size + 4}" text-anchor="middle">confidence of the attribution</text>'
        f'<text x="{size / 2:.0f}" y="24" text-anchor="middle">share with the right content and speaker (error {error:.3f})</text></svg>\n'
    )
