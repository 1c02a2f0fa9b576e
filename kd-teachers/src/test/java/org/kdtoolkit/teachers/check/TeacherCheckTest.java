package org.kdtoolkit.teachers.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeacherCheckTest {

    private static final double NOISE = 1;
    private static final TeacherAnswers NONE =
            new TeacherAnswers(List.of(), List.of(), List.of(), Optional.empty(), 0);

    private final Hearing hearing = new Hearing(1);
    private final TeacherAnswers training = hearing.of(400, NOISE);
    private final TeacherAnswers validation = hearing.of(200, NOISE);
    private final Random random = new Random(2);

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 1, 2, 3, 5})
    void trustsASoundTeacherHoweverWeak(double noise) {
        for (int size : new int[] {4, 10, 30, 100, 700}) {
            TeacherAnswers learnt = hearing.of(size, noise);
            TeacherAnswers judged = hearing.of(size / 2, noise);
            assertThat(check(learnt, judged)).as("%d samples", size).isEmpty();
            assertThat(check(learnt.withoutLogits(), judged.withoutLogits()))
                    .as("%d samples, embeddings", size)
                    .isEmpty();
        }
    }

    @Test
    void hasNothingToSayOfNothing() {
        assertThat(check(NONE, NONE)).isEmpty();
    }

    @Test
    void comparesOneSampleOfASourceOnly() {
        assertThat(doubts(answers -> Hearing.moved(repeated(answers), row -> row - row % 4)))
                .isEmpty();
    }

    @Test
    void looksAtUnlabelledSamplesWhereLabelsAreOfNoConcern() {
        UnaryOperator<TeacherAnswers> unlabelled =
                answers ->
                        new TeacherAnswers(
                                answers.labels().stream().map(label -> new int[0]).toList(),
                                answers.sources(),
                                answers.embeddings(),
                                answers.logits(),
                                0);
        assertThat(doubts(unlabelled)).isEmpty();
        assertThat(doubts(answers -> unlabelled.apply(logitsShuffled(answers))))
                .containsExactly(DoubtKind.CONTRADICTION);
    }

    @Test
    void findsPermutedClasses() {
        assertThat(
                        check(
                                Hearing.ordered(training, 0, 3, 2, 4, 1),
                                Hearing.ordered(validation, 0, 3, 2, 4, 1)))
                .singleElement()
                .satisfies(
                        doubt ->
                                assertThat(doubt.text())
                                        .matches(
                                                "train and validation: the logits of 3 of 5 classes"
                                                    + " seem to stand in another order: \\d+% right"
                                                    + " as they are, \\d+% if read so: 'jay' as"
                                                    + " 'owl', 'owl' as 'crow', 'crow' as 'jay';"
                                                    + " give the data set's 'classes' in the order"
                                                    + " of the logits: \\[wren, crow, tit, jay,"
                                                    + " owl\\]"));
        assertThat(doubts(answers -> Hearing.ordered(answers, 1, 0, 2, 3, 4)))
                .containsExactly(DoubtKind.PERMUTED_CLASSES);
    }

    @Test
    void findsFilesOfOtherSamples() {
        assertThat(doubts(answers -> Hearing.moved(answers, shuffled(answers))))
                .containsExactly(DoubtKind.MISPLACED_FILES);
        TeacherAnswers many = hearing.of(1000, NOISE);
        TeacherAnswers mixed = Hearing.moved(many, shuffled(many));
        assertThat(check(mixed.withoutLogits(), validation.withoutLogits()))
                .singleElement()
                .satisfies(
                        doubt ->
                                assertThat(doubt.text())
                                        .matches(
                                                "train: the embedding has clusters, yet neighbours"
                                                    + " share a label no more often than by chance"
                                                    + " \\(\\d+%, by chance \\d+%\\); its files"
                                                    + " seem to be shifted or shuffled against the"
                                                    + " samples, or the network is untrained"));
    }

    @Test
    void findsThatAPartOfTheFilesIsOfOtherSamples() {
        TeacherAnswers many = hearing.of(1500, 0.5);
        // 500 rows change places among themselves
        TeacherAnswers partly = Hearing.moved(many, row -> row < 500 ? (row + 1) % 500 : row);
        for (TeacherAnswers answers : List.of(partly, partly.withoutLogits())) {
            assertThat(check(answers, NONE))
                    .singleElement()
                    .satisfies(
                            doubt ->
                                    assertThat(doubt.text())
                                            .matches(
                                                    "train: it is wrong about \\d+ of 1500 samples"
                                                        + " \\(\\d+%\\), and as sure of them as of"
                                                        + " the others; up to as many files seem to"
                                                        + " belong to other samples, or labels to"
                                                        + " be wrong"));
        }
    }

    @Test
    void findsEmbeddingsAndLogitsThatDoNotBelongTogether() {
        assertThat(doubts(this::logitsShuffled)).containsExactly(DoubtKind.CONTRADICTION);
        assertThat(
                        doubts(
                                answers -> {
                                    IntUnaryOperator from = shuffled(answers);
                                    return Hearing.withEmbeddings(
                                            answers,
                                            row -> answers.embeddings().get(from.applyAsInt(row)));
                                }))
                .containsExactly(DoubtKind.CONTRADICTION);
        assertThat(
                        doubts(
                                answers ->
                                        Hearing.withLogits(
                                                answers,
                                                row ->
                                                        answers.logits()
                                                                .orElseThrow()
                                                                .get((row + 25) % answers.size()))))
                .as("within classes")
                .containsExactly(DoubtKind.CONTRADICTION);
    }

    @Test
    void findsLogitsThatAreProbabilities() {
        assertThat(doubts(answers -> eachLogits(answers, TeacherCheckTest::softmax)))
                .containsExactly(DoubtKind.PROBABILITIES);
        assertThat(doubts(answers -> eachLogits(answers, TeacherCheckTest::logSoftmax)))
                .containsExactly(DoubtKind.PROBABILITIES);
        assertThat(doubts(answers -> eachLogits(answers, TeacherCheckTest::sigmoid)))
                .containsExactly(DoubtKind.PROBABILITIES);
    }

    @Test
    void findsConstantAndEqualAnswers() {
        float[] constant = new float[16];
        Arrays.fill(constant, 3);
        assertThat(
                        doubts(
                                answers ->
                                        Hearing.withEmbeddings(
                                                answers,
                                                row ->
                                                        row % 10 == 0
                                                                ? constant
                                                                : answers.embeddings().get(row))))
                .containsExactly(DoubtKind.CONSTANT_ANSWERS);
        assertThat(
                        doubts(
                                answers ->
                                        Hearing.withEmbeddings(
                                                answers,
                                                row ->
                                                        answers.embeddings()
                                                                .get(row % 10 == 0 ? 1 : row))))
                .containsExactly(DoubtKind.EQUAL_ANSWERS);
    }

    @Test
    void findsThatManySamplesAreMissing() {
        TeacherAnswers half =
                new TeacherAnswers(
                        training.labels(),
                        training.sources(),
                        training.embeddings(),
                        training.logits(),
                        400);
        assertThat(check(half, validation))
                .extracting(TeacherDoubt::text)
                .containsExactly(
                        "train: nothing is known about 400 of 800 samples (50%); look whether all"
                                + " of its files are there and named after the samples");
    }

    @Test
    void findsChance() {
        TeacherAnswers deaf =
                Hearing.withLogits(
                        Hearing.withEmbeddings(hearing.of(1500, NOISE), row -> noise(16)),
                        row -> noise(5));
        assertThat(check(deaf, NONE))
                .singleElement()
                .satisfies(
                        doubt ->
                                assertThat(doubt.text())
                                        .matches(
                                                "train: \\d+% of 1500 samples are right, by chance"
                                                    + " it would be 20% \\(odds of that or better:"
                                                    + " 0\\.\\d+\\); it has nothing to teach; look"
                                                    + " whether its files and its classes are those"
                                                    + " of this data set"));
        assertThat(check(deaf.withoutLogits(), NONE))
                .extracting(TeacherDoubt::kind)
                .containsExactly(DoubtKind.AT_CHANCE);
    }

    @Test
    void findsALastLayerThatNeverLearnt() {
        float[][] weights = IntStream.range(0, 5).mapToObj(k -> noise(16)).toArray(float[][]::new);
        assertThat(
                        doubts(
                                answers ->
                                        Hearing.withLogits(
                                                answers,
                                                row ->
                                                        products(
                                                                weights,
                                                                answers.embeddings().get(row)))))
                .containsExactly(DoubtKind.PARTIAL_WEIGHTS);
    }

    @Test
    void findsANetworkThatChoosesOneClass() {
        assertThat(
                        doubts(
                                answers ->
                                        eachLogits(
                                                answers,
                                                row -> {
                                                    float[] other = row.clone();
                                                    other[2] += 100;
                                                    return other;
                                                })))
                .containsExactly(DoubtKind.PARTIAL_WEIGHTS);
    }

    @Test
    void findsATeacherThatKnowsTheTrainingLabels() {
        TeacherAnswers known = hearing.of(400, 0.1);
        TeacherAnswers unknown = hearing.of(200, 2.5);
        assertThat(check(known, unknown))
                .singleElement()
                .satisfies(
                        doubt ->
                                assertThat(doubt.text())
                                        .matches(
                                                "train and validation: right are 100% on train,"
                                                    + " \\d+% on validation; it has probably seen"
                                                    + " the labels of the training samples, and"
                                                    + " says little more than they do"));
        assertThat(check(unknown, known))
                .extracting(TeacherDoubt::advice)
                .containsExactly("files or labels of the training samples may belong to others");
        TeacherAnswers deaf = hearing.of(200, 6).withoutLogits();
        assertThat(check(known.withoutLogits(), deaf))
                .extracting(TeacherDoubt::kind)
                .containsExactly(DoubtKind.SUBSETS_DIFFER);
    }

    @Test
    void leavesLogitsOfOtherClassesAlone() {
        UnaryOperator<TeacherAnswers> others =
                answers ->
                        Hearing.withLogits(
                                answers,
                                row -> Arrays.copyOf(answers.logits().orElseThrow().get(row), 3));
        assertThat(doubts(others)).isEmpty();
    }

    @Test
    void comparesAsManyLabelsAsAnswers() {
        assertThatThrownBy(
                        () ->
                                new TeacherAnswers(
                                        List.of(),
                                        List.of("1.wav"),
                                        List.of(new float[1]),
                                        Optional.empty(),
                                        0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "expected labels, sources and logits of 1 samples, found 0, 1 and none");
    }

    private List<DoubtKind> doubts(UnaryOperator<TeacherAnswers> fault) {
        return check(fault.apply(training), fault.apply(validation)).stream()
                .map(TeacherDoubt::kind)
                .toList();
    }

    private static List<TeacherDoubt> check(TeacherAnswers learnt, TeacherAnswers judged) {
        return new TeacherCheck(Hearing.CLASSES).of(learnt, judged);
    }

    private TeacherAnswers logitsShuffled(TeacherAnswers answers) {
        IntUnaryOperator from = shuffled(answers);
        return Hearing.withLogits(
                answers, row -> answers.logits().orElseThrow().get(from.applyAsInt(row)));
    }

    private IntUnaryOperator shuffled(TeacherAnswers answers) {
        List<Integer> from = new ArrayList<>(IntStream.range(0, answers.size()).boxed().toList());
        Collections.shuffle(from, random);
        return from::get;
    }

    private static TeacherAnswers repeated(TeacherAnswers answers) {
        return new TeacherAnswers(
                IntStream.range(0, answers.size())
                        .mapToObj(row -> answers.labels().get(row - row % 4))
                        .toList(),
                IntStream.range(0, answers.size())
                        .mapToObj(row -> answers.sources().get(row - row % 4))
                        .toList(),
                answers.embeddings(),
                answers.logits(),
                0);
    }

    private static TeacherAnswers eachLogits(
            TeacherAnswers answers, UnaryOperator<float[]> change) {
        return Hearing.withLogits(
                answers, row -> change.apply(answers.logits().orElseThrow().get(row)));
    }

    private float[] noise(int width) {
        float[] row = new float[width];
        for (int i = 0; i < width; i++) {
            row[i] = (float) random.nextGaussian();
        }
        return row;
    }

    private static float[] products(float[][] weights, float[] embedding) {
        float[] products = new float[weights.length];
        for (int k = 0; k < products.length; k++) {
            for (int d = 0; d < embedding.length; d++) {
                products[k] += weights[k][d] * embedding[d];
            }
        }
        return products;
    }

    private static float[] softmax(float[] row) {
        float[] result = logSoftmax(row);
        for (int k = 0; k < row.length; k++) {
            result[k] = (float) Math.exp(result[k]);
        }
        return result;
    }

    private static float[] logSoftmax(float[] row) {
        double most = IntStream.range(0, row.length).mapToDouble(k -> row[k]).max().orElseThrow();
        double sum = IntStream.range(0, row.length).mapToDouble(k -> Math.exp(row[k] - most)).sum();
        float[] result = new float[row.length];
        for (int k = 0; k < row.length; k++) {
            result[k] = (float) (row[k] - most - Math.log(sum));
        }
        return result;
    }

    private static float[] sigmoid(float[] row) {
        float[] result = new float[row.length];
        for (int k = 0; k < row.length; k++) {
            result[k] = (float) (1 / (1 + Math.exp(-row[k])));
        }
        return result;
    }
}
