"""Optuna chooses the values of a search, the toolkit tries them: search-outside.py CONFIG OUT"""
import json, optuna, subprocess, sys
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

CONFIG, OUT = sys.argv[1:]
KINDS = {"choice": CategoricalDistribution, "float": FloatDistribution, "integer": IntDistribution}


def kd(*words):
    run = subprocess.run(["./kd", *words], stdout=subprocess.PIPE, text=True)
    if run.returncode > 1:  # 1 says that a trial failed: its value is null
        sys.exit(run.returncode)
    return [json.loads(line) for line in run.stdout.splitlines()]


for space in kd("ask", CONFIG, "--out", OUT):
    axes = {key: KINDS[axis.pop("kind")](**axis) for key, axis in space["axes"].items()}
    study = optuna.create_study(direction=space["direction"])
    for one in space["candidates"]:  # of an earlier run of this script
        if one["value"] is not None:
            study.add_trial(optuna.trial.create_trial(params=one["at"], distributions=axes, value=one["value"]))
    for _ in range(space["left"]):
        trial = study.ask(axes)
        values = json.dumps(trial.params)
        [told] = kd("tell", OUT, "--method", space["method"], "--values", values, "--by", "Optuna, TPE")
        study.tell(trial, told["value"])
