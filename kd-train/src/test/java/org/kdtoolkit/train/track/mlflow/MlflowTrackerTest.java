package org.kdtoolkit.train.track.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.TrackedTrial;

class MlflowTrackerTest {

    @TempDir private Path folder;
    private ServerDouble server;

    @BeforeEach
    void start() throws IOException {
        server = new ServerDouble();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTrialIsARunOfTheBenchmarksExperiment() throws IOException {
        MlflowTracker tracker = tracker();
        tracker.epochs(List.of(epoch(1), epoch(2)));
        tracker.ended(new TrackedEnd.Done(2, Map.of("test/top1", 0.75)));

        ServerDouble.Run run = server.run();
        assertThat(run.created.get("run_name").textValue()).isEqualTo("mnf+csc/seed-3");
        assertThat(run.tags)
                .containsEntry("kd.version", "1.0")
                .containsEntry("kd.benchmark", "größe & more")
                .containsEntry("kd.method", "mnf+csc")
                .containsEntry("kd.seed", "3")
                .containsEntry("kd.point.corruption.rate", "0.5");
        assertThat(run.params)
                .containsEntry("seed", "3")
                .containsEntry("methods.mnf_csc.weight", "0.00001")
                .containsEntry("deterministic", "true");
        assertThat(run.metrics)
                .containsExactly(
                        "loss/kd@1=0.5",
                        "validation/top1@1=NaN",
                        "loss/kd@2=0.5",
                        "validation/top1@2=NaN",
                        "result/test/top1@2=0.75");
        assertThat(run.status).isEqualTo("FINISHED");
        assertThat(run.ended).isPositive();
        assertThat(server.requests())
                .containsExactly(
                        "GET experiments/get-by-name",
                        "POST experiments/create",
                        "POST runs/create",
                        "POST runs/log-batch",
                        "POST runs/log-batch",
                        "POST runs/log-batch",
                        "POST runs/update");
        assertThat(server.authorizations()).isEmpty();
    }

    @Test
    void trialsShareAnExperiment() {
        tracker();
        new MlflowTracker(config(), trial(folder.resolve("other")), Map.of());

        assertThat(server.runs()).hasSize(2);
        assertThat(server.requests()).containsOnlyOnce("POST experiments/create");
    }

    @Test
    void aTrialThatGoesOnGoesOnWithItsRun() throws IOException {
        MlflowTracker killed = tracker();
        killed.epochs(List.of(epoch(1), epoch(2), epoch(3)));
        killed.ended(new TrackedEnd.Stopped());
        assertThat(server.run().status).isEqualTo("KILLED");

        MlflowTracker second = tracker();
        assertThat(server.run().status).isEqualTo("RUNNING");
        second.epochs(List.of(epoch(1), epoch(2), epoch(3)));
        second.epochs(List.of(epoch(4)));
        second.ended(new TrackedEnd.Failed("the loss is NaN"));

        assertThat(server.run().metrics.stream().filter(m -> m.startsWith("loss")))
                .containsExactly(
                        "loss/kd@1=0.5", "loss/kd@2=0.5", "loss/kd@3=0.5", "loss/kd@4=0.5");
        assertThat(server.run().status).isEqualTo("FAILED");
        assertThat(server.run().tags).containsEntry("kd.error", "the loss is NaN");
    }

    @Test
    void aRunThatIsGoneIsBegunAnew() throws IOException {
        tracker();
        server.runs().clear();

        tracker().epochs(List.of(epoch(1)));

        assertThat(server.run().metrics).hasSize(2);
    }

    @Test
    void aFileThatCantBeReadBeginsARun() throws IOException {
        Files.writeString(folder.resolve("mlflow.json"), "{");

        tracker();

        assertThat(server.run().params).isNotEmpty();
    }

    @Test
    void manyEpochsAreSeveralRequests() throws IOException {
        tracker().epochs(IntStream.rangeClosed(1, 1201).mapToObj(e -> epoch(e)).toList());

        assertThat(server.run().metrics).hasSize(2402).doesNotHaveDuplicates();
        assertThat(Files.readString(folder.resolve("mlflow.json"))).contains("\"epochs\":1201");
    }

    @Test
    void aServerThatIsNotThereIsSaid() {
        server.close();

        assertThatThrownBy(this::tracker)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("no MLflow server answers at " + server.uri())
                .hasMessageEndingWith("; start it, or take it out of 'tracking'");
    }

    @Test
    void whatTheServerRefusesIsSaid() {
        MlflowConfig elsewhere = new MlflowConfig(server.uri() + "/elsewhere", Optional.empty());

        assertThatThrownBy(() -> new MlflowTracker(elsewhere, trial(folder), Map.of()))
                .hasMessage(
                        "%s/elsewhere refused 'experiments/get-by-name?experiment_name=gr%%C3%%B6%%C3%%9Fe+%%26+more' (404 without a reason); see the server's log"
                                .formatted(server.uri()));
    }

    @Test
    void whoAsksStandsInTheEnvironment() {
        new MlflowTracker(config(), trial(folder), Map.of("MLFLOW_TRACKING_TOKEN", "abc"));
        new MlflowTracker(
                config(),
                trial(folder),
                Map.of("MLFLOW_TRACKING_USERNAME", "me", "MLFLOW_TRACKING_PASSWORD", "öß"));

        assertThat(server.authorizations()).contains("Bearer abc", "Basic bWU6w7bDnw==");
    }

    private MlflowTracker tracker() {
        return new MlflowTracker(config(), trial(folder), Map.of());
    }

    private MlflowConfig config() {
        return new MlflowConfig(server.uri(), Optional.empty());
    }

    private static TrackedTrial trial(Path folder) {
        Map<String, Object> hyperParameters = new LinkedHashMap<>();
        hyperParameters.put("seed", 3.0);
        hyperParameters.put("methods.mnf+csc.weight", 1e-5);
        hyperParameters.put("deterministic", true);
        return new TrackedTrial(
                "größe & more",
                "mnf+csc",
                3,
                folder,
                "1.0",
                0,
                Map.of("corruption.rate", "0.5"),
                hyperParameters);
    }

    private static TrackedEpoch epoch(int number) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss/kd", 0.5);
        values.put("validation/top1", Double.NaN);
        return new TrackedEpoch(number, Instant.ofEpochSecond(number), values);
    }
}
