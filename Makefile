# laut: `make run` shows what it does, `make test` runs all tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run demo test lint train bench lock clean

run: .venv/.installed
	$(BIN)/laut read --format text --outlet Tagesbote examples/nordkap.txt

# A ledger of six reports on one event: the list of events, then the first of them in full.
demo: .venv/.installed
	mkdir -p build && rm -f build/harbour.db build/harbour.db-*
	$(BIN)/laut add --ledger build/harbour.db --format text examples/harbour.jsonl
	$(BIN)/laut events --ledger build/harbour.db --format text
	$(BIN)/laut event --ledger build/harbour.db --format text $$($(BIN)/laut events --ledger build/harbour.db \
		--most 1 --format json | sed 's/^{"event": {"id": "\([^"]*\)".*/\1/')

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

.venv/.tested: .venv/.installed requirements-test.txt requirements-spark.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-test.txt -r requirements-spark.txt
	touch $@

.venv/.trained: .venv/.tested requirements-train.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-train.txt
	touch $@

# Writes down the versions that pip finds now, for the program, its tests and training (x86-64 Linux, Python 3.11).
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	for extra in "requirements.txt:." "requirements-spark.txt:.[spark]" "requirements-test.txt:.[test]" "requirements-train.txt:.[test,train]"; do \
		build/lock/bin/python -m pip install --quiet --disable-pip-version-check "$${extra#*:}" && \
		build/lock/bin/python -m pip freeze --exclude laut | sed 's/+cpu$$//' > "$${extra%%:*}"; \
	done

clean:
	rm -rf .venv build dist
