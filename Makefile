# congbao: builds, shows, tests and installs.
#
#   make            the program, build/congbao
#   make demo       numbers, typesets and publishes the sample gazette
#   make test       all tests that a laptop can run; ends with a count
#   make test-browser  the readers' site in Chromium; ends with a count
#   make accept     takes new results of the golden tests: review their diff
#   make lint       style, layering, static analysis
#   make asan       the tests under AddressSanitizer and UBSan
#   make fuzz       readers on bytes that nobody wrote
#   make repro      builds twice, elsewhere and in another year: same bytes
#   make conformance VERAPDF=command
#                   every PDF against PDF/A-2a and PDF/UA-1, by veraPDF
#   make test-portals  the portals on real servers, installed and started
#   make bench      how fast, in ratios, and what an issue costs as the archive
#                   grows: 20 years of it, or ARCHIVE_YEARS='1 5'
#   make bench-site  the readers' site of 20 years, and searches in it
#   make install    to $(DESTDIR)$(PREFIX)
#
# What is missing is installed first: Debian packages, by apt-get, as root or
# through sudo.

PREFIX = /usr/local
BUILD = build
CC = gcc
VERSION = 0.1.0

BUILD_PACKAGES = gcc libc6-dev pkg-config libhpdf-dev libharfbuzz-dev \
	libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev \
	libyaml-dev libunistring-dev libjansson-dev nettle-dev \
	libdeflate-dev libminizip-dev zlib1g-dev libpng-dev libturbojpeg0-dev \
	libexif-dev libxml2-dev libicu-dev libqpdf-dev fonts-liberation2 fonts-freefont-ttf \
	ca-certificates
TEST_PACKAGES = poppler-utils qpdf python3 python3-yaml python3-jsonschema \
	libxml2-utils jq
REPRO_PACKAGES = faketime locales tzdata
CONFORMANCE_PACKAGES = $(TEST_PACKAGES) mupdf-tools
PORTAL_PACKAGES = nginx-light libnginx-mod-http-dav-ext apache2-bin lighttpd \
	lighttpd-mod-webdav lighttpd-mod-openssl openssh-server openssh-client \
	vsftpd swift-proxy swift-account swift-container swift-object memcached \
	openssl curl python3 gcc
LINT_PACKAGES = clang libclang-rt-14-dev clang-format cppcheck mandoc
# Node.js is taken as it is found; Debian's where there is none.
BROWSER_PACKAGES = chromium fonts-liberation2 python3 \
	$(shell command -v node >/dev/null || echo nodejs) \
	$(shell command -v npm >/dev/null || echo npm)

WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wno-missing-field-initializers -Werror
OPTIMIZE = -O2
MODULES = harfbuzz harfbuzz-subset yaml-0.1 jansson nettle libdeflate minizip \
	libpng libturbojpeg libexif libxml-2.0 icu-i18n
# Not linked to: the program loads them when it needs them.
LOADED = libcurl libqpdf
CPPFLAGS = -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"' -Ipipeline
CFLAGS = -std=c11 -g $(OPTIMIZE) $(WARNINGS) $(SANITIZE)
LDFLAGS = $(SANITIZE)
LDLIBS = -lhpdf -lcmark-gfm-extensions -lcmark-gfm -lunistring -ldl \
	$$(pkg-config --libs $(MODULES))

