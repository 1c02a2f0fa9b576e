"""Writes events.bin by TensorBoard's own messages and record writer (tensorboard 2.21.0, protobuf 7.36.2):

    python generate.py
"""

from tensorboard.compat.proto import event_pb2, summary_pb2, types_pb2
from tensorboard.plugins.hparams import metadata, plugin_data_pb2
from tensorboard.summary.writer.record_writer import RecordWriter


def hyper_parameters(tag, data, wall_time):
    data.version = metadata.PLUGIN_DATA_VERSION
    value = summary_pb2.Summary.Value(tag=tag, tensor=metadata.NULL_TENSOR)
    value.metadata.plugin_data.plugin_name = metadata.PLUGIN_NAME
    value.metadata.plugin_data.content = data.SerializeToString(deterministic=True)
    return event_pb2.Event(wall_time=wall_time, summary=summary_pb2.Summary(value=[value]))


start = plugin_data_pb2.HParamsPluginData()
start.session_start_info.hparams["distils"].bool_value = True
start.session_start_info.hparams["method"].string_value = "mnf+csc, Größe"
start.session_start_info.hparams["seed"].number_value = 3
start.session_start_info.hparams["shares"].bool_value = False
start.session_start_info.hparams["weight"].number_value = 0
start.session_start_info.start_time_secs = 1700000000.25

done = plugin_data_pb2.HParamsPluginData()
done.session_end_info.status = 1
done.session_end_info.end_time_secs = 1700000009.5

failed = plugin_data_pb2.HParamsPluginData()
failed.session_end_info.status = 2
failed.session_end_info.end_time_secs = 1700000009.5

scalars = summary_pb2.Summary(
    value=[
        summary_pb2.Summary.Value(tag="loss/kd", simple_value=0.1),
        summary_pb2.Summary.Value(tag="validation/top1", simple_value=0.0),
        summary_pb2.Summary.Value(tag="loss/class", simple_value=float("nan")),
    ]
)

events = [
    event_pb2.Event(wall_time=1700000000.25, file_version="brain.Event:2"),
    event_pb2.Event(
        wall_time=1700000001, step=301, session_log=event_pb2.SessionLog(status=event_pb2.SessionLog.START)
    ),
    hyper_parameters(metadata.SESSION_START_INFO_TAG, start, 1700000000.25),
    event_pb2.Event(wall_time=1700000002.125, step=1, summary=scalars),
    hyper_parameters(metadata.SESSION_END_INFO_TAG, done, 1700000009.5),
    hyper_parameters(metadata.SESSION_END_INFO_TAG, failed, 1700000009.5),
]

with open("events.bin", "wb") as file:
    writer = RecordWriter(file)
    for event in events:
        writer.write(event.SerializeToString(deterministic=True))
    writer.flush()
