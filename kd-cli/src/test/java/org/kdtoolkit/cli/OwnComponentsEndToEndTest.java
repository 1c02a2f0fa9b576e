package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plug-in that goes wherever one can go, without a line of the toolkit's own being changed. */
class OwnComponentsEndToEndTest {

    private static final String YAML =
            """
            name: own
            seeds: [1]
            dataset: {type: synthetic, classes: 6, train: 48, validation: 12, test: 18, size: 8}
            teachers:
              bands: {modality: audio, type: tone-listener, width: 12}
              fine: {modality: audio, type: tone-listener, width: 16}
            student: {modality: image, type: own-network}
            training: {epochs: 1, batch-size: 16}
            methods:
              - {name: council, objectives: [{type: own-council, teachers: [fine, bands]}]}
              - {name: head, objectives: [{type: own-head, teacher: fine}]}
              - {name: filter, filter: own-filter, objectives: [kd]}
              - {name: labels, objectives: [own-labels]}
              - {name: stages, objectives: [{type: own-stages, weight: 0.5}]}
              - name: all
                filter: own-filter
                objectives:
                  - {type: own-council, teachers: [bands, fine]}
                  - own-head
                  - own-labels
                  - own-stages
                  - csc
            output: out
            """;

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void train() throws IOException {
        String plugins = OwnJar.pack(folder);
        experiment = TinyExperiment.of(folder, YAML);
        assertThat(experiment.run("benchmark", "--plugins", plugins)).as(experiment.err()).isZero();
    }

    @Test
    void oneObjectiveIsTaughtBySeveralTeachers() {
        JsonNode losses = losses("council");

        assertThat(names(losses))
                .containsExactly("class", "fine+bands/from-fine", "fine+bands/from-bands");
        assertThat(losses.get("fine+bands/from-fine").asDouble())
                .isPositive()
                .isNotEqualTo(losses.get("fine+bands/from-bands").asDouble());
    }

    @Test
    void anObjectiveAsksTheStudentsHead() {
        JsonNode losses = losses("head");

        assertThat(names(losses)).containsExactly("class", "head", "head-again");
        assertThat(losses.get("head").asDouble()).isPositive();
        assertThat(losses.get("head-again").asDouble()).isZero();
        assertThat(notes("head"))
                .contains(
                        "the teacher's 16-d embeddings are projected to the student's width 12 by a"
                                + " trained linear layer");
    }

    @Test
    void aFilterActsAfterEachStepAndSaysSoInTheEnd() {
        assertThat(notes("filter")).contains("there were 3 steps");
        assertThat(notes("all")).contains("there were 3 steps");
        assertThat(experiment.text("report.html")).contains("there were 3 steps");
    }

    @Test
    void anObjectiveReadsLabels() {
        JsonNode losses = losses("labels");

        assertThat(names(losses)).containsExactly("class", "labels");
        assertThat(losses.get("labels").asDouble())
                .isEqualTo(losses.get("class").asDouble(), within(1e-9));
    }

    @Test
    void anObjectiveReadsTheNamedStagesOfANetworkOfItsOwn() {
        JsonNode losses = losses("stages");

        assertThat(names(losses))
                .containsExactly("class", "stage-low", "stage-middle", "stage-high");
        assertThat(losses.get("stage-low").asDouble())
                .isPositive()
                .isNotEqualTo(losses.get("stage-high").asDouble());
    }

    @Test
    void allGoTogetherAndWithTheToolkitsOwn() {
        assertThat(names(losses("all")))
                .contains("bands/head", "bands/labels", "bands/stage-middle", "bands/csc")
                .contains("bands+fine/from-bands", "bands+fine/from-fine");
    }

    private static JsonNode losses(String method) {
        List<JsonNode> epochs = experiment.lines("%s/seed-1/metrics.jsonl".formatted(method));
        assertThat(epochs).hasSize(1);
        return epochs.get(0).get("losses");
    }

    private static List<String> names(JsonNode losses) {
        List<String> names = new ArrayList<>();
        losses.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> notes(String method) {
        List<String> notes = new ArrayList<>();
        experiment
                .json("%s/seed-1/result.json".formatted(method))
                .get("notes")
                .forEach(note -> notes.add(note.asText()));
        return notes;
    }
}
