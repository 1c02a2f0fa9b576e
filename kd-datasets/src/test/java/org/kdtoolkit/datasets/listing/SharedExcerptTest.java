package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.api.modality.Span;

class SharedExcerptTest {

    private static final Excerpt FILE = Excerpt.of(Path.of("a.mp4"));

    @Test
    void isAsLongAsTheLongestViewAndWithinTheShortestModality() {
        Map<String, Span> spans = Map.of("video", span(0, 10, 4), "audio", span(0, 8, 1));
        assertThat(SharedExcerpt.draw(spans, 0).of("video", FILE).segment())
                .isEqualTo(new Segment(0, 4));
        assertThat(SharedExcerpt.draw(spans, 0.5).of("audio", FILE).segment())
                .isEqualTo(new Segment(2, 6));
        assertThat(SharedExcerpt.draw(spans, 1).of("video", FILE).segment())
                .isEqualTo(new Segment(4, 8));
    }

    @Test
    void isTheBeginningWhereOneModalityIsTooShort() {
        Map<String, Span> spans = Map.of("video", span(0, 10, 4), "audio", span(0, 3, 4));
        SharedExcerpt excerpt = SharedExcerpt.draw(spans, 0.9);
        assertThat(excerpt.of("video", FILE).segment()).isEqualTo(new Segment(0, 4));
        assertThat(excerpt.of("audio", FILE)).as("all of it").isEqualTo(FILE);
    }

    @Test
    void beginsWhenAllModalitiesHaveBegun() {
        Map<String, Span> spans = Map.of("video", span(2, 10, 4), "audio", span(0, 10, 4));
        assertThat(SharedExcerpt.draw(spans, 0).of("audio", FILE).segment())
                .isEqualTo(new Segment(2, 6));
    }

    @Test
    void staysWithinASampleThatIsAPartOfItsFile() {
        Excerpt sample = new Excerpt(FILE.file(), new Segment(20, 23));
        Map<String, Span> spans = Map.of("video", span(20, 23, 2), "audio", span(20, 23, 4));
        assertThat(SharedExcerpt.draw(spans, 1).of("video", sample)).isEqualTo(sample);
        spans = Map.of("video", span(20, 23, 2));
        assertThat(SharedExcerpt.draw(spans, 1).of("video", sample).segment())
                .isEqualTo(new Segment(21, 23));
    }

    @Test
    void isTheSampleItselfWhereNothingLastsOrAllOfItIsSeen() {
        assertThat(SharedExcerpt.draw(Map.of(), 0.5).of("image", FILE)).isEqualTo(FILE);
        Map<String, Span> all = Map.of("audio", span(0, 4, 4));
        assertThat(SharedExcerpt.draw(all, 0.5).of("audio", FILE)).isEqualTo(FILE);
        assertThat(SharedExcerpt.draw(all, 0.5).of("image", FILE)).isEqualTo(FILE);
    }

    @Test
    void isAskedAlsoOfFilesThatDontTellTheirTimeWhereOthersAreNotSeenWhole() {
        Map<String, Span> spans = Map.of("audio", span(0, 10, 4));
        assertThat(SharedExcerpt.draw(spans, 0.5).of("frames", FILE).segment())
                .isEqualTo(new Segment(3, 7));
    }

    private static Span span(double start, double end, double seconds) {
        return new Span(new Segment(start, end), seconds);
    }
}
