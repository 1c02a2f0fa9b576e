package org.kdtoolkit.datasets.listing;

import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.api.modality.Span;

/**
 * The seconds that a sample is seen and heard in: as many as the longest view shows, where there
 * are as many in every modality.
 *
 * @param spans what there is in the modalities that last
 * @param part the seconds; empty if nothing lasts
 */
record SharedExcerpt(Map<String, Span> spans, Optional<Segment> part) {

    /**
     * Places the seconds.
     *
     * @param place from 0 for as early as possible to 1 for as late
     */
    static SharedExcerpt draw(Map<String, Span> spans, double place) {
        if (spans.isEmpty()) {
            return new SharedExcerpt(spans, Optional.empty());
        }
        double start = 0;
        double end = Double.POSITIVE_INFINITY;
        double wanted = 0;
        for (Span span : spans.values()) {
            start = Math.max(start, span.available().start());
            end = Math.min(end, span.available().end());
            wanted = Math.max(wanted, span.seconds());
        }
        double begin = start + place * Math.max(0, end - wanted - start);
        return new SharedExcerpt(spans, Optional.of(new Segment(begin, begin + wanted)));
    }

    /** What a sample is in a modality within these seconds: itself, if it has no others. */
    Excerpt of(String modality, Excerpt sample) {
        return part.filter(seconds -> !isAll(modality, seconds))
                .map(seconds -> new Excerpt(sample.file(), within(sample.segment(), seconds)))
                .orElse(sample);
    }

    private boolean isAll(String modality, Segment seconds) {
        return spans.containsKey(modality)
                ? contains(seconds, spans.get(modality).available())
                : spans.values().stream().allMatch(span -> contains(seconds, span.available()));
    }

    private static boolean contains(Segment seconds, Segment available) {
        return seconds.start() <= available.start() && available.end() <= seconds.end();
    }

    /** Nothing of what follows the sample in its file. */
    private static Segment within(Segment sample, Segment seconds) {
        return new Segment(seconds.start(), Math.min(seconds.end(), sample.end()));
    }
}
