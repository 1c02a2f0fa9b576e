package org.kdtoolkit.datasets.corruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;

class ShuffledPairsTest {

    private static final int SIZE = 40;

    private final NDManager manager = NDManager.newBaseManager();
    private final Crowd crowd = Crowd.of(SIZE, 4);

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void letATeacherSpeakOfEveryOtherSampleOnceAndNeverOfTheSampleItself() {
        assertThat(spokenOf(crowd.teacher(true, manager)))
                .hasSize(SIZE)
                .doesNotHaveDuplicates()
                .doesNotContainSequence(0, 1, 2);
        for (int i = 0; i < SIZE; i++) {
            assertThat(spokenOf(crowd.teacher(true, manager)).get(i)).isNotEqualTo(i);
        }
    }

    @Test
    void areTheSameForATeacherThatListensAndOneWhoseAnswersAreStored() {
        assertThat(spokenOf(new EchoTeacher())).isEqualTo(spokenOf(crowd.teacher(true, manager)));
    }

    @Test
    void leaveValidationAndTestAlone() {
        Teacher shuffled = shuffled(crowd.teacher(true, manager));
        Batch batch = crowd.batch(Subset.TEST, manager, 3, 7);
        assertThat(shuffled.output(batch, manager).embedding().toFloatArray())
                .startsWith(Crowd.values(3))
                .endsWith(Crowd.values(7));
    }

    @Test
    void needTwoSamples() {
        assertThatThrownBy(() -> new ShuffledPairs(Crowd.of(1, 1), new Faults(OnError.FAIL)))
                .isInstanceOf(DataException.class)
                .hasMessage("pairs can be shuffled among at least two training samples, found 1");
    }

    @Test
    void areOneCircle() {
        SwapPartners circle = SwapPartners.circle(crowd, 1);
        Set<Integer> met = new HashSet<>();
        int next = 0;
        while (met.add(next)) {
            next = circle.of(next);
        }
        assertThat(met).hasSize(SIZE);
    }

    private List<Integer> spokenOf(Teacher teacher) {
        Batch batch = crowd.batch(Subset.TRAIN, manager, IntStream.range(0, SIZE).toArray());
        float[] said = shuffled(teacher).output(batch, manager).embedding().toFloatArray();
        return IntStream.range(0, SIZE)
                .mapToObj(row -> Math.round(said[row * Crowd.WIDTH]) - 1)
                .toList();
    }

    private Teacher shuffled(Teacher teacher) {
        return new ShuffledPairs(crowd, new Faults(OnError.FAIL)).of(teacher, Crowd.SOUND);
    }
}
