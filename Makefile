# Two commands matter: `make run` and `make test`. Each sets everything up by itself.
GOOD := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c '$(GOOD)' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: run test lint look bench faults docs lock clean

run: .venv/.run
	$(BIN)/python -m bot demo

test: lint
	$(BIN)/python -m pytest -n 4 tests  # most of a conversation is waiting

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tests.house

look: .venv/.dev
	tests/look/browser
	$(BIN)/python -m pytest -n 2 -m look tests/look

bench: .venv/.dev .venv/.peers
	$(BIN)/python -m tests.bench --peers .venv/peers/bin/python

faults: export LINLI_PEERS ?= $(abspath $(wildcard .venv/peers/lib/python3*/site-packages))
faults: .venv/.dev  # compares with others, too, once `make bench` has fetched them
	$(BIN)/python -m pytest -m "faults or not faults" tests/faults
	$(BIN)/python -m pytest -n 2 --all-four -m "faults or not faults" tests/talk tests/flows tests/understanding
	$(BIN)/python -m pytest -m faults tests/storage

docs: .venv/.dev
	$(BIN)/python -m tests.house --docs

lock:  ## for maintainers: refresh the locks (needs uv)
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 -q --upgrade pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11 -q pyproject.toml --group dev --group look -c requirements.lock -o requirements-dev.lock

.venv/.peers: .venv/.made tests/bench/peers.txt
	$(BIN)/python -m venv .venv/peers
	.venv/peers/bin/pip install --quiet --disable-pip-version-check -r tests/bench/peers.txt
	@touch $@

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/.made:
	@test -n "$(PYTHON)" && $(PYTHON) -c '$(GOOD)' 2>/dev/null || { echo "Linli needs Python 3.11 or newer with venv (Debian/Ubuntu: apt install python3-venv). Then: make run"; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.made requirements.lock
	@echo "Installing into .venv, once; half a minute or so …"
	$(PIP) -r requirements.lock
	@touch $@

.venv/.dev: .venv/.made requirements-dev.lock
	@echo "Installing the tools of the tests into .venv, once; a minute or so …"
	$(PIP) -r requirements-dev.lock
	@touch $@ .venv/.run
