#!/usr/bin/env bash
@directives@
#
# Runs the open trials of a plan, as 'kd slurm' found them. 90 seconds before the time is over, and when the
# task has to give way, the trial stops behind its last finished epoch; the task is queued anew and goes on there.
@setup@

set -u

# As many threads as the experiment says, or else one for each core of the task; not as many as where it was submitted.
export OMP_NUM_THREADS=@threads@
export KD_BUILD=never
kd=(@command@)
plan=@plan@
each=@each@
numbers=(@numbers@)
folders=(
    @folders@
)

# Bash waits for a trial in the background, so that it hears signals meanwhile.
trial=
notice=
pass_on() {
    if [[ -n $trial ]]; then kill -TERM "$trial" 2>/dev/null; fi
}
trap 'notice=time; pass_on' USR1
trap 'notice=${notice:-order}; pass_on' TERM

# How many epochs a trial has finished.
epochs() {
    # shellcheck disable=SC2002 # there may be no such file yet
    cat "$plan/$1/metrics.jsonl" 2>/dev/null | wc -l
}

failed=0
first=$((SLURM_ARRAY_TASK_ID * each))
for ((i = first; i < first + each && i < ${#numbers[@]}; i++)); do
    before=$(epochs "${folders[i]}")
    begun=$SECONDS
    echo "trial ${numbers[i]}: ${folders[i]}, on $(hostname) at $(date '+%F %T')"
    "${kd[@]}" trial "$plan" "${numbers[i]}"@plugins@ </dev/null &
    trial=$!
    if [[ -n $notice ]]; then pass_on; fi
    code=0
    wait "$trial" || code=$?
    while kill -0 "$trial" 2>/dev/null; do
        code=0
        wait "$trial" || code=$?
    done
    trial=
    case $notice in
    time)
        if ((code == 0 && (i + 1 == first + each || i + 1 == ${#numbers[@]}))); then exit "$failed"; fi
        # once may be somebody's wish or a slow start; twice, it would go on for ever
        if ((code != 0 && begun < 60 && ${SLURM_RESTART_COUNT:-0} > 0 && $(epochs "${folders[i]}") <= before)); then
            echo "trial ${numbers[i]}: no epoch was finished before the time was over; ask for more with --time" >&2
            exit 1
        fi
        echo "the time is over; queued anew"
        exec scontrol requeue "$SLURM_JOB_ID"
        ;;
    order)
        # whoever wanted the place queues the task anew; who cancelled it does not want it back
        exit 143
        ;;
    esac
    if ((code != 0)); then failed=1; fi
done
exit "$failed"
