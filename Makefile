# congbao: builds, shows, tests and installs.
#
#   make            the program, build/congbao
#   make demo       numbers, typesets and publishes the gazette in issues/
#   make test       all tests that a laptop can run; ends with a count.
#                   ONLY=typeset: the groups with this in their names: read,
#                   number, typeset, publish, unit-NAME, cli-NAME, forms, layout, record,
#                   sent, withhold
#   make test-word  import and export with LibreOffice; WORD=DIR: import of the
#                   real Word files in a directory
#   make test-browser  the readers' site in Chromium; ends with a count
#   make accept     takes new results of the golden tests: review their diff;
#                   ONLY= as well
#   make lint       style, layering, static analysis, and what the sources measure
#   make messages   puts the messages of the sources into the catalogue,
#                   pipeline/messages/vi.po, to be translated there
#   make asan       the tests under AddressSanitizer and UBSan
#   make fuzz       readers on bytes that nobody wrote
#   make repro      builds twice, elsewhere and in another year, once by a program
#                   that clang compiled as for ARM: same bytes
#   make conformance VERAPDF=command
#                   every PDF against PDF/A-2a and PDF/UA-1, by veraPDF
#   make test-portals  the portals on real servers, installed and started
#   make test-sign  signing, with a token in software, authorities and services on
#                   this machine, and judges of others; ONLY=samples: the groups
#                   tokens, pins, services, samples, faults, elsewhere, withheld,
#                   ledger; VERAPDF=command: signed PDFs against both standards
#   make bench      how fast, in ratios, and what an issue costs as the archive
#                   grows: 20 years of it, or ARCHIVE_YEARS='1 5'
#   make bench-site  the readers' site of 20 years, and searches in it
#   make bench-preview  how soon a browser shows what was saved; after
#                   make test-browser
#   make install    to $(DESTDIR)$(PREFIX); make uninstall takes it away
#   make deb        build/congbao_VERSION_ARCH.deb, a Debian package; make
#                   test-deb tries it in a scratch root: a Debian of the same
#                   release, ROOT=DIR, or the smallest, which is fetched
#   make test-newcomer  somebody with a new Debian 12, and 13, and the package
#                   follows pipeline/package/huong-dan.md to a published issue;
#                   ROOT='DIR...': roots of these releases, instead of the
#                   smallest, which are fetched
#   make dist       what was committed, as build/congbao-VERSION.tar.gz;
#                   make test-dist builds the program of it
#
# What is missing is installed first: Debian packages, by apt-get, as root or
# through sudo. Where that cannot be done they are named, and the work goes on if
# what is wanted of them is found.
#
# CC, CPPFLAGS, CFLAGS, LDFLAGS and LDLIBS may be given, in the environment or
# on the command line: they follow what the program needs. With WERROR= a
# compiler's warning ends no build, with HARDEN= and HARDEN_LINK= nothing is
# hardened but what the compiler hardens by itself.

PREFIX = /usr/local
DATADIR = $(PREFIX)/share/congbao
BUILD = build
VERSION = 0.1.0

BUILD_PACKAGES = gcc libc6-dev pkg-config libhpdf-dev libharfbuzz-dev \
	libcmark-gfm-dev libcmark-gfm-extensions-dev libcurl4-openssl-dev \
	libyaml-dev libunistring-dev libjansson-dev nettle-dev \
	libdeflate-dev libminizip-dev zlib1g-dev libpng-dev libturbojpeg0-dev \
	libexif-dev libxml2-dev libicu-dev libqpdf-dev libseccomp-dev \
	libssl-dev libp11-kit-dev libmicrohttpd-dev libhunspell-dev gettext \
	fonts-liberation2 fonts-freefont-ttf \
	ca-certificates
TEST_PACKAGES = poppler-utils qpdf python3 python3-yaml python3-jsonschema \
	libxml2-utils jq git hunspell-vi
REPRO_PACKAGES = faketime locales tzdata clang
CONFORMANCE_PACKAGES = $(TEST_PACKAGES) mupdf-tools
PORTAL_PACKAGES = nginx-light libnginx-mod-http-dav-ext apache2-bin lighttpd \
	lighttpd-mod-webdav lighttpd-mod-openssl openssh-server openssh-client \
	vsftpd swift-proxy swift-account swift-container swift-object memcached \
	openssl curl python3 gcc
