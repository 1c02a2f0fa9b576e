package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * Six samples, of which every number tells whose it is and of which sample: all that the student
 * says of sample 3 is 3, all that the first teacher says of it 103, the second 203. Maps, logits
 * and stages say the same, plus 10, 20 and 30.
 */
final class TellingBatch {

    static final int SIZE = 6;
    static final int CLASSES = 3;
    static final FeatureMapShape STUDENT = new FeatureMapShape(new Shape(2, 2), 4);
    static final FeatureMapShape EARLY = new FeatureMapShape(new Shape(3), 2);
    static final FeatureMapShape LATE = new FeatureMapShape(new Shape(2), 5);
    static final Map<String, FeatureMapShape> STAGES = stages();
    static final int MAP = 10;
    static final int LOGITS = 20;
    static final int STAGE = 30;

    private final NDManager manager;
    private final Map<String, TeacherShape> shapes = new LinkedHashMap<>();
    private final Map<String, TeacherOutput> outputs = new LinkedHashMap<>();
    private boolean[] labelled;

    TellingBatch(NDManager manager) {
        this.manager = manager;
        this.labelled = new boolean[SIZE];
        Arrays.fill(labelled, true);
    }

    /** Adds a teacher as wide as the student, with the stages of both, that misses some rows. */
    TellingBatch teacher(String name, Integer... missing) {
        return teacherOfWidth(STUDENT.width(), name, missing);
    }

    /** Adds a teacher whose embedding is of a width of its own. */
    TellingBatch teacherOfWidth(int width, String name, Integer... missing) {
        int base = 100 * (shapes.size() + 1);
        List<Integer> without = List.of(missing);
        shapes.put(name, TeacherShape.of(width, true).withStages(STAGES));
        outputs.put(
                name,
                TeacherOutput.of(telling(base, without, width))
                        .withLogits(telling(base + LOGITS, without, CLASSES))
                        .withStages(stages(base, without))
                        .withMissing(without));
        return this;
    }

    /** Says which samples have a label. */
    TellingBatch labelled(boolean... rows) {
        labelled = rows;
        return this;
    }

    /** What a method is told that is created for this. */
    DistillerContext context() {
        return DistillerContext.builder()
                .setStudent(STUDENT)
                .optStudentStages(STAGES)
                .optTeachers(shapes)
                .setClasses(CLASSES)
                .setTrainingSamples(100)
                .setManager(manager)
                .build();
    }

    MethodStep step() {
        return step(student());
    }

    MethodStep step(StudentOutput student) {
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, SIZE).mapToObj("s%d"::formatted).toList(),
                        IntStream.range(0, SIZE).map(row -> 50 + row).toArray(),
                        Map.of("image", telling(0, List.of(), 7)),
                        Targets.singleLabel(manager.create(new long[] {0, 1, 2, 0, 1, 2}))
                                .withLabelled(labelled));
        return MethodStep.of(student, outputs, batch, TrainingMoment.of(1, 10));
    }

    StudentOutput student() {
        return StudentOutput.of(
                        telling(MAP, List.of(), STUDENT.tokens(), STUDENT.width()),
                        telling(0, List.of(), STUDENT.width()),
                        telling(LOGITS, List.of(), CLASSES))
                .withStages(stages(0, List.of()));
    }

    private static Map<String, FeatureMapShape> stages() {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put("early", EARLY);
        stages.put("late", LATE);
        return stages;
    }

    private Map<String, NDArray> stages(int base, List<Integer> missing) {
        return Map.of(
                "early", telling(base + STAGE, missing, EARLY.tokens(), EARLY.width()),
                "late", telling(base + STAGE + 10, missing, LATE.tokens(), LATE.width()));
    }

    private NDArray telling(int base, List<Integer> missing, long... rest) {
        Shape shape = new Shape(SIZE).addAll(new Shape(rest));
        int numbers = (int) new Shape(rest).size();
        float[] values = new float[SIZE * numbers];
        for (int row = 0; row < SIZE; row++) {
            float value = missing.contains(row) ? 0 : base + row;
            Arrays.fill(values, row * numbers, (row + 1) * numbers, value);
        }
        return manager.create(values, shape);
    }

    /** The number that each row of an array consists of. */
    static List<Integer> told(NDArray array) {
        int rows = (int) array.getShape().get(0);
        float[] values = array.toFloatArray();
        int numbers = values.length / rows;
        List<Integer> told = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            float[] own = Arrays.copyOfRange(values, row * numbers, (row + 1) * numbers);
            Assertions.assertThat(own).as("row %d", row).containsOnly(own[0]);
            told.add(Math.round(own[0]));
            Assertions.assertThat(own[0]).isEqualTo((float) told.get(row));
        }
        return told;
    }
}
