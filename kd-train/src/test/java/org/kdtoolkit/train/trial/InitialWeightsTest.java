package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.formats.weights.WeightsFile;

/** Students that begin with weights of a file. */
class InitialWeightsTest {

    private static final Seed SEED = new Seed(1);
    private static final List<String> HEAD = List.of("head.bias", "head.weight");

    @TempDir private Path folder;

    @Test
    void allMethodsBeginWithTheFilesWeights() {
        Map<String, List<Float>> file = write(new Seed(7));
        for (String method : List.of("none", "mnf+csc")) {
            assertThat(begin(method, "student.weights=first.safetensors").weights())
                    .as(method)
                    .isEqualTo(file);
        }
    }

    @Test
    void aReportNamesTheFile() {
        write(new Seed(7));

        assertThat(begin("none", "student.weights=first.safetensors").notes())
                .containsExactly(
                        "the student begins with the weights of "
                                + folder.resolve("first.safetensors"));
        assertThat(begin("none").notes()).isEmpty();
    }

    @Test
    void aHeadOfOtherClassesStaysAtRandomAndTheReportSaysSo() {
        Map<String, List<Float>> file = write(new Seed(7), "dataset.classes=5");
        Map<String, List<Float>> random = begin("none").weights();

        Start start = begin("none", "student.weights=first.safetensors");

        assertThat(start.weights().keySet()).containsAll(HEAD);
        start.weights()
                .forEach(
                        (name, values) ->
                                assertThat(values)
                                        .as(name)
                                        .isEqualTo(
                                                (HEAD.contains(name) ? random : file).get(name)));
        assertThat(start.notes())
                .containsExactly(
                        "the student begins with the weights of %s; the head of 5 classes was not taken"
                                .formatted(folder.resolve("first.safetensors")));
    }

    @Test
    void aHeadThatTheFileLacksStaysAtRandomAndTheReportSaysSo() {
        Map<String, List<Float>> file = writeWithoutHead(new Seed(7));
        Map<String, List<Float>> random = begin("none").weights();

        Start start = begin("none", "student.weights=first.safetensors");

        assertThat(file.keySet()).doesNotContainAnyElementsOf(HEAD);
        start.weights()
                .forEach(
                        (name, values) ->
                                assertThat(values)
                                        .as(name)
                                        .isEqualTo(
                                                (HEAD.contains(name) ? random : file).get(name)));
        assertThat(start.notes())
                .containsExactly(
                        "the student begins with the weights of %s, which have no head: its own begins at random"
                                .formatted(folder.resolve("first.safetensors")));
    }

    @Test
    void anotherNetworkIsRefusedWithAllThatDoesNotFit() {
        write(new Seed(7), "student.widths=[8, 16, 4]", "dataset.classes=5");

        assertThatThrownBy(() -> begin("none", "student.weights=first.safetensors"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'head.weight' has shape (5, 4), expected (3, 16)")
                .hasMessageEndingWith(
                        "'student' must be configured as the network that left these weights");
    }

    /** What a trial begins with. */
    private record Start(Map<String, List<Float>> weights, List<String> notes) {}

    /** Writes a fresh student's weights. */
    private Map<String, List<Float>> write(Seed seed, String... overrides) {
        try (SmallExperiment small = new SmallExperiment(folder, overrides);
                NDManager manager = small.manager().newSubManager()) {
            StateDict student = small.students().create(seed, manager).state();
            new WeightsFile(folder.resolve("first.safetensors")).write(student);
            return values(student);
        }
    }

    private Map<String, List<Float>> writeWithoutHead(Seed seed) {
        try (SmallExperiment small = new SmallExperiment(folder);
                NDManager manager = small.manager().newSubManager()) {
            StateDict.Builder body = StateDict.builder();
            small.students().create(seed, manager).state().entries().entrySet().stream()
                    .filter(entry -> !HEAD.contains(entry.getKey()))
                    .forEach(entry -> body.add(entry.getKey(), entry.getValue()));
            new WeightsFile(folder.resolve("first.safetensors")).write(body.build());
            return values(body.build());
        }
    }

    private Start begin(String method, String... overrides) {
        try (SmallExperiment small = new SmallExperiment(folder, overrides);
                MethodNetworks networks =
                        (MethodNetworks) small.networks().create(small.method(method), SEED)) {
            return new Start(values(networks.learner().student().state()), networks.notes());
        }
    }

    private static Map<String, List<Float>> values(StateDict state) {
        Map<String, List<Float>> values = new TreeMap<>();
        state.entries()
                .forEach(
                        (name, weight) ->
                                values.put(
                                        name,
                                        Stream.of(weight.getArray().toArray())
                                                .map(Number::floatValue)
                                                .toList()));
        return values;
    }
}
