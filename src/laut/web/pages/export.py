"""`/export/…`: the events of a filter with all their claims, streamed in the forms of `laut export`."""

from collections.abc import Callable, Mapping
from typing import Annotated, BinaryIO

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import StreamingResponse

from laut.export.csv_table import write_csv
from laut.export.event_json import event_object
from laut.export.ftm import write_ftm
from laut.export.json_lines import one_line
from laut.export.linked import write_jsonld
from laut.export.whole import Export, Whole
from laut.flows.exporting import export_ledger
from laut.ledger.filter import Filter
from laut.web.faults import Refused
from laut.web.filters import EventFilter, event_filter
from laut.web.site import site_of
from laut.web.stream import streamed

router = APIRouter(tags=["export"])


def write_events(whole: Whole, sink: BinaryIO) -> None:
    """One event a line, as `laut events --format json` prints it."""
    for event in whole.events:
        sink.write(one_line(event_object(event)).encode("utf-8") + b"\n")


FORMS: Mapping[str, tuple[Export, str]] = {
    "events.jsonl": (write_events, "application/x-ndjson"),
    "claims.csv": (write_csv, "text/csv"),
    "ledger.jsonld": (write_jsonld, "application/ld+json"),
    "ledger.ftm.jsonl": (write_ftm, "application/x-ndjson"),
}
"""Files by name: who writes them, and their media type."""


@router.get(
    "/export/{name}", summary="The wanted events as a file", operation_id="export", response_class=StreamingResponse
)
def export(request: Request, name: str, wanted: Annotated[EventFilter, Depends(event_filter)]) -> StreamingResponse:
    if name not in FORMS:
        raise Refused(404, f"no export «{name}»; there are {', '.join(FORMS)}")
    write, kind = FORMS[name]
    pieces = streamed(_writer(request, write, wanted.question()))
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return StreamingResponse(pieces, media_type=kind, headers=headers)


def _writer(request: Request, write: Export, wanted: Filter) -> Callable[[BinaryIO], None]:
    store = site_of(request).store
    return lambda sink: export_ledger(store, wanted, write, sink)
