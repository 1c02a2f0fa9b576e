package org.kdtoolkit.report.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.eval.projection.PrincipalPlane;
import org.kdtoolkit.report.result.Benchmark;
import org.kdtoolkit.report.result.BenchmarkFolder;

/**
 * Looks at the embeddings of one trial of each of a few methods, one after the other. What is shown
 * follows from the finished trials alone: the same folder always gives the same report.
 */
final class CloseUpReader {

    private static final int METHODS = 4;
    private static final int CANDIDATES = 200;
    private static final int NEAREST = 5;
    private static final int POINTS = 600;

    private final BenchmarkFolder folder;
    private final Benchmark benchmark;
    private final SampleStudy study;
    private final List<String> notes;
    private final List<SampleMap> maps = new ArrayList<>();

    /**
     * Prepares to look.
     *
     * @param notes takes what can't be read
     */
    CloseUpReader(
            BenchmarkFolder folder, Benchmark benchmark, SampleStudy study, List<String> notes) {
        this.folder = folder;
        this.benchmark = benchmark;
        this.study = study;
        this.notes = notes;
    }

    /** Empty if no embeddings can be read. */
    Optional<CloseUp> read() {
        int seed = seed();
        List<String> there =
                study.trials().stream()
                        .filter(trial -> trial.seed() == seed)
                        .map(Replies::method)
                        .toList();
        List<Integer> candidates = candidates(seed, there);
        Map<String, List<int[]>> nearest = new LinkedHashMap<>();
        int searched = 0;
        for (String method : ShownMethods.of(benchmark, there, METHODS)) {
            try {
                TrialEmbeddings embeddings = TrialEmbeddings.read(file(method, seed), study);
                searched = Math.max(searched, embeddings.present().length);
                maps.add(map(method, embeddings));
                nearest.put(
                        method,
                        candidates.parallelStream()
                                .map(query -> embeddings.nearest(query, NEAREST))
                                .toList());
            } catch (DataException e) {
                notes.add(
                        "%s, seed %d, is not looked at closely: %s"
                                .formatted(method, seed, e.getMessage()));
            }
        }
        nearest.keySet().stream().findFirst().ifPresent(method -> mapTeachers(file(method, seed)));
        return nearest.isEmpty()
                ? Optional.empty()
                : Optional.of(closeUp(seed, candidates, nearest, searched));
    }

    /** The seed with which most methods are finished; of several the first. */
    private int seed() {
        Map<Integer, Integer> methods = new LinkedHashMap<>();
        benchmark.plan().seeds().forEach(seed -> methods.put(seed, 0));
        study.trials().forEach(trial -> methods.merge(trial.seed(), 1, Integer::sum));
        int most = methods.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return methods.entrySet().stream()
                .filter(seed -> seed.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    /** Samples with a class that all trials of the seed were asked, evenly chosen from all. */
    private List<Integer> candidates(int seed, List<String> methods) {
        int[] asked =
                IntStream.range(0, study.ids().size())
                        .filter(place -> study.truth().get(place).length > 0)
                        .filter(
                                place ->
                                        study.trials().stream()
                                                .filter(trial -> trial.seed() == seed)
                                                .filter(trial -> methods.contains(trial.method()))
                                                .allMatch(
                                                        trial ->
                                                                trial.isSilent()
                                                                        || trial.said(place)
                                                                                != Replies.NONE))
                        .toArray();
        return Arrays.stream(evenly(asked, CANDIDATES)).boxed().toList();
    }

    private static int[] evenly(int[] places, int most) {
        return places.length <= most
                ? places
                : IntStream.range(0, most)
                        .map(i -> places[(int) ((long) i * places.length / most)])
                        .toArray();
    }

    private Path file(String method, int seed) {
        return folder.trial(method, seed).embeddingsFile(benchmark.plan().primary().network());
    }

    /** Teachers are frozen: what one trial has kept of them holds for all. */
    private void mapTeachers(Path file) {
        try {
            for (String teacher : TrialEmbeddings.teachers(file)) {
                TrialEmbeddings embeddings = TrialEmbeddings.ofTeacher(file, study, teacher);
                if (embeddings.present().length > 0) {
                    maps.add(map("the teacher " + teacher, embeddings));
                }
            }
        } catch (DataException e) {
            notes.add("the map of embeddings lacks a teacher: " + e.getMessage());
        }
    }

    private static SampleMap map(String title, TrialEmbeddings embeddings) {
        int[] samples = evenly(embeddings.present(), POINTS);
        PrincipalPlane plane =
                PrincipalPlane.of(
                        Arrays.stream(samples)
                                .mapToObj(place -> embeddings.rows()[place])
                                .toArray(float[][]::new));
        return new SampleMap(
                title, samples, plane.points(), plane.explained()[0] + plane.explained()[1]);
    }

    private CloseUp closeUp(
            int seed, List<Integer> candidates, Map<String, List<int[]>> nearest, int searched) {
        int[][] right = new int[nearest.size()][candidates.size()];
        int row = 0;
        for (List<int[]> ofMethod : nearest.values()) {
            for (int i = 0; i < candidates.size(); i++) {
                int query = candidates.get(i);
                right[row][i] =
                        (int)
                                Arrays.stream(ofMethod.get(i))
                                        .filter(other -> study.related(query, other))
                                        .count();
            }
            row++;
        }
        List<Integer> chosen = new QueryChoice(study, candidates, right).chosen();
        List<CloseUp.OfMethod> shown = new ArrayList<>();
        nearest.forEach(
                (method, ofMethod) ->
                        shown.add(
                                new CloseUp.OfMethod(
                                        method, chosen.stream().map(ofMethod::get).toList())));
        return new CloseUp(
                seed, shown, searched - 1, chosen.stream().map(candidates::get).toList(), maps);
    }
}
