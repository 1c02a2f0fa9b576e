package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Subset;

/**
 * Looks for what is wrong with a teacher, by what it says of samples whose labels are known. It
 * takes few samples for no evidence, and a teacher for sound that is weak.
 */
public final class TeacherCheck {

    private final List<String> classes;
    private final ClassOrder classOrder;

    /**
     * Prepares to check teachers.
     *
     * @param classes the names of the data set's classes
     */
    public TeacherCheck(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.classOrder = new ClassOrder(this.classes);
    }

    /**
     * Checks a teacher. What is found on both subsets is said once.
     *
     * @param training what it says of training samples
     * @param validation what it says of validation samples; may be none
     */
    public List<TeacherDoubt> of(TeacherAnswers training, TeacherAnswers validation) {
        Evidence learnt = evidence(Subset.TRAIN, training);
        Evidence judged = evidence(Subset.VALIDATION, validation);
        Optional<TeacherDoubt> permuted = classOrder.on(learnt, judged);
        List<TeacherDoubt> doubts = new ArrayList<>(permuted.stream().toList());
        Set<DoubtKind> known = EnumSet.noneOf(DoubtKind.class);
        permuted.ifPresent(doubt -> known.add(doubt.kind()));
        Stream.of(learnt, judged)
                .flatMap(
                        evidence ->
                                Stream.concat(
                                        ofRows(evidence),
                                        permuted.isPresent()
                                                ? Stream.empty()
                                                : ofLabels(evidence).stream()))
                .filter(doubt -> known.add(doubt.kind()))
                .forEach(doubts::add);
        boolean comparable =
                known.stream()
                        .noneMatch(
                                Set.of(
                                                DoubtKind.AT_CHANCE,
                                                DoubtKind.PERMUTED_CLASSES,
                                                DoubtKind.MISPLACED_FILES,
                                                DoubtKind.CONTRADICTION,
                                                DoubtKind.PARTIAL_WEIGHTS)
                                        ::contains);
        if (comparable) {
            SubsetGap.between(learnt, judged).ifPresent(doubts::add);
        }
        return doubts;
    }

    /** Logits of other classes say nothing that labels could be compared with. */
    private Evidence evidence(Subset subset, TeacherAnswers answers) {
        boolean comparable =
                answers.logits().stream()
                        .flatMap(List::stream)
                        .allMatch(row -> row.length == classes.size());
        return new Evidence(subset, comparable ? answers : answers.withoutLogits(), classes.size());
    }

    private static Stream<TeacherDoubt> ofRows(Evidence evidence) {
        return Stream.of(
                        RowChecks.missing(evidence),
                        RowChecks.constant(evidence),
                        RowChecks.equal(evidence),
                        new ScoreForm().on(evidence))
                .flatMap(Optional::stream);
    }

    private static Optional<TeacherDoubt> ofLabels(Evidence evidence) {
        return new Coherence()
                .on(evidence)
                .or(() -> new OrderWithinClasses().on(evidence))
                .or(() -> new PartlyMisplaced().on(evidence));
    }
}
