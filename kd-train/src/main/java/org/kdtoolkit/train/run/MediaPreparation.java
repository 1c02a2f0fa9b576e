package org.kdtoolkit.train.run;

import java.nio.file.Path;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.prepare.Preparation;
import org.kdtoolkit.datasets.prepare.PreparationListener;
import org.kdtoolkit.datasets.prepare.Prepared;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.train.config.DatasetOpener;
import org.kdtoolkit.train.config.DatasetSpec;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentWriter;
import org.kdtoolkit.train.config.RequiredFiles;

/** Prepares the media of an experiment, and writes the experiment that uses them. */
public final class MediaPreparation {

    /** The type of the data set that prepared files make. */
    private static final String MANIFEST = "manifest";

    private final ExperimentConfig config;
    private final Registry registry;

    /**
     * What came of it.
     *
     * @param media the files
     * @param experiment the experiment file that uses them
     */
    public record Outcome(Prepared media, Path experiment) {}

    /** Plans the preparation of an experiment's media. */
    public MediaPreparation(ExperimentConfig config, Registry registry) {
        this.config = config;
        this.registry = registry;
    }

    /**
     * Prepares all media. Those that can't be read are left out, whatever the experiment's policy.
     *
     * @param out the folder for them; what is there already stays
     * @param listener is told after each file
     * @throws ConfigurationException if the data set has no media files, or a modality lacks what
     *     its form needs
     * @throws org.kdtoolkit.api.data.DataException as {@link Preparation#run}
     */
    public Outcome run(Path out, PreparationListener listener) {
        DatasetSpec spec = config.dataset();
        Faults faults = new Faults(OnError.SKIP);
        try (Dataset dataset = new DatasetOpener(registry).open(spec, faults, TensorCache.none())) {
            RequiredFiles.checkEverySubsetOf(dataset);
            if (!(dataset instanceof MediaDataset media)) {
                throw new ConfigurationException(
                        "the data set '%s' has no media files that could be prepared"
                                .formatted(spec.type()));
            }
            Prepared prepared =
                    new Preparation(media, spec.prepare(), out)
                            .run(Runtime.getRuntime().availableProcessors(), listener);
            Path experiment = out.resolve("config.yaml");
            AtomicFile.write(experiment, new ExperimentWriter().write(withPrepared(prepared)));
            return new Outcome(prepared, experiment);
        }
    }

    private ExperimentConfig withPrepared(Prepared prepared) {
        DatasetSpec spec = config.dataset();
        return config.withDataset(
                new DatasetSpec(
                        MANIFEST,
                        spec.onError(),
                        spec.cacheMegabytes(),
                        spec.diskCache(),
                        spec.prepare(),
                        spec.labels(),
                        prepared.manifest()));
    }
}
