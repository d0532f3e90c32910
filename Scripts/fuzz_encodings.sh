#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Searches, with libFuzzer under the address sanitizer, for bytes at which a codec, a pipeline or
# the detector breaks a law (Tests/TestSupport/Laws). What is found stays in .build/fuzz-found, what
# was learnt in .build/fuzz-corpus: the next run goes on from there.
#
# usage: fuzz_encodings.sh [SECONDS]   (300)
set -eu
seconds=${1:-300}
corpus=.build/fuzz-corpus found=.build/fuzz-found
# SwiftPM hands `fuzzer` to the linker, and to the compiler only `address`.
swift build -c release --sanitize=address --sanitize=fuzzer --package-path Tests/FuzzEncodings \
  --scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer >.build/fuzz.log 2>&1 || {
  tail -n 20 .build/fuzz.log
  exit 1
}
mkdir -p "$corpus" "$found"
# Swift's own report of a crash reads the whole stack, at which the sanitizer stumbles.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0:symbolize=0
program=.build/fuzz/release/FuzzEncodings
ZHENGZI_FUZZ_SEEDS=$corpus "$program" -runs=0 "$corpus" 2>/dev/null
exec "$program" -max_total_time="$seconds" -timeout=10 -max_len=400 -rss_limit_mb=1024 \
  -artifact_prefix="$found/" -print_final_stats=1 "$corpus"
