package org.kdtoolkit.train.config;

import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;
import org.kdtoolkit.config.plugin.Registry;

/**
 * Where samples are mixed, a sample of the student's has no class and no counterpart of its own.
 * What needs one is refused, as it would learn something wrong without a word.
 */
public final class MixingRules {

    private static final KeyPath TRAINING = KeyPath.parse("training");
    private static final KeyPath CUTMIX = TRAINING.child("cutmix");
    private static final List<KeyPath> MIXING = List.of(TRAINING.child("mixup"), CUTMIX);
    private static final KeyPath MODALITY = ExperimentKeys.STUDENT.child("modality");
    private static final KeyPath MODALITIES = ExperimentKeys.DATASET.child("modalities");
    private static final KeyPath CONTROLS = KeyPath.parse("evaluation.controls");

    /** Kinds of modalities without pictures, whatever shape they have. */
    private static final Set<String> NO_PICTURES = Set.of("audio", "embedding");

    private static final Set<Integer> PICTURE_AXES = Set.of(3, 4);

    private static final String REMEDY = "; leave it out, or remove '%s'";

    private final DocumentReading reading;
    private final KeyPath mixing;
    private final Set<KeyPath> asked = new HashSet<>();

    private MixingRules(DocumentReading reading, KeyPath mixing) {
        this.reading = reading;
        this.mixing = mixing;
    }

    /** Reports who can't learn from mixed samples, and whose samples can't be mixed. */
    static void check(DocumentReading reading) {
        MIXING.stream()
                .filter(reading::has)
                .findFirst()
                .map(mixing -> new MixingRules(reading, mixing))
                .ifPresent(MixingRules::check);
    }

    /**
     * Reports samples that hold no pictures to paste boxes into.
     *
     * @param modalities the shapes of samples
     */
    static void checkOpened(DocumentReading reading, Map<String, Shape> modalities) {
        if (!reading.has(CUTMIX)) {
            return;
        }
        Optional<String> student = reading.value(MODALITY, String.class);
        Optional<Shape> shape = student.map(modalities::get);
        shape.filter(found -> !isPicture(student.get(), found, reading))
                .ifPresent(
                        found ->
                                reading.report(
                                        CUTMIX,
                                        "pastes boxes into pictures or clips, but the student perceives '%s', whose samples of shape %s are neither; take 'mixup'"
                                                .formatted(student.get(), found)));
    }

    private static boolean isPicture(String modality, Shape shape, DocumentReading reading) {
        return PICTURE_AXES.contains(shape.dimension())
                && reading.value(MODALITIES.child(modality), Object.class)
                        .filter(ModalitySpec.class::isInstance)
                        .map(ModalitySpec.class::cast)
                        .filter(spec -> NO_PICTURES.contains(spec.kind()))
                        .isEmpty();
    }

    private void check() {
        reading.entries(ExperimentKeys.METHODS).forEach(this::method);
        if (reading.has(ExperimentKeys.CORRUPTION)) {
            reading.report(
                    ExperimentKeys.CORRUPTION,
                    "corrupts what the teacher says of single samples, but mixed ones are none; remove it, or '%s'"
                            .formatted(mixing));
        }
        boolean composed =
                reading.entries(ExperimentKeys.METHODS).stream()
                        .anyMatch(path -> ExperimentKeys.isComposed(path, reading));
        if (composed && reading.value(CONTROLS, Boolean.class).orElse(false)) {
            reading.report(
                    CONTROLS,
                    "adds a method whose teachers speak of other samples, but mixed ones are none"
                            + REMEDY.formatted(mixing));
        }
    }

    private void method(KeyPath path) {
        reading.value(path, MethodSpec.class).ifPresent(method -> method(method, path));
        KeyPath filter = ExperimentKeys.filter(path);
        reading.value(filter, FilterSpec.class)
                .filter(spec -> readsLabels(spec))
                .ifPresent(spec -> labels("filter", spec.type(), filter));
        for (KeyPath objective : ExperimentKeys.objectives(path, reading)) {
            reading.value(objective, ObjectiveSpec.class)
                    .filter(spec -> readsLabels(spec))
                    .ifPresent(spec -> labels("objective", spec.type(), objective));
            reading.value(objective, ObjectiveSpec.class)
                    .filter(this::seesTwice)
                    .ifPresent(spec -> seenTwice(spec.type(), objective));
        }
    }

