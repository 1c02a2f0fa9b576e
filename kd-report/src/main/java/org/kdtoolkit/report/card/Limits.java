package org.kdtoolkit.report.card;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.report.markdown.Markdown;

/** What a student was not tested on, and what follows from how it was trained. */
final class Limits {

    private static final int FEW = 30;

    /** The difference between how sure a student is and how often it is right, of recognition. */
    private static final String CALIBRATION_ERROR = "ece";

    private Limits() {}

    static List<String> of(ModelCard card) {
        List<String> limits = new ArrayList<>();
        judgedOn(card, limits);
        limits.add(
                "It was not tested on data of other sources, nor on inputs that are damaged, noisy"
                        + " or compressed harder than those of its data set.");
        trainedOn(card, limits);
        if (card.head() && !card.several()) {
            limits.add(
                    "It answers with one of its %d classes, whatever it is given: it can't say that"
                                    .formatted(card.classes().size())
                            + " something is of none of them.");
        }
        if (!card.head()) {
            limits.add(
                    "It was trained without class labels: it has embeddings and no class scores.");
        }
        if (card.head() && !hasCalibration(card)) {
            limits.add("Whether its probabilities are as sure as they look was not measured.");
        }
        card.figures().classes().ifPresent(classes -> rare(classes, limits));
        card.origin().notes().forEach(note -> limits.add(Markdown.text(note)));
        return limits;
    }

    private static boolean hasCalibration(ModelCard card) {
        return card.figures().own().keySet().stream()
                .anyMatch(key -> key.metric().equals(CALIBRATION_ERROR));
    }

    private static void judgedOn(ModelCard card, List<String> limits) {
        boolean tested =
                card.figures().own().keySet().stream().anyMatch(key -> key.subset() == Subset.TEST);
        if (!tested) {
            limits.add(
                    card.figures().own().isEmpty()
                            ? "It was not tested."
                            : "It was not tested on samples of their own: its figures are of the"
                                    + " validation samples, which may have chosen the epoch, and"
                                    + " are better than those of new samples.");
        }
    }

    private static void trainedOn(ModelCard card, List<String> limits) {
        card.origin()
                .trainingSamples()
                .ifPresent(
                        samples ->
                                limits.add(
                                        "It was trained on %d samples, %s a class on average."
                                                .formatted(
                                                        samples,
                                                        plain(
                                                                (double) samples
                                                                        / card.classes().size()))));
    }

    private static String plain(double number) {
        return number < 10
                ? String.format(Locale.ROOT, "%.1f", number)
                : Long.toString(Math.round(number));
    }

    private static void rare(ClassFigures figures, List<String> limits) {
        naming(figures, 0, 0)
                .ifPresent(
                        names ->
                                limits.add(
                                        "No %s sample is of: %s."
                                                .formatted(figures.subset().key(), names)));
        naming(figures, 1, FEW - 1)
                .ifPresent(
                        names ->
                                limits.add(
                                        "Fewer than %d %s samples each are of: %s; their figures are rough."
                                                .formatted(FEW, figures.subset().key(), names)));
    }

    private static Optional<String> naming(ClassFigures figures, int least, int most) {
        List<String> names =
                figures.classes().stream()
                        .filter(of -> of.samples() >= least && of.samples() <= most)
                        .map(of -> Markdown.text(of.name()))
                        .toList();
        if (names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                names.size() == figures.classes().size()
                        ? "all classes"
                        : names.size() > FEW
                                ? "%d of %d classes"
                                        .formatted(names.size(), figures.classes().size())
                                : names.stream().collect(Collectors.joining(", ")));
    }
}
