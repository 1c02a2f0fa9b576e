package org.kdtoolkit.teachers.fitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.testkit.TeacherContract;

/** Vectors of which the first column tells the class; one holds nothing but zeros. */
class LinearTeacherTest extends TeacherContract {

    private static final int[] ALL = {0, 1, 2, 3, 4, 5, 6, 7};

    private final List<float[]> train = new ArrayList<>();
    private final List<int[]> labels = new ArrayList<>();

    LinearTeacherTest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 40; i++) {
            int label = i % 2;
            train.add(
                    new float[] {
                        (float) (2 * label - 1 + 0.1 * random.nextGaussian()),
                        (float) random.nextGaussian(),
                        (float) random.nextGaussian()
                    });
            labels.add(new int[] {label});
        }
    }

    private static LinearTeacherConfig config(int batch) {
        return new LinearTeacherConfig(
                new FitConfig.Sgd(0.5), 200, batch, LinearStart.TORCH, true, 1);
    }

    private TeacherContext context(NDManager owner, OptionalInt seed) {
        return TeacherContext.builder()
                .setDataset(new Points(TargetKind.SINGLE_LABEL))
                .setModality("vector")
                .optOnMissing(OnMissing.KEEP)
                .optSeed(seed)
                .setManager(owner)
                .build();
    }

    @Override
    protected Teacher open(NDManager owner) {
        train.set(3, new float[3]);
        return LinearTeacher.open(config(8), context(owner, OptionalInt.empty()));
    }

    @Override
    protected Batch batch(NDManager owner) {
        return Batch.of(
                Subset.TRAIN,
                List.of("0", "1", "2", "3", "4", "5", "6", "7"),
                ALL,
                Map.of(),
                Targets.singleLabel(owner.create(new long[] {0, 1, 0, 1, 0, 1, 0, 1})));
    }

    private float[] logits(LinearTeacherConfig config, OptionalInt seed) {
        try (NDManager manager = NDManager.newBaseManager();
                Teacher teacher = LinearTeacher.open(config, context(manager, seed))) {
            return teacher.output(batch(manager), manager).logits().orElseThrow().toFloatArray();
        }
    }

    @Test
    void learnsWhatTheVectorsTell() {
        float[] logits = logits(config(8), OptionalInt.empty());
        for (int i : new int[] {0, 1, 2, 4, 5, 6, 7}) { // nothing is known of 3
            assertThat(logits[2 * i + 1] - logits[2 * i] > 0).as("row " + i).isEqualTo(i % 2 == 1);
        }
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        float[] first = logits(config(8), OptionalInt.of(1));
        assertThat(logits(config(8), OptionalInt.of(1))).isEqualTo(first);
        assertThat(logits(config(8), OptionalInt.of(2))).isNotEqualTo(first);
        assertThat(logits(config(8), OptionalInt.empty())).isNotEqualTo(first);
    }

    @Test
    void doesNotReadHiddenLabels() {
        float[] all = logits(config(1000), OptionalInt.empty());
        labels.set(0, new int[0]);
        assertThat(logits(config(1000), OptionalInt.empty())).isNotEqualTo(all);
        labels.replaceAll(some -> new int[0]);
        assertThatThrownBy(() -> logits(config(8), OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no training sample has both a label and a vector");
    }

    @Test
    void refusesRatesThatLeadNowhere() {
        train.replaceAll(row -> new float[] {1e30f * row[0], row[1], row[2]});
        LinearTeacherConfig config =
                new LinearTeacherConfig(
                        new FitConfig.Sgd(1e10), 50, 8, LinearStart.TORCH, false, 1);
        assertThatThrownBy(() -> logits(config, OptionalInt.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no numbers");
    }

    @Test
    void refusesWhatIsNoVectorAndWhatHasSeveralLabels() {
        assertThatThrownBy(() -> LinearTeacher.checkInput(config(8), new Shape(1, 8, 8)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("fitted to vectors");
        try (NDManager manager = NDManager.newBaseManager()) {
            TeacherContext several =
                    TeacherContext.builder()
                            .setDataset(new Points(TargetKind.MULTI_LABEL))
                            .setModality("vector")
                            .setManager(manager)
                            .build();
            assertThatThrownBy(() -> LinearTeacher.open(config(8), several))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("several labels");
        }
    }

    private final class Points implements Dataset {

        private final TargetKind kind;

        Points(TargetKind kind) {
            this.kind = kind;
        }

        @Override
        public List<String> classes() {
            return List.of("no", "yes");
        }

        @Override
        public TargetKind targetKind() {
            return kind;
        }

        @Override
        public Map<String, Shape> modalities() {
            return Map.of("vector", new Shape(3));
        }

        @Override
        public Samples samples(Subset subset) {
            return new Rows(subset == Subset.TRAIN ? train.size() : 0);
        }
    }

    private final class Rows implements Samples {

        private final int size;

        Rows(int size) {
            this.size = size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String id(int index) {
            return Integer.toString(index);
        }

        @Override
        public int[] labels(int index) {
            return labels.get(index);
        }

        @Override
        public boolean isLabelled(int index) {
            return labels.get(index).length > 0;
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.empty();
        }

        @Override
        public HostTensor read(int index, String modality) {
            return HostTensor.of(train.get(index).clone(), 3);
        }
    }
}
