# Two commands from a fresh checkout: `make demo` shows the main job, `make run` opens the window.
# `make help` lists the rest. What each step needs is prepared on first use (tools/prepare.py).

SHELL := /bin/sh
.DEFAULT_GOAL := help

# The first Python that is new enough; `make PYTHON=/path/to/python3 ...` chooses another.
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$name; break; }; done)

BIN := .venv/bin
PINS := pyproject.toml constraints.txt
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help demo run test check faults fuzz bench screenshots setup clean format pins build which-python

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name what; do \
		printf 'make %-12s %s\n' "$$name" "$$what"; done

demo: .venv/.program  ## the main job on the sample nursery, into the folder demo/
	@$(BIN)/nursery-rota demo demo

run: .venv/.window  ## open the window
	@$(BIN)/nursery-rota

test: .venv/.developer .venv/.window  ## all tests, without a screen
	@$(OFFSCREEN) $(BIN)/python -m pytest -q -n 2

check: .venv/.developer .venv/.window  ## format, lint, types, layers, tests with coverage
	@echo '== Format ==';          $(BIN)/ruff format --check .
	@echo '== Lint ==';            $(BIN)/ruff check .
	@echo '== Types ==';           $(BIN)/mypy nursery_rota tools bench
	@echo '== Layers ==';          $(BIN)/lint-imports --no-logo
	@echo '== Tests, coverage =='; $(OFFSCREEN) $(BIN)/python -m pytest -q -n 2 --cov --cov-report=term

faults: .venv/.developer  ## end, fill, take away and race on purpose; what was lost (nothing)
	@$(BIN)/python -m tests.faults

fuzz: .venv/.developer  ## feed every reader with nonsense, 20,000 times; what broke (nothing)
	@$(BIN)/python -m tests.fuzz

bench: .venv/.developer .venv/.window  ## measure, and write docs/bench.md
	@$(OFFSCREEN) $(BIN)/python -m bench

screenshots: .venv/.developer .venv/.window  ## make docs/pictures/ anew
	@$(OFFSCREEN) $(BIN)/python -m tools.screenshots

setup: .venv/.developer .venv/.window  ## everything for working on the program

format: .venv/.developer  ## put the code in shape
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

build: .venv/.developer  ## a program that runs without Python, in dist/
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pyinstaller>=6,<7'
	@$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	@dist/nursery-rota/nursery-rota --self-test

pins: .venv/.developer  ## write constraints.txt from what is installed
	@$(BIN)/python -m tools.pins

clean:  ## remove what was made here, .venv too
	@rm -rf .venv demo build dist .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/.program: $(PINS)
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed. On Debian or Ubuntu: sudo apt install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) tools/prepare.py program
	@touch $@

.venv/.developer: .venv/.program
	@$(PYTHON) tools/prepare.py developer
	@touch $@

.venv/.window: .venv/.program
	@$(PYTHON) tools/prepare.py window
	@touch $@

which-python:
	@echo $(PYTHON)
