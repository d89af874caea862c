# Everything a newcomer and a developer need. `make` alone says what there is.
.DEFAULT_GOAL := help
SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
# The first of these that is 3.11 or newer makes the environment; name another with PYTHON=...
PYTHON = $(shell installer/find-python)
NAME ?= all
FOLDER ?= build/screenshots
RELEASE ?= build/release

.PHONY: help setup run test check bench fmt proto limits words screenshots release installer lifecycle clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

setup: $(VENV)/.developer ## Make the environment for developing

run: $(VENV)/.app ## Start Potluck in Practice: the tray app, or the terminal where there is no display
	@$(BIN)/potluck app --practice --now

test: $(VENV)/.developer ## Run all tests
	$(BIN)/python gui/translations.py compile
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.developer ## Lint, types, arrows between rooms, freshness of what is generated
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python proto/generate.py --check
	$(BIN)/python -m potluck_client.settings --check
	$(BIN)/python gui/translations.py check

bench: $(VENV)/.developer ## Run a benchmark: make bench NAME=practice
	$(BIN)/python -m benchmarks $(NAME)

fmt: $(VENV)/.developer ## Put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

proto: $(VENV)/.developer ## Make the wire code from the .proto files
	$(BIN)/python proto/generate.py

words: $(VENV)/.developer ## Take new texts into the translations, and make what the window reads
	$(BIN)/python gui/translations.py update
	$(BIN)/python gui/translations.py compile

limits: $(VENV)/.developer ## Make the page of limits from their table
	$(BIN)/python -m potluck_client.settings

screenshots: $(VENV)/.developer ## Take pictures of the app and its setup into FOLDER (build/screenshots)
	$(BIN)/python gui/translations.py compile
	$(BIN)/python -m tests.gui.take_screenshots $(FOLDER)
	$(BIN)/python -m tests.gui.take_setup_screenshots $(FOLDER)

release: $(VENV)/.developer ## Make a release of the last commit, for trying out, in build/release (RELEASE=FOLDER)
	PYTHONPATH=proto:installer $(BIN)/python -m release.assemble --folder $(RELEASE)

installer: $(VENV)/.developer ## Build the installers of a release (RELEASE=FOLDER) into build/installers
	@installer/system-libraries installer
	$(BIN)/python gui/translations.py compile
	PYTHONPATH=proto:gui:installer $(BIN)/python -m potluck_build --release $(RELEASE)

lifecycle: $(VENV)/.developer ## Install, update, roll back and remove Potluck on a bare Debian (needs root)
	@installer/system-libraries installer
	installer/test/lifecycle

clean: ## Remove the environment and all caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/.app: pyproject.toml constraints.txt installer/find-python installer/system-libraries
	@installer/system-libraries run
	@test -n "$(PYTHON)" || { echo "Potluck needs Python 3.11 or newer: install python3, then run make again." >&2; exit 1; }
	@echo "Setting Potluck up in this folder. PyTorch and Qt are large, so this takes a few minutes."
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -c constraints.txt -e '.[all]'
	$(BIN)/python gui/translations.py compile
	@touch $@

$(VENV)/.developer: $(VENV)/.app
	@installer/system-libraries test
	$(BIN)/python -m pip install -c constraints.txt -e '.[dev]'
	@touch $@
