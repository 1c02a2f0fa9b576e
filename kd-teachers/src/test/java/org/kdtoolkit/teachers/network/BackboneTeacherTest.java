package org.kdtoolkit.teachers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.loading.ForwardingDataset;
import org.kdtoolkit.loading.ForwardingSamples;
import org.kdtoolkit.models.ConvNetConfig;

class BackboneTeacherTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final Frames frames = new Frames();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesWhatTheNetworkSaysInEvaluationMode() throws SampleException {
        Backbone network = trained(4, 6);
        HostTensor image = frames.samples(Subset.TEST).read(0, Frames.MODALITY);
        StudentOutput expected =
                network.forward(
                        manager.create(image.values(), new Shape(1).addAll(image.shape())), false);

        Teacher teacher = open(true, 4, 6);
        assertThat(teacher.shape())
                .isEqualTo(
                        TeacherShape.of(6, true)
                                .withFeatureMap(
                                        Optional.of(new FeatureMapShape(new Shape(6, 6), 6))));
        TeacherOutput output = teacher.output(frames.batch(Subset.TEST, manager), manager);
        assertClose(output.embedding(), expected.embedding());
        assertClose(output.logits().orElseThrow(), expected.logits());
        assertClose(output.featureMap().orElseThrow(), expected.featureMap());
    }

    @Test
    void givesItsHeadAwayAsItIsInTheFile() {
        Map<String, Parameter> weights = trained(4, 6).state().entries();
        LinearClassifier classifier = open(true, 4, 6).classifier().orElseThrow();
        assertThat(classifier.weight().values())
                .isEqualTo(weights.get("head.weight").getArray().toFloatArray());
        assertThat(classifier.bias().values())
                .isEqualTo(weights.get("head.bias").getArray().toFloatArray());
    }

    @Test
    void hearsTheNoiseOfACorruptionAndKeepsThatAnswerApart() throws SampleException {
        Backbone network = trained(4, 6);
        Dataset noisy = new NoisyFrames(frames);

        Teacher clean = open(frames.context(OnMissing.FAULT, manager), false, 4, 6);
        Teacher corrupted = open(frames.context(OnMissing.FAULT, manager, noisy), false, 4, 6);
        Teacher cleanAgain = open(frames.context(OnMissing.FAULT, manager), false, 4, 6);

        float[] before = answers(clean, Subset.TRAIN);
        float[] hit = answers(corrupted, Subset.TRAIN);
        int different = 0;
        for (int index = 0; index < 2; index++) {
            HostTensor input = noisy.samples(Subset.TRAIN).read(index, Frames.MODALITY);
            NDArray expected =
                    network.forward(
                                    manager.create(
                                            input.values(), new Shape(1).addAll(input.shape())),
                                    false)
                            .embedding();
            float[] row = Arrays.copyOfRange(hit, index * 6, (index + 1) * 6);
            assertThat(row).containsExactly(expected.toFloatArray(), within(1e-6f));
            different +=
                    Arrays.equals(row, Arrays.copyOfRange(before, index * 6, (index + 1) * 6))
                            ? 0
                            : 1;
        }
        assertThat(different).as("of two samples the one that is hit").isEqualTo(1);
        assertThat(answers(corrupted, Subset.TEST)).isEqualTo(answers(clean, Subset.TEST));
        assertThat(answers(cleanAgain, Subset.TRAIN)).isEqualTo(before);
    }

    private float[] answers(Teacher teacher, Subset subset) {
        return teacher.output(frames.batch(subset, manager), manager).embedding().toFloatArray();
    }

    @Test
    void givesNoLogitsWhereItsFileHasNoHead() {
        Backbone network = trained(4, 6);
        StateDict.Builder body = StateDict.builder();
        network.state().entries().entrySet().stream()
                .filter(entry -> !network.head().contains(entry.getKey()))
                .forEach(entry -> body.add(entry.getKey(), entry.getValue()));
        new WeightsFile(weights()).write(body.build());
        StudentOutput expected =
                network.forward(images(frames, Subset.TRAIN, 0, 1), false, Set.of("layer1"));
        Frames asked = frames.askingForStages();

        try (Teacher teacher = open(asked.context(OnMissing.FAULT, manager), true, 4, 6)) {
            assertThat(teacher.shape().logits()).isFalse();
            assertThat(teacher.classifier()).isEmpty();
            TeacherOutput output =
                    teacher.output(asked.batch(Subset.TRAIN, manager), manager, Set.of("layer1"));
            assertThat(output.logits()).isEmpty();
            assertClose(output.embedding(), expected.embedding());
            assertClose(output.featureMap().orElseThrow(), expected.featureMap());
            assertClose(output.stage("layer1"), expected.stage("layer1"));
        }
    }

    @Test
    void keepsNoFeatureMapsUnlessTheyAreAskedFor() {
        trained(4, 6);
        Teacher teacher = open(false, 4, 6);
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(6, true));
        assertThat(teacher.output(frames.batch(Subset.TEST, manager), manager).featureMap())
                .isEmpty();
    }

    @Test
    void givesTheStagesOfItsNetworkToWhomAsksForThem() {
        Backbone network = trained(4, 6);
        Frames asked = frames.askingForStages();
        Batch batch = asked.batch(Subset.TRAIN, manager);
        Map<String, NDArray> expected =
                network.forward(
                                images(asked, Subset.TRAIN, 0, 1),
                                false,
                                Set.of("layer1", "layer2"))
                        .stages();

        try (Teacher teacher = open(asked.context(OnMissing.FAULT, manager), 1, 4, 6)) {
            assertThat(teacher.shape().stages())
                    .containsExactlyEntriesOf(network.stages())
                    .containsOnlyKeys("layer1", "layer2");
            TeacherOutput output = teacher.output(batch, manager, Set.of("layer1", "layer2"));
            assertThat(output.stages()).containsOnlyKeys("layer1", "layer2");
            expected.forEach((stage, map) -> assertClose(output.stage(stage), map));
            assertThat(output.stage("layer1").hasGradient()).isFalse();
            TeacherOutput plain = teacher.output(batch, manager);
            assertThat(plain.stages()).isEmpty();
            assertThat(output.embedding()).isEqualTo(plain.embedding());
            assertThat(teacher.output(batch, manager, Set.of("layer2")).stages())
                    .containsOnlyKeys("layer2");
        }
    }

    @Test
    void isOutlinedByTheFormOfItsNetwork() {
        trained(4, 6);
        Frames asked = frames.askingForStages();
        TeacherContext context = asked.context(OnMissing.FAULT, manager);

        try (Teacher teacher = open(context, true, 4, 6)) {
            TeacherShape outline =
                    BackboneTeacher.outline(config(true, 2, 4, 6), context).orElseThrow();
            assertThat(outline.withPreactivations(Map.of()))
                    .isEqualTo(teacher.shape().withPreactivations(Map.of()));
            assertThat(outline.preactivations().keySet())
                    .isEqualTo(teacher.shape().preactivations().keySet());
        }
    }

    @Test
    void holdsZerosInStagesWhereItKnowsNothing() {
        Backbone network = trained(4, 6);
        Frames asked = frames.withoutFirst().askingForStages();
        NDArray expected =
                network.forward(images(asked, Subset.TRAIN, 1), false, Set.of("layer1"))
                        .stage("layer1");

        try (Teacher teacher = open(asked.context(OnMissing.KEEP, manager), 2, 4, 6)) {
            TeacherOutput output =
                    teacher.output(asked.batch(Subset.TRAIN, manager), manager, Set.of("layer1"));
            assertThat(output.missing()).containsExactly(0);
            NDArray map = output.stage("layer1");
            assertClose(map.get("1:2"), expected);
            assertThat(map.get(0).toFloatArray()).containsOnly(0);
        }
    }

    @Test
    void hasNoStagesUnlessItWasToldThatTheyWillBeAskedFor() {
        trained(4, 6);
        Teacher teacher = open(false, 4, 6);
        Batch batch = frames.batch(Subset.TEST, manager);
        assertThat(teacher.shape().stages()).isEmpty();
        assertThatThrownBy(() -> teacher.output(batch, manager, Set.of("layer1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the teacher has no stages, asked for 'layer1'");
    }

    @Test
    void refusesAStageThatItsNetworkDoesNotHave() {
        trained(4, 6);
        Frames asked = frames.askingForStages();
        Batch batch = asked.batch(Subset.TEST, manager);
        try (Teacher teacher = open(asked.context(OnMissing.FAULT, manager), 2, 4, 6)) {
            assertThatThrownBy(() -> teacher.output(batch, manager, Set.of("layer3")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the teacher has no stage 'layer3', only [layer1, layer2]");
        }
    }

    @Test
    void leavesNothingOfItsStagesBehind() {
        trained(4, 6);
        Frames asked = frames.askingForStages();
        int before = manager.getManagedArrays().size();
        try (Teacher teacher = open(asked.context(OnMissing.FAULT, manager), 1, 4, 6)) {
            int opened = manager.getManagedArrays().size();
            try (NDManager step = manager.newSubManager()) {
                teacher.output(asked.batch(Subset.TRAIN, step), step, Set.of("layer1"));
            }
            assertThat(manager.getManagedArrays()).hasSize(opened);
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void leavesNoArraysBehind() {
        trained(4, 6);
        int before = manager.getManagedArrays().size();
        open(true, 4, 6);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void namesTheFirstWeightsThatDoNotFitAndCountsTheRest() {
        trained(4, 6);
        int before = manager.getManagedArrays().size();
        assertThatThrownBy(() -> open(false, 4, 6, 8))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(weights() + ": can't be loaded (")
                .hasMessageContaining("'body.8.weight' is missing")
                .hasMessageContaining("; and 4 more do not fit)")
                .hasMessageEndingWith(
                        "; 'network' must be configured as the network that left these weights,"
                                + " for as many classes");
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    /** A network whose weights are in the file. */
    private Backbone trained(Integer... widths) {
        return TrainedNetworks.create(
                frames.context(OnMissing.FAULT, manager),
                new ConvNetConfig(List.of(widths)),
                weights());
    }

    private Path weights() {
        return folder.resolve("student.safetensors");
    }

    private Teacher open(boolean featureMap, Integer... widths) {
        return open(frames.context(OnMissing.FAULT, manager), featureMap, widths);
    }

    private Teacher open(TeacherContext context, boolean featureMap, Integer... widths) {
        return BackboneTeacher.open(config(featureMap, 2, widths), context);
    }

    private Teacher open(TeacherContext context, int batchSize, Integer... widths) {
        return BackboneTeacher.open(config(false, batchSize, widths), context);
    }

    private BackboneConfig config(boolean featureMap, int batchSize, Integer... widths) {
        return new BackboneConfig(
                new NetworkSpec("convnet", new ConvNetConfig(List.of(widths))),
                weights(),
                Optional.empty(),
                featureMap,
                batchSize,
                Optional.of(folder.resolve("cache")));
    }

    private NDArray images(Frames of, Subset subset, int... indices) {
        NDList images = new NDList();
        for (int index : indices) {
            try {
                HostTensor image = of.samples(subset).read(index, Frames.MODALITY);
                images.add(manager.create(image.values(), image.shape()));
            } catch (SampleException e) {
                throw new AssertionError(e);
            }
        }
        return NDArrays.stack(images);
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        assertThat(actual.toFloatArray()).containsExactly(expected.toFloatArray(), within(1e-6f));
    }

    /** The first training frame is noisy. */
    private static final class NoisyFrames extends ForwardingDataset {

        NoisyFrames(Dataset dataset) {
            super(dataset);
        }

        @Override
        public Samples samples(Subset subset) {
            return subset == Subset.TRAIN
                    ? new NoisySamples(super.samples(subset))
                    : super.samples(subset);
        }
    }

    private static final class NoisySamples extends ForwardingSamples {

        NoisySamples(Samples samples) {
            super(samples);
        }

        @Override
        public HostTensor read(int index, String modality, View view) throws SampleException {
            HostTensor clean = super.read(index, modality, view);
            float[] values = clean.values().clone();
            if (index == 0) {
                Random random = new Random(1);
                for (int i = 0; i < values.length; i++) {
                    values[i] += (float) random.nextGaussian();
                }
            }
            return new HostTensor(values, clean.shape());
        }
    }
}
