package org.kdtoolkit.bench.teachers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.teachers.check.TeacherAnswers;

/** Other answers made of given ones. */
final class Answers {

    private Answers() {}

    /** Some of them. */
    static TeacherAnswers rows(TeacherAnswers answers, List<Integer> rows) {
        return new TeacherAnswers(
                rows.stream().map(answers.labels()::get).toList(),
                rows.stream().map(answers.sources()::get).toList(),
                rows.stream().map(answers.embeddings()::get).toList(),
                answers.logits().map(all -> rows.stream().map(all::get).toList()),
                answers.missing());
    }

    /** The same with other embeddings, by row. */
    static TeacherAnswers embeddings(TeacherAnswers answers, IntFunction<float[]> embedding) {
        return new TeacherAnswers(
                answers.labels(),
                answers.sources(),
                IntStream.range(0, answers.size()).mapToObj(embedding).toList(),
                answers.logits(),
                answers.missing());
    }

    /** The same with other logits, by row. */
    static TeacherAnswers logits(TeacherAnswers answers, IntFunction<float[]> logits) {
        return new TeacherAnswers(
                answers.labels(),
                answers.sources(),
                answers.embeddings(),
                Optional.of(IntStream.range(0, answers.size()).mapToObj(logits).toList()),
                answers.missing());
    }

    /** The same with logits of which each row is changed in itself. */
    static TeacherAnswers eachLogits(TeacherAnswers answers, UnaryOperator<float[]> change) {
        List<float[]> all = answers.logits().orElseThrow();
        return logits(answers, row -> change.apply(all.get(row)));
    }

    /** The same with embeddings and logits of other rows. */
    static TeacherAnswers moved(TeacherAnswers answers, int[] from) {
        TeacherAnswers embeddings = movedEmbeddings(answers, from);
        return answers.logits().isPresent() ? movedLogits(embeddings, from) : embeddings;
    }

    static TeacherAnswers movedEmbeddings(TeacherAnswers answers, int[] from) {
        return embeddings(answers, row -> answers.embeddings().get(from[row]));
    }

    static TeacherAnswers movedLogits(TeacherAnswers answers, int[] from) {
        List<float[]> all = answers.logits().orElseThrow();
        return logits(answers, row -> all.get(from[row]));
    }

    /** Rows dealt out anew: a share of all, the others stay. */
    static int[] shuffled(int size, double share, Random random) {
        int[] from = IntStream.range(0, size).toArray();
        List<Integer> moved = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (random.nextDouble() < share) {
                moved.add(row);
            }
        }
        List<Integer> dealt = new ArrayList<>(moved);
        Collections.shuffle(dealt, random);
        for (int i = 0; i < moved.size(); i++) {
            from[moved.get(i)] = dealt.get(i);
        }
        return from;
    }

    /** Rows dealt out anew among those of one label. */
    static int[] shuffledWithinLabels(TeacherAnswers answers, Random random) {
        int[] from = IntStream.range(0, answers.size()).toArray();
        IntStream.range(0, answers.size())
                .boxed()
                .collect(Collectors.groupingBy(row -> answers.labels().get(row)[0]))
                .values()
                .forEach(
                        rows -> {
                            List<Integer> dealt = new ArrayList<>(rows);
                            Collections.shuffle(dealt, random);
                            for (int i = 0; i < rows.size(); i++) {
                                from[rows.get(i)] = dealt.get(i);
                            }
                        });
        return from;
    }

    /** Each row gets what belongs to the one before it. */
    static int[] shifted(int size) {
        return IntStream.range(0, size).map(row -> (row + size - 1) % size).toArray();
    }

    /** The first of each so many rows speaks for all of them. */
    static int[] repeated(int size, int times) {
        return IntStream.range(0, size).map(row -> row - row % times).toArray();
    }

    /** A part of the rows is lost. */
    static TeacherAnswers without(TeacherAnswers answers, double share, Random random) {
        List<Integer> kept =
                IntStream.range(0, answers.size())
                        .filter(row -> random.nextDouble() >= share)
                        .boxed()
                        .toList();
        TeacherAnswers rest = rows(answers, kept);
        return new TeacherAnswers(
                rest.labels(),
                rest.sources(),
                rest.embeddings(),
                rest.logits(),
                answers.size() - kept.size());
    }
}
