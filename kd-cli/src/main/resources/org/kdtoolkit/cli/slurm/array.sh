#!/usr/bin/env bash
@directives@
#
# Runs the open trials of a plan, as 'kd slurm' found them. 90 seconds before the time is over, and when the
# task has to give way, the trial stops behind its last finished epoch; the task is queued anew and goes on there.
set -u

@setup@

# One thread for each core that the task has.
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-${SLURM_CPUS_PER_TASK:-1}}
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
        if ((code != 0 && begun < 60 && $(epochs "${folders[i]}") <= before)); then
            echo "trial ${numbers[i]}: the time of a whole task was not enough for one epoch; ask for more with --time" >&2
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
