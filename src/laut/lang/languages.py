"""Which languages laut reads."""

import re

from laut.errors import BadLanguageData
from laut.lang.load import folder

DEFAULT = "de"
"""What a report is read as that does not say its language."""
_CODE = re.compile("[a-z]{2,3}")


def code_of(tag: str) -> str:
    """The code that data is kept under: «de» of the tags «de», «DE», «de-AT», «de_CH».

    Raises `BadLanguageData` for a language that laut does not read.
    """
    code = tag.replace("_", "-").partition("-")[0].lower()
    if not _CODE.fullmatch(code):
        raise BadLanguageData(f"«{tag}» is no language code; right would be «{DEFAULT}» or «{DEFAULT}-AT»")
    folder(code)
    return code
