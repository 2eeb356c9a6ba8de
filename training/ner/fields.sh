#!/usr/bin/env bash
# Trains the random fields of both schemes: those of the fast engine, also from what the accurate one finds in the other corpus' notes.
#   training/ner/fields.sh DATA OUT SILVER [OPTION of `xinglin nlp train-tagger`, as --fold 0]...
# SILVER holds 2017-as-2019 and 2019-as-2017: what `xinglin nlp extract --engine accurate` answers to each corpus with the other's
# scheme; what is missing there is made first (minutes). Leaves OUT/ccks2017.crf and OUT/ccks2019.crf; what is there is not trained again.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$1 out=$2 silver=$3
shift 3
xinglin="java -Dxinglin.root=$PWD -jar cli/target/xinglin-cli.jar"
declare -A labels=([2017]=身体部位,症状和体征,检查和检验,疾病和诊断,治疗 [2019]=疾病和诊断,手术,解剖部位,药物,影像检查,实验室检验)
declare -A prune=([2017]=0.05 [2019]=0.09) # as far as F1 on the part to choose settings on does not miss it
mkdir -p "$out" "$silver"
for pair in "2017 2019" "2019 2017"; do
    read -r other year <<<"$pair"
    facts=$silver/$other-as-$year
    [ -f "$facts" ] || {
        $xinglin nlp extract --engine accurate --scheme "ccks$year" <"$data/ccks$other-train.jsonl" >"$facts.part"
        mv "$facts.part" "$facts"
    }
    [ -f "$out/ccks$year.crf" ] || $xinglin nlp train-tagger --corpus "$data/ccks$year-train.jsonl" --labels "${labels[$year]}" \
        --rate 0.1 --epochs 14 --average 7 --threshold 0.02 --prune "${prune[$year]}" --silver "$data/ccks$other-train.jsonl" \
        --silver-facts "$facts" --silver-weight 0.5 --out "$out/ccks$year.crf" "$@"
done
