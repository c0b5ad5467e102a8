#!/usr/bin/env bash
# Make the English pipeline from nothing: corpora → training sets → two trainings side by side → one pipeline with its figures.
#   DRAGOMAN_CORPORA=… training/train.sh [OUT]
# About 75 minutes on two cores. Seeds are fixed; the hashes of all corpora are written beside the sets and into meta.json.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DRAGOMAN_CORPORA:?names the folder of corpora; see training/README.md}"
python=${PYTHON:-python}
work=training/work
out=${1:-src/dragoman/nlp/models/en}
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
mkdir -p "$work"
"$python" training/prepare.py "$DRAGOMAN_CORPORA" "$work"
"$python" training/weak_names.py "$DRAGOMAN_CORPORA" "$work"
"$python" -m spacy train training/configs/syntax.cfg -o "$work/syntax" \
  --paths.train "$work/syntax-train.spacy" --paths.dev "$work/syntax-dev.spacy" >"$work/syntax.log" 2>&1 &
syntax=$!
"$python" -m spacy train training/configs/names.cfg -o "$work/names" \
  --paths.train "$work/names-all.spacy" --paths.dev "$work/uner-dev.spacy" >"$work/names.log" 2>&1
wait "$syntax"
"$python" training/assemble.py "$work" "$out"
