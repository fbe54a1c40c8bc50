#!/bin/sh
# Makes fonts/*.ttf from pinned npm packages; the same bytes on every run.
# Needs npm, Python 3 and fontTools (Debian: python3-fonttools; made with 4.38.0). PYTHON names another interpreter.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
python=${PYTHON:-/usr/bin/python3}
out=${1:-$root/fonts}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# take <folder> <package@version> <sha256 of its tarball>
take() {
  tarball=$(npm pack --silent "$2")
  echo "$3  $tarball" | sha256sum --check --quiet
  mkdir "$1"
  tar -xzf "$tarball" -C "$1" --strip-components=1
}

take serif @expo-google-fonts/noto-serif-sc@0.4.3 \
  ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e
take sans @expo-google-fonts/noto-sans-sc@0.4.3 \
  0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59
take tibetan @expo-google-fonts/noto-serif-tibetan@0.4.2 \
  236aad4d71be07cf07adb0f6a8714f72b829a4de9a0c57c0ff0009cac4ab9b10
take symbols @fontsource/noto-sans-symbols-2@5.3.0 \
  dd714f47e1ba768274c25d14ac95610ca32e416d70c5455cd11d8995042a4552

mkdir -p "$out"
"$python" -B "$root/scripts/cut-fonts.py" "$work" "$out"
