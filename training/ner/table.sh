#!/usr/bin/env bash
# Prints what both engines reach on the held-out fifth, and how fast, beside what is wanted: from a fresh run.
#   training/ner/table.sh DATA [WORK]
# The fast engine ships taggers of the whole corpora, so its recipe is run again without the fifth (some minutes; kept in WORK);
# the accurate engine's model has never seen it. Speed is that of notes of 400 characters on two threads: only a quiet machine tells.
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$1 work=${2:-.work/ner/table}
declare -A labels=([2017]=身体部位,症状和体征,检查和检验,疾病和诊断,治疗 [2019]=疾病和诊断,手术,解剖部位,药物,影像检查,实验室检验)
training/ner/fields.sh "$data" "$work" "$work/silver" --fold 0 >&2

measure() { # engine, year, options...: leaves what it prints in WORK
    local engine=$1 year=$2
    shift 2
    java -Dxinglin.root="$PWD" -jar cli/target/xinglin-cli.jar nlp measure --corpus "$data/ccks$year-train.jsonl" --scheme "ccks$year" \
        --labels "${labels[$year]}" --fold 0 "$@" >"$work/$engine-$year.measured"
}
f1() { sed -n 's/^ALL gold .* F1 //p' "$work/$1-$2.measured"; }
speed() { sed -n 's/ notes\/s of .*//p' "$work/$1-2019.measured"; }

for year in 2017 2019; do
    measure accurate "$year" --engine accurate
    measure fast "$year" --tagger "$work/ccks$year.crf"
done
printf '| | ccks2017 | ccks2019 | notes/s |\n|---|---|---|---|\n'
printf '| accurate, wanted | 0.92 | 0.86 | 40 |\n| accurate | %s | %s | %s |\n' "$(f1 accurate 2017)" "$(f1 accurate 2019)" "$(speed accurate)"
printf '| fast, wanted | 0.89 | 0.80 | 1500 |\n| fast | %s | %s | %s |\n' "$(f1 fast 2017)" "$(f1 fast 2019)" "$(speed fast)"
