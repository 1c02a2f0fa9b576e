package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.DATASET;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/**
 * What the data's modalities are must fit whoever perceives them, and the memory. It is looked at
 * before a file is opened, as far as the configuration tells the modalities.
 */
final class ShapeRules {

    private static final KeyPath BATCH = KeyPath.parse("training.batch-size");
    private static final KeyPath JUDGED = KeyPath.parse("evaluation.batch-size");
    private static final String MODALITY = "modality";
    private static final String SIZE = "size";

    /** Numbers of one sample: 1 GiB. */
    private static final long MOST_OF_A_SAMPLE = 1L << 28;

    /** Numbers of a batch: what a buffer of 2 GiB holds, through which it goes to the engine. */
    private static final long MOST_OF_A_BATCH = Integer.MAX_VALUE / Float.BYTES;

    private final DocumentReading reading;
    private final Map<String, Optional<Shape>> modalities;

    private ShapeRules(DocumentReading reading, Map<String, Optional<Shape>> modalities) {
        this.reading = reading;
        this.modalities = modalities;
    }

    /** Reports what does not fit the teachers or the memory. */
    static void check(DocumentReading reading) {
        try {
            of(reading).ifPresent(ShapeRules::samplesAndTeachers);
        } catch (ConfigurationException e) {
            reading.report(DATASET, e.getMessage());
        }
    }

    /** Reports what does not fit the student, which is no matter where none is trained. */
    static void checkStudent(DocumentReading reading) {
        try {
            of(reading).ifPresent(ShapeRules::students);
        } catch (ConfigurationException e) {
            // a fault of the data set, which is reported with the others
        }
    }

    /** Reports what does not fit a data set whose modalities show when it is open. */
    static void checkOpened(
            DocumentReading reading, Map<String, Shape> modalities, boolean makesStudent) {
        Optional<DatasetSpec> dataset = reading.value(DATASET, DatasetSpec.class);
        if (dataset.flatMap(spec -> outline(spec, reading)).isPresent()) {
            return; // it is checked already
        }
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        modalities.forEach((name, shape) -> shapes.put(name, Optional.of(shape)));
        ShapeRules rules = new ShapeRules(reading, shapes);
        rules.samplesAndTeachers();
        if (makesStudent) {
            rules.students();
        }
    }

    private static Optional<ShapeRules> of(DocumentReading reading) {
        return reading.value(DATASET, DatasetSpec.class)
                .flatMap(dataset -> outline(dataset, reading))
                .map(shapes -> new ShapeRules(reading, shapes));
    }

    private static Optional<Map<String, Optional<Shape>>> outline(
            DatasetSpec dataset, DocumentReading reading) {
        return reading.registry()
                .get(Kind.DATASET, dataset.type())
                .outline(dataset.settings(), new RegisteredModalities(reading.registry()));
    }

    private void samplesAndTeachers() {
        modalities.forEach((name, shape) -> shape.ifPresent(s -> sample(name, s)));
        ExperimentKeys.teachers(reading).forEach(this::teacher);
    }

    private void students() {
        List<Shape> perceived = new ArrayList<>();
        for (KeyPath student : ExperimentKeys.students(reading)) {
            modality(student)
                    .ifPresent(
                            shape -> {
                                student(student, shape);
                                perceived.add(shape);
                            });
        }
        perceived.stream().max(Comparator.comparingLong(ShapeRules::size)).ifPresent(this::batches);
    }

    private void student(KeyPath path, Shape shape) {
        reading.value(path, StudentSpec.class)
                .ifPresent(spec -> network(spec.type(), spec.settings(), path, path, shape));
    }

    private void sample(String name, Shape shape) {
        long size = size(shape);
        if (size > MOST_OF_A_SAMPLE) {
            KeyPath own = DATASET.child("modalities").child(name);
            reading.report(
                    reading.has(own) ? own : DATASET,
                    "a sample of '%s' has the shape %s, which is %d numbers; at most %d can be read"
                            .formatted(name, shape, size, MOST_OF_A_SAMPLE));
        }
    }

