#!/usr/bin/env bash
@directives@
#
# Writes the leaderboard and the report of what the tasks have left.
set -u

@setup@

export KD_BUILD=never
kd=(@command@)
exec "${kd[@]}" collect @plan@
