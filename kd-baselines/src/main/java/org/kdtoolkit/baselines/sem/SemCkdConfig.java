package org.kdtoolkit.baselines.sem;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/** Configures the {@link SemCkdObjective}. The published scripts weight it by 400. */
public record SemCkdConfig(
        @Doc("the student's stages that learn; by default all") @NotEmpty @Distinct
                Optional<List<String>> studentStages,
        @Doc("the teacher's stages that are learnt from; by default all") @NotEmpty @Distinct
                Optional<List<String>> teacherStages,
        @Doc("what the scores of the teacher's stages are divided by before softmax")
                @Default("1")
                @Range(min = 0, minIncluded = false)
                double temperature) {

    /** Whether stages are taken that are not named. */
    public boolean readsEveryStage() {
        return studentStages.isEmpty() || teacherStages.isEmpty();
    }
}
