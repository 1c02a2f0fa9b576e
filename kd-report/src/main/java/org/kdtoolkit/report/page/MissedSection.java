package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kdtoolkit.report.samples.Missed;
import org.kdtoolkit.report.samples.Replies;
import org.kdtoolkit.report.samples.SampleStudy;
import org.kdtoolkit.report.samples.Showcase;

/** Samples that no trial of any method gets right: hard ones, or wrongly labelled ones. */
final class MissedSection {

    private final SampleStudy study;
    private final SampleTiles tiles;

    MissedSection(SampleStudy study, SampleTiles tiles) {
        this.study = study;
        this.tiles = tiles;
    }

    Section render() {
        Missed missed = Missed.of(study);
        if (missed.asked() == 0) {
            return Section.NONE;
        }
        String counted =
                "%d of %s"
                        .formatted(
                                missed.samples().size(),
                                Page.counted(missed.asked(), study.subset().key() + " sample"));
        List<Integer> shown =
                missed.samples().subList(0, Math.min(Showcase.MISSED, missed.samples().size()));
        if (shown.isEmpty()) {
            return Section.of(
                    "Samples that all miss",
                    Html.hint(
                            "There is none: each of %s is recognised by some trial of some method."
                                    .formatted(
                                            Page.counted(
                                                    missed.asked(),
                                                    study.subset().key() + " sample"))));
        }
        List<Html> all = new ArrayList<>();
        for (int sample : shown) {
            all.add(
                    tiles.tile(
                            sample,
                            SampleTiles.Mark.NONE,
                            List.of("is " + tiles.classes(sample), "said: " + said(sample))));
        }
        return Section.of(
                "Samples that all miss",
                Html.hint(caption(counted, shown.size()) + tiles.missing(shown)),
                SampleTiles.row(all));
    }

    private String caption(String counted, int shown) {
        return "%s are missed by all %s of all methods: %s. Shown are the %d of which they are surest, with what most trials say, and how many. They are hard, or their label is wrong: worth a look."
                .formatted(
                        counted,
                        Page.counted(study.trials().size(), "trial"),
                        study.several()
                                ? "the class of the greatest score is none of the sample’s"
                                : "none takes them for what they are",
                        shown);
    }

    /** What is said most, of equals the first class, and how often. */
    private String said(int sample) {
        Map<Integer, Integer> votes = new TreeMap<>();
        for (Replies trial : study.trials()) {
            votes.merge(trial.said(sample), 1, Integer::sum);
        }
        Map.Entry<Integer, Integer> most =
                votes.entrySet().stream()
                        .max(
                                Comparator.comparingInt(Map.Entry<Integer, Integer>::getValue)
                                        .thenComparing(
                                                Map.Entry.comparingByKey(
                                                        Comparator.reverseOrder())))
                        .orElseThrow();
        return "%s (%d of %d)"
                .formatted(
                        study.classes().get(most.getKey()), most.getValue(), study.trials().size());
    }
}
