package org.kdtoolkit.bench.teachers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.kdtoolkit.teachers.check.TeacherAnswers;

/**
 * What a sound teacher says of many samples.
 *
 * @param name what it is
 * @param classes the names of the classes
 * @param answers of different sources each
 */
record Pool(String name, List<String> classes, TeacherAnswers answers) {

    /** Whether there are logits. */
    boolean scored() {
        return answers.logits().isPresent();
    }

    int size() {
        return answers.size();
    }

    /** The same without logits. */
    Pool withoutLogits() {
        return new Pool(name + ", embeddings", classes, answers.withoutLogits());
    }

    /** Some of the samples, and some of the others. */
    Asked draw(int training, int validation, Random random) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        Collections.shuffle(order, random);
        int first = Math.min(training, size() * 4 / 5);
        int last = Math.min(size(), first + validation);
        return new Asked(
                Answers.rows(answers, order.subList(0, first)),
                Answers.rows(answers, order.subList(first, last)));
    }
}
