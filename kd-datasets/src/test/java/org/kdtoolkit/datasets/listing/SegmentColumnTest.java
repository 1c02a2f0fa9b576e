package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.modality.Segment;

class SegmentColumnTest {

    @Test
    void givesBackWhatWasAddedWhereverPartsBegin() {
        for (int whole = 0; whole < 40; whole++) {
            SegmentColumn.Builder builder = new SegmentColumn.Builder();
            List<Segment> added = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                Segment segment = i < whole || i % 3 == 0 ? Segment.WHOLE : new Segment(i, i + 0.5);
                builder.add(segment);
                added.add(segment);
            }
            SegmentColumn column = builder.build();
            for (int i = 0; i < added.size(); i++) {
                assertThat(column.get(i)).isEqualTo(added.get(i));
            }
        }
    }

    @Test
    void givesWholeFilesWithoutBeingToldOfAnyPart() {
        SegmentColumn.Builder builder = new SegmentColumn.Builder();
        builder.add(Segment.WHOLE);
        assertThat(builder.build().get(0)).isEqualTo(Segment.WHOLE);
    }
}
