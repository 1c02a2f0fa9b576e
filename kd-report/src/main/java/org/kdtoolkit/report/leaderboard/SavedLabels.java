package org.kdtoolkit.report.leaderboard;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.kdtoolkit.eval.statistics.EquivalentLabels;
import org.kdtoolkit.report.result.SweepPoint;

/**
 * The number of labels with which plain training is as good as a method is with its own.
 *
 * @param method the method's name
 * @param taught whether it learns from a teacher
 * @param labels how many it had
 * @param budgets all that plain training was tried with, in ascending order
 * @param equivalent what its curve says
 */
public record SavedLabels(
        String method,
        boolean taught,
        int labels,
        List<Integer> budgets,
        EquivalentLabels equivalent) {

    private static final String UNKNOWN = "–";
    private static final MathContext DIGITS = new MathContext(3);

    /** Copies the list. */
    public SavedLabels {
        budgets = List.copyOf(budgets);
    }

    /** A cell of a table: {@code 840 (610 to 1,150)}, or a dash. */
    public String cell() {
        if (!(equivalent instanceof EquivalentLabels.Found found)) {
            return UNKNOWN;
        }
        String number = number(found.labels(), "< ", "> ");
        return found.interval()
                .map(
                        i ->
                                "%s (%s to %s)"
                                        .formatted(
                                                number,
                                                number(i.low(), "< ", "> "),
                                                number(i.high(), "< ", "> ")))
                .orElse(number);
    }

    /** Whether there are seeds enough for an interval, without which nothing is claimed. */
    public boolean hasInterval() {
        return equivalent instanceof EquivalentLabels.Found found && found.interval().isPresent();
    }

    /** A method's cell at a number of labels, or a dash. */
    public static String cell(List<SavedLabels> all, String method, int labels) {
        return all.stream()
                .filter(saved -> saved.method().equals(method) && saved.labels() == labels)
                .findFirst()
                .map(SavedLabels::cell)
                .orElse(UNKNOWN);
    }

    /** The number, if it is within the budgets. */
    OptionalDouble number() {
        return equivalent instanceof EquivalentLabels.Found found
                ? within(found.labels())
                : OptionalDouble.empty();
    }

    /** The lower end of its interval, if that is within the budgets. */
    OptionalDouble low() {
        return interval().map(i -> within(i.low())).orElse(OptionalDouble.empty());
    }

    /** The upper end of its interval, if that is within the budgets. */
    OptionalDouble high() {
        return interval().map(i -> within(i.high())).orElse(OptionalDouble.empty());
    }

    /** How many seeds it is from. */
    int seeds() {
        return equivalent instanceof EquivalentLabels.Found found ? found.seeds() : 0;
    }

    private Optional<EquivalentLabels.Interval> interval() {
        return equivalent instanceof EquivalentLabels.Found found
                ? found.interval()
                : Optional.empty();
    }

    private static OptionalDouble within(double labels) {
        return Double.isFinite(labels) ? OptionalDouble.of(labels) : OptionalDouble.empty();
    }

    /** The same as a sentence, without the method's name. */
    public String sentence() {
        String own = SweepPoint.budget(labels) + (taught ? " and a teacher" : "");
        if (equivalent instanceof EquivalentLabels.Found found) {
            return "%s %s what %s do, %s"
                    .formatted(
                            own,
                            labels == 1 && !taught ? "does" : "do",
                            plainLabels(found.labels()),
                            interval(found));
        }
        EquivalentLabels.Unknown unknown = (EquivalentLabels.Unknown) equivalent;
        return own + ": the curve of plain training can't tell, because " + why(unknown.reason());
    }

    private String plainLabels(double labels) {
        String number = number(labels, "fewer than ", "more than ");
        return number + (number.equals("1") ? " label" : " labels");
    }

    private String interval(EquivalentLabels.Found found) {
        return found.interval()
                .map(
                        i ->
                                "95%% interval %s to %s"
                                        .formatted(
                                                number(i.low(), "fewer than ", "more than "),
                                                number(i.high(), "fewer than ", "more than ")))
                .orElseGet(
                        () ->
                                "without an interval, which needs at least %d seeds, not %d"
                                        .formatted(EquivalentLabels.LEAST_SEEDS, found.seeds()));
    }

    private static String why(EquivalentLabels.Reason reason) {
        return switch (reason) {
            case NO_COMMON_SEED ->
                    "no seed has run it with each budget and the method with this one";
            case ONE_BUDGET -> "it has one budget only";
            case NOT_RISING -> "it does not rise with the number of labels";
        };
    }

    /** A number of three digits at most, or the budget beyond which it is. */
    private String number(double value, String fewer, String more) {
        if (Double.isInfinite(value)) {
            return value < 0
                    ? fewer + LabelCurve.budget(budgets.get(0))
                    : more + LabelCurve.budget(budgets.get(budgets.size() - 1));
        }
        return LabelCurve.budget(Math.round(BigDecimal.valueOf(value).round(DIGITS).doubleValue()));
    }
}
