#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds the README's program, which uses the library alone, without the Foreign trait; compares
# it and what it prints with the README, and looks at what it links: no Foundation, no library of
# the system but the C library's.
set -eu
work=.build/linkage
swift build -c release --package-path Tests/LinkageTest --scratch-path "$work" 2>&1 | tail -n 1
program=$work/release/LinkageTest

# The README's fenced block of a language.
block() { sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/p" README.md | sed '1d;$d'; }

block swift > "$work/README.swift"
tail -n +2 Tests/LinkageTest/Sources/main.swift | diff "$work/README.swift" - >&2 || {
  echo "the README's program is not Tests/LinkageTest/Sources/main.swift" >&2
  exit 1
}
block text > "$work/README.text"
"$program" | diff "$work/README.text" - >&2 || {
  echo "the README's program does not print what the README says" >&2
  exit 1
}
if ldd "$program" | grep -E 'Foundation|opencc|iconv_hook|ArgumentParser'; then
  echo "the library links what it must not" >&2
  exit 1
fi
echo "linkage is clean"
