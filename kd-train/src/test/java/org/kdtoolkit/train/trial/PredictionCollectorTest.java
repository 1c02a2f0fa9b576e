package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;

class PredictionCollectorTest {

    /** Ten samples with ids s0 to s9, of class 0 or 1. */
    private static final Samples SAMPLES =
            new Samples() {
                @Override
                public int size() {
                    return 10;
                }

                @Override
                public String id(int index) {
                    return "s" + index;
                }

                @Override
                public int[] labels(int index) {
                    return new int[] {index % 2};
                }

                @Override
                public Optional<String> source(int index, String modality) {
                    return Optional.empty();
                }

                @Override
                public HostTensor read(int index, String modality) {
                    throw new UnsupportedOperationException("nothing is to be read");
                }
            };

    private static final Set<String> IMAGE = Set.of("image");

    private final Faults faults = new Faults(OnError.SKIP);
    private final PredictionCollector answers = new PredictionCollector(SAMPLES, false);

    @Test
    void averagesTheViewsOfASampleAlsoAcrossBatches() {
        answers.add(3, new float[] {1, 2}, new float[] {0.9f, 0.1f});
        answers.add(3, new float[] {2, 2}, new float[] {0.3f, 0.7f});
        answers.add(3, new float[] {6, 2}, new float[] {0.6f, 0.4f});
        answers.add(4, new float[] {5, 5}, new float[] {0.25f, 0.75f});
        Predictions predictions = answers.predictions(Subset.TEST, faults, IMAGE);
        assertThat(predictions.ids()).containsExactly("s3", "s4");
        assertThat(predictions.labels().get(0)).containsExactly(1);
        assertThat(predictions.embeddings()[0]).containsExactly(3, 2);
        assertThat(predictions.scores()[0])
                .containsExactly(new float[] {0.6f, 0.4f}, within(1e-6f));
        assertThat(predictions.scores()[1]).containsExactly(0.25f, 0.75f);
    }

    @Test
    void keepsTheViewsWhereTheyAreAskedFor() {
        PredictionCollector keeping = new PredictionCollector(SAMPLES, true);
        for (PredictionCollector each : List.of(answers, keeping)) {
            each.add(3, new float[] {1, 2}, new float[] {0.9f, 0.1f});
            each.add(3, new float[] {3, 2}, new float[] {0.3f, 0.7f});
            each.add(4, new float[] {5, 5}, new float[] {0.25f, 0.75f});
        }
        assertThat(keeping.predictions(Subset.TEST, faults, IMAGE).views())
                .containsExactly(new float[][] {{1, 2}, {3, 2}}, new float[][] {{5, 5}});
        assertThat(answers.predictions(Subset.TEST, faults, IMAGE).views())
                .containsExactly(new float[][] {{2, 2}}, new float[][] {{5, 5}});
    }

    @Test
    void leavesOutASampleOfWhichSomeViewsCouldNotBeRead() {
        answers.add(0, new float[] {1}, new float[] {1, 0});
        answers.add(1, new float[] {2}, new float[] {0, 1});
        faults.report(Subset.TEST, 0, "s0", new SampleException("a.mp4, frame 99 is broken"));
        assertThat(answers.predictions(Subset.TEST, faults, IMAGE).ids()).containsExactly("s1");
        assertThat(answers.predictions(Subset.VALIDATION, faults, IMAGE).ids())
                .containsExactly("s0", "s1");
    }

    @Test
    void keepsASampleOfWhichATeacherCouldNotReadSomethingElse() {
        answers.add(0, new float[] {1}, new float[] {1, 0});
        answers.add(1, new float[] {2}, new float[] {0, 1});
        SampleException cause = new SampleException("a.wav is cut off");
        faults.reportReading(Subset.TEST, 0, "s0", Set.of("sound"), cause);
        faults.reportReading(Subset.TEST, 0, "s0", Set.of("image", "sound"), cause);
        assertThat(answers.predictions(Subset.TEST, faults, IMAGE).ids())
                .containsExactly("s0", "s1");
    }

    @Test
    void failsIfNothingWasSaid() {
        assertThatThrownBy(() -> answers.predictions(Subset.TEST, faults, IMAGE))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "none of the 10 test samples can be read; look at why they were left out");
    }
}
