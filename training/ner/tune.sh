#!/usr/bin/env bash
# Chooses the encoder's weight beside the random field (UNIT2017, UNIT2019 of train.sh) on the part of the training set that
# neither the random fields in SPLIT nor the checkpoint kept for this purpose have seen: prints a line a value, the best last.
#   PYTHON=VENV/bin/python training/ner/tune.sh DATA SPLIT
set -euo pipefail
cd "$(dirname "$0")/../.."
data=$1 split=$2 work=.work/ner
labels2017=身体部位,症状和体征,检查和检验,疾病和诊断,治疗
labels2019=疾病和诊断,手术,解剖部位,药物,影像检查,实验室检验
"${PYTHON:-python3}" training/ner/package.py --data "$data" --bge "$work/bge" --work "$work" --out "$split/model" --fields "$split" \
    --before-tuning >&2
for year in 2017 2019; do
    labels=labels$year
    for unit in 500 1000 1500 2000 3000 4000 8000; do
        sed -i "s/^ccks$year.unit=.*/ccks$year.unit=$unit/" "$split/model/tagger.properties"
        f1=$(java -Dxinglin.root="$PWD" -jar cli/target/xinglin-cli.jar nlp measure --engine accurate --model "$split/model" --seconds 0 \
            --corpus "$split/tuning/ccks$year-train.jsonl" --scheme "ccks$year" --labels "${!labels}" --fold -1 | sed -n 's/^ALL .*F1 //p')
        echo "UNIT$year $unit $f1"
    done | tee "$split/units$year"
    sort -k3,3nr "$split/units$year" | head -1
done
