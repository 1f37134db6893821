# briefer: what a newcomer can do here.
#   make daily    set up, brief the sample articles, print the paths of the files
#   make test     set up, run every test offline
#   make browser  test the HTML in a real browser (installs what it needs)
#   make shots    take the pictures of the README
#   make check    lint, types, import contracts
#   make record   record the model's answers again (needs a model server, see README)
#   make bench    measure speed
#   make peers    our reading beside LangExtract's (needs a model server, see README)
#   make eval     measure quality on labelled articles (EVAL=folder)
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
MODEL_SERVER ?= ../shared/model/serve
MODEL_URL ?= http://127.0.0.1:8089/v1
EVAL ?= ../shared/eval/dev
HAS_CHROMIUM := { command -v "$${BRIEFER_CHROMIUM:-chromium}" || command -v chromium-browser || command -v google-chrome; } >/dev/null

.DEFAULT_GOAL := help
.PHONY: help daily test browser shots check format help-text schema variables record bench peers eval clean

help:
	@sed -n '2,/^[^#]/s/^# \{0,1\}//p' Makefile

$(VENV)/ready: pyproject.toml constraints.txt
	@echo "setting up $(VENV) (once; a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

daily: $(VENV)/ready
	$(BIN)/briefer daily seeds/ --model embedded

test: $(VENV)/ready
	$(BIN)/python -m pytest -n 2

browser: $(VENV)/browser
	$(BIN)/python -m pytest -n 2 -m browser tests/browser

shots: $(VENV)/browser
	$(BIN)/python docs/shots.py

# The browser is the system's: Playwright's own would be downloaded from elsewhere.
$(VENV)/browser: $(VENV)/ready
	@$(HAS_CHROMIUM) || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
		&& echo "installing chromium" && apt-get update -qq \
		&& DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null; } \
		|| { echo "no Chromium: install it (Debian: apt-get install chromium), or name it in BRIEFER_CHROMIUM"; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,browser]'
	@touch $@

check: $(VENV)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python docs/help.py --check
	$(BIN)/python docs/countries.py --check
	$(BIN)/python docs/schema.py --check
	$(BIN)/python docs/variables.py --check

format: $(VENV)/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The help of the command, pasted into README.md.
help-text: $(VENV)/ready
	$(BIN)/python docs/help.py

# The JSON Schema of a briefing, and the page of what templates are given, from the code.
schema variables: $(VENV)/ready
	$(BIN)/python docs/$@.py

# Asks a real model again what the recorded tests ask; look at the changes before committing them.
record: $(VENV)/ready
	@$(BIN)/python -c "import urllib.request as u; u.urlopen('$(MODEL_URL)/models', timeout=5)" 2>/dev/null \
		|| { echo "no model server at $(MODEL_URL): start $(MODEL_SERVER), or set MODEL_URL"; exit 1; }
	BRIEFER_RECORD_URL=$(MODEL_URL) $(BIN)/python -m pytest -m vcr --record-mode=rewrite

bench: $(VENV)/ready
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.calls
	$(BIN)/python -m benchmarks.daily
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.formats
	$(BIN)/python -m benchmarks.reading $(EVAL)
	$(BIN)/python -m benchmarks.merging $(EVAL)

# LangExtract wants other versions of what we stand on, and so lives apart.
$(VENV)-peer/ready:
	@$(PYTHON) -m venv $(VENV)-peer
	@$(VENV)-peer/bin/python -m pip install --quiet --disable-pip-version-check 'langextract[openai]==1.7.1'
	@touch $@

peers: $(VENV)/ready $(VENV)-peer/ready
	@$(BIN)/python -c "import urllib.request as u; u.urlopen('$(MODEL_URL)/models', timeout=5)" 2>/dev/null \
		|| { echo "no model server at $(MODEL_URL): start $(MODEL_SERVER), or set MODEL_URL"; exit 1; }
	$(BIN)/python -m benchmarks.peers $(VENV)-peer/bin/python $(MODEL_URL)

eval: $(VENV)/ready
	@test -d "$(EVAL)" || { echo "no labelled articles at $(EVAL): name their folder with EVAL=..."; exit 1; }
	@$(BIN)/python -c "import rouge_score" 2>/dev/null || $(BIN)/python -m pip install --quiet \
		--disable-pip-version-check -c constraints.txt -e '.[bench]'
	@for room in intake verify names parties attribution group developments; do \
		echo; echo "== $$room"; $(BIN)/python -m benchmarks.eval_$$room "$(EVAL)" || exit 1; \
	done

clean:
	rm -rf $(VENV) $(VENV)-peer briefings build dist
