# Everything here needs Python 3.11 or newer, make, and a package index for pip; all of it lands in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
SECONDS := 60
SEED := 0
SOURCES := pyproject.toml $(shell find claimcli -type f -not -name '*.pyc')

.PHONY: help demo test accurate browser sample lint readme fuzz corpus train-light train-comparison train-accurate train-rules train-terms bench compiled pure clean

help:
	@echo "make demo      claims and counterclaims of the two articles in seeds/"
	@echo "make test      all tests"
	@echo "make accurate  install the accurate engine, so that the tests run over it too"
	@echo "make browser   install what the tests of the report page need besides: Chromium, playwright, axe-core"
	@echo "make sample    write docs/sample-report.html and its picture anew"
	@echo "make lint      ruff and mypy"
	@echo "make fuzz      try made-up articles and records for SECONDS=60, with SEED=0"
	@echo "make readme    run the examples of README.md and put in what they print"
	@echo "make train-light, make train-accurate   learn the weights anew, from CORPUS"
	@echo "make train-comparison   learn the pair model of compare anew, from what lies beside CORPUS"
	@echo "make train-terms, make train-rules      count words and learn the rules' weights of compare anew, likewise"
	@echo "make corpus    install what claimcli corpus needs, so that the tests run over it too"
	@echo "make bench     how fast it is, into docs/bench.md"
	@echo "make compiled  compile what finds claims, beside its source: a quarter faster; make pure takes it away again"
	@echo "make clean     remove what these made"

demo: $(VENV)/.demo
	$(BIN)/claimcli extract seeds
	$(BIN)/claimcli compare seeds

test: $(VENV)/.test
	$(BIN)/python -m pytest

accurate: $(VENV)/.accurate

browser: $(VENV)/.test
	command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y chromium fonts-noto-core >/dev/null; }
	$(PIP) 'playwright>=1.40'
	npm install --silent --no-save --prefix $(VENV) 'axe-core@^4.10'

sample: $(VENV)/.test
	$(BIN)/claimcli report seeds -o docs/sample-report.html --force
	$(BIN)/python docs/picture.py docs/sample-report.html docs/sample-report.png

lint: $(VENV)/.lint
	$(BIN)/ruff check
	$(BIN)/mypy

fuzz: $(VENV)/.test
	cd tests && ../$(BIN)/python -m fuzz --seconds $(SECONDS) --seed $(SEED)

readme: $(VENV)/.test
	$(BIN)/python tests/test_readme.py

corpus: $(VENV)/.corpus

# How fast it is: docs/bench.md. Best on a machine that does nothing else.
bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks

# Weights are learnt from annotated articles, which are not part of this repository: CORPUS names them.
CORPUS ?= ../shared/polnear/train.jsonl.gz
FOLD ?= all

train-light: $(VENV)/.training
	$(BIN)/python -m training.light $(CORPUS) --fold $(FOLD) --output claimcli/attribution/weights/light.bin

train-comparison: $(VENV)/.training
	$(BIN)/python -m training.comparison.train $(dir $(CORPUS)).. --readers light accurate gold

train-rules: $(VENV)/.training
	$(BIN)/python -m training.comparison.rules $(dir $(CORPUS))..

train-terms: $(VENV)/.training
	$(BIN)/python -m training.comparison.count_terms $(CORPUS) claimcli/lexicon/data/term_weights.toml

train-accurate: $(VENV)/.training-accurate
	$(BIN)/python -m training.accurate $(CORPUS) --fold $(FOLD) \
		--networks build/networks --output models/accurate-en/claimcli_accurate_en

# A wheel is built by mypyc as for a release, and what was compiled put beside its source, which Python then does not read:
# after a change, compile anew or make pure. It needs a C compiler.
compiled: $(VENV)/.test
	rm -rf build/compiled
	$(PIP) build
	HATCH_BUILD_HOOKS_ENABLE=1 $(BIN)/python -m build --outdir build/compiled
	cd build/compiled && ../../$(BIN)/python -m zipfile -e claimcli-*.whl wheel
	$(MAKE) --no-print-directory pure
	cd build/compiled/wheel && tar cf - $$(find claimcli -name '*.so') | tar xf - -C ../../..

pure:
	find claimcli -name '*.so' -delete

clean: pure
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "claimcli needs Python 3.11 or newer; try: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The demo installs claimcli as users do, the tests install it so that they see every change: one takes the other's place.
$(VENV)/.demo: $(BIN)/python $(SOURCES)
	$(PIP) .
	@rm -f $(VENV)/.test; touch $@

$(VENV)/.test: $(BIN)/python pyproject.toml
	$(PIP) --editable '.[test]'
	$(BIN)/python -m compileall -q claimcli # the tests start it hundreds of times
	@rm -f $(VENV)/.demo; touch $@

$(VENV)/.examples: $(VENV)/.test
	$(PIP) --editable '.[examples]'
	@touch $@

$(VENV)/.accurate: $(VENV)/.test $(shell find models -type f -not -name '*.pyc')
	$(PIP) 'onnxruntime>=1.19' 'tokenizers>=0.15' ./models/accurate-en
	@touch $@

$(VENV)/.training: $(VENV)/.test
	$(PIP) --editable '.[training]'
	@touch $@

$(VENV)/.training-accurate: $(VENV)/.training
	$(PIP) --editable '.[training-accurate]'
	@touch $@

$(VENV)/.corpus: $(VENV)/.test
	$(PIP) --editable '.[corpus-ray]'
	@touch $@

$(VENV)/.bench: $(VENV)/.accurate
	$(PIP) --editable '.[bench]'
	@touch $@

$(VENV)/.lint: $(VENV)/.test
	$(PIP) --editable '.[lint]'
	@touch $@
