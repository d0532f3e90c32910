#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes Tests/Golden/: the samples as `zhengzi fix` gives them back, and its findings.
set -u
mkdir -p Tests/Golden
for target in zh-Hans zh-TW zh-HK none; do
  option="--to $target"
  [ "$target" = none ] && option=
  for sample in Samples/*.txt; do
    name=$(basename "$sample" .txt)
    .build/release/zhengzi fix $option --quiet --format json --report "Tests/Golden/$name.$target.jsonl" \
      --output "Tests/Golden/$name.$target.txt" "$sample"
  done
done
