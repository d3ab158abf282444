#!/usr/bin/env bash
# Prints the path of whisper.cpp's whisper-server for tests that want the real one; whisper-cli, next to which it is measured,
# lies beside it. Both are built from the source that npm's nodejs-whisper carries: once, which takes a few minutes, and kept in
# the user's cache. Where that cannot be done the last line on standard error says why, and the exit code is 3.
set -euo pipefail

package=nodejs-whisper@0.3.1
hash=ceoilUVraRuR5FnNyXpGQT2auAR48Oc3AQBEmkXnVpSn9iN6yVRzQBFCqVTGWbk6Wdi95NhvwXNzFvuR7erLWw==
version=1.9.1
kept=${XDG_CACHE_HOME:-$HOME/.cache}/callcoach/whisper-server-$version

cannot() {
  printf '%s\n' "whisper-server $version cannot be built here: $1" >&2
  exit 3
}

is_built() { [[ -x $kept/whisper-server && -x $kept/whisper-cli ]]; }

if ! is_built; then
  for tool in npm cmake make g++ tar openssl; do
    command -v "$tool" >/dev/null || cannot "$tool is missing"
  done
  mkdir -p "$kept"
  exec 9>"$kept/lock"
  flock 9
fi

if ! is_built; then
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent "$package") >"$work/npm.log" 2>&1 9>&- || cannot "npm does not give $package: $(tail -n 1 "$work/npm.log")"
  archive=$(echo "$work"/*.tgz)
  [[ $(openssl dgst -sha512 -binary "$archive" | base64 -w 0) == "$hash" ]] || cannot "$package is not the one that was looked at"
  tar -xzf "$archive" -C "$work"
  source=$work/package/cpp/whisper.cpp
  log=$kept/build.log
  {
    nice cmake -S "$source" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DBUILD_SHARED_LIBS=OFF -DWHISPER_BUILD_TESTS=OFF \
      -DGGML_OPENMP=OFF -DGGML_CCACHE=OFF &&
      nice cmake --build "$work/build" --target whisper-server whisper-cli -j "$(nproc)"
  } >"$log" 2>&1 </dev/null 9>&- || cannot "the build failed, see $log"
  mv "$work/build/bin/whisper-cli" "$work/build/bin/whisper-server" "$kept/"
fi
printf '%s\n' "$kept/whisper-server"
