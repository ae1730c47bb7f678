# Dateline: the two commands are `make run` and `make test`; each does all of its own set-up.
PYTHON ?= python3
BIN := .venv/bin
SEEDS ?= 200

.PHONY: run test test-e2e test-slow test-postgres check words quality mutants weights nightly simulate simulate-faults bench fuzz audit sbom reference newcomer pictures \
	lock clean help
.DEFAULT_GOAL := help

help: ## Say what there is to make
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /|/' | awk -F'|' '{printf "  make %-14s %s\n", $$1, $$2}'

run: .venv/.run .venv/bin/dateline ## Set up, collect, print a digest and go on (Ctrl-C ends it)
	@$(BIN)/dateline run

test: .venv/.test .venv/bin/dateline ## Set up and run the fast tests
	$(BIN)/python -m pytest -m "not slow and not e2e and not postgresql" -n auto --dist loadscope

test-e2e: .venv/.test .venv/bin/dateline ## The tests that start the bot as a process: a person's commands, crashes, reading processes
	$(BIN)/python -m pytest -m "e2e and not slow and not postgresql" -n auto --dist worksteal

test-slow: .venv/.test ## The tests that take their time
	$(BIN)/python -m pytest -m slow --timeout 3600 -n auto --dist loadscope

test-postgres: .venv/.test .venv/bin/dateline ## The contracts over a PostgreSQL, and whole processes that share one
	$(BIN)/python -m pytest -m "postgresql and not slow" -n auto --dist loadscope tests/contracts tests/store tests/queue tests/e2e

check: .venv/.test ## Lint, types and the import contract
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

words: .venv/.test ## What the catalogues in bot/words lack, and the English of today for translators
	@$(BIN)/python .ci/words.py --refresh

quality: .venv/.test ## The floor under summaries, quotes, stories, cleaning, pages and feeds
	$(BIN)/python -m tests.quality.floor

simulate: .venv/.test ## The whole bot in SEEDS simulated worlds (docs/simulation.md)
	$(BIN)/python -m tests.simulation --seeds $(SEEDS)

simulate-faults: .venv/.test ## Plant mistakes in a copy of the bot, and see that each is found within SEEDS worlds
	$(BIN)/python -m tests.simulation --seeds $(SEEDS) --faults

mutants: .venv/.test ## Plant small mistakes in flows, compose, quotes and outbox, and see that tests find 85 % (COUNT=25 of each, SEED=1)
	$(BIN)/python -m tests.mutants --count $(or $(COUNT),25) --seed $(or $(SEED),1)

weights: .venv/.test ## Change each weight of summaries, ranking, grouping, cleaning and speakers, and see that a test notices
	$(BIN)/python -m tests.mutants.weights

nightly: ## All that takes long: every row of the labelled sets, slow tests, PostgreSQL, worlds, planted mistakes, ruined texts
	$(MAKE) check words
	$(MAKE) quality ROWS=0
	$(MAKE) test test-e2e test-slow test-postgres
	$(MAKE) simulate simulate-faults
	$(MAKE) mutants weights
	$(MAKE) fuzz

bench: .venv/.test .venv/.peers ## Speed: steps, 2,000 feeds at once (FEEDS=300), rounds without news beside `reader`, SQLite beside PostgreSQL, two workers, a day, a million articles (ARTICLES=100000)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.quality.bench
	$(BIN)/python -m tests.quality.bench_feeds $(FEEDS)
	$(BIN)/python -m tests.quality.bench_round
	$(BIN)/python -m tests.quality.bench_databases
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.quality.bench_workers
	OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.quality.bench_day $(ARTICLES)
	ARTICLES=$(ARTICLES) $(BIN)/python -m tests.quality.bench_stories

audit: .venv/.audit ## Ask for advisories on every library; says so when they cannot be reached
	@$(BIN)/python .ci/audit.py

sbom: .venv/.run .venv/bin/dateline ## Write what the bot is made of (CycloneDX) and the licences to var/
	@mkdir -p var
	@$(BIN)/dateline sbom > var/dateline.cdx.json
	@$(BIN)/dateline licences > var/NOTICES.txt
	@echo "var/dateline.cdx.json and var/NOTICES.txt"

fuzz: .venv/.test ## An hour of ruined feeds, pages, mails, lists and texts (SECONDS=60 for a minute)
	SECONDS=$(or $(SECONDS),3600) ONLY=$(ONLY) $(BIN)/python -m tests.quality.fuzz

reference: .venv/.run ## Write docs/reference/ from the code
	PYTHONPATH=. $(BIN)/python .ci/reference.py

newcomer: .venv/.run .venv/bin/dateline ## The first hour by the README alone, with its figures (FRESH=1 fetches the libraries too)
	@$(BIN)/python .ci/newcomer.py $(if $(FRESH),--fresh)

pictures: .venv/.run ## Draw the pictures of the README
	PYTHONPATH=. $(BIN)/python .ci/pictures.py

lock: .venv/.test ## Compile the ranges of pyproject.toml into the lock files
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --group dev -c requirements.txt -o requirements-dev.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --extra postgresql -c requirements.txt pyproject.toml -o requirements-postgresql.txt

clean: ## Forget the environment and all caches (not var/, where the news is)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.venv/bin/pip: .ci/setup.py
	@$(PYTHON) .ci/setup.py

.venv/bin/dateline: .ci/command.py .venv/bin/pip
	@$(BIN)/python .ci/command.py $@

.venv/.run: requirements.txt .venv/bin/pip
	@echo "Setting up (about a minute, once) ..."
	@$(BIN)/python .ci/libraries.py requirements.txt
	@touch $@

.venv/.audit: Makefile .venv/.run
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --upgrade --target .venv/audit "pip-audit>=2.9,<3"
	@touch $@

.venv/.peers: Makefile .venv/.run
	@$(BIN)/python -m venv .venv/peers && .venv/peers/bin/python -m pip install -qq --disable-pip-version-check "reader>=3.20,<4" sgmllib3k || echo "reader cannot be had: rounds are measured without it"
	@touch $@

.venv/.test: requirements-dev.txt .venv/.run
	@$(BIN)/python .ci/libraries.py requirements-dev.txt
	@touch $@
