package org.kdtoolkit.report.samples;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The samples that a report shows one by one, of which it has thumbnails where there are any. */
public final class Showcase {

    /** How many of the samples that all methods miss are shown. */
    public static final int MISSED = 12;

    private Showcase() {}

    /** The places of the samples in the study, each once. */
    public static Set<Integer> of(SampleStudy study) {
        Set<Integer> shown = new LinkedHashSet<>();
        study.closeUp()
                .ifPresent(
                        closeUp -> {
                            shown.addAll(closeUp.queries());
                            closeUp.neighbours().stream()
                                    .flatMap(method -> method.nearest().stream())
                                    .forEach(
                                            nearest -> {
                                                for (int place : nearest) {
                                                    shown.add(place);
                                                }
                                            });
                        });
        List<Integer> missed = Missed.of(study).samples();
        shown.addAll(missed.subList(0, Math.min(MISSED, missed.size())));
        return shown;
    }
}
