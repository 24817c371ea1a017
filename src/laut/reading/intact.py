"""Reading the files of a trained model: one that is damaged is named, whatever the library that reads it raises."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from laut.errors import ModelMissing


@contextmanager
def intact(path: Path) -> Iterator[None]:
    """Around the reading of a model's file; raises `ModelMissing` with its name where the contents are not what they have to be.

    ONNX Runtime, sentencepiece, zlib and zipfile each have errors of their own without a common root but `Exception`.
    """
    try:
        yield
    except (ModelMissing, MemoryError):
        raise
    except Exception as error:
        raise ModelMissing(f"{path} is damaged ({type(error).__name__}: {error}); reinstall laut") from error
