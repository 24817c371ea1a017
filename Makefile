# laut: `make run` shows what it does, `make test` runs all tests.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run demo web test lint train bench lock clean

run: .venv/.installed
	$(BIN)/laut read --format text --outlet Tagesbote examples/nordkap.txt

# A ledger of two invented stories, shown in the browser until interrupted.
demo: build/demo.db
	$(BIN)/laut serve --ledger build/demo.db --edit --port 8000

build/demo.db: .venv/.installed examples/harbour.jsonl examples/strike.jsonl
	mkdir -p build && rm -f $@ $@-*
	$(BIN)/laut add --ledger $@ --format text examples/harbour.jsonl examples/strike.jsonl

# The explorer's scripts and the shapes of its map, from npm packages; pages work without them too.
web: node_modules/.installed
	npm run --silent build

node_modules/.installed: package.json
	npm install --no-package-lock --no-audit --no-fund --silent
	touch $@

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
