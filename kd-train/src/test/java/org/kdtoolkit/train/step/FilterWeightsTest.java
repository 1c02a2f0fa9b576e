package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.csc.CscConfig;
import org.kdtoolkit.mnf.MnfConfig;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.WeightSchedule;

/** Filters that begin with the weights of a published checkpoint. */
class FilterWeightsTest {

    private static final String CLASSIFIER = "sv_cls_classifier.weight";

    private final Registry registry =
            Registry.builder().addServices(FilterWeightsTest.class.getClassLoader()).build();

    @TempDir private Path folder;
    private NDManager manager;
    private Map<String, NDArray> published;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        published = Fixture.load("interop", manager).under("audio_state_dict/");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interop_min.pth", "interop_seed.pth", "interop.safetensors"})
    void theNoiseFilterOfAPublishedCheckpointIsLoaded(String name) throws IOException {
        Method method = assemble(name, published.get(CLASSIFIER).getShape().get(0)).method();

        method.state()
                .entries()
                .forEach(
                        (full, weight) -> {
                            NDArray expected =
                                    published.get(full.replaceFirst("^audio\\.filter\\.", ""));
                            assertThat(weight.getArray().toFloatArray())
                                    .as(full)
                                    .isEqualTo(expected.toFloatArray());
                        });
        long counters =
                published.keySet().stream().filter(n -> n.endsWith("num_batches_tracked")).count();
        assertThat(method.state().entries()).hasSize((int) (published.size() - counters));
    }

    @Test
    void aFilterForOtherClassesIsRefused() {
        long others = published.get(CLASSIFIER).getShape().get(0) + 1;
        assertThatThrownBy(() -> assemble("interop_seed.pth", others))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'sv_cls_classifier.weight' has shape")
                .hasMessageContaining("for as many classes");
    }

    private AssembledMethod assemble(String file, long classes) throws IOException {
        Path weights = folder.resolve(file);
        try (InputStream in = Fixture.open(file)) {
            Files.write(weights, in.readAllBytes());
        }
        int width = (int) published.get(CLASSIFIER).getShape().get(1);
        return new MethodAssembly(registry)
                .assemble(
                        method(weights),
                        DistillerContext.builder()
                                .setStudent(new FeatureMapShape(new Shape(2, 2), width))
                                .optTeacher("audio", TeacherShape.of(width, true))
                                .setClasses((int) classes)
                                .setTrainingSamples(10)
                                .setManager(manager)
                                .build());
    }

    private static MethodSpec method(Path weights) {
        return new MethodSpec(
                "mnf+csc",
                Optional.empty(),
                Optional.of(
                        new FilterSpec(
                                "mnf",
                                Optional.empty(),
                                Optional.of(weights),
                                Optional.empty(),
                                MnfConfig.published())),
                List.of(
                        new ObjectiveSpec(
                                "csc",
                                1,
                                new WeightSchedule.Constant(),
                                Optional.empty(),
                                new CscConfig(CscConfig.Scheme.CONSTANT, 0.07, 0.07))),
                Optional.empty());
    }
}
