package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kdtoolkit.train.step.WitnessedMethods.filter;
import static org.kdtoolkit.train.step.WitnessedMethods.objective;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.plugin.FilterProvider;

/** When a filter is asked, when it hears that a step is over, and what it says in the end. */
class FilterTurnsTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final Counting counting = new Counting();
    private final WitnessedMethods methods =
            new WitnessedMethods()
                    .witness("any", facts -> facts)
                    .witness("both", facts -> facts.severalTeachers())
                    .add(
                            FilterProvider.builder("counting", NoKeys.class)
                                    .build((config, context) -> counting));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aFilterIsAskedOnceAStepAndThenHearsOfItsEnd() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        Method method =
                methods.assemble(
                                batch.context(),
                                filter("counting", "a"),
                                objective("any", "a"),
                                objective("any", "b"),
                                objective("both", "a", "b"))
                        .method();

        for (int step = 0; step < 2; step++) {
            method.losses(batch.step());
            method.afterStep();
        }

        assertThat(counting.turns).containsExactly("asked", "over", "asked", "over");
        assertThat(methods.of("both").endings()).isEqualTo(2);
    }

    @Test
    void aFilterHearsOfStepsToWhichItsTeacherHadNothingToSay() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 0, 1, 2, 3, 4, 5);
        Method method =
                methods.assemble(batch.context(), filter("counting", "a"), objective("any"))
                        .method();
        method.losses(batch.step());
        method.afterStep();

        assertThat(counting.turns).containsExactly("over");
    }

    @Test
    void itsNotesAreThoseOfTheEndBehindThoseOnProjections() {
        TellingBatch batch = new TellingBatch(manager).teacherOfWidth(7, "a");
        Method method =
                methods.assemble(batch.context(), filter("counting", "a"), objective("any"))
                        .method();
        method.losses(batch.step());
        method.afterStep();

        assertThat(method.notes())
                .containsExactly(
                        "the teacher's 7-d embeddings are projected to the student's width 4 by a"
                                + " trained linear layer",
                        "heard of 1 steps");
    }

    /** Passes on what it is given, and keeps a diary. */
    private static final class Counting implements Filter {

        private final List<String> turns = new ArrayList<>();

        @Override
        public Knowledge filter(FilterStep step) {
            turns.add("asked");
            return Knowledge.unfiltered(step.teacher());
        }

        @Override
        public void afterStep() {
            turns.add("over");
        }

        @Override
        public List<String> notes() {
            long over = turns.stream().filter("over"::equals).count();
            return List.of("heard of %d steps".formatted(over));
        }
    }
}