    private void batches(Shape shape) {
        long size = size(shape);
        if (size > MOST_OF_A_SAMPLE) {
            return;
        }
        Optional<Integer> trained = reading.value(BATCH, Integer.class);
        Optional<Integer> judged = reading.value(JUDGED, Integer.class);
        trained.ifPresent(samples -> batch(BATCH, samples, shape, ""));
        judged.ifPresent(samples -> batch(JUDGED, samples, shape, ""));
        if (judged.isEmpty() && trained.filter(n -> n * size <= MOST_OF_A_BATCH).isPresent()) {
            int samples = trained.get() * EvaluationConfig.TIMES_TRAINING;
            batch(
                    BATCH,
                    samples,
                    shape,
                    ", or set '%s', which is %d else".formatted(JUDGED, samples));
        }
    }

    private void batch(KeyPath path, int samples, Shape shape, String orElse) {
        if (samples * size(shape) > MOST_OF_A_BATCH) {
            reading.report(
                    path,
                    "%d samples of shape %s are %d numbers; at most %d fit in one batch: choose fewer samples%s"
                            .formatted(
                                    samples,
                                    shape,
                                    samples * size(shape),
                                    MOST_OF_A_BATCH,
                                    orElse));
        }
    }

    private void teacher(KeyPath path) {
        modality(path)
                .ifPresent(
                        shape ->
                                reading.value(path, TeacherSpec.class)
                                        .ifPresent(spec -> teacher(spec, path, shape)));
    }

    private void teacher(TeacherSpec spec, KeyPath path, Shape shape) {
        TeacherProvider provider = reading.registry().get(Kind.TEACHER, spec.type());
        check(
                path,
                path,
                shape,
                () -> {
                    provider.checkInput(spec.settings(), shape);
                    files(path)
                            .ifPresent(files -> provider.checkFiles(spec.settings(), shape, files));
                });
        ExperimentKeys.networks(path, reading)
                .forEach(
                        network ->
                                reading.value(network, NetworkSpec.class)
                                        .ifPresent(
                                                n ->
                                                        network(
                                                                n.type(),
                                                                n.settings(),
                                                                network,
                                                                path,
                                                                shape)));
    }

    private void network(
            String type, Record settings, KeyPath path, KeyPath perceiver, Shape shape) {
        BackboneProvider provider = reading.registry().get(Kind.BACKBONE, type);
        check(path, perceiver, shape, () -> provider.checkInput(settings, shape));
    }

    private void check(KeyPath path, KeyPath perceiver, Shape shape, Runnable check) {
        try {
            check.run();
        } catch (ConfigurationException e) {
            reading.report(path, e.getMessage() + remedy(perceiver, shape));
        }
    }

    /** The key that gives all samples one size, where it is left out. */
    private String remedy(KeyPath perceiver, Shape shape) {
        if (LongStream.of(shape.getShape()).allMatch(length -> length >= 0)) {
            return "";
        }
        return reading.value(perceiver.child(MODALITY), String.class)
                .map(name -> DATASET.child("modalities").child(name))
                .filter(modality -> !reading.has(modality.child(SIZE)) && hasSize(modality))
                .map(modality -> "; set '%s'".formatted(modality.child(SIZE)))
                .orElse("");
    }

    /** How the files of what is perceived are read. */
    private Optional<ModalitySpec> files(KeyPath perceiver) {
        return reading.value(perceiver.child(MODALITY), String.class)
                .flatMap(name -> spec(DATASET.child("modalities").child(name)));
    }

    private Optional<ModalitySpec> spec(KeyPath modality) {
        return reading.value(modality, Object.class)
                .filter(ModalitySpec.class::isInstance)
                .map(ModalitySpec.class::cast);
    }

    private boolean hasSize(KeyPath modality) {
        return spec(modality).map(spec -> spec.settings().getClass().getRecordComponents()).stream()
                .flatMap(Stream::of)
                .anyMatch(component -> component.getName().equals(SIZE));
    }

    /** The shape of what is perceived; one that the data set does not have is reported. */
    private Optional<Shape> modality(KeyPath perceiver) {
        KeyPath path = perceiver.child(MODALITY);
        Optional<String> name = reading.value(path, String.class);
        name.flatMap(new ModalityNames(modalities.keySet())::objection)
                .ifPresent(message -> reading.report(path, message));
        return name.flatMap(known -> modalities.getOrDefault(known, Optional.empty()));
    }

    /** How many numbers a sample has at least: what differs counts as 1. */
    private static long size(Shape shape) {
        return LongStream.of(shape.getShape())
                .map(length -> Math.max(1, length))
                .reduce(1, Math::multiplyExact);
    }
}
