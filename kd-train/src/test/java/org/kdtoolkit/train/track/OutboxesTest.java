package org.kdtoolkit.train.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.plugin.TrackerProvider;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.api.track.Tracker;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.TrackerSpec;

class OutboxesTest {

    private static final TrackedEnd DONE = new TrackedEnd.Done(1, Map.of());

    private final List<TrackedEnd> ends = Collections.synchronizedList(new ArrayList<>());

    /** There are no keys. */
    record NoKeys() {}

    @Test
    void theFirstEndCounts() {
        Outboxes open = open();
        open.end(DONE);
        open.close();
        Outboxes.stopAll();

        assertThat(ends).containsExactly(DONE);
    }

    @Test
    void aProcessThatEndsAtOnceTellsFirstThatTrialsAreStopped() {
        Outboxes open = open();
        Outboxes.stopAll();
        open.close();

        assertThat(ends).containsExactly(new TrackedEnd.Stopped());
    }

    @Test
    void aTrialThatBreaksOffIsStopped() {
        open().close();

        assertThat(ends).containsExactly(new TrackedEnd.Stopped());
    }

    private Outboxes open() {
        Registry registry =
                Registry.builder()
                        .add(
                                TrackerProvider.builder("noting", NoKeys.class)
                                        .build((config, trial) -> noting()))
                        .build();
        return new Outboxes(
                List.of(new TrackerSpec("noting", new NoKeys())),
                new TrackedTrial(
                        "b", "kd", 1, Path.of("kd"), "1.0", 0, Map.of(), Map.of("method", "kd")),
                registry,
                warning -> {
                    throw new AssertionError(warning);
                });
    }

    private Tracker noting() {
        return new Tracker() {
            @Override
            public void epochs(List<TrackedEpoch> epochs) {}

            @Override
            public void ended(TrackedEnd end) {
                ends.add(end);
            }
        };
    }
}
