package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.datasets.corruption.CorruptionConfig;

/** An experiment in the making: a copy of another one, of which some parts are replaced. */
final class ExperimentDraft {

    private final ExperimentConfig original;
    private DatasetSpec dataset;
    private Optional<TeacherSpec> teacher;
    private Map<String, TeacherSpec> teachers;
    private Optional<CorruptionConfig> corruption;
    private Path output;

    ExperimentDraft(ExperimentConfig original) {
        this.original = original;
        this.dataset = original.dataset();
        this.teacher = original.teacher();
        this.teachers = original.teachers();
        this.corruption = original.corruption();
        this.output = original.output();
    }

    ExperimentDraft dataset(DatasetSpec other) {
        dataset = other;
        return this;
    }

    ExperimentDraft noTeachers() {
        teacher = Optional.empty();
        teachers = Map.of();
        corruption = Optional.empty();
        return this;
    }

    ExperimentDraft corruption(CorruptionConfig other) {
        corruption = Optional.of(other);
        return this;
    }

    ExperimentDraft output(Path other) {
        output = other;
        return this;
    }

    ExperimentConfig build() {
        return new ExperimentConfig(
                original.name(),
                original.engine(),
                original.device(),
                original.seeds(),
                dataset,
                teacher,
                teachers,
                corruption,
                original.student(),
                original.training(),
                original.methods(),
                original.evaluation(),
                output);
    }
}
