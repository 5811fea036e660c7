# Two commands: 'make run' and 'make test'. The rest is for those who work on Alongside. Each calls a program in bin/.

help:
	@echo "make run         set up what is missing, and serve a demo community at http://localhost:8000 (PORT, ALONGSIDE_DATA)"
	@echo "make test        everything that must pass, on both databases and in a real browser, in about six minutes"
	@echo "make check       the part of it that only reads the sources: lint, types, contracts, sizes"
	@echo "make test-long   what takes longer: kills at every boundary, large seeds"
	@echo "make bench       how fast it is on this machine, as a table"
	@echo "make clean       removes what is made from the sources; data/ stays"

run:
	@bin/run

test:
	@bin/test

test-long:
	@bin/test --long

check:
	@bin/check

bench:
	@bin/bench

clean:
	@rm -rf .venv .uv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis pictures
	@find alongside bin tests -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: help run test test-long check bench clean
