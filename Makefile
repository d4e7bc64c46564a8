# Pas de côté. `make` alone says what there is to do.
.DEFAULT_GOAL := help
.PHONY: help demo test lint fix bench lock messages install install-test
PY := .venv/bin/python

help: ## Dit ce que l’on peut demander
	@echo "Pas de côté — make <cible>"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: install ## Installe, remplit un exemple et ouvre l’outil sur http://127.0.0.1:8000
	@.venv/bin/pasdecote demo

test: install-test ## Vérifie tout : code, contrats, tests sur SQLite, PostgreSQL et Chromium
	@$(PY) scripts/verifier.py tout

lint: install-test ## Relit le code : style, types, contrats, gabarits, code mort
	@$(PY) scripts/verifier.py code

fix: install-test ## Met le code en forme et corrige ce qui peut l’être sans vous
	@.venv/bin/ruff check --fix --quiet . || true
	@.venv/bin/ruff format --quiet .
	@.venv/bin/ruff check .

bench: install-test ## Mesure les temps et compare des rapports, pas des secondes
	@$(PY) -m bench

messages: install-test ## Relève les phrases françaises à traduire et compile les traductions
	@$(PY) scripts/traduire.py

lock: install-test ## Verrouille les dépendances (UPGRADE=1 make lock : les plus récentes)
	@sh scripts/verrouiller.sh

install:
	@sh scripts/installer.sh run

install-test:
	@sh scripts/installer.sh test
