package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.train.config.AdamConfig.Adam;
import org.kdtoolkit.train.config.SampleProviders.ConvNet;
import org.kdtoolkit.train.config.SampleProviders.Scheme;

class OverridesTest {

    private static final Path FOLDER = Path.of("src/test/resources/config").toAbsolutePath();

    @Test
    void replacesAValue() {
        assertThat(load("full.yaml", "training.epochs=7").training().epochs()).isEqualTo(7);
    }

    @Test
    void makesTheMapsOnTheWay() {
        ExperimentConfig experiment = load("minimal.yaml", "training.optimizer.learning-rate=1e-2");

        assertThat(experiment.training().optimizer())
                .isEqualTo(new Adam(0.01, 0, 0.9, 0.999, 1e-8, 0.2));
    }

    @Test
    void reachesIntoLists() {
        ExperimentConfig experiment =
                load("full.yaml", "methods.3.objectives.0.weight=2", "seeds.1=5");

        assertThat(experiment.methods().get(3).objectives().get(0).weight()).isEqualTo(2);
        assertThat(experiment.seeds()).containsExactly(3, 5);
    }

    @Test
    void takesListsAndMaps() {
        ExperimentConfig experiment =
                load(
                        "minimal.yaml",
                        "seeds=[4, 5]",
                        "student={modality: image, type: convnet, widths: [1]}");

        assertThat(experiment.seeds()).containsExactly(4, 5);
        assertThat(experiment.trained().first().settings()).isEqualTo(new ConvNet(List.of(1)));
    }

    @Test
    void opensALoneName() {
        ExperimentConfig experiment =
                load(
                        "minimal.yaml",
                        "methods=[scheme]",
                        "methods.0.epsilon=0.5",
                        "methods.0.name=mine");

        assertThat(experiment.methods().get(0).settings()).contains(new Scheme(0.5));
        assertThat(experiment.methods().get(0).name()).isEqualTo("mine");
    }

    @Test
    void removesAnOptionalPart() {
        ExperimentConfig experiment = load("full.yaml", "training.early-stopping=");

        assertThat(experiment.training().earlyStopping()).isEqualTo(Optional.empty());
    }

    @Test
    void takesTheLastOfSeveral() {
        assertThat(load("minimal.yaml", "name=a", "name=b").name()).isEqualTo("b");
    }

    private static ExperimentConfig load(String name, String... overrides) {
        return new ExperimentLoader(SampleProviders.registry())
                .load(FOLDER.resolve(name), List.of(overrides));
    }
}
