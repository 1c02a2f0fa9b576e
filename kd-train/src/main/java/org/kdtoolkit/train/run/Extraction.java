package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.teachers.stored.OwnSources;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ResolvedExperiment;
import org.kdtoolkit.train.trial.Teachers;

/** Writes what teachers say of all samples, as {@code precomputed} reads it. */
final class Extraction {

    private static final int BATCH_SIZE = 256;

    private final ResolvedExperiment experiment;
    private final Dataset dataset;
    private final Faults faults;
    private final Teachers teachers;
    private final Registry registry;
    private final NDManager manager;

    @Inject
    Extraction(
            ResolvedExperiment experiment,
            Dataset dataset,
            Faults faults,
            Teachers teachers,
            Registry registry,
            NDManager manager) {
        this.experiment = experiment;
        this.dataset = dataset;
        this.faults = faults;
        this.teachers = teachers;
        this.registry = registry;
        this.manager = manager;
    }

    /** Refuses an experiment without a teacher, before anything is opened. */
    static void requireTeacher(ExperimentConfig config) {
        if (config.teacher().isEmpty() && config.teachers().isEmpty()) {
            throw new ConfigurationException(
                    "there is no teacher whose answers could be extracted; add 'teacher:'");
        }
    }

    /**
     * Writes the answers of all teachers, with those inner feature maps that methods read; with
     * several, each into a folder of its name.
     */
    List<ExtractedSubset> to(Path folder, ExtractionListener listener) {
        Map<String, Teacher> open = teachers.open().byName();
        StagesRead read = StagesRead.of(experiment.config(), registry);
        Map<String, Set<String>> stages = new LinkedHashMap<>();
        open.forEach((name, teacher) -> stages.put(name, teacher.shape().stages().keySet()));
        List<ExtractedSubset> extracted = new ArrayList<>();
        open.forEach(
                (name, teacher) -> {
                    TeacherFolder answers =
                            new TeacherFolder(
                                    open.size() == 1 ? folder : folder.resolve(name),
                                    read.of(name, stages));
                    for (Subset subset : Subset.values()) {
                        if (dataset.samples(subset).size() > 0) {
                            extracted.add(extract(name, teacher, subset, answers, listener));
                        }
                    }
                });
        return extracted;
    }

    private ExtractedSubset extract(
            String name,
            Teacher teacher,
            Subset subset,
            TeacherFolder answers,
            ExtractionListener listener) {
        String modality = experiment.teacher(name).spec().modality();
        OwnSources sources = OwnSources.of(dataset, modality);
        Samples samples = dataset.samples(subset);
        answers.requireNames(samples, sources);
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, subset)
                        .setModalities(teacher.needsInput() ? List.of(modality) : List.of())
                        .setBatchSize(BATCH_SIZE)
                        .setFaults(faults)
                        .build();
        int written = 0;
        int missing = 0;
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output = teacher.output(batch, step, answers.stages());
                    answers.write(
                            output,
                            teacher.shape(),
                            batch.ids(),
                            IntStream.of(batch.indices())
                                    .mapToObj(index -> sources.of(samples, index))
                                    .toList());
                    missing += output.missing().size();
                    written += batch.size() - output.missing().size();
                    listener.extracted(name, subset, written + missing, samples.size());
                }
            }
        }
        return new ExtractedSubset(name, subset, samples.size(), written, missing);
    }
}
