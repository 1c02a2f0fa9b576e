package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.predict.Answers;
import org.kdtoolkit.train.config.ResolvedExperiment;

/** What the first student makes of samples before it has learnt anything. */
public final class UntrainedStudent {

    private final ResolvedExperiment experiment;
    private final StudentFactory students;
    private final BatchPassesFactory passes;
    private final NDManager manager;

    /**
     * Prepares to make the student.
     *
     * @param experiment how many samples it judges at once
     * @param students makes it
     * @param passes makes passes through the samples
     * @param manager on whose device it is
     */
    @Inject
    public UntrainedStudent(
            ResolvedExperiment experiment,
            StudentFactory students,
            BatchPassesFactory passes,
            NDManager manager) {
        this.experiment = experiment;
        this.students = students;
        this.passes = passes;
        this.manager = manager;
    }

    /** What it perceives. */
    public String modality() {
        return students.modality();
    }

    /**
     * The embeddings of first views. The student begins with the weights that its trials begin
     * with: those of its file, if it has one, else those that the seed draws.
     *
     * @param seed of a trial
     * @param wanted the indices of the samples that are looked at, by subset
     * @return of each subset the embeddings [D] by index, those of samples that can be read
     */
    public Map<Subset, Map<Integer, float[]>> embeddings(Seed seed, Map<Subset, int[]> wanted) {
        Map<Subset, Map<Integer, float[]>> all = new LinkedHashMap<>();
        try (NDManager own = manager.newSubManager()) {
            Backbone student = students.create(seed, own);
            students.loadInitialWeights(students.students().firstName(), student, own);
            wanted.forEach((subset, indices) -> all.put(subset, look(student, subset, indices)));
        }
        return all;
    }

    private Map<Integer, float[]> look(Backbone student, Subset subset, int[] indices) {
        Map<Integer, float[]> embeddings = new LinkedHashMap<>();
        BatchPasses own = passes.of(List.of(modality()));
        Samples samples = own.dataset().samples(subset);
        own.run(
                own.loader(subset, experiment.config().judgedAtOnce()),
                size -> indices,
                Views.first(),
                batch -> {
                    float[][] rows =
                            Answers.of(student, batch.input(modality()), Optional.empty())
                                    .embeddings();
                    for (int row = 0; row < batch.size(); row++) {
                        embeddings.put(batch.indices()[row], rows[row]);
                    }
                    int done = batch.indices()[batch.size() - 1] + 1;
                    own.listener()
                            .batch(
                                    BatchProgress.of(
                                            BatchProgress.Work.JUDGING,
                                            subset.key(),
                                            done,
                                            samples.size()));
                });
        return embeddings;
    }
}
