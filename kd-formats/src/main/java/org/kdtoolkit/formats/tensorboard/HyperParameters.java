package org.kdtoolkit.formats.tensorboard;

import java.util.Map;

/** What TensorBoard's HParams plugin reads: the messages of its {@code plugin_data.proto}. */
final class HyperParameters {

    private static final String START_TAG = "_hparams_/session_start_info";
    private static final String END_TAG = "_hparams_/session_end_info";
    private static final String PLUGIN = "hparams";
    private static final int SESSION_START = 3;
    private static final int SESSION_END = 4;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    private static final int TAG = 1;
    private static final int TENSOR = 8;
    private static final int METADATA = 9;
    private static final int FLOAT = 1;

    private HyperParameters() {}

    static byte[] start(Event.SessionStart start) {
        Message info = new Message();
        start.hyperParameters().forEach((name, value) -> info.put(1, entry(name, value)));
        info.real(5, Fields.seconds(start.time()));
        return event(start, START_TAG, new Message().put(SESSION_START, info));
    }

    static byte[] end(Event.SessionEnd end) {
        Message info =
                new Message()
                        .integer(1, end.succeeded() ? SUCCESS : FAILURE)
                        .real(2, Fields.seconds(end.time()));
        return event(end, END_TAG, new Message().put(SESSION_END, info));
    }

    /** An entry of a {@code map<string, google.protobuf.Value>}. */
    private static Message entry(String name, Object value) {
        return new Message().text(1, name).put(2, value(Map.entry(name, value)));
    }

    private static Message value(Map.Entry<String, Object> of) {
        if (of.getValue() instanceof Double number) {
            return new Message().real(2, number);
        }
        if (of.getValue() instanceof Boolean truth) {
            return new Message().truth(4, truth);
        }
        if (of.getValue() instanceof String text) {
            return new Message().text(3, text);
        }
        throw new IllegalArgumentException(
                "'%s' is a %s, expected a String, Double or Boolean"
                        .formatted(of.getKey(), of.getValue().getClass().getSimpleName()));
    }

    /** The plugin's data are metadata of a tensor of no elements. */
    private static byte[] event(Event event, String tag, Message content) {
        Message plugin = new Message().text(1, PLUGIN).put(2, content);
        Message shape = new Message().put(2, new Message());
        Message value =
                new Message()
                        .text(TAG, tag)
                        .put(TENSOR, new Message().integer(1, FLOAT).put(2, shape))
                        .put(METADATA, new Message().put(1, plugin));
        return Fields.event(event.time(), 0)
                .put(Fields.SUMMARY, new Message().put(1, value))
                .bytes();
    }
}
