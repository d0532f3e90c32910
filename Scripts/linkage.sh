#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Builds a program that uses the library alone, without the Foreign trait, and looks at what it
# links: no Foundation, no library of the system but the C library's.
set -eu
cd Tests/LinkageTest
swift build -c release 2>&1 | tail -n 1
program=.build/release/LinkageTest
"$program"
if ldd "$program" | grep -E 'Foundation|opencc|iconv_hook|ArgumentParser'; then
  echo "the library links what it must not" >&2
  exit 1
fi
echo "linkage is clean"
