package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.formats.random.Seed;

/** What a trial makes of objectives that see a second view. */
class SecondViewNetworksTest {

    private static final String YAML =
            """
            name: small
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 40, validation: 12, test: 12, size: 12}
            teacher: {modality: audio, type: tone-listener, width: 16}
            student: {modality: image, type: convnet, widths: [8, 16]}
            training: {epochs: 2, batch-size: 16}
            methods:
              - {name: once, objectives: [mlkd]}
              - {name: twice, objectives: [{type: mlkd, strong-view: strong}]}
            output: out
            """;

    @TempDir private Path folder;

    @Test
    void askForItAndSayWhichTeacherDoesNotSeeIt() {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of());
                TrialNetworks twice = small.networks().create(small.method("twice"), new Seed(1))) {
            assertThat(twice.notes())
                    .containsExactly(
                            "the teacher 'audio' says of the view 'strong' what it says of the"
                                    + " sample itself");
            assertThat(small.trainers().passes(twice).views())
                    .containsExactly(new ViewRequest("image", "strong", 1));
        }
    }

    @Test
    void askForNothingWhereNoObjectiveSeesIt() {
        try (SmallExperiment small = new SmallExperiment(folder, YAML, List.of());
                TrialNetworks once = small.networks().create(small.method("once"), new Seed(1))) {
            assertThat(once.notes()).isEmpty();
            assertThat(small.trainers().passes(once).views()).isEmpty();
        }
    }
}
