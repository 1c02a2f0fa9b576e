package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.samples.SampleStudy;
import org.kdtoolkit.report.samples.Showcase;
import org.kdtoolkit.report.samples.ThumbnailFolder;

/** Makes thumbnails of the samples that a report shows, while the data set is open. */
final class Thumbnails {

    private final Dataset dataset;

    @Inject
    Thumbnails(Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Writes them to the benchmark's folder. Those that are there already stay; samples that can't
     * be read go without, as their ids stand for them in the report.
     *
     * @throws org.kdtoolkit.api.data.DataException if they can't be written
     */
    void make(BenchmarkFolder folder, SampleStudy study) {
        if (!dataset.modalities().containsKey(study.modality())) {
            return;
        }
        ThumbnailFolder thumbnails = ThumbnailFolder.of(folder);
        Map<String, Thumbnail> before = thumbnails.read(study);
        Set<String> wanted = new HashSet<>();
        Showcase.of(study).forEach(place -> wanted.add(study.ids().get(place)));
        // in the order of the samples, whichever of them are there already
        Map<String, Thumbnail> made = new LinkedHashMap<>();
        Samples samples = dataset.samples(study.subset());
        for (int index = 0; index < samples.size() && !wanted.isEmpty(); index++) {
            String id = samples.id(index);
            if (wanted.remove(id)) {
                Optional<Thumbnail> there = Optional.ofNullable(before.get(id));
                (there.isPresent() ? there : thumbnail(samples, index, study.modality()))
                        .ifPresent(it -> made.put(id, it));
            }
        }
        if (!made.isEmpty()) {
            thumbnails.write(study, made);
        }
    }

    private static Optional<Thumbnail> thumbnail(Samples samples, int index, String modality) {
        try {
            return samples.thumbnail(index, modality, Thumbnail.SIDE);
        } catch (SampleException e) {
            return Optional.empty();
        }
    }
}
