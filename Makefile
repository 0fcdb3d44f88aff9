# Targets of the project; `make` alone lists them. Each prepares what it needs.
SHELL := /bin/sh
BIN := .venv/bin
CANDIDATES := python3 python3.13 python3.12 python3.11
FIND_PYTHON = for each in $(PYTHON) $(CANDIDATES); do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; each=; done; \
	[ -n "$$each" ] || { echo 'Dibutuhkan Python 3.11 atau lebih baru. Debian/Ubuntu: sudo apt-get install python3 python3-venv' >&2; \
	echo 'Python 3.11 or newer is needed. Debian/Ubuntu: sudo apt-get install python3 python3-venv' >&2; exit 1; }
PREPARE = @$(FIND_PYTHON); "$$each" -m tools.prepare

.DEFAULT_GOAL := help
.PHONY: help start install install-dev test check test-browser test-postgres bench prove assets docs-images papers locks clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-15s %s\n", $$1, $$2 }'

start: ## prepare what is missing and serve on http://127.0.0.1:8000
	$(PREPARE)
	@exec $(BIN)/sasando serve --prepare

install: ## prepare only what running needs
	$(PREPARE)

install-dev: ## prepare what running and testing need
	$(PREPARE) --dev

test: ## the fast tests
	$(PREPARE) --dev
	@$(BIN)/pytest -n auto --maxprocesses 8

check: ## linters, types, import contracts, structure, translations, lock files
	$(PREPARE) --dev
	@$(BIN)/python -m tools.check

test-browser: ## the journeys in a real Chromium
	$(PREPARE) --dev
	@SASANDO_CHROMIUM="$$($(BIN)/python -m tools.chromium)" && export SASANDO_CHROMIUM && \
	DJANGO_ALLOW_ASYNC_UNSAFE=1 $(BIN)/pytest -m browser -n 2

test-postgres: ## the fast tests against a real PostgreSQL
	$(PREPARE) --dev
	@$(BIN)/python -m tools.postgres_server $(BIN)/pytest -n auto --maxprocesses 4 \
	-m "not browser and not slow and not prove"

bench: ## against the named peers, ratios of one run
	$(PREPARE) --dev
	@$(BIN)/python bench/run.py

prove: ## faults, access, bad input; PROVE=short for a short run
	$(PREPARE) --dev
	@$(BIN)/pytest -m prove

assets: ## build the style sheets, icons and typefaces anew
	@rm -f src/sasando/foundation/ui/static/built/.stamp
	$(PREPARE)

docs-images: ## take the screenshots of the documents anew
	$(PREPARE) --dev
	@SASANDO_CHROMIUM="$$($(BIN)/python -m tools.chromium)" && export SASANDO_CHROMIUM && \
	SASANDO_DOCS_IMAGES=docs/images DJANGO_ALLOW_ASYNC_UNSAFE=1 $(BIN)/pytest -m browser -k docs_images

papers: ## write the papers that are made from the source
	$(PREPARE) --dev
	@$(BIN)/python -m tools.papers write

locks: ## lock the dependencies anew (UPGRADE=1 moves them to the newest)
	$(PREPARE) --dev
	@$(BIN)/python -m tools.locks make

clean: ## remove what was built; var/ with the data stays
	@rm -rf .venv node_modules build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis \
	.import_linter_cache src/sasando/foundation/ui/static/built
	@find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
	@find src/sasando/locale -name '*.mo' -delete 2>/dev/null || true
