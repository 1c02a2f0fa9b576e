package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/** A corrupted teacher's inner feature maps are corrupted as the rest of what it says. */
class CorruptedStagesTest {

    private static final int SIZE = 6;
    private static final int[] ALL = IntStream.range(0, SIZE).toArray();
    private static final Optional<Double> EVERY = Optional.of(1.0);

    private final NDManager manager = NDManager.newBaseManager();
    private final Crowd crowd = Crowd.of(SIZE, 3);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void followTheSwap() {
        assertStageIsTheEmbedding(
                new CorruptionConfig.Swap(EVERY, List.of(), 7, Optional.empty()), true);
    }

    @Test
    void followTheNoiseOfWhatIsPerceived() {
        assertStageIsTheEmbedding(
                new CorruptionConfig.Noise(0, EVERY, List.of(), 7, Optional.empty()), true);
    }

    @Test
    void areSilentWhereTheTeacherIs() {
        TeacherOutput output =
                ask(
                        new CorruptionConfig.Drop(EVERY, List.of(), 7, Optional.empty()),
                        true,
                        Set.of("inner"));
        assertThat(output.stage("inner").toFloatArray()).containsOnly(0);
    }

    @Test
    void areNoisyThemselvesWhereTheyWereStored() {
        GaussianNoise noise = new GaussianNoise(0, 7);
        float[] stage =
                ask(
                                new CorruptionConfig.Noise(
                                        0, EVERY, List.of(), 7, Optional.empty()),
                                false,
                                Set.of("inner"))
                        .stage("inner")
                        .get("2")
                        .toFloatArray();
        assertThat(stage).containsExactly(noise.on(Crowd.values(2), 2, "sound/stage/inner"));
    }

    @Test
    void areThoseOfTheTeacherAlone() {
        CorruptionConfig drop = new CorruptionConfig.Drop(EVERY, List.of(), 7, Optional.empty());
        assertThat(ask(drop, true, Set.of()).stages()).isEmpty();
        assertThatThrownBy(() -> ask(drop, true, Set.of("outer")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the teacher has no stage 'outer', only [inner]");
    }

    private void assertStageIsTheEmbedding(CorruptionConfig config, boolean perceives) {
        TeacherOutput output = ask(config, perceives, Set.of("inner"));
        assertThat(output.stage("inner").toFloatArray())
                .isEqualTo(output.embedding().toFloatArray())
                .isNotEqualTo(
                        new StagedEcho(perceives)
                                .output(crowd.batch(Subset.TRAIN, manager, ALL), manager)
                                .embedding()
                                .toFloatArray());
    }

    private TeacherOutput ask(CorruptionConfig config, boolean perceives, Set<String> stages) {
        return config.single()
                .orElseThrow()
                .of(crowd, Crowd.SOUND, new Faults(OnError.FAIL))
                .onTeacher()
                .apply(new StagedEcho(perceives))
                .output(crowd.batch(Subset.TRAIN, manager, ALL), manager, stages);
    }

    /** Says what it perceives of each batch, as embedding and as its stage {@code inner}. */
    private record StagedEcho(boolean perceives) implements Teacher {

        @Override
        public TeacherShape shape() {
            return TeacherShape.of(Crowd.WIDTH, false)
                    .withStages(Map.of("inner", FeatureMapShape.token(Crowd.WIDTH)));
        }

        @Override
        public boolean needsInput() {
            return perceives;
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager) {
            return TeacherOutput.of(batch.input(Crowd.SOUND).mul(manager.create(1f)));
        }

        @Override
        public TeacherOutput output(Batch batch, NDManager manager, Set<String> stages) {
            shape().requireStages(stages);
            TeacherOutput output = output(batch, manager);
            NDArray inner = output.embedding().expandDims(1);
            return stages.isEmpty() ? output : output.withStages(Map.of("inner", inner));
        }
    }
}
