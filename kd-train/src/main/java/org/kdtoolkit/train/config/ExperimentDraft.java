package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An experiment in the making: a copy of another one, of which some parts are replaced. */
final class ExperimentDraft {

    private final ExperimentConfig original;
    private DatasetSpec dataset;
    private EvaluationConfig evaluation;
    private List<MethodSpec> methods;
    private List<Integer> seeds;
    private Map<String, Space> sweep;
    private Optional<SearchConfig> search;
    private Path output;

    ExperimentDraft(ExperimentConfig original) {
        this.original = original;
        this.dataset = original.dataset();
        this.evaluation = original.evaluation();
        this.methods = original.methods();
        this.seeds = original.seeds();
        this.sweep = original.sweep();
        this.search = original.search();
        this.output = original.output();
    }

    ExperimentDraft dataset(DatasetSpec other) {
        dataset = other;
        return this;
    }

    ExperimentDraft evaluation(EvaluationConfig other) {
        evaluation = other;
        return this;
    }

    ExperimentDraft methods(List<MethodSpec> other) {
        methods = other;
        return this;
    }

    ExperimentDraft sweep(Map<String, Space> other) {
        sweep = other;
        return this;
    }

    ExperimentDraft seeds(List<Integer> other) {
        seeds = other;
        return this;
    }

    ExperimentDraft search(Optional<SearchConfig> other) {
        search = other;
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
                original.threads(),
                seeds,
                dataset,
                original.teacher(),
                original.teachers(),
                original.corruption(),
                original.student(),
                original.students(),
                original.training(),
                methods,
                evaluation,
                sweep,
                search,
                original.tracking(),
                output);
    }
}
