package org.kdtoolkit.train.config;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.eval.statistics.PairedTestKind;
import org.kdtoolkit.report.result.ComparisonPlan;

/** How students are judged. */
public record EvaluationConfig(
        @Doc(
                        "what students are judged by; by default recognition and retrieval, or"
                                + " tagging where samples have several labels")
                @NotEmpty
                Optional<List<TaskSpec>> tasks,
        @Doc(
                        "what chooses the epoch: a metric such as validation/top1, validation for"
                                + " the tasks' foremost one, or last")
                @Default("validation")
                String select,
        @Doc("after how many epochs a student is judged again; after the last one it always is")
                @Default("1")
                @Range(min = 1)
                int every,
        @Doc("whether batch-norm statistics are re-estimated on the training samples first")
                @Default("false")
                boolean reEstimateBatchNorm,
        @Doc("samples a forward pass; by default four times as many as a training step has")
                @Range(min = 1, max = 262_144)
                Optional<Integer> batchSize,
        @Doc(
                        "whether controls are added to the methods: pseudo-label, label-smoothing"
                                + " and the first method that distils with shuffled pairs")
                @Default("false")
                boolean controls,
        @Doc("the method that the others are compared with; by default the first")
                Optional<String> reference,
        @Doc(
                        "how differences to the reference are tested over the seeds: t (Student's"
                                + " paired t-test) or wilcoxon (signed ranks, from 6 seeds on)")
                @Default("t")
                PairedTestKind test,
        @Doc(
                        "the smallest difference worth showing, in the metric's numbers: the report"
                                + " tells how many seeds would show it; by default 0.02 (2 points)"
                                + " of a fraction")
                @Range(min = 0, minIncluded = false)
                Optional<Double> smallestDifference,
        @Doc("which classes' scores predictions.json keeps: the five best (top5), or all")
                @Default("top5")
                KeptScores scores,
        @Doc(
                        "whether embeddings.npz also holds what the teachers make of the samples"
                                + " that are judged")
                @Default("false")
                boolean teacherEmbeddings,
        @Doc(
                        "whether test samples are left alone: none of them is read, and no metric"
                                + " of theirs is there; a search has it so until its final run")
                @Default("false")
                boolean hideTest) {

    /** How many times a training step's samples are judged in one pass by default. */
    static final int TIMES_TRAINING = 4;

    /** The value of {@code select} that takes the last epoch. */
    static final String LAST = "last";

    /** The value of {@code select} that takes the foremost metric of the tasks. */
    static final String FOREMOST = "validation";

    /** The same with its tasks, and what selects. */
    EvaluationConfig resolved(List<TaskSpec> settledTasks, EpochSelection selection) {
        return with(Optional.of(settledTasks), selection.text(), hideTest);
    }

    /** The same, with test samples left alone. */
    EvaluationConfig withoutTest() {
        return with(tasks, select, true);
    }

    private EvaluationConfig with(
            Optional<List<TaskSpec>> otherTasks, String selecting, boolean withoutTest) {
        return new EvaluationConfig(
                otherTasks,
                selecting,
                every,
                reEstimateBatchNorm,
                batchSize,
                controls,
                reference,
                test,
                smallestDifference,
                scores,
                teacherEmbeddings,
                withoutTest);
    }

    /**
     * Whether a student is judged after an epoch.
     *
     * @param epoch from 1
     * @param epochs how many there are at most
     */
    public boolean judges(int epoch, int epochs) {
        return epoch % every == 0 || epoch == epochs;
    }

    /** How methods are compared. */
    public ComparisonPlan comparison() {
        return new ComparisonPlan(reference.orElse(null), test, smallestDifference.orElse(null));
    }

    /** The keys, with {@code evaluation} before them, whose values are settled by the data. */
    public Set<String> leftToData() {
        Set<String> keys = new HashSet<>();
        if (tasks.isEmpty()) {
            keys.add("evaluation.tasks");
        }
        if (select.equals(FOREMOST)) {
            keys.add("evaluation.select");
        }
        return keys;
    }
}
