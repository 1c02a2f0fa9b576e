package org.kdtoolkit.train.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kdtoolkit.eval.diagnosis.Rehearsal;

/** Says in one sentence what to expect of a teacher. */
final class OutlookSentence {

    private OutlookSentence() {}

    /**
     * The sentence.
     *
     * @param labels how many labels there are
     */
    static String of(List<Diagnosis.Expectation> expectations, int labels) {
        return expectations.stream()
                .map(expectation -> clause(expectation, labels))
                .collect(Collectors.joining("; ", "Expect ", "."));
    }

    private static String clause(Diagnosis.Expectation of, int labels) {
        Diagnosis.Gain few = of.gains().get(0);
        Diagnosis.Gain all = of.withAll();
        String whom = of.methods().isEmpty() ? "" : " from " + String.join(", ", of.methods());
        String why = of.pairs() == Rehearsal.Pairs.LABELLED ? " (labelled pairs alone)" : "";
        if (few.labels() == all.labels()) {
            return "%s%s%s with the %s labels %s (%s)"
                    .formatted(
                            what(all),
                            whom,
                            why,
                            number(all),
                            all.labels() < labels ? "looked at" : "there are",
                            points(all));
        }
        return few.outlook() == all.outlook()
                ? "%s%s%s with few labels (%s with %s) and with all %s (%s)"
                        .formatted(
                                what(all),
                                whom,
                                why,
                                points(few),
                                number(few),
                                whole(all, labels),
                                points(all))
                : "%s%s%s with few labels (%s with %s), %s with all %s (%s)"
                        .formatted(
                                what(few),
                                whom,
                                why,
                                points(few),
                                number(few),
                                what(all).replace("no gain", "none"),
                                whole(all, labels),
                                points(all));
    }

    private static String whole(Diagnosis.Gain all, int labels) {
        return number(all) + (all.labels() < labels ? " looked at" : "");
    }

    private static String what(Diagnosis.Gain gain) {
        return switch (gain.outlook()) {
            case GAIN -> "a gain";
            case NONE -> "no gain";
            case HARM -> "harm";
        };
    }

    private static String number(Diagnosis.Gain gain) {
        return String.format(Locale.ROOT, "%,d", gain.labels());
    }

    private static String points(Diagnosis.Gain gain) {
        return String.format(Locale.ROOT, "%+.1f points", 100 * gain.gain());
    }
}