SOURCES := $(wildcard pipeline/*.c pipeline/*/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/pipeline/site/assets_bytes.o
# What pages are made from: where it is another, pages are made anew.
SITE := $(wildcard pipeline/site/* pipeline/catalog/*.[ch] \
	pipeline/read/*.[ch])
ROOMS := $(filter-out $(BUILD)/pipeline/congbao.o,$(OBJECTS))
UNIT_SOURCES := $(wildcard tests/unit/*_test.c)
FUZZ_TARGETS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_RUNS = 20000
UNIT_TESTS := $(UNIT_SOURCES:%.c=$(BUILD)/%)

all: $(BUILD)/congbao

# Installs the packages named in $(1) that are not there yet.
define install_packages
	@missing=; for p in $(1); do \
		dpkg-query -W -f '$${Status}' $$p 2>/dev/null | \
		grep -q 'ok installed' || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
		echo "installing$$missing"; \
		as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
		export DEBIAN_FRONTEND=noninteractive; \
		$$as_root apt-get update -qq && \
		$$as_root apt-get install -qq -y --no-install-recommends \
			$$missing >/dev/null; \
	fi
	@mkdir -p $(dir $@) && touch $@
endef

build/.packages: ; $(call install_packages,$(BUILD_PACKAGES))
build/.test-packages: ; $(call install_packages,$(TEST_PACKAGES))
build/.repro-packages: ; $(call install_packages,$(REPRO_PACKAGES))
build/.conformance-packages: ; $(call install_packages,$(CONFORMANCE_PACKAGES))
build/.portal-packages: tests/portals/install.sh
	@tests/portals/install.sh $(PORTAL_PACKAGES)
	@mkdir -p $(dir $@) && touch $@
build/.browser-packages: ; $(call install_packages,$(BROWSER_PACKAGES))
build/.lint-packages: ; $(call install_packages,$(LINT_PACKAGES))

$(BUILD)/congbao: $(OBJECTS)
	@echo "  link $@"
	@$(CC) $(LDFLAGS) -o $@ $(OBJECTS) $(LDLIBS)

$(BUILD)/%.o: %.c | build/.packages
	@mkdir -p $(dir $@)
	@echo "  cc   $<"
	@$(CC) $(CPPFLAGS) $$(pkg-config --cflags $(MODULES) $(LOADED)) $(CFLAGS) \
		-MMD -MP -c -o $@ $<

$(BUILD)/%.o: %.S $(SITE) | build/.packages
	@mkdir -p $(dir $@)
	@echo "  as   $<"
	@$(CC) -c -o $@ $<

$(BUILD)/pipeline/site/site.o: CPPFLAGS += \
	-DSITE_SOURCES='"$(shell cat $(SITE) | sha256sum | cut -c 1-12)"'
$(BUILD)/pipeline/site/site.o: $(SITE)

$(BUILD)/tests/unit/%: tests/unit/%.c $(ROOMS)
	@mkdir -p $(dir $@)
	@echo "  cc   $<"
	@$(CC) $(CPPFLAGS) $$(pkg-config --cflags $(MODULES) $(LOADED)) $(CFLAGS) \
		-Itests -MMD -MP $(LDFLAGS) -o $@ $< $(ROOMS) $(LDLIBS)

# The program as it is, but these rooms count their steps: tests/steps.c.
COUNTED := $(filter $(BUILD)/pipeline/read/% $(BUILD)/pipeline/typeset/% \
	$(BUILD)/pipeline/catalog/% $(BUILD)/pipeline/site/%,$(SOURCES:%.c=$(BUILD)/%.o))
STEPS := $(COUNTED:$(BUILD)/%=$(BUILD)/steps/%)

$(BUILD)/steps/%.o: %.c | build/.packages
	@mkdir -p $(dir $@)
	@echo "  cc   $< (steps)"
	@$(CC) $(CPPFLAGS) $$(pkg-config --cflags $(MODULES)) $(CFLAGS) \
		-fsanitize-coverage=trace-pc -MMD -MP -c -o $@ $<

$(BUILD)/steps/pipeline/site/site.o: CPPFLAGS += -DSITE_SOURCES='"steps"'

$(BUILD)/congbao-steps: $(OBJECTS) $(STEPS) tests/steps.c
	@echo "  link $@"
	@$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ tests/steps.c $(STEPS) \
		$(filter-out $(COUNTED),$(OBJECTS)) $(LDLIBS)

-include $(OBJECTS:.o=.d) $(UNIT_TESTS:=.d) $(STEPS:.o=.d)

demo: $(BUILD)/congbao
	@tests/demo.sh $(BUILD)/congbao build/portal

test: $(BUILD)/congbao $(BUILD)/congbao-steps $(UNIT_TESTS) build/.test-packages
	@tests/run.sh $(BUILD)

accept: $(BUILD)/congbao $(BUILD)/congbao-steps $(UNIT_TESTS) \
		build/.test-packages
	@ACCEPT=1 tests/run.sh $(BUILD)

test-browser: $(BUILD)/congbao build/.browser-packages
	@tests/browser/run.sh $(BUILD)/congbao build/browser

asan:
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 \
	UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
	$(MAKE) --no-print-directory test BUILD=build/asan OPTIMIZE=-O1 \
	    SANITIZE='-fsanitize=address,undefined -fno-omit-frame-pointer -Wno-format-truncation'

repro: $(BUILD)/congbao build/.repro-packages
	@tests/repro.sh $(BUILD)/congbao

conformance: $(BUILD)/congbao build/.conformance-packages
	@VERAPDF='$(VERAPDF)' python3 tests/conformance.py $(BUILD)

# The least work for the same files, to be compared with.
$(BUILD)/floor: tests/bench/floor.c | build/.packages
	@echo "  cc   $<"
	@$(CC) $$(pkg-config --cflags harfbuzz-subset) $(CFLAGS) -o $@ $< \
		-lcmark-gfm-extensions -lcmark-gfm -lunistring \
		$$(pkg-config --libs harfbuzz harfbuzz-subset zlib)

$(BUILD)/probe: tests/bench/probe.c $(ROOMS)
	@echo "  cc   $<"
	@$(CC) $(CPPFLAGS) $$(pkg-config --cflags $(MODULES) $(LOADED)) $(CFLAGS) \
		$(LDFLAGS) -o $@ $< $(ROOMS) $(LDLIBS)

$(BUILD)/cost: tests/bench/cost.c | build/.packages
	@echo "  cc   $<"
	@$(CC) -D_DEFAULT_SOURCE $(CFLAGS) -o $@ $<

# How many years the archives hold that are measured.
ARCHIVE_YEARS = 1 5 20

bench: $(BUILD)/congbao $(BUILD)/floor $(BUILD)/cost $(BUILD)/probe \
    build/.test-packages
	@python3 tests/bench/speed.py $(BUILD)
	@python3 tests/bench/quality.py $(BUILD)
	@python3 tests/bench/archive.py $(BUILD) $(ARCHIVE_YEARS)

bench-site: $(BUILD)/congbao build/.test-packages
	@python3 tests/bench/readers.py $(BUILD)

# libFuzzer is clang's; its warnings are those of another compiler.
fuzz: $(BUILD)/congbao build/.lint-packages
	@$(MAKE) --no-print-directory fuzzers BUILD=build/fuzz CC=clang \
	    OPTIMIZE=-O1 WARNINGS= SANITIZE='-fsanitize=fuzzer-no-link,address,undefined \
	    -fno-sanitize-recover=all -fno-omit-frame-pointer'
	@tests/fuzz.sh build/fuzz $(FUZZ_RUNS)

fuzzers: $(FUZZ_TARGETS)

$(BUILD)/tests/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.h $(ROOMS)
	@mkdir -p $(dir $@)
	@echo "  cc   $<"
	@$(CC) $(CPPFLAGS) $$(pkg-config --cflags $(MODULES) $(LOADED)) $(CFLAGS) \
		-fsanitize=fuzzer -MMD -MP $(LDFLAGS) -o $@ $< $(ROOMS) \
		$(LDLIBS)

# Servers bind to this machine alone; sshd and vsftpd have to be begun by root.
test-portals: $(BUILD)/congbao build/.portal-packages
	@as_root=; [ "$$(id -u)" = 0 ] || as_root='sudo -E'; \
	$$as_root python3 -B tests/portals/run.py $(BUILD)/congbao

lint: build/.lint-packages build/.packages
	@tests/lint.sh

install: $(BUILD)/congbao
	install -D $(BUILD)/congbao $(DESTDIR)$(PREFIX)/bin/congbao
	for n in 1 5 7; do install -D -m 644 pipeline/congbao.$$n \
		$(DESTDIR)$(PREFIX)/share/man/man$$n/congbao.$$n || exit; done

clean:
	rm -rf build

.PHONY: all demo test test-portals accept asan repro conformance fuzz fuzzers \
	bench bench-site test-browser lint install clean
