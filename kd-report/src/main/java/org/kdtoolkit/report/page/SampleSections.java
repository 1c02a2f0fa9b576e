package org.kdtoolkit.report.page;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.samples.SampleStudy;
import org.kdtoolkit.report.samples.ShownMethods;

/** The sections on classes and single samples. */
final class SampleSections {

    /** As many methods stand side by side in a table. */
    private static final int COLUMNS = 6;

    /** As many are drawn. */
    private static final int DRAWN = 4;

    private final Benchmark benchmark;
    private final SampleStudy study;
    private final Map<String, Thumbnail> thumbnails;
    private final Palette palette;

    /**
     * Sections on a study.
     *
     * @param thumbnails what there is, by the samples' ids
     */
    SampleSections(
            Benchmark benchmark,
            SampleStudy study,
            Map<String, Thumbnail> thumbnails,
            Palette palette) {
        this.benchmark = benchmark;
        this.study = study;
        this.thumbnails = thumbnails;
        this.palette = palette;
    }

    /** Nothing if no trial has left its answers. */
    List<Section> render() {
        List<String> columns = ShownMethods.of(benchmark, study.methods(), COLUMNS);
        List<String> drawn = ShownMethods.of(benchmark, study.methods(), DRAWN);
        SampleTiles tiles = new SampleTiles(study, thumbnails);
        return List.of(
                new ClassSection(study, columns).render(),
                new ConfusionSection(study, drawn).render(),
                new CalibrationSection(study, drawn, palette).render(),
                new GallerySection(study, tiles).render(),
                new MapSection(study).render(),
                new MissedSection(study, tiles).render());
    }
}
