package org.kdtoolkit.train.config;

import static org.kdtoolkit.train.config.ExperimentKeys.METHODS;
import static org.kdtoolkit.train.config.ExperimentKeys.STUDENT;
import static org.kdtoolkit.train.config.ExperimentKeys.STUDENTS;
import static org.kdtoolkit.train.config.ExperimentKeys.TEACHER;
import static org.kdtoolkit.train.config.ExperimentKeys.TEACHERS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** What an experiment file is read for. Files that are not opened for that need not be there. */
public sealed interface ExperimentUse {

    /** The keys below which no file is opened. */
    List<KeyPath> unopened(DocumentReading reading);

    /** Whether the student is made, so that it must perceive its modality. */
    default boolean makesStudent() {
        return true;
    }

    /** Whether it is trained, which takes samples to learn from. */
    default boolean trainsStudent() {
        return false;
    }

    /**
     * Whether nothing is run afterwards, which would find out itself what is wrong with the output
     * folder and with the data's lists, in this order.
     */
    default boolean isLookedAtAlone() {
        return false;
    }

    /** Whether all points of a sweep are run, or looked at as if they were. */
    default boolean runsAllPoints() {
        return false;
    }

    /** It is checked as a whole. */
    record Validation() implements ExperimentUse {

        @Override
        public boolean trainsStudent() {
            return true;
        }

        @Override
        public boolean isLookedAtAlone() {
            return true;
        }

        @Override
        public boolean runsAllPoints() {
            return true;
        }

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            return List.of();
        }
    }

    /**
     * Students are trained.
     *
     * @param method the name of the only method; by default all are run
     */
    record Training(Optional<String> method) implements ExperimentUse {

        /** All methods are run. */
        public Training() {
            this(Optional.empty());
        }

        @Override
        public boolean trainsStudent() {
            return true;
        }

        @Override
        public boolean runsAllPoints() {
            return method.isEmpty();
        }

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            List<KeyPath> unopened = new ArrayList<>();
            boolean distils = false;
            for (KeyPath path : reading.entries(METHODS)) {
                if (isRun(path, reading)) {
                    distils |= ExperimentKeys.isComposed(path, reading);
                } else {
                    unopened.add(path);
                }
            }
            if (!distils) {
                unopened.addAll(List.of(TEACHER, TEACHERS));
            }
            return unopened;
        }

        private boolean isRun(KeyPath path, DocumentReading reading) {
            return method.isEmpty()
                    || reading.value(path.child("name"), String.class).equals(method);
        }
    }

    /** Students that were trained before are judged. */
    record Evaluation() implements ExperimentUse {

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            return ExperimentKeys.ALL_BUT_DATA;
        }
    }

    /** The teachers are asked. */
    record Extraction() implements ExperimentUse {

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            return List.of(METHODS, STUDENT, STUDENTS);
        }

        @Override
        public boolean makesStudent() {
            return false;
        }
    }

    /** Teachers and the untrained student are asked; methods are read, and none is run. */
    record Diagnosis() implements ExperimentUse {

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            return List.of(METHODS);
        }
    }

    /** The data alone are looked at. */
    record Data() implements ExperimentUse {

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            return ExperimentKeys.ALL_BUT_DATA;
        }

        @Override
        public boolean makesStudent() {
            return false;
        }
    }

    /** It is compared with another; nothing is opened. */
    record Comparison() implements ExperimentUse {

        @Override
        public List<KeyPath> unopened(DocumentReading reading) {
            return List.of(KeyPath.ROOT);
        }
    }
}
