package org.kdtoolkit.train.run;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.teachers.stored.OwnSources;
import org.kdtoolkit.train.trial.TrialSetup;

/** Writes what teachers say of all samples, as {@code precomputed} reads it. */
final class Extraction {

    private static final int BATCH_SIZE = 256;

    private final TrialSetup bench;
    private final ExtractionListener listener;

    Extraction(TrialSetup bench, ExtractionListener listener) {
        this.bench = bench;
        this.listener = listener;
    }

    /** Writes the answers of all teachers; with several, each into a folder of its name. */
    List<ExtractedSubset> to(Path folder) {
        if (bench.teachers().isEmpty()) {
            throw new ConfigurationException(
                    "there is no teacher whose answers could be extracted; add 'teacher:'");
        }
        List<ExtractedSubset> extracted = new ArrayList<>();
        bench.teachers()
                .forEach(
                        (name, teacher) -> {
                            boolean only = bench.teachers().size() == 1;
                            TeacherFolder answers =
                                    new TeacherFolder(only ? folder : folder.resolve(name));
                            String modality = bench.config().allTeachers().get(name).modality();
                            OwnSources sources = OwnSources.of(bench.dataset(), modality);
                            for (Subset subset : Subset.values()) {
                                if (bench.dataset().samples(subset).size() > 0) {
                                    extracted.add(extract(name, teacher, subset, sources, answers));
                                }
                            }
                        });
        return extracted;
    }

    private ExtractedSubset extract(
            String name,
            Teacher teacher,
            Subset subset,
            OwnSources sources,
            TeacherFolder answers) {
        String modality = bench.config().allTeachers().get(name).modality();
        Samples samples = bench.dataset().samples(subset);
        answers.requireNames(samples, sources);
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(bench.dataset(), subset)
                        .setModalities(teacher.needsInput() ? List.of(modality) : List.of())
                        .setBatchSize(BATCH_SIZE)
                        .setFaults(bench.faults())
                        .build();
        int written = 0;
        int missing = 0;
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = bench.manager().newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output = teacher.output(batch, step);
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
