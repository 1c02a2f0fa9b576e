package org.kdtoolkit.train.track.mlflow;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.formats.files.AtomicFile;

/**
 * Which run is the trial's, and what the server has of it; the content of {@code mlflow.json} in
 * the trial's folder.
 *
 * @param uri the server
 * @param run the run's id
 * @param described whether the server has its parameters
 * @param epochs up to which epoch the server has its metrics
 */
record RunState(
        @JsonProperty("uri") String uri,
        @JsonProperty("run-id") String run,
        @JsonProperty("described") boolean described,
        @JsonProperty("epochs") int epochs) {

    private static final String FILE = "mlflow.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    static RunState begun(String uri, String run) {
        return new RunState(uri, run, false, 0);
    }

    RunState asDescribed() {
        return new RunState(uri, run, true, epochs);
    }

    RunState upTo(int epoch) {
        return new RunState(uri, run, described, epoch);
    }

    /** What an earlier process left; empty if nothing that can be read. */
    static Optional<RunState> in(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(file.toFile(), RunState.class));
        } catch (IOException e) {
            return Optional.empty(); // a run of its own is better than none
        }
    }

    void write(Path folder) throws IOException {
        AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsString(this));
    }
}
