"""Reads the event files of a run folder as TensorBoard does, and compares them with metrics.jsonl and result.json:

    pip install tensorboard
    python read_events.py OUT
"""

import json
import math
import pathlib
import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.plugins.hparams import metadata, plugin_data_pb2


def expected(trial):
    scalars = {}
    for line in (trial / "metrics.jsonl").read_text().splitlines():
        epoch = json.loads(line)
        values = {"loss/" + term: value for term, value in epoch["losses"].items()}
        values |= {"learning-rate/" + side: rate for side, rate in epoch["learning-rates"].items()}
        values |= epoch["metrics"]
        for name, value in values.items():
            scalars.setdefault(name, []).append((epoch["epoch"], value))
    result = json.loads((trial / "result.json").read_text())
    for name, value in result["metrics"].items():
        scalars["result/" + name] = [(result["selected-epoch"], value)]
    return scalars, result


def same(found, wanted):
    return len(found) == len(wanted) and all(
        event.step == step and math.isclose(event.value, value, rel_tol=1e-6, abs_tol=1e-9)
        for event, (step, value) in zip(found, wanted)
    )


def check(trial):
    events = EventAccumulator(str(trial), size_guidance={"scalars": 0})
    events.Reload()
    scalars, result = expected(trial)
    tags = events.Tags()["scalars"]
    for name, wanted in scalars.items():
        found = events.Scalars(name)
        assert same(found, wanted), f"{trial}: {name}: {found}, expected {wanted}"
    timed = [tag for tag in tags if tag.startswith("seconds/")]
    assert sorted(tags) == sorted(list(scalars) + timed), f"{trial}: {tags}"
    contents = {
        tag: plugin_data_pb2.HParamsPluginData.FromString(
            events.SummaryMetadata(tag).plugin_data.content
        )
        for tag in (metadata.SESSION_START_INFO_TAG, metadata.SESSION_END_INFO_TAG)
    }
    hparams = contents[metadata.SESSION_START_INFO_TAG].session_start_info.hparams
    assert hparams["method"].string_value == result["method"], hparams
    assert hparams["seed"].number_value == result["seed"], hparams
    assert contents[metadata.SESSION_END_INFO_TAG].session_end_info.status == 1
    return len(scalars), sum(len(steps) for steps in scalars.values()), sorted(hparams)


for file in sorted(pathlib.Path(sys.argv[1]).rglob("result.json")):
    tags, points, hparams = check(file.parent)
    print(f"{file.parent}: {tags} tags, {points} points; hyper-parameters: {', '.join(hparams)}")