SIGN_PACKAGES = $(TEST_PACKAGES) softhsm2 opensc openssl libnss3-tools \
	mupdf-tools faketime
WORD_PACKAGES = $(TEST_PACKAGES) libreoffice-writer-nogui
DEB_PACKAGES = dpkg-dev binutils
DEB_TEST_PACKAGES = $(DEB_PACKAGES) lintian debootstrap git zsh fish
NEWCOMER_PACKAGES = debootstrap util-linux poppler-utils git python3
LINT_PACKAGES = clang libclang-rt-dev clang-format cppcheck mandoc
# Node.js is taken as it is found; Debian's where there is none.
BROWSER_PACKAGES = chromium fonts-liberation2 poppler-utils python3 \
	$(shell command -v node >/dev/null || echo nodejs) \
	$(shell command -v npm >/dev/null || echo npm)

ifeq ($(origin CC),default)
CC = gcc
endif
OPTIMIZE = -O2
CFLAGS ?= -g $(OPTIMIZE)

WERROR = -Werror
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wno-missing-field-initializers $(WERROR)
SANITIZE =
# The C library checks buffers only in code that is optimized, and sanitizers
# do it better; where a level is given, that one counts.
OPTIMIZED = $(filter-out -O0,$(lastword $(filter -O%,$(CFLAGS))))
FORTIFY = $(if $(OPTIMIZED),$(if $(SANITIZE)$(findstring \
	_FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2))
HARDEN = -fstack-protector-strong -fPIE $(FORTIFY)
HARDEN_LINK = -pie -Wl,-z,relro,-z,now
MODULES = harfbuzz harfbuzz-subset yaml-0.1 jansson nettle libdeflate minizip \
	libpng libturbojpeg libexif libseccomp
# Not linked to: the program loads them when it needs them.
LOADED = libcurl libqpdf libxml-2.0 icu-i18n libcrypto p11-kit-1 libmicrohttpd \
	hunspell
DEFINES = -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"'
LIBRARIES = -lhpdf -lcmark-gfm-extensions -lcmark-gfm -lunistring -ldl \
	$$(pkg-config --libs $(MODULES))

READ = $(CC) -std=c11 $(DEFINES) -Ipipeline \
	$$(pkg-config --cflags $(MODULES) $(LOADED)) $(WARNINGS)
COMPILE = $(READ) $(HARDEN) $(CPPFLAGS) $(CFLAGS) $(SANITIZE) -MMD -MP -c
LINK = $(CC) $(HARDEN_LINK) $(CFLAGS) $(SANITIZE) $(LDFLAGS)
LINKED = $(LIBRARIES) $(LDLIBS)

SOURCES := $(wildcard pipeline/*.c pipeline/*/*.c)
OBJECTS := $(SOURCES:%.c=$(BUILD)/%.o) $(BUILD)/pipeline/site/assets_bytes.o \
	$(BUILD)/pipeline/base/messages_bytes.o \
	$(BUILD)/pipeline/desk/preview_bytes.o \
	$(BUILD)/pipeline/commands/templates_bytes.o
# What pages are made from: where it is another, pages are made anew.
SITE := $(wildcard pipeline/site/* pipeline/catalog/*.[ch] \
	pipeline/read/*.[ch])
PREVIEW := $(wildcard pipeline/desk/xem-truoc.*)
TEMPLATES := $(wildcard pipeline/templates/*) fonts/manifest.yaml
ROOMS := $(filter-out $(BUILD)/pipeline/congbao.o,$(OBJECTS))
UNIT_SOURCES := $(wildcard tests/unit/*_test.c)
FUZZ_TARGETS := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/fuzz/*_fuzz.c))
FUZZ_RUNS = 20000
UNIT_TESTS := $(UNIT_SOURCES:%.c=$(BUILD)/%)

all: $(BUILD)/congbao

# Commands that find what packages are wanted for.
find_commands = for c in $(1); do command -v $$c || exit 1; done
BUILD_FOUND = command -v msgfmt && pkg-config --exists $(MODULES) $(LOADED) && \
	printf "\#include <%s>\n" hpdf.h unistr.h cmark-gfm-core-extensions.h | \
	$(CC) $(CPPFLAGS) $(CFLAGS) -E -
TEST_FOUND = $(call find_commands,pdftotext qpdf xmllint jq git) && \
	python3 -c "import yaml, jsonschema" && \
	test -e /usr/share/hunspell/vi_VN.dic
REPRO_FOUND = $(call find_commands,faketime localedef clang)
CONFORMANCE_FOUND = $(call find_commands,mutool) && $(TEST_FOUND)
PORTAL_FOUND = $(call find_commands,nginx apache2 lighttpd sshd vsftpd \
	swift-proxy-server memcached openssl curl python3)
SIGN_FOUND = $(call find_commands,softhsm2-util pkcs11-tool openssl certutil \
	mutool pdfsig faketime) && $(TEST_FOUND)
DEB_FOUND = $(call find_commands,dpkg-deb dpkg-shlibdeps dpkg-gencontrol strip)
DEB_TEST_FOUND = $(call find_commands,lintian debootstrap git zsh fish) && \
	$(DEB_FOUND)
NEWCOMER_FOUND = $(call find_commands,debootstrap unshare pdftotext pdfsig git python3)
WORD_FOUND = $(call find_commands,soffice) && $(TEST_FOUND)
LINT_FOUND = $(call find_commands,clang clang-format cppcheck mandoc)
BROWSER_FOUND = $(call find_commands,chromium node npm pdftotext python3)

# Installs the packages of $(1), or finds what they are wanted for.
define install_packages
	@tests/packages.sh $(2) '$($(1)_FOUND)' $($(1)_PACKAGES)
	@mkdir -p $(dir $@) && touch $@
endef

build/.packages: ; $(call install_packages,BUILD)
build/.test-packages: ; $(call install_packages,TEST)
build/.repro-packages: ; $(call install_packages,REPRO)
build/.conformance-packages: ; $(call install_packages,CONFORMANCE)
build/.portal-packages: ; $(call install_packages,PORTAL,--stopped)
build/.sign-packages: ; $(call install_packages,SIGN)
build/.word-packages: ; $(call install_packages,WORD)
build/.browser-packages: ; $(call install_packages,BROWSER)
build/.deb-packages: ; $(call install_packages,DEB)
build/.deb-test-packages: ; $(call install_packages,DEB_TEST)
build/.newcomer-packages: ; $(call install_packages,NEWCOMER)
build/.lint-packages: ; $(call install_packages,LINT)

$(BUILD)/congbao: $(OBJECTS)
	@echo "  link $@"
	@$(LINK) -o $@ $(OBJECTS) $(LINKED)

$(BUILD)/%.o: %.c | build/.packages
	@mkdir -p $(dir $@)
	@echo "  cc   $<"
	@$(COMPILE) -o $@ $<

# ccache does not see the files that the assembler includes.
$(BUILD)/%.o: %.S pipeline/base/embed.inc $(SITE) $(PREVIEW) | build/.packages
	@mkdir -p $(dir $@)
	@echo "  as   $<"
	@CCACHE_DISABLE=1 $(CC) -Wa,-I,$(BUILD) -c -o $@ $<

$(BUILD)/pipeline/commands/templates_bytes.o: $(TEMPLATES)

$(BUILD)/pipeline/base/messages_bytes.o: $(BUILD)/messages/vi.mo

$(BUILD)/messages/%.mo: pipeline/messages/%.po | build/.packages
	@mkdir -p $(dir $@)
	@echo "  msg  $<"
	@msgfmt --check-format --endianness=little --no-hash -o $@ $<

$(BUILD)/pipeline/site/site.o: DEFINES += \
	-DSITE_SOURCES='"$(shell cat $(SITE) | sha256sum | cut -c 1-12)"'
$(BUILD)/pipeline/site/site.o: $(SITE)

# Only where the program cannot tell where it is does this directory count.
$(BUILD)/pipeline/commands/installed.o: DEFINES += -DDATADIR='"$(DATADIR)"'

# All rooms, for the programs that test them.
$(BUILD)/libcongbao.a: $(ROOMS)
	@echo "  ar   $@"
	@rm -f $@
	@$(AR) rcs $@ $(ROOMS)

$(BUILD)/tests/%.o: tests/%.c | build/.packages
	@mkdir -p $(dir $@)
	@echo "  cc   $<"
	@$(COMPILE) -Itests -o $@ $<

$(UNIT_TESTS): %: %.o $(BUILD)/libcongbao.a
	@echo "  link $@"
	@$(LINK) -o $@ $< $(BUILD)/libcongbao.a $(LINKED)

# What the proof of an import sees.
$(BUILD)/tests/word/damage: %: %.o $(BUILD)/libcongbao.a
	@echo "  link $@"
	@$(LINK) -o $@ $< $(BUILD)/libcongbao.a $(LINKED)

# The program as it is, but these rooms count their steps: tests/steps.c.
COUNTED := $(filter $(BUILD)/pipeline/read/% $(BUILD)/pipeline/number/% \
	$(BUILD)/pipeline/typeset/% $(BUILD)/pipeline/catalog/% \
	$(BUILD)/pipeline/site/%,$(SOURCES:%.c=$(BUILD)/%.o))
STEPS := $(COUNTED:$(BUILD)/%=$(BUILD)/steps/%)

$(BUILD)/steps/%.o: %.c | build/.packages
	@mkdir -p $(dir $@)
	@echo "  cc   $< (steps)"
	@$(COMPILE) -fsanitize-coverage=trace-pc -o $@ $<

$(BUILD)/steps/pipeline/site/site.o: DEFINES += -DSITE_SOURCES='"steps"'

$(BUILD)/congbao-steps: $(OBJECTS) $(STEPS) $(BUILD)/tests/steps.o
	@echo "  link $@"
	@$(LINK) -o $@ $(BUILD)/tests/steps.o $(STEPS) \
		$(filter-out $(COUNTED),$(OBJECTS)) $(LINKED)

-include $(OBJECTS:.o=.d) $(STEPS:.o=.d) \
	$(wildcard $(BUILD)/tests/*.d $(BUILD)/tests/*/*.d)

# Tests look for English words; the Vietnamese ones have goldens of their own.
test accept test-word test-browser conformance repro test-portals test-sign \
    test-deb test-dist bench bench-site bench-preview fuzz: \
    export CONGBAO_LANG = en

demo: $(BUILD)/congbao
	@tests/demo.sh $(BUILD)/congbao build/portal

test: $(BUILD)/congbao $(BUILD)/congbao-steps $(UNIT_TESTS) build/.test-packages
	@tests/run.sh $(BUILD) '$(ONLY)'

accept: $(BUILD)/congbao $(BUILD)/congbao-steps $(UNIT_TESTS) \
		build/.test-packages
	@ACCEPT=1 tests/run.sh $(BUILD) '$(ONLY)'

# Without WORD, also what LibreOffice makes of our exports.
test-word: $(BUILD)/congbao $(BUILD)/tests/word/damage build/.word-packages
	@python3 -B tests/word/run.py $(BUILD) $(WORD)
	@$(if $(WORD),python3 -B tests/word/labels.py $(BUILD)/congbao $(WORD))

test-browser: $(BUILD)/congbao build/.browser-packages
	@tests/browser/run.sh $(BUILD)/congbao build/browser

asan:
	@ASAN_OPTIONS=detect_leaks=1:abort_on_error=0 \
	UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 \
	$(MAKE) --no-print-directory test BUILD=build/asan OPTIMIZE=-O1 \
	    SANITIZE='-fsanitize=address,undefined -fno-omit-frame-pointer -Wno-format-truncation -Wno-format-overflow'

# The other program's char has no sign, as it is on ARM.
repro: $(BUILD)/congbao build/.repro-packages
	@$(MAKE) --no-print-directory build/clang/congbao BUILD=build/clang \
	    CC=clang CFLAGS='-g -O2 -funsigned-char'
	@tests/repro.sh $(BUILD)/congbao build/clang/congbao

conformance: $(BUILD)/congbao build/.conformance-packages
	@VERAPDF='$(VERAPDF)' python3 -B tests/conformance.py $(BUILD)

# The least work for the same files, to be compared with.
$(BUILD)/floor: $(BUILD)/tests/bench/floor.o
	@echo "  link $@"
	@$(LINK) -o $@ $^ -lcmark-gfm-extensions -lcmark-gfm -lunistring \
		$$(pkg-config --libs harfbuzz harfbuzz-subset zlib) $(LDLIBS)

$(BUILD)/probe: $(BUILD)/tests/bench/probe.o $(BUILD)/libcongbao.a
	@echo "  link $@"
	@$(LINK) -o $@ $^ $(LINKED)

# A token with faults, for the tests of signing.
$(BUILD)/tests/sign/module.so: tests/sign/module.c | build/.packages
	@mkdir -p $(dir $@)
	@echo "  link $@"
	@$(READ) -fPIC -shared $(CPPFLAGS) $(CFLAGS) -o $@ $< -ldl $(LDFLAGS)

# Services and tokens as the room `sign` uses them.
$(BUILD)/sign-probe: $(BUILD)/tests/sign/probe.o $(BUILD)/libcongbao.a
	@echo "  link $@"
	@$(LINK) -o $@ $^ $(LINKED)

$(BUILD)/tests/bench/cost.o: DEFINES += -D_DEFAULT_SOURCE
$(BUILD)/cost: $(BUILD)/tests/bench/cost.o
	@echo "  link $@"
	@$(LINK) -o $@ $^ $(LDLIBS)

# How many years the archives hold that are measured.
ARCHIVE_YEARS = 1 5 20

bench: $(BUILD)/congbao $(BUILD)/floor $(BUILD)/cost $(BUILD)/probe \
    build/.test-packages
	@python3 -B tests/bench/speed.py $(BUILD)
	@python3 -B tests/bench/quality.py $(BUILD)
	@python3 -B tests/bench/archive.py $(BUILD) $(ARCHIVE_YEARS)

bench-site: $(BUILD)/congbao build/.test-packages
	@python3 -B tests/bench/readers.py $(BUILD)

bench-preview: $(BUILD)/congbao $(BUILD)/cost build/.browser-packages
	@python3 -B tests/bench/preview.py $(BUILD) build/browser

# libFuzzer is clang's; its warnings are those of another compiler.
fuzz: $(BUILD)/congbao build/.lint-packages
	@$(MAKE) --no-print-directory fuzzers BUILD=build/fuzz CC=clang \
	    OPTIMIZE=-O1 WARNINGS= SANITIZE='-fsanitize=fuzzer-no-link,address,undefined \
	    -fno-sanitize-recover=all -fno-omit-frame-pointer'
	@tests/fuzz.sh build/fuzz $(FUZZ_RUNS)

fuzzers: $(FUZZ_TARGETS)

$(FUZZ_TARGETS): %: %.o $(BUILD)/libcongbao.a
	@echo "  link $@"
	@$(LINK) -fsanitize=fuzzer -o $@ $< $(BUILD)/libcongbao.a $(LINKED)

# Servers bind to this machine alone; sshd and vsftpd have to be begun by root.
test-portals: $(BUILD)/congbao build/.portal-packages
	@as_root=; [ "$$(id -u)" = 0 ] || as_root='sudo -E'; \
	$$as_root python3 -B tests/portals/run.py $(BUILD)/congbao

test-sign: $(BUILD)/congbao $(BUILD)/sign-probe $(BUILD)/tests/sign/module.so \
		build/.sign-packages
	@VERAPDF='$(VERAPDF)' python3 -B tests/sign/run.py $(BUILD) $(ONLY)

messages: | build/.packages
	@pipeline/messages/update.sh

lint: build/.lint-packages build/.packages
	@tests/lint.sh $(READ) $(CPPFLAGS)

# What is installed: $(DATADIR)'s files, what shells complete, and examples.
SCHEMAS = $(addprefix $(BUILD)/schemas/,profile.json issue.json decision.json)
COMPLETIONS = $(addprefix $(BUILD)/completions/congbao.,bash zsh fish)
DOCDIR = $(PREFIX)/share/doc/congbao
ZSH_COMPLETIONS = $(PREFIX)/share/zsh/site-functions

$(SCHEMAS): $(BUILD)/schemas/%.json: $(BUILD)/congbao
	@mkdir -p $(dir $@)
	@$(BUILD)/congbao show schema $* >$@.part && mv $@.part $@

$(COMPLETIONS): $(BUILD)/completions/congbao.%: $(BUILD)/congbao
	@mkdir -p $(dir $@)
	@CONGBAO_LANG=vi $(BUILD)/congbao help --completions $* >$@.part && \
		mv $@.part $@

# Each file, and where it is installed.
define INSTALLED
pipeline/congbao.1 $(PREFIX)/share/man/man1/congbao.1
pipeline/congbao.5 $(PREFIX)/share/man/man5/congbao.5
pipeline/congbao.7 $(PREFIX)/share/man/man7/congbao.7
pipeline/vi/congbao.1 $(PREFIX)/share/man/vi/man1/congbao.1
pipeline/vi/congbao.5 $(PREFIX)/share/man/vi/man5/congbao.5
pipeline/vi/congbao.7 $(PREFIX)/share/man/vi/man7/congbao.7
fonts/manifest.yaml $(DATADIR)/fonts/manifest.yaml
$(foreach schema,$(SCHEMAS),$(schema) $(DATADIR)/schemas/$(notdir $(schema))
)tests/sample/issues/gazette.yaml $(DOCDIR)/examples/gazette.yaml
pipeline/package/copyright $(DOCDIR)/copyright
pipeline/package/changelog $(DOCDIR)/changelog
pipeline/package/huong-dan.md $(DOCDIR)/huong-dan.md
pipeline/package/dau-thoi-gian-thu.py $(DOCDIR)/examples/dau-thoi-gian-thu.py
$(BUILD)/completions/congbao.bash $(PREFIX)/share/bash-completion/completions/congbao
$(BUILD)/completions/congbao.zsh $(ZSH_COMPLETIONS)/_congbao
$(BUILD)/completions/congbao.fish $(PREFIX)/share/fish/vendor_completions.d/congbao.fish
endef
export INSTALLED

install: $(BUILD)/congbao $(SCHEMAS) $(COMPLETIONS)
	@install -D $(BUILD)/congbao $(DESTDIR)$(PREFIX)/bin/congbao
	@echo "$$INSTALLED" | while read -r file place; do \
		install -D -m 644 "$$file" "$(DESTDIR)$$place" || exit; done

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/congbao
	@echo "$$INSTALLED" | while read -r file place; do \
		rm -f "$(DESTDIR)$$place" || exit; done

deb: build/.deb-packages
	+@MAKE='$(MAKE)' pipeline/package/deb.sh $(VERSION) build

# It is root that changes the root.
test-deb: deb $(SCHEMAS) $(COMPLETIONS) build/.deb-test-packages
	@as_root=; [ "$$(id -u)" = 0 ] || as_root='sudo -E'; \
	$$as_root tests/deb.sh build/congbao_$(VERSION)_*.deb $(ROOT)

# The packages are built in scratch roots of their releases.
test-newcomer: build/.newcomer-packages build/.browser-packages
	@tests/browser/install.sh build/browser
	@as_root=; [ "$$(id -u)" = 0 ] || as_root='sudo -E'; \
	$$as_root python3 -B tests/newcomer/run.py build build/browser $(ROOT)

# Twice the same archive; the program is built of it where there is no git.
test-dist: build/.packages build/.test-packages
	@tests/tarball.sh

# The same bytes on any day: names in order, an owner 0, the commit's time.
dist:
	@tests/dist.sh congbao-$(VERSION) build/congbao-$(VERSION).tar.gz

clean:
	rm -rf build

.PHONY: all demo messages test test-dist deb test-deb test-newcomer test-portals test-sign accept asan repro conformance fuzz fuzzers \
	bench bench-site bench-preview test-browser test-word lint install uninstall dist clean
