package org.kdtoolkit.formats.tensorboard;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A {@code tensorflow.Event} of those kinds that tell how a training gets on. */
public sealed interface Event {

    /** When it happened. */
    Instant time();

    /** The message as it is written. */
    byte[] bytes();

    /**
     * Begins each file.
     *
     * @param time when it was begun
     */
    record Version(Instant time) implements Event {

        private static final String OF_FILE = "brain.Event:2";

        @Override
        public byte[] bytes() {
            return Fields.event(time, 0).text(Fields.FILE_VERSION, OF_FILE).bytes();
        }
    }

    /**
     * What follows takes the place of what other files of the run tell from a step on.
     *
     * @param time when it was begun
     * @param step the first step that is told anew
     */
    record Restart(Instant time, long step) implements Event {

        private static final int START = 1;

        @Override
        public byte[] bytes() {
            return Fields.event(time, step)
                    .put(Fields.SESSION_LOG, new Message().integer(1, START))
                    .bytes();
        }
    }

    /**
     * Numbers of one step.
     *
     * @param time when they were known
     * @param step the step
     * @param values the numbers by their names; kept in single precision
     */
    record Scalars(Instant time, long step, Map<String, Double> values) implements Event {

        /** Copies the map. */
        public Scalars {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public byte[] bytes() {
            Message summary = new Message();
            values.forEach((name, value) -> summary.put(1, Fields.scalar(name, value)));
            return Fields.event(time, step).put(Fields.SUMMARY, summary).bytes();
        }
    }

    /**
     * The run's hyper-parameters, for the HParams plugin.
     *
     * @param time when the run began
     * @param hyperParameters each a {@code String}, {@code Boolean} or {@code Double}, by its name
     */
    record SessionStart(Instant time, Map<String, Object> hyperParameters) implements Event {

        /** Copies the map. */
        public SessionStart {
            hyperParameters = Collections.unmodifiableMap(new LinkedHashMap<>(hyperParameters));
        }

        @Override
        public byte[] bytes() {
            return HyperParameters.start(this);
        }
    }

    /**
     * The run is over, for the HParams plugin.
     *
     * @param time when it ended
     * @param succeeded whether it ran to its end; otherwise it failed
     */
    record SessionEnd(Instant time, boolean succeeded) implements Event {

        @Override
        public byte[] bytes() {
            return HyperParameters.end(this);
        }
    }
}
