package org.kdtoolkit.train.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.LinearClassifier;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.models.ConvNetConfig;

class TeacherQuestionsTest {

    private final NDManager manager = NDManager.newBaseManager();

    @AfterEach
    void close() {
        manager.close();
    }

    private TeacherQuestions questions(Teacher teacher, int samples) {
        return questions(inquiry(teacher, samples));
    }

    private static TeacherQuestions questions(TeacherInquiry inquiry) {
        return new TeacherQuestions(
                new NetworkSpec("convnet", new ConvNetConfig(List.of(4))),
                FeatureMapShape.token(4),
                inquiry);
    }

    private TeacherInquiry inquiry(Teacher teacher, int samples) {
        return new TeacherInquiry(
                new AskedTeacher(
                        "sage",
                        teacher,
                        "number",
                        new Numbered(samples),
                        new Faults(OnError.FAIL),
                        manager));
    }

    private static Teacher knowing(IntPredicate known) {
        return new MadeUpTeacher(true, 0, known, Optional.empty());
    }

    private static Teacher saying(LinearClassifier classifier) {
        return new MadeUpTeacher(true, 0, number -> true, Optional.of(classifier));
    }

    @Test
    void knowsOfWhichMapsTheEmbeddingIsTheMean() {
        TeacherQuestions questions = questions(new MadeUpTeacher(), 9);
        assertThat(questions.averages(Optional.empty())).isTrue();
        assertThat(questions.averages(Optional.of("last"))).isTrue();
        assertThat(questions.averages(Optional.of("first"))).isFalse();
        assertThat(questions.averages(Optional.of("wide"))).isFalse();
    }

    @Test
    void takesTheClassifierThatTheTeacherGivesAway() {
        TeacherQuestions questions = questions(saying(MadeUpTeacher.LAYER), 2);
        assertThat(questions.classifier()).isSameAs(MadeUpTeacher.LAYER);
        assertThat(questions.notes()).isEmpty();
    }

    @Test
    void findsTheClassifierOfATeacherThatGivesNone() {
        TeacherQuestions questions = questions(new MadeUpTeacher(), 9);
        assertFound(questions.classifier());
        assertThat(questions.notes())
                .singleElement()
                .asString()
                .matches(
                        "the classifier of the teacher 'sage' was found from what it says of 9"
                                + " training samples; its logits differ from the teacher's by \\S+"
                                + " at most, and those reach \\S+");
    }

    @Test
    void findsTheClassifierWhereAnotherIsGivenAway() {
        LinearClassifier other =
                new LinearClassifier(
                        HostTensor.of(new float[4], 2, 2), HostTensor.of(new float[2], 2));
        assertFound(questions(saying(other), 9).classifier());
    }

    @Test
    void leavesSamplesOutThatTheTeacherKnowsNothingAbout() {
        TeacherQuestions questions = questions(knowing(number -> number > 0), 9);
        assertFound(questions.classifier());
        assertThat(questions.averages(Optional.of("last"))).isTrue();
    }

    private static void assertFound(LinearClassifier found) {
        LinearClassifier layer = MadeUpTeacher.LAYER;
        assertThat(found.weight().values()).containsExactly(layer.weight().values(), within(1e-5f));
        assertThat(found.bias().values()).containsExactly(layer.bias().values(), within(1e-5f));
    }

    @Test
    void refusesLogitsThatNoLayerMakes() {
        TeacherQuestions questions =
                questions(new MadeUpTeacher(true, 0.5, number -> true, Optional.empty()), 9);
        assertThatThrownBy(questions::classifier)
                .isInstanceOf(ConfigurationException.class)
                .message()
                .matches(
                        "the classifier of the teacher 'sage' is to be reused, but its logits are"
                            + " no linear layer of its embedding: the nearest layer misses them by"
                            + " up to \\S+, and they reach \\S+; give it the embeddings of the"
                            + " layer before the class scores, and these before softmax, or choose"
                            + " another method");
    }

    @Test
    void refusesToFindALayerFromTooFewSamples() {
        TeacherQuestions questions = questions(knowing(number -> number < 2), 5);
        assertThatThrownBy(questions::classifier)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the classifier of the teacher 'sage' is to be reused, and found from what"
                                + " it says of training samples: its embedding of 2 numbers takes 3"
                                + " samples at least, and of the 5 that it was asked about it"
                                + " knows 2; take more samples, a teacher of type 'backbone', or"
                                + " another method");
    }

    @Test
    void looksForSamplesThatTheTeacherKnowsAmongAll() {
        TeacherQuestions questions = questions(knowing(number -> number >= 3_900), 4_000);
        assertFound(questions.classifier());
        assertThat(questions.averages(Optional.of("last"))).isTrue();
    }

    @Test
    void asksAboutADrawnPartOfTheSamplesThatIsTheSameForAll() {
        List<Integer> first = new ArrayList<>();
        questions(knowing(first::add), 10_000).classifier();
        assertThat(first).as("2000 of validation and 256 of training").hasSize(2_256);
        assertThat(first.subList(2_000, 2_256)).anyMatch(number -> number > 9_000);
        List<Integer> second = new ArrayList<>();
        questions(knowing(second::add), 10_000).classifier();
        assertThat(second).isEqualTo(first);
    }

    @Test
    void asksAboutNoTrainingSamplesWhereTheGivenClassifierIsTried() {
        List<Integer> asked = new ArrayList<>();
        Teacher giving = new MadeUpTeacher(true, 0, asked::add, Optional.of(MadeUpTeacher.LAYER));
        questions(giving, 100).classifier();
        assertThat(asked).hasSize(100);
    }

    @Test
    void whatWasFoundOutIsNotAskedAgain() {
        List<Integer> asked = new ArrayList<>();
        TeacherInquiry inquiry = inquiry(knowing(asked::add), 100);
        TeacherQuestions first = questions(inquiry);
        LinearClassifier found = first.classifier();
        first.averages(Optional.of("last"));
        asked.clear();

        TeacherQuestions second = questions(inquiry);
        assertThat(second.averages(Optional.of("last"))).isTrue();
        assertThat(second.notes()).as("who asks for the map alone").isEmpty();
        assertThat(second.classifier()).isSameAs(found);
        assertThat(second.notes()).isEqualTo(first.notes()).hasSize(1);
        assertThat(asked).isEmpty();
    }

    @Test
    void namesASampleOfWhichTheTeacherSaysNoNumber() {
        TeacherQuestions questions =
                questions(new MadeUpTeacher(true, Double.NaN, number -> true, Optional.empty()), 1);
        assertThatThrownBy(questions::classifier)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the classifier of the teacher 'sage' is to be reused, but what it says of"
                                + " the sample 's0' (validation) holds NaN; look at its files or"
                                + " weights");
    }

    @Test
    void refusesATeacherWithoutClassScores() {
        TeacherQuestions questions =
                questions(new MadeUpTeacher(false, 0, number -> true, Optional.empty()), 9);
        assertThatThrownBy(questions::classifier)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the classifier of the teacher 'sage' is to be reused, but it gives only"
                                + " embeddings; give it logits, or leave the method out");
    }
}
