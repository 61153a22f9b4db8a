# `make demo` shows what InkGraph does, `make test` checks it. Every target installs what it lacks.

SHELL = bash
.SHELLFLAGS = -o pipefail -c
PREFIX ?= /usr/local
SWIFT ?= swift
SOURCES = Sources Tests Ontology Package.swift
# A binary that carries the Swift runtime runs where no toolchain is installed.
RELEASE = -c release $(if $(filter Linux,$(shell uname -s)),--static-swift-stdlib)
# Foundation's static library calls mktemp, and the linker says so each time.
CALM = 2>&1 | { grep -v 'the use of .mktemp. is dangerous' || true; }
BIN = .build/release
DEMO = .build/demo
LIBRARY = $(DEMO)/sample.inkgraph
SAMPLES = Tests/Samples/issues --regions Tests/Samples/regions.tsv \
  --regions Tests/Samples/former-regions.tsv
PROJECT = 地铁4号线北延段
PERSON = 邵启铭

.PHONY: all demo test bench soak format lint install setup clean
.DELETE_ON_ERROR:
all: demo

demo: ## Build a graph from the sample issues, export it, ask it two questions.
	@.ci/need build demo
	@echo "Building inkgraph (release; minutes the first time)"
	@$(SWIFT) build --quiet $(RELEASE) --product inkgraph $(CALM)
	@mkdir -p $(DEMO) Exports
	@rm -f $(LIBRARY) $(LIBRARY)-wal $(LIBRARY)-shm
	@$(BIN)/inkgraph build $(SAMPLES) --lang en --into $(LIBRARY)
	@$(BIN)/inkgraph export --library $(LIBRARY) --format graphml --lang zh --output Exports/sample.graphml
	@$(BIN)/inkgraph export --library $(LIBRARY) --format rdfxml --lang zh --output Exports/sample.rdf
	@$(BIN)/inkgraph export --library $(LIBRARY) --format dot --lang zh --top 80 --output Exports/sample.dot
	@sfdp -Tsvg -o Exports/sample.svg Exports/sample.dot
	@echo "Wrote Exports/sample.graphml, .rdf, .dot and .svg"
	@echo; echo "inkgraph related $(PROJECT) --type agency"
	@$(BIN)/inkgraph related $(PROJECT) --type agency --lang zh --library $(LIBRARY)
	@echo; echo "inkgraph trace $(PERSON)"
	@$(BIN)/inkgraph trace $(PERSON) --lang zh --library $(LIBRARY)

test: setup ## Build and run every test.
	@echo "Building the tests"
	@$(SWIFT) build --quiet --build-tests
	@echo "Running the tests (all output in .build/test.log)"
	@$(SWIFT) test --skip-build >.build/test.log 2>&1 </dev/null || { \
	  grep -E 'recorded an issue|error:|failed|Fatal' .build/test.log | head -n 60; \
	  tail -n 5 .build/test.log; exit 1; }
	@grep -E 'Test run with' .build/test.log | tail -n 1
	@python3 Tests/Samples/make_samples.py --check
	@python3 Tests/Samples/check_gold.py

bench: ## Measure every step; the figures of the README come from here.
	@.ci/need build
	@echo "Building inkgraph and inkgraph-bench (release)"
	@$(SWIFT) build --quiet $(RELEASE) --product inkgraph $(CALM)
	@$(SWIFT) build --quiet $(RELEASE) --product inkgraph-bench $(CALM)
	@$(BIN)/inkgraph-bench

soak: ## Run the long trials: many issues, kills, hostile input.
	@.ci/need build
	@echo "Building inkgraph and inkgraph-bench (release)"
	@$(SWIFT) build --quiet $(RELEASE) --product inkgraph $(CALM)
	@$(SWIFT) build --quiet $(RELEASE) --product inkgraph-bench $(CALM)
	@$(BIN)/inkgraph-bench soak

format: ## Lay out the Swift sources.
	@echo "Formatting $(SOURCES)"
	@$(SWIFT) format -i -p -r $(SOURCES)

lint: ## Check the layout of the Swift sources.
	@echo "Linting $(SOURCES)"
	@$(SWIFT) format lint --strict -p -r $(SOURCES)

install: ## Install inkgraph into PREFIX/bin.
	@.ci/need build
	@echo "Installing inkgraph into $(DESTDIR)$(PREFIX)/bin"
	@$(SWIFT) build --quiet $(RELEASE) --product inkgraph $(CALM)
	@install -d "$(DESTDIR)$(PREFIX)/bin"
	@install -m 755 $(BIN)/inkgraph "$(DESTDIR)$(PREFIX)/bin/inkgraph"

# What the tests need: system packages, and Python readers of the exported files in .venv.
setup:
	@.ci/need build demo test
	@if [ -f Tests/requirements.txt ]; then $(MAKE) --no-print-directory .venv/ready; fi

.venv/ready: $(wildcard Tests/requirements.txt)
	@echo "Installing the Python readers of exported files into .venv"
	@python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
	@touch $@

clean: ## Remove what was built.
	@echo "Removing .build and .venv"
	@rm -rf .build .venv
