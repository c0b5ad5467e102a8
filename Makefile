# Everything runs in .venv; the first call sets it up, later calls find it ready.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --no-input
WORKERS ?= 2
# An older pip looks up a package with an extra apart from its pin, and fails once the registry has a newer release.
NEWER_PIP := pip>=23.3

.PHONY: help demo test check lint types layers data docs format bench train lock clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|' 2>/dev/null \
	|| grep -E '^[a-z]+:.*## ' $(firstword $(MAKEFILE_LIST))

demo: $(VENV)/.runtime ## set up, read the bundled dispatches, show what they say
	@$(BIN)/dragoman demo

# Compiled first, for tests start many processes, and none of them may write its bytecode where PYTHONDONTWRITEBYTECODE is set.
test: $(VENV)/.dev ## set up and run the tests
	@$(BIN)/python -m compileall -q src tests
	@$(BIN)/python -m pytest -q -n $(WORKERS)

check: lint types layers data docs test ## all that a change must pass

lint: $(VENV)/.dev ## style
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.dev ## types
	@$(BIN)/mypy

layers: $(VENV)/.dev ## which package may import which
	@$(BIN)/lint-imports

data: $(VENV)/.dev ## the compiled knowledge is what data/ says
	@$(BIN)/python scripts/build_data.py --check

docs: $(VENV)/.docs ## the documentation as a site, in build/docs
	@$(BIN)/python -m sphinx -W --keep-going -q -b html -j auto docs build/docs
	@echo "build/docs/index.html"

format: $(VENV)/.dev ## put the code in order
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

bench: $(VENV)/.dev ## speed and memory
	@$(BIN)/python benchmarks/run.py

train: $(VENV)/.dev ## train the language pipeline from the corpora that DRAGOMAN_CORPORA names
	@PYTHON=$(BIN)/python training/train.sh

lock: $(VENV)/.dev ## pin the newest versions that fit pyproject.toml
	@$(PIP) install 'uv>=0.5'
	@for pair in "requirements.lock" "requirements-dev.lock --extra dev -c requirements.lock" \
	  "requirements-docs.lock --extra docs -c requirements-dev.lock"; do \
	  set -- $$pair; out=$$1; shift; \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --no-header --upgrade pyproject.toml -o $$out "$$@"; \
	done

clean: ## remove what was built, .venv included
	@rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache src/*.egg-info

# A name on the path may be a shim for a version that is not there, so each is asked for its version and for venv.
$(BIN)/python:
	@for name in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	  if "$$name" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    echo "setting up $(VENV) with $$("$$name" --version)" >&2; "$$name" -m venv $(VENV) && exec $(PIP) install "$(NEWER_PIP)"; \
	  fi; \
	done; \
	echo "No Python 3.11 or newer with venv found. Install one (Debian: python3 python3-venv) or say PYTHON=/path/to/python3." >&2; exit 1

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	@test -e $(VENV)/.dev || $(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime

$(VENV)/.docs: requirements-docs.lock $(VENV)/.dev
	@$(PIP) install --require-hashes -r requirements-docs.lock
	@touch $@
