package org.kdtoolkit.report.samples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;
import org.kdtoolkit.report.result.TrialAnswers;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

/**
 * Reads what the finished trials of a benchmark answered: one trial after the other, of which a few
 * numbers a sample are kept. A trial whose files are missing or damaged is left out and named; a
 * report is made of the others.
 */
public final class StudyReader {

    private final BenchmarkFolder folder;
    private final Benchmark benchmark;
    private final Optional<String> network;
    private final List<String> notes = new ArrayList<>();

    private StudyReader(BenchmarkFolder folder, Benchmark benchmark) {
        this.folder = folder;
        this.benchmark = benchmark;
        this.network = benchmark.plan().primary().network();
    }

    /**
     * Reads the answers of all trials.
     *
     * @param folder the benchmark's folder
     * @param benchmark what there is in it
     */
    public static SampleStudy read(BenchmarkFolder folder, Benchmark benchmark) {
        return new StudyReader(folder, benchmark).read();
    }

    private SampleStudy read() {
        StudyBuilder study = null;
        for (TrialResult.Done done : benchmark.done()) {
            TrialFolder trial = folder.trial(done.method(), done.seed());
            try {
                Optional<StudentFacts> student = StudentFacts.read(trial.descriptionFile(network));
                Optional<TrialAnswers> answers =
                        TrialAnswers.read(
                                trial.predictionsFile(network), trial.embeddingsFile(network));
                if (student.isPresent() && answers.isPresent()) {
                    study = study == null ? StudyBuilder.of(student.get(), answers.get()) : study;
                    study.add(done, student.get(), answers.get());
                }
            } catch (DataException e) {
                notes.add(
                        "%s, seed %d, is left out of what is said of single samples: %s"
                                .formatted(done.method(), done.seed(), e.getMessage()));
            }
        }
        if (study == null || study.isEmpty()) {
            return SampleStudy.none(notes);
        }
        SampleStudy whole = study.build(Optional.empty(), notes);
        Optional<CloseUp> closeUp = new CloseUpReader(folder, benchmark, whole, notes).read();
        return study.build(closeUp, notes);
    }

    /** Where samples stand, by their ids. */
    static Map<String, Integer> places(List<String> ids) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            places.put(ids.get(i), i);
        }
        return places;
    }
}
