# Every target sets up what it needs. Python 3.11 or newer and make are all it takes.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check bench evaluate train floors docs clean

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Onrecord needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

demo: $(READY)  ## Read two invented readouts of one meeting into a ledger and search it
	$(BIN)/onrecord read examples/state-media.txt examples/ministry-readout.txt --actors examples/actors.csv --published 2031-03-18 --ledger demo.db
	$(BIN)/onrecord search quotas --ledger demo.db
	@echo "The ledger is $(CURDIR)/demo.db. Try: $(BIN)/onrecord actors --ledger demo.db"

test: $(READY)  ## All tests, and the quality gate where the gold is present
	$(BIN)/python -m pytest

check: $(READY)  ## Style, strict types, import directions, the table of office holders
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/check_office_holders.py

bench: $(READY)  ## Words per second by stage, start time and memory: make bench BENCH=documents.jsonl
	$(BIN)/python scripts/bench.py $(BENCH)

evaluate: $(READY)  ## Precision, recall and F1 over hand-coded documents: make evaluate GOLD="FILES"
	$(BIN)/onrecord evaluate $(GOLD)

train: $(READY)  ## Train the tagger again: make train TRAIN=train.jsonl DEV=dev.jsonl READOUTS="documents.jsonl ..." GOLD="left-out.json ..."
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement training/requirements.lock
	mkdir -p build
	$(BIN)/python -m training.silver $(READOUTS) $(if $(GOLD),--skip-texts-of $(GOLD)) --out build/silver.jsonl
	$(BIN)/python -m training.train --train $(TRAIN) --silver build/silver.jsonl --out build/tagger
	$(BIN)/python -m training.export --weights build/tagger/epoch8.pt --out src/onrecord/data/tagger
	$(BIN)/python -m training.calibrate --dev $(DEV) --out src/onrecord/data/tagger/calibration.json

floors: $(READY)  ## Measure again and write the floors of the quality gate
	$(BIN)/python tests/quality/floors.py

docs: $(READY)  ## Write docs/reference.md from the commands, the public names and the schema
	$(BIN)/python scripts/reference.py

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm
