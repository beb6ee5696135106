#!/usr/bin/env bash
# Builds the fuzz target and lets it read for so many seconds each: Fuzz/run.sh [SECONDS] [READER…]. Fails on the first finding, which stays in .build/fuzz.
set -euo pipefail
cd "$(dirname "$(dirname "$(readlink -f "$0")")")"
seconds=${1:-60}
shift || true
readers=("$@")
[ $# -gt 0 ] || readers=(vcard table calendar archive json kind)
export SWIFT_BACKTRACE=enable=no # it fights the address sanitizer
out=.build/fuzz
mkdir -p "$out"

swiftc -swift-version 6 -parse-as-library -O -g -sanitize=address -emit-module -emit-library -static -module-name Care \
    -emit-module-path "$out/Care.swiftmodule" -o "$out/libCare.a" $(find Rules/Sources/Care -name '*.swift')
swiftc -swift-version 6 -parse-as-library -O -g -sanitize=fuzzer,address -package-name kept -I "$out" -L "$out" -lCare \
    -I Sources/CIcal -I Sources/CArchive -o "$out/read" $(find Sources/Formats -name '*.swift') Fuzz/Targets.swift
for reader in "${readers[@]}"; do
    mkdir -p "$out/$reader"
    echo "fuzzing $reader for $seconds s"
    "$out/read" "-reader=$reader" "$out/$reader" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 -max_len=65536 \
        -artifact_prefix="$out/$reader-" -print_final_stats=1 2>&1 | grep -E "ERROR|SUMMARY|stat::number_of_executed|Fatal|exec_per_sec" || true
    if ls "$out/$reader"-* >/dev/null 2>&1; then
        echo "$reader: $(ls "$out/$reader"-*)" >&2
        exit 1
    fi
done
