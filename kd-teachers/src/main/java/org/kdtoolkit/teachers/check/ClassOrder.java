package org.kdtoolkit.teachers.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Classes whose logits stand in another order: read in the best one, they are right far more often.
 * Classes that change places among themselves count only as a whole, and only if chance and
 * ordinary confusion are out of the question.
 */
final class ClassOrder implements Check {

    private static final double ODDS = 1e-4;
    private static final double ODDS_OF_ONE = 0.01;
    private static final double CONVINCING_SHARE = 0.6;
    private static final int TIMES = 2;
    private static final int SHOWN = 12;

    private final List<String> names;

    ClassOrder(List<String> names) {
        this.names = names;
    }

    @Override
    public Optional<TeacherDoubt> on(Evidence evidence) {
        return evidence.hits()
                .filter(hits -> hits.samples() > 0)
                .flatMap(hits -> doubt(evidence, hits));
    }

    private Optional<TeacherDoubt> doubt(Evidence evidence, Hits hits) {
        Confusion confusion =
                Confusion.of(evidence.choices(), evidence.labels(), evidence.classes());
        int[] column = Assignment.best(confusion.shares());
        List<Integer> moved =
                cycles(column).stream()
                        .filter(cycle -> convincing(cycle, column, confusion))
                        .flatMap(List::stream)
                        .sorted()
                        .toList();
        if (moved.isEmpty()) {
            return Optional.empty();
        }
        int gain =
                moved.stream()
                        .mapToInt(y -> confusion.count(y, column[y]) - confusion.count(y, y))
                        .sum();
        String assignment =
                moved.stream()
                        .limit(SHOWN)
                        .map(y -> "'%s' of '%s'".formatted(names.get(column[y]), names.get(y)))
                        .collect(Collectors.joining(", "));
        return Optional.of(
                new TeacherDoubt(
                        DoubtKind.PERMUTED_CLASSES,
                        "%s: %d of %d classes of the logits seem to stand in another order: right are %s of %d samples as it is, and %s if the logit of %s%s"
                                .formatted(
                                        evidence.subset().key(),
                                        moved.size(),
                                        names.size(),
                                        Figures.percent(hits.share()),
                                        hits.samples(),
                                        Figures.percent(
                                                (double) (hits.right() + gain) / hits.samples()),
                                        "speaks " + assignment,
                                        moved.size() > SHOWN
                                                ? " and %d more".formatted(moved.size() - SHOWN)
                                                : ""),
                        "give the data set's 'classes' in the order of the logits"));
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
                && new Binomial(moved + stayed, 0.5).atLeast(moved)
                        < ODDS / IntStream.of(column).count();
    }
}
