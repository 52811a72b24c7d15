# `make` alone says what there is. Every target first installs what it needs (scripts/setup.sh),
# which takes no time and no network where all is there.
.DEFAULT_GOAL := help
.PHONY: help setup build test demo serve e2e pictures nightly bench pack format lint coverage clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

setup: ## install what is missing to build (as root, Debian 12)
	@scripts/setup.sh

build: setup ## the program: build/release/sayso
	@mkdir -p build
	@cmake --preset release > build/release.log || { cat build/release.log; exit 1; }
	@cmake --build --preset release --target sayso --target sayso_pack_de

test: ## all tests, and those that read untrusted input once more under the sanitizers
	@scripts/test.sh

demo: build ## what Sayso does, on an invented story
	@scripts/demo.sh

serve: build ## the example story in a browser
	@scripts/demo.sh > /dev/null
	@build/release/sayso serve --ledger build/demo/faehre.sayso

e2e: build ## the page in Debian's Chromium
	@scripts/e2e.sh

pictures: build ## the pictures of the page in docs/
	@scripts/e2e.sh pictures

bench: build ## articles and tokens a second
	@cmake --build --preset release --target benches
	@scripts/bench.sh

pack: build ## build packs/de.pack from lang/de and the lexicon
	@scripts/setup.sh pack
	@scripts/pack.sh

nightly: ## the long checks: clang, sanitizers, every fuzzer for a minute
	@scripts/setup.sh fuzz
	@scripts/nightly.sh

format: ## lay out the code
	@scripts/setup.sh lint
	@scripts/lint.sh --fix

lint: ## check layout, and the code with clang-tidy
	@scripts/setup.sh fuzz lint
	@scripts/lint.sh

coverage: ## which lines the tests reach
	@scripts/setup.sh coverage
	@scripts/coverage.sh

clean: ## remove what was built, keep what was fetched
	@find build -mindepth 1 -maxdepth 1 ! -name deps -exec rm -rf {} +
