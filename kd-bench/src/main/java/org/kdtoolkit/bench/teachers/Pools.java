package org.kdtoolkit.bench.teachers;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.teachers.TeacherPass;
import org.kdtoolkit.teachers.check.TeacherAnswers;
import org.kdtoolkit.teachers.check.TeacherInterview;
import org.kdtoolkit.train.config.DatasetOpener;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.config.TeacherSpec;

/**
 * The sound teachers.
 *
 * @param data the folder of {@code avdigits} and {@code ucf51}
 */
record Pools(Path data) {

    private static final String AVDIGITS =
            """
            name: avdigits
            dataset:
              type: manifest
              path: %1$s/avdigits/%2$s.csv
              classes: [zero, one, two, three, four, five, six, seven, eight, nine]
              subsets: {train: training, validation: validation, test: test}
              modalities: {audio: {kind: audio, samples: 8000}}
            teacher: {modality: audio, type: precomputed, embeddings: %1$s/avdigits/embeddings, logits: %1$s/avdigits/logits}
            """;

    private static final String TONES =
            """
            name: tones
            dataset: {type: synthetic, classes: 8, train: 1200, validation: 200, test: 10, modality-noise: %2$s}
            teacher: {modality: audio, type: tone-listener}
            """;

    private static final String UCF51 =
            """
            name: ucf51
            dataset:
              type: ucf51
              annotation: %1$s/ucf51/annotation.json
              folders: {audio: %1$s/ucf51/audio_features}
              modalities: {audio: {kind: embedding, width: 512}}
            teacher: {modality: audio, type: embedding}
            """;

    private static final String STUDENT =
            """
            student: {modality: audio, type: mlp, widths: [4]}
            methods: [none]
            output: out
            """;

    /** All of them; the last is the published split of UCF51. */
    List<Pool> all() throws IOException {
        Pool avdigits = pooled("avdigits", asked(AVDIGITS, "manifest"), source -> true);
        Pool noisy = noisy();
        Pool tones = pooled("tones", asked(TONES, "0"), source -> true);
        Pool ucf = ucf();
        return List.of(
                avdigits,
                tones,
                scored("ucf51, a last layer", ucf, 2000, 20),
                ucf,
                avdigits.withoutLogits(),
                noisy,
                scored("ucf51, a weak last layer", ucf, 300, 5));
    }

    /** Recordings in noise, of which a teacher understands little. */
    Pool noisy() throws IOException {
        return pooled(
                "avdigits in noise",
                asked(AVDIGITS, "noisy"),
                source -> source.startsWith("audio_noisy/"));
    }

    Pool ucf() throws IOException {
        return pooled("ucf51", published(), source -> true);
    }

    /** Both subsets of UCF51 as they were published. */
    Named published() throws IOException {
        return asked(UCF51, "");
    }

    /**
     * What a teacher says of a data set.
     *
     * @param classes its classes
     * @param asked its subsets
     */
    record Named(List<String> classes, Asked asked) {}

    /** A layer that learnt from some samples, on the others. */
    private static Pool scored(String name, Pool pool, int samples, int epochs) {
        Random random = new Random(samples);
        List<Integer> order = new ArrayList<>(IntStream.range(0, pool.size()).boxed().toList());
        Collections.shuffle(order, random);
        int classes = pool.classes().size();
        Readout readout =
                Readout.trained(
                        Answers.rows(pool.answers(), order.subList(0, samples)),
                        classes,
                        epochs,
                        random);
        return new Pool(
                name,
                pool.classes(),
                readout.on(Answers.rows(pool.answers(), order.subList(samples, order.size()))));
    }

    private static Pool pooled(String name, Named named, Predicate<String> sources) {
        TeacherAnswers one = named.asked().training();
        TeacherAnswers other = named.asked().validation();
        TeacherAnswers all =
                new TeacherAnswers(
                        joined(one.labels(), other.labels()),
                        joined(one.sources(), other.sources()),
                        joined(one.embeddings(), other.embeddings()),
                        one.logits().map(some -> joined(some, other.logits().orElseThrow())),
                        0);
        List<String> seen = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < all.size(); row++) {
            String source = all.sources().get(row);
            if (sources.test(source) && !seen.contains(source)) {
                seen.add(source);
                rows.add(row);
            }
        }
        return new Pool(name, named.classes(), Answers.rows(all, rows));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private Named asked(String experiment, String word) throws IOException {
        Registry registry = Registry.builder().addServices(Pools.class.getClassLoader()).build();
        Path file = Files.createTempFile("teacher", ".yaml");
        try {
            Files.writeString(file, experiment.formatted(data.toAbsolutePath(), word) + STUDENT);
            return asked(new ExperimentLoader(registry).load(file, List.of()), registry);
        } finally {
            Files.delete(file);
        }
    }

    private static Named asked(ExperimentConfig config, Registry registry) {
        Faults faults = new Faults(OnError.SKIP);
        TeacherSpec spec = config.teacher().orElseThrow();
        try (NDManager manager = NDManager.newBaseManager();
                Dataset dataset =
                        new DatasetOpener(registry)
                                .open(config.dataset(), faults, TensorCache.none());
                Teacher teacher =
                        registry.create(
                                Kind.TEACHER,
                                spec.type(),
                                spec.settings(),
                                TeacherContext.builder()
                                        .setDataset(dataset)
                                        .setModality(spec.modality())
                                        .optFaults(faults)
                                        .setManager(manager)
                                        .build())) {
            TeacherInterview interview =
                    new TeacherInterview(
                            new TeacherPass(teacher, dataset, spec.modality(), faults, manager));
            return new Named(
                    dataset.classes(),
                    new Asked(
                            interview.on(Subset.TRAIN, index -> true),
                            interview.on(Subset.VALIDATION, index -> true)));
        }
    }
}
