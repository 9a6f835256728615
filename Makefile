# `make serve` and `make test` do all their own set-up; see CONTRIBUTING.md for the rest.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:

CACHE  ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/divebell
WHEELS := $(CACHE)/wheels
PYTHON ?= python3
BIN    := .venv/bin
PORT   ?= 8000
# Material announces its own end of life at every build; the theme takes little of it (see ARCHITECTURE.md).
export NO_MKDOCS_2_WARNING := 1

PIP    := $(BIN)/python -m pip --disable-pip-version-check --no-input
FRONT  := $(shell find site_src -type f)

.PHONY: serve build links wheel test test-browsers lock clean setup front runtime chromium java lint types units benchmark

setup: .venv/installed node_modules/installed

# Wheels are kept in the user's cache, so that the next clone needs no network.
.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if v == (3, 13) else "Divebell needs Python 3.13, and $(PYTHON) is %d.%d: install it (pyenv, uv or your system) or say make PYTHON=python3.13" % v)'
	$(PYTHON) -m venv .venv
	mkdir -p "$(WHEELS)"
	$(PIP) install -q --require-hashes --no-index --find-links "$(WHEELS)" -r requirements.lock 2>/dev/null \
	  || { $(PIP) download -q --only-binary=:all: --require-hashes -d "$(WHEELS)" -r requirements.lock \
	       && $(PIP) install -q --require-hashes --no-index --find-links "$(WHEELS)" -r requirements.lock; }
	$(PIP) install -q --no-deps --no-build-isolation --no-index -e .
	touch $@

# Not `npm ci`: it refuses a lock that lacks another platform's optional build, which a mirror may not carry.
node_modules/installed: package.json package-lock.json .npmrc
	npm install --no-save --offline --loglevel=error >/dev/null 2>&1 || npm install --no-save --loglevel=error
	touch $@

front: plugins/divebell/front/manifest.json

plugins/divebell/front/manifest.json: node_modules/installed $(FRONT)
	npm run --silent build

runtime: .venv/installed
	$(BIN)/divebell runtime fetch

build: setup front runtime
	$(BIN)/mkdocs build --strict

# Asks other sites for what the site links to: it needs the network, and takes minutes.
links: build
	$(BIN)/divebell links

serve: setup front runtime
	$(BIN)/mkdocs serve --dev-addr 127.0.0.1:$(PORT)

# Chromium drives the browser tests; any Chrome or Chromium will do, named by CHROMIUM or found on the PATH.
chromium:
	@tests/e2e/install-chromium

# Java runs the Nu HTML checker.
java:
	@tests/e2e/install-java

test: setup front runtime chromium java
	$(MAKE) --no-print-directory --jobs=2 lint types units
	$(BIN)/pytest -n 2

# The front end's.
units: setup
	npm run --silent test

# The same visit in every engine that readers use; `make test` includes those that are installed.
test-browsers: setup front runtime
	@tests/e2e/install-browsers
	$(BIN)/pytest tests/e2e/test_engines.py

lint: setup
	$(BIN)/ruff format --check plugins tests
	$(BIN)/ruff check plugins tests
	$(BIN)/lint-imports
	npm run --silent lint

types: setup
	$(BIN)/mypy
	npm run --silent types

benchmark: setup front runtime chromium
	$(BIN)/python -m tests.benchmarks

lock: .venv/installed
	$(BIN)/uv pip compile -q --universal --extra dev --generate-hashes --no-emit-index-url --no-header --python-version 3.13 pyproject.toml -o requirements.lock
	npm install --package-lock-only

# With the front end, so that `pip install` of it needs no Node.
wheel: setup front
	$(BIN)/python -m hatchling build -t wheel

clean:
	rm -rf dist .venv node_modules site plugins/divebell/front .cache
