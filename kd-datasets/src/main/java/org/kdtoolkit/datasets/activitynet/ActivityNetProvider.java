package org.kdtoolkit.datasets.activitynet;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.DatasetContext;
import org.kdtoolkit.api.data.Outlined;
import org.kdtoolkit.media.modality.MediaDataset;
import org.kdtoolkit.media.modality.Modality;

/** Offers {@code activitynet}. */
public final class ActivityNetProvider
        implements Provider<ActivityNetConfig, DatasetContext, Dataset>,
                Outlined<ActivityNetConfig> {

    @Override
    public Kind<DatasetContext, Dataset> kind() {
        return Kind.DATASET;
    }

    @Override
    public String name() {
        return "activitynet";
    }

    @Override
    public Class<ActivityNetConfig> configuration() {
        return ActivityNetConfig.class;
    }

    @Override
    public String summary() {
        return "ActivityNet: segments of videos with 200 activities, several of one video";
    }

    @Override
    public String source() {
        return "Caba Heilbron et al., ActivityNet: A Large-Scale Video Benchmark for Human Activity"
                + " Understanding, 2015";
    }

    @Override
    public Map<String, Optional<Shape>> outline(ActivityNetConfig config) {
        return Modality.outline(config.modalities());
    }

    /**
     * Reads the annotation, and sees which files are there.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with the
     *     annotation, or if a subset has no files at all
     */
    @Override
    public MediaDataset create(ActivityNetConfig config, DatasetContext context) {
        return new ActivityNetReader(config).read(context.cache());
    }
}
