# Every arrow from a source to a graded submission is one target here; `make help` lists them.

ASSIGNMENT ?= 05_losses
STUDENT    ?=
FORCE      ?=
export SCHEDULER ?=
PYTHON     ?= python3

VENV   := .venv
READY  := $(VENV)/ready
RUN    := $(VENV)/bin/python -m coursework

# nbgrader starts alembic and jupyter by name.
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
# The home folder's list of fonts may be that of another environment; Matplotlib would warn in every figure.
export MPLCONFIGDIR := $(CURDIR)/$(VENV)/matplotlib

ASSIGNMENTS := $(patsubst modules/%/,%,$(sort $(dir $(wildcard modules/*/*_dev.py))))
name         = $(patsubst %_dev.py,%,$(notdir $(wildcard modules/$(1)/*_dev.py)))
source       = modules/$(1)/$(call name,$(1))_dev.py
notebook     = course/source/$(1)/$(call name,$(1)).ipynb
released     = course/release/$(1)/$(call name,$(1)).ipynb

NOTEBOOKS := $(foreach a,$(ASSIGNMENTS),$(call notebook,$(a)))
RELEASES  := $(foreach a,$(ASSIGNMENTS),$(call released,$(a)))
PACKAGE   := build/package.made

.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: all help setup notebooks package release lab autograde feedback worker check test bench demo clean lock

all: package release  ## build notebooks, package and release (what `make` alone does)

help:  ## list the targets
	@echo "usage: make [TARGET] [ASSIGNMENT=05_losses] [STUDENT=name]"
	@sed -n 's/^\([a-z]*\):[^#]*##  *\(.*\)/  \1|\2/p' Makefile | awk -F'|' '{printf "%-12s%s\n", $$1, $$2}'

setup: $(READY)  ## make .venv with the exact versions of requirements.lock

$(READY): requirements.lock
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh coursework/setup.sh

notebooks: $(NOTEBOOKS)  ## modules/*/*_dev.py -> course/source/*/*.ipynb

package: $(PACKAGE)  ## notebooks -> tinytorch/, with nbdev

release: $(RELEASES)  ## notebooks -> course/release/, solutions stripped, with nbgrader

define module_rules
$(call notebook,$(1)): $(call source,$(1)) coursework/notebooks.py | $(READY)
	@$(RUN) notebook $(1)
$(call released,$(1)): $(call notebook,$(1)) $(2) nbgrader_config.py coursework/release.py coursework/export.py settings.ini
	@$(RUN) release $(1)
endef
earlier = $(if $(filter $(1),$(firstword $(2))),,$(call notebook,$(firstword $(2))) $(call earlier,$(1),$(wordlist 2,99,$(2))))
$(foreach a,$(ASSIGNMENTS),$(eval $(call module_rules,$(a),$(call earlier,$(a),$(ASSIGNMENTS)))))

$(PACKAGE): $(NOTEBOOKS) coursework/export.py settings.ini
	@$(RUN) package
	@mkdir -p $(@D) && touch $@

# A source under modules/ imports tinytorch from here; a student's folder has its own, which comes first.
lab: all  ## open JupyterLab on the course
	PYTHONPATH="$(CURDIR)" $(VENV)/bin/jupyter lab

# Both do only what is not done yet; FORCE=1 does everything again.
autograde: $(RELEASES)  ## grade what lies in course/submitted (ASSIGNMENT=, STUDENT=, SCHEDULER=, FORCE=1)
	@$(RUN) autograde $(ASSIGNMENT) $(STUDENT) $(if $(FORCE),--force)

feedback: $(READY)  ## write feedback pages for what is graded (ASSIGNMENT=, STUDENT=, SCHEDULER=, FORCE=1)
	@$(RUN) feedback $(ASSIGNMENT) $(STUDENT) $(if $(FORCE),--force)

worker: $(READY)  ## lend this machine's cores to a cluster (SCHEDULER=tcp://host:8786)
	PYTHONPATH="$(CURDIR)" $(VENV)/bin/dask worker $(SCHEDULER) --nworkers auto --nthreads 1

check: $(NOTEBOOKS)  ## hold every source against the rules that it must keep
	@$(RUN) check

test: all  ## run every test
	$(VENV)/bin/python -m pytest -n auto --dist loadfile

bench: all  ## time the parts that matter against their peers
	@for file in bench/*.py; do $(VENV)/bin/python $$file || exit 1; done

demo: all  ## grade a sample class in a scratch course and print its table
	@$(RUN) demo

clean:  ## remove what make can make again; never submissions, grades or feedback
	rm -rf build course/.coursework course/.release-in-the-making $(foreach a,$(ASSIGNMENTS),course/release/$(a))
	rm -rf $(foreach a,$(ASSIGNMENTS),$(call notebook,$(a)) $(addprefix course/source/$(a)/,tinytorch settings.ini))
	find modules coursework tests tinytorch -name __pycache__ -prune -exec rm -rf {} +

lock: $(READY)  ## write requirements.lock anew from pyproject.toml
	@$(VENV)/bin/uv pip compile -q --universal --python-version 3.11 --no-header \
	  --extra course --extra test pyproject.toml -o build/lock
	@{ echo "# Exact versions of everything that .venv holds; written by 'make lock' from pyproject.toml."; \
	  cat build/lock; } > requirements.lock
