package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Classes whose logits stand in another order: read in the best one, they are right far more often.
 * Classes that change places among themselves count only as a whole, and only if chance and
 * ordinary confusion are out of the question.
 */
final class ClassOrder {

    private static final double ODDS = 1e-3;
    private static final double ODDS_OF_ONE = 0.01;
    private static final double CONVINCING_SHARE = 0.6;
    private static final double PROMISED = 0.6;
    private static final int TIMES = 2;
    private static final int SHOWN = 12;

    private final List<String> names;

    ClassOrder(List<String> names) {
        this.names = names;
    }

    /** What it finds on both subsets, whose classes stand in the same order. */
    Optional<TeacherDoubt> on(Evidence training, Evidence validation) {
        List<Evidence> subsets =
                Stream.of(training, validation).filter(e -> e.choices().length > 0).toList();
        int samples = sum(subsets, Hits::samples);
        if (samples == 0) {
            return Optional.empty();
        }
        Confusion confusion = Confusion.of(subsets);
        int[] column = Assignment.best(confusion.shares());
        List<Integer> moved =
                cycles(column).stream()
                        .filter(cycle -> convincing(cycle, column, confusion))
                        .flatMap(List::stream)
                        .sorted()
                        .toList();
        int right = sum(subsets, Hits::right);
        int gain =
                moved.stream()
                        .mapToInt(y -> confusion.count(y, column[y]) - confusion.count(y, y))
                        .sum();
        double ordered = (double) (right + gain) / samples;
        return moved.isEmpty() || subsets.stream().anyMatch(e -> promisesMore(e, ordered))
                ? Optional.empty()
                : Optional.of(doubt(subsets, (double) right / samples, ordered, moved, column));
    }

    private static int sum(List<Evidence> subsets, ToIntFunction<Hits> number) {
        return subsets.stream()
                .flatMap(evidence -> evidence.hits().stream())
                .mapToInt(number)
                .sum();
    }

    /** In no order are the logits what the embedding allows for: then order is not the fault. */
    private static boolean promisesMore(Evidence evidence, double ordered) {
        Likeness likeness = evidence.labelLikeness();
        return likeness.isTelling() && ordered < PROMISED * likeness.observed();
    }

    private TeacherDoubt doubt(
            List<Evidence> subsets,
            double right,
            double ordered,
            List<Integer> moved,
            int[] column) {
        String reading =
                moved.stream()
                        .limit(SHOWN)
                        .map(y -> "'%s' as '%s'".formatted(names.get(column[y]), names.get(y)))
                        .collect(Collectors.joining(", "));
        return new TeacherDoubt(
                DoubtKind.PERMUTED_CLASSES,
                "%s: the logits of %d of %d classes seem to stand in another order: %s right as they are, %s if read so: %s%s"
                        .formatted(
                                subsets.stream()
                                        .map(evidence -> evidence.subset().key())
                                        .collect(Collectors.joining(" and ")),
                                moved.size(),
                                names.size(),
                                Figures.percent(right),
                                Figures.percent(ordered),
                                reading,
                                moved.size() > SHOWN
                                        ? " and %d more".formatted(moved.size() - SHOWN)
                                        : ""),
                "give the data set's 'classes' in the order of the logits" + order(moved, column));
    }

    /** All names in the order of the logits, unless they are many. */
    private String order(List<Integer> moved, int[] column) {
        if (names.size() > SHOWN) {
            return "";
        }
        List<String> order = new ArrayList<>(names);
        moved.forEach(y -> order.set(column[y], names.get(y)));
        return ": [%s]".formatted(String.join(", ", order));
    }

    private static List<List<Integer>> cycles(int[] column) {
        List<List<Integer>> cycles = new ArrayList<>();
        boolean[] seen = new boolean[column.length];
        for (int first = 0; first < column.length; first++) {
            List<Integer> cycle = new ArrayList<>();
            for (int y = first; !seen[y]; y = column[y]) {
                seen[y] = true;
                cycle.add(y);
            }
            if (cycle.size() > 1) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }

    private static boolean convincing(List<Integer> cycle, int[] column, Confusion confusion) {
        int moved = cycle.stream().mapToInt(y -> confusion.count(y, column[y])).sum();
        int stayed = cycle.stream().mapToInt(y -> confusion.count(y, y)).sum();
        long convincing =
                cycle.stream()
                        .filter(y -> confusion.count(y, column[y]) > confusion.count(y, y))
                        .filter(y -> confusion.oddsByChance(y, column[y]) < ODDS_OF_ONE)
                        .count();
        return moved > TIMES * stayed
                && convincing >= CONVINCING_SHARE * cycle.size()
                && new Binomial(moved + stayed, 0.5).atLeast(moved) < ODDS / column.length;
    }
}
