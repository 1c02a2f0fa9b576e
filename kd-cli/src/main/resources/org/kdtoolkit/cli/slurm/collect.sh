#!/usr/bin/env bash
@directives@
#
# Writes the leaderboard and the report of what the tasks have left.
@setup@

set -u

export KD_BUILD=never
kd=(@command@)
exec "${kd[@]}" collect @plan@
