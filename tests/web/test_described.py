"""The OpenAPI description holds: whatever it allows is answered as it says, and nothing breaks the explorer."""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

_HOST = "127.0.0.1:8000"
_HELD = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
def test_every_address_answers_as_it_is_described(browser: TestClient) -> None:
    described = schemathesis.openapi.from_asgi("/openapi.json", browser.app, headers={"Host": _HOST})
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 10
    for operation in operations:

        @settings(
            max_examples=5, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def answered(case: Case) -> None:
            case.headers = {**(case.headers or {}), "Host": _HOST}
            case.validate_response(case.call(base_url=f"http://{_HOST}"), checks=_HELD)

        answered()
