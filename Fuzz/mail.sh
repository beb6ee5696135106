#!/usr/bin/env bash
# Fuzzes the readers of mail for so many seconds each: Fuzz/mail.sh [SECONDS] [message|mailbox…]. Fails on the first finding, which
# stays in .build/fuzz. Only what reads is built; the hash and the store beside it are stood in for.
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "$0")")")"
seconds=${1:-60}
shift || true
readers=("$@")
[ $# -gt 0 ] || readers=(message mailbox)
export SWIFT_BACKTRACE=enable=no # it fights the address sanitizer
export ASAN_OPTIONS=leak_check_at_exit=0 # GMime keeps a few bytes for itself; what one input leaks is still told
out=.build/fuzz/mail
mkdir -p "$out"

module() { # NAME SOURCE…
    local name=$1
    shift
    swiftc -swift-version 6 -parse-as-library -O -g -sanitize=address -package-name kept -emit-module -emit-library -static -module-name "$name" \
        -I "$out" -I Sources/CIcal -I Sources/CArchive -emit-module-path "$out/$name.swiftmodule" -o "$out/lib$name.a" "$@"
}
module Care $(find Rules/Sources/Care -name '*.swift')
module Language $(find Rules/Sources/Language -name '*.swift')
module Crypto Fuzz/Mail/Stand/Crypto.swift
module Store Sources/Store/Hex.swift
module Formats $(find Sources/Formats -name '*.swift')
sources=$(find Sources/Mail -maxdepth 1 -name '*.swift' ! -name 'Intake*' ! -name 'SaidColumns*' ! -name 'Upload*' ! -name 'Attachment*' ! -name 'Confined*' \
    ! -name 'Contact*' ! -name 'ImportPreview*' ! -name 'OtherReader*')
swiftc -swift-version 6 -parse-as-library -O -g -sanitize=fuzzer,address -package-name kept -module-name Mail -I "$out" -L "$out" -lFormats -lLanguage -lCare -lCrypto -lStore \
    -I Sources/CGMime -I Sources/CIcal -I Sources/CArchive $(pkg-config --cflags-only-I gmime-3.0 | sed 's/-I/-Xcc -I/g') $(pkg-config --libs gmime-3.0) \
    -o "$out/read" $sources Fuzz/Mail/Targets.swift
for reader in "${readers[@]}"; do
    mkdir -p "$out/$reader"
    echo "fuzzing $reader for $seconds s"
    KEPT_READER=$reader "$out/read" "$out/$reader" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=65536 \
        -artifact_prefix="$out/$reader-" -print_final_stats=1 2>&1 | grep -E "ERROR|SUMMARY|stat::number_of_executed|Fatal|exec_per_sec" || true
    if ls "$out/$reader"-* >/dev/null 2>&1; then
        echo "$reader: $(ls "$out/$reader"-*)" >&2
        exit 1
    fi
done
