# laut: `make run` shows what it does, `make test` runs all tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint check train bench clean

run: .venv/.installed
	$(BIN)/laut read --format text examples/nordkap.txt

test: .venv/.tested
	$(MAKE) --no-print-directory lint
	$(BIN)/python -m pytest

lint: .venv/.tested
	$(BIN)/ruff check src tests benchmarks training
	$(BIN)/ruff format --check src tests benchmarks training
	$(BIN)/mypy
	$(BIN)/lint-imports

train: .venv/.trained
	$(BIN)/python -m training.encoder

bench: .venv/.tested
	$(BIN)/laut bench

.venv/.installed: requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	touch $@

.venv/.tested: .venv/.installed requirements-test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt
	touch $@

.venv/.trained: .venv/.tested requirements-train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-train.txt
	touch $@

clean:
	rm -rf .venv build dist