    private void method(MethodSpec method, KeyPath path) {
        if (!method.isWhole()) {
            teachersOf(method).forEach(this::teacher);
        }
        if (method.isWhole() && !learnsFromMixed(method)) {
            reading.report(
                    path,
                    "the method '%s' does not say that it can learn from mixed samples, which have no class of their own"
                                    .formatted(method.name())
                            + REMEDY.formatted(mixing));
        }
        if (method.pairs() == Pairs.SHUFFLED) {
            reading.report(
                    path.child("pairs"),
                    "the teachers speak of other samples, but mixed ones are none"
                            + REMEDY.formatted(mixing));
        }
    }

    /** The teachers from which a method learns, as far as they are there. */
    private List<KeyPath> teachersOf(MethodSpec method) {
        Map<String, KeyPath> teachers = new LinkedHashMap<>();
        ExperimentKeys.teachers(reading)
                .forEach(path -> name(path).ifPresent(name -> teachers.put(name, path)));
        return teachers.isEmpty()
                ? List.of()
                : method.objectives().stream()
                        .flatMap(
                                objective ->
                                        new TeacherNames(teachers.keySet())
                                                .meant(objective.named()).stream())
                        .filter(teachers::containsKey)
                        .map(teachers::get)
                        .toList();
    }

    /** The only teacher goes by what it perceives. */
    private Optional<String> name(KeyPath teacher) {
        return teacher.equals(ExperimentKeys.TEACHER)
                ? reading.value(teacher, TeacherSpec.class).map(TeacherSpec::modality)
                : Optional.of(teacher.last());
    }

    /** What can be said of a teacher before it is opened; the rest is said at the rehearsal. */
    private void teacher(KeyPath path) {
        reading.value(path, TeacherSpec.class)
                .filter(spec -> !isShown(spec) && asked.add(path))
                .flatMap(spec -> name(path))
                .ifPresent(name -> reading.report(path, notShown(name, mixing)));
    }

    private boolean isShown(TeacherSpec teacher) {
        Optional<Boolean> answers =
                reading.registry().get(Kind.TEACHER, teacher.type()).answersDrawnViews();
        if (answers.isEmpty()) {
            return true;
        }
        return answers.get()
                && teacher.view().equals(Optional.of(TeacherView.SAME))
                && reading.value(MODALITY, String.class)
                        .filter(student -> !student.equals(teacher.modality()))
                        .isEmpty();
    }

    /**
     * Why a teacher can't be learnt from where samples are mixed, and what to do.
     *
     * @param mixing the key that mixes them
     */
    public static String notShown(String teacher, KeyPath mixing) {
        return "the teacher '%s' speaks of samples as they are, but '%s' shows the student mixed ones; distil from a network of the student's modality with 'view: same', leave out the methods that ask the teacher, or remove the key"
                .formatted(teacher, mixing);
    }

    private boolean learnsFromMixed(MethodSpec method) {
        Registry registry = reading.registry();
        return method.scheme(registry)
                .map(scheme -> !scheme.trains())
                .orElseGet(() -> registry.get(Kind.METHOD, method.provider()).learnsFromMixed());
    }

    private boolean readsLabels(FilterSpec spec) {
        return reading.registry().get(Kind.FILTER, spec.type()).readsLabels(spec.settings());
    }

    private boolean readsLabels(ObjectiveSpec spec) {
        return reading.registry()
                .get(Kind.OBJECTIVE, spec.type())
                .needs(spec.settings())
                .contains(Need.LABELS);
    }

    private boolean seesTwice(ObjectiveSpec spec) {
        return reading.registry()
                .get(Kind.OBJECTIVE, spec.type())
                .secondView(spec.settings())
                .isPresent();
    }

    private void seenTwice(String type, KeyPath path) {
        reading.report(
                path,
                "the objective '%s' sees a second view of each sample, which is not mixed"
                                .formatted(type)
                        + REMEDY.formatted(mixing));
    }

    private void labels(String part, String type, KeyPath path) {
        reading.report(
                path,
                "the %s '%s' reads labels, but mixed samples have no class of their own"
                                .formatted(part, type)
                        + REMEDY.formatted(mixing));
    }
}
