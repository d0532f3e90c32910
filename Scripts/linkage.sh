#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the README's program, which uses the library alone, without the Foreign trait; compares
# what it prints with the README, and looks at what it links: no Foundation, no library of the
# system but the C library's.
set -eu
cd Tests/LinkageTest
swift build -c release 2>&1 | tail -n 1
program=.build/release/LinkageTest
"$program" > .build/output
tail -n +2 Sources/main.swift > .build/program
sed -n '/^```swift$/,/^```$/p' ../../README.md | sed '1d;$d' | diff - .build/program >&2 || {
  echo "the README's program is not Tests/LinkageTest/Sources/main.swift" >&2
  exit 1
}
sed -n '/^```text$/,/^```$/p' ../../README.md | sed '1d;$d' | diff - .build/output >&2 || {
  echo "the README's program does not print what the README says" >&2
  exit 1
}
if ldd "$program" | grep -E 'Foundation|opencc|iconv_hook|ArgumentParser'; then
  echo "the library links what it must not" >&2
  exit 1
fi
echo "linkage is clean"
