#!/usr/bin/env bash
# Submits the trials, and the report for when they have ended, whatever came of them.
set -euo pipefail

array=$(sbatch --parsable @array@)
array=${array%%;*}
report=$(sbatch --parsable --dependency="afterany:$array" @collect@)
echo "trials: job $array"
echo "report: job ${report%%;*}, when they have ended"
