#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Writes Tests/Golden/: the samples as `zhengzi fix` gives them back, its findings, and help.
set -u
mkdir -p Tests/Golden/help
for target in zh-Hans zh-TW zh-HK none; do
  option="--to $target"
  [ "$target" = none ] && option=
  for sample in Samples/*.txt; do
    name=$(basename "$sample" .txt)
    "${ZHENGZI:-.build/release/zhengzi}" fix $option --quiet --format json --report "Tests/Golden/$name.$target.jsonl" \
      --output "Tests/Golden/$name.$target.txt" "$sample"
  done
done
for command in zhengzi convert fix recode detect rules version; do
  name=$command
  [ "$command" = zhengzi ] && name=
  COLUMNS=80 "${ZHENGZI:-.build/release/zhengzi}" help $name > "Tests/Golden/help/$command.txt"
done
