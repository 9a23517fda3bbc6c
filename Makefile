# Miljøvakt. `make run` and `make test` are all a fresh clone needs; `make help` lists the rest.
#
# Settings, on the command line or in the environment:
#   PYTHON=...             the Python to build with (3.11 or newer)
#   HOST=...               the address `make run` listens on, to try it on a real phone
#   MILJOVAKT_PORT=8000    MILJOVAKT_INSTANCE=instance    DATABASE_URL=postgresql+psycopg://...

SHELL = /bin/sh
.DEFAULT_GOAL = help
.PHONY: help run test test-full check bench mutants soak pictures types clean

# The Python that reads tools/setup.py. An old one is good enough: it looks for a newer one itself.
STARTER = $(or $(PYTHON),$(shell command -v python3 || command -v python3.13 || \
	command -v python3.12 || command -v python3.11))
OURS = .venv/bin/python

# The sentence for «no Python at all» is kept with the others, in tools/messages.py.
define ready
command -v "$(STARTER)" >/dev/null || \
	{ sed -n 's/^NO_PYTHON = "\(.*\)"$$/\1/p' tools/messages.py >&2; exit 1; }; \
	"$(STARTER)" -m tools.setup $(1)
endef

help: ## List what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/  make \1|\2/p' Makefile | \
		while IFS='|' read -r target means; do printf '%-16s %s\n' "$$target" "$$means"; done

run: ## Make everything that is missing, start the server, print how to sign in
	@$(call ready,run)
	@exec $(OURS) -m server run $(if $(HOST),--host $(HOST))

test: ## All that must pass: the quick round, the tests on both databases, the journeys
	@$(call ready,test)
	@$(OURS) -m tools.check
	@$(OURS) -m pytest --ignore=tests/journeys --ignore=tests/browsers -n 2
	@$(OURS) -m pytest tests/journeys -n 2 --dist loadfile

test-full: test ## make test, and the app in Firefox and WebKitGTK
	@$(call ready,test-full)
	@$(OURS) -m pytest tests/browsers

check: ## The quick round before each commit, under a minute: style, types, the app's unit tests
	@$(call ready,check)
	@$(OURS) -m tools.check

bench: ## Measure what is promised about speed and bytes; a table, and JSON in bench/results
	@$(call ready,bench)
	@$(OURS) -m bench

mutants: ## Break the build in each known way, and see the test named for it notice; ONLY=word or fault
	@$(call ready,test)
	@$(OURS) -m tests.mutants $(ONLY)

soak: ## Try the faults for hours instead of minutes; prints operations tried, faults injected, losses
	@$(call ready,test)
	@$(OURS) -m tests.soak

pictures: ## Photograph every screen of the running app into docs/pictures; WALK=name for one walk
	@$(call ready,test)
	@$(OURS) -m tests.journeys.pictures $(WALK)

types: ## Write pwa/src/api/types.ts and docs/security/roles.md anew from what the server says of itself
	@$(call ready,types)
	@$(OURS) -m tools.api_types
	@$(OURS) -m tools.roles_document

clean: ## Remove what was made here, but not instance/ with its database
	@rm -rf .venv pwa/node_modules bench/audit/node_modules pwa/dist pwa/dev-dist test-results bench/results \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis instance/setup.log instance/setup.lock
	@find server tools tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
