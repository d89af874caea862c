# Everything a newcomer and a developer need. `make` alone says what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# The first of these that is 3.11 or newer makes the environment; name another with PYTHON=...
PYTHON = $(shell installer/find-python)
NAME ?= all

.PHONY: help setup run test check bench fmt proto limits clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

setup: $(VENV)/.developer ## Make the environment for developing

run: $(VENV)/.app ## Start Potluck in Practice: the tray app, or the terminal where there is no display
	@$(BIN)/potluck app --practice --now

test: $(VENV)/.developer ## Run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.developer ## Lint, types, arrows between rooms, freshness of what is generated
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python proto/generate.py --check
	$(BIN)/python -m potluck_client.settings --check

bench: $(VENV)/.developer ## Run a benchmark: make bench NAME=practice
	$(BIN)/python -m benchmarks $(NAME)

fmt: $(VENV)/.developer ## Put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

proto: $(VENV)/.developer ## Make the wire code from the .proto files
	$(BIN)/python proto/generate.py

limits: $(VENV)/.developer ## Make the page of limits from their table
	$(BIN)/python -m potluck_client.settings

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.app: pyproject.toml constraints.txt installer/find-python installer/system-libraries
	@installer/system-libraries run
	@test -n "$(PYTHON)" || { echo "Potluck needs Python 3.11 or newer: install python3, then run make again." >&2; exit 1; }
	@echo "Setting Potluck up in this folder. PyTorch and Qt are large, so this takes a few minutes."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -c constraints.txt -e '.[all]'
	@touch $@

$(VENV)/.developer: $(VENV)/.app
	@installer/system-libraries test
	$(BIN)/python -m pip install -c constraints.txt -e '.[dev]'
	@touch $@
