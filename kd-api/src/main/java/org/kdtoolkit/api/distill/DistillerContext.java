package org.kdtoolkit.api.distill;

import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * What filters, objectives and methods are told when they are created.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface DistillerContext {

    /** The layout of the student's feature map. */
    FeatureMapShape student();

    /** The width D of the student's feature map and embedding. */
    default int studentWidth() {
        return student().width();
    }

    /**
     * The layouts of the student's inner feature maps by their names: of those that the provider's
     * {@link org.kdtoolkit.api.plugin.ObjectiveProvider#studentStages} names.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    Map<String, FeatureMapShape> studentStages();

    /**
     * What arrives from each teacher, by the teacher's name, the foremost first; for an objective,
     * behind the filter. A feature map only if its grid has as many axes as the student's. Empty
     * where a method has no teacher.
     */
    Map<String, TeacherShape> teachers();

    /**
     * What arrives from the teacher; from the first, where there are several.
     *
     * @throws java.util.NoSuchElementException if there is none, which only whole methods meet
     */
    default TeacherShape teacher() {
        return teachers().values().iterator().next();
    }

    /** The number of classes C. */
    int classes();

    /** How many labels a sample has. */
    TargetKind targetKind();

    /** How many samples the student learns from; their indices are below it. */
    int trainingSamples();

    /** How many samples a step has at most; by default as many as there are. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default int batchSize() {
        return trainingSamples();
    }

    /** Owns the component's arrays; its engine's random numbers initialise them. */
    NDManager manager();

    /** Begins to describe the surroundings of a component. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects what a component is told. */
    final class Builder {

        private @Nullable FeatureMapShape student;
        private final Map<String, FeatureMapShape> studentStages = new LinkedHashMap<>();
        private final Map<String, TeacherShape> teachers = new LinkedHashMap<>();
        private int classes;
        private TargetKind targetKind = TargetKind.SINGLE_LABEL;
        private int trainingSamples;
        private int batchSize;
        private @Nullable NDManager manager;

        private Builder() {}

        /** Sets the layout of the student's feature map; required. */
        public Builder setStudent(FeatureMapShape shape) {
            student = shape;
            return this;
        }

        /** Sets the number of classes; required. */
        public Builder setClasses(int number) {
            classes = number;
            return this;
        }

        /** Sets the number of training samples; required. */
        public Builder setTrainingSamples(int number) {
            trainingSamples = number;
            return this;
        }

        /** Sets how many samples a step has at most; by default as many as there are. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder optBatchSize(int number) {
            batchSize = number;
            return this;
        }

        /** Sets the manager that owns the component's arrays; required. */
        public Builder setManager(NDManager owner) {
            manager = owner;
            return this;
        }

        /** Adds a teacher without a name of its own. */
        public Builder optTeacher(TeacherShape shape) {
            return optTeacher("teacher", shape);
        }

        /** Adds a teacher. */
        public Builder optTeacher(String name, TeacherShape shape) {
            teachers.put(name, shape);
            return this;
        }

        /** Adds teachers. */
        public Builder optTeachers(Map<String, TeacherShape> shapes) {
            teachers.putAll(shapes);
            return this;
        }

        /** Adds inner feature maps of the student. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder optStudentStages(Map<String, FeatureMapShape> shapes) {
            studentStages.putAll(shapes);
            return this;
        }

        /** Sets how many labels a sample has; by default one. */
        public Builder optTargetKind(TargetKind kind) {
            targetKind = kind;
            return this;
        }

        /**
         * Ends the description.
         *
         * @throws NullPointerException if the student or the manager is not set
         * @throws IllegalStateException if there are no classes or training samples
         */
        public DistillerContext build() {
            if (classes < 1 || trainingSamples < 1) {
                throw new IllegalStateException(
                        "expected classes and training samples, found %d and %d"
                                .formatted(classes, trainingSamples));
            }
            return new DistillerSurroundings(
                    Objects.requireNonNull(student, "student"),
                    studentStages,
                    teachers,
                    classes,
                    targetKind,
                    trainingSamples,
                    batchSize == 0 ? trainingSamples : batchSize,
                    Objects.requireNonNull(manager, "manager"));
        }
    }
}
