# make run: the example plans into output/. make test: everything that is checked before a change goes in.
# Needs Python 3.11 or later, and the registries; the environment is .venv, the versions are in constraints.txt.

VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
PY := $(BIN)/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check --no-input
EXAMPLES := variables/vi-du/hoa-phong.yaml variables/vi-du/kim-thanh.yaml variables/vi-du/thanh-nam.yaml
WORKERS ?= 2
CANDIDATES := python3 python python3.14 python3.13 python3.12 python3.11

# For pip, also where it builds the package in an environment of its own (older and newer pip name it differently).
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt

.PHONY: run test test-slow bench lint judges pin clean

run: $(VENV)/.stamp-run
	@$(BIN)/kehoach build $(EXAMPLES) -o output
	@echo "Ba kế hoạch mẫu nằm trong thư mục: $(CURDIR)/output"

test: lint judges
	@$(PY) -m pytest -n $(WORKERS) -m "not slow"

test-slow: $(VENV)/.stamp-dev judges
	@$(PY) -m pytest -n $(WORKERS) -m slow

bench: $(VENV)/.stamp-dev
	@$(PY) tools/bench.py
	@$(PY) -m tools.bench_batch
	@$(PY) tools/bench_compare.py

lint: $(VENV)/.stamp-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

judges: $(VENV)/.stamp-dev
	@$(PY) -m tools.install_judges

pin: $(VENV)/.stamp-dev
	@$(PY) tools/pin.py

clean:
	@rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache output/*.docx output/*.pdf
	@rm -rf $(VENV) tools/oracles/node_modules tools/bench_node/node_modules

$(PY):
	@for candidate in $(CANDIDATES); do \
	    if "$$candidate" -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>/dev/null; then \
	        "$$candidate" -m venv $(VENV) && exit 0; \
	        echo "Không tạo được môi trường $(VENV) (trên Debian, Ubuntu: apt install python3-venv)"; exit 1; \
	    fi; \
	done; \
	echo "Cần Python 3.11 trở lên"; exit 1

$(VENV)/.stamp-run: $(PY) pyproject.toml constraints.txt
	@echo "Cài đặt vào $(VENV) ..."
	@$(PIP) -e .
	@touch $@

$(VENV)/.stamp-dev: $(PY) pyproject.toml constraints.txt
	@echo "Cài đặt công cụ phát triển vào $(VENV) ..."
	@$(PIP) -e ".[dev]"
	@touch $@ $(VENV)/.stamp-run
