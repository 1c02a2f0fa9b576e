package org.kdtoolkit.teachers.check;

import java.util.Optional;

/** What can be said of answers without their labels. */
final class RowChecks {

    private static final double MISSING_SHARE = 0.1;
    private static final double CONSTANT_SHARE = 0.01;
    private static final double EQUAL_SHARE = 0.05;
    private static final int FEWEST = 5;

    private RowChecks() {}

    static Optional<TeacherDoubt> missing(Evidence evidence) {
        int missing = evidence.answers().missing();
        int asked = evidence.answers().size() + missing;
        return many(missing, asked, MISSING_SHARE)
                ? Optional.of(
                        new TeacherDoubt(
                                DoubtKind.MISSING,
                                "%s: nothing is known about %d of %d samples (%s)"
                                        .formatted(
                                                evidence.subset().key(),
                                                missing,
                                                asked,
                                                Figures.percent((double) missing / asked)),
                                "look whether all of its files are there and named after the"
                                        + " samples"))
                : Optional.empty();
    }

    static Optional<TeacherDoubt> constant(Evidence evidence) {
        Rows rows = evidence.rows();
        return many(rows.constant(), rows.distinct(), CONSTANT_SHARE)
                ? Optional.of(
                        new TeacherDoubt(
                                DoubtKind.CONSTANT_ANSWERS,
                                "%s: the embedding or the logits of %d of %d different samples are one number throughout"
                                        .formatted(
                                                evidence.subset().key(),
                                                rows.constant(),
                                                rows.distinct()),
                                "look whether its files were written to the end"))
                : Optional.empty();
    }

    static Optional<TeacherDoubt> equal(Evidence evidence) {
        Rows rows = evidence.rows();
        return many(rows.equal(), rows.distinct(), EQUAL_SHARE)
                ? Optional.of(
                        new TeacherDoubt(
                                DoubtKind.EQUAL_ANSWERS,
                                "%s: %d of %d different samples share their embedding with another one"
                                        .formatted(
                                                evidence.subset().key(),
                                                rows.equal(),
                                                rows.distinct()),
                                "look whether one answer was written for many samples"))
                : Optional.empty();
    }

    private static boolean many(int count, int all, double share) {
        return count >= FEWEST && count >= share * all;
    }
}
