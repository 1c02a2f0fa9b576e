package org.kdtoolkit.bench.referee;

import org.kdtoolkit.eval.statistics.Verdict;

/** What may be said of the distilled student beside the plain one. */
enum Expectation {
    /** It is better, by so much that a few seeds show it. */
    BETTER("better"),
    /** There is no difference to be found, however many seeds there are. */
    NO_DIFFERENCE("no difference"),
    /** It is worse; that a run can't show it is no fault, that it shows the contrary is one. */
    NEVER_BETTER("never better"),
    /** There is a difference which a run may miss: for the power of a comparison, not counted. */
    NOT_COUNTED("not counted");

    private final String words;

    Expectation(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** Whether a verdict may be said. */
    boolean isMetBy(Verdict verdict) {
        return switch (this) {
            case BETTER -> verdict instanceof Verdict.Better;
            case NO_DIFFERENCE -> verdict instanceof Verdict.NoDifference;
            case NEVER_BETTER ->
                    verdict instanceof Verdict.Worse || verdict instanceof Verdict.NoDifference;
            case NOT_COUNTED -> true;
        };
    }

    /** Whether it is known that the distilled student is not better. */
    boolean forbidsBetter() {
        return this == NO_DIFFERENCE || this == NEVER_BETTER;
    }
}
