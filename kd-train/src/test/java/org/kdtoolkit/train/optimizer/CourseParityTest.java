package org.kdtoolkit.train.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.distill.Course;
import org.kdtoolkit.api.distill.Course.By;
import org.kdtoolkit.api.distill.Course.Shape;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.train.config.ScheduleConfig;

/** Courses of the published training of XKD: rates, weight decay, momenta and temperatures. */
class CourseParityTest {

    private static final String FIXTURE = "xkd_schedules";

    private final NDManager manager = NDManager.newBaseManager();
    private final Fixture fixture = Fixture.load(FIXTURE, manager);

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> courses() {
        return Fixture.namesIn(FIXTURE, "out/", "_one_minus");
    }

    static List<String> temperatures() {
        return Fixture.namesIn(FIXTURE, "hp/", "/video_start");
    }

    @ParameterizedTest
    @MethodSource("courses")
    void everyStepHasThePublishedValue(String name) {
        Course course =
                new Course(
                        number("hp/%s/base", name),
                        Optional.of(number("hp/%s/final", name)),
                        Shape.COSINE,
                        warmUp(
                                (int) number("hp/%s/warmup_epochs", name),
                                number("hp/%s/warmup_start", name)),
                        By.STEP);
        float[] expected = fixture.get("out/" + name).toFloatArray();
        float[] missing = fixture.get("out/" + name + "_one_minus").toFloatArray();
        int anEpoch = (int) number("hp/batches_per_epoch");
        for (int step = 0; step < expected.length; step++) {
            double value = course.at(step(step, anEpoch));
            String where = "%s, step %d".formatted(name, step);
            assertThat(value).as(where).isCloseTo(expected[step], near(expected[step]));
            assertThat(1 - value).as(where).isCloseTo(missing[step], near(missing[step]));
        }
    }

    @ParameterizedTest
    @MethodSource("temperatures")
    void everyEpochHasThePublishedTemperature(String name) {
        for (String modality : List.of("video", "audio")) {
            Course course =
                    new Course(
                            number("hp/%s/" + modality + "_temp", name),
                            Optional.empty(),
                            Shape.CONSTANT,
                            warmUp(
                                    (int) number("hp/%s/" + modality + "_warmup_epochs", name),
                                    number("hp/%s/" + modality + "_start", name)),
                            By.EPOCH);
            float[] expected =
                    fixture.get("out/%s/%s_teacher_temp".formatted(name, modality)).toFloatArray();
            for (int epoch = 0; epoch < expected.length; epoch++) {
                double last = course.at(TrainingMoment.of(epoch + 1, epochs()).atStep(6, 7));
                assertThat(last)
                        .as("%s of %s, epoch %d", modality, name, epoch)
                        .isEqualTo(course.at(TrainingMoment.of(epoch + 1, epochs())))
                        .isCloseTo(expected[epoch], near(expected[epoch]));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("courses")
    void aScheduleMultipliesTheRateByACourse(String name) {
        Course course = Course.cosine(1, 0.1);
        Schedule schedule =
                Schedule.of(
                        new ScheduleConfig.Course(course),
                        Optional.empty(),
                        epochs(),
                        Optional.empty());
        int anEpoch = (int) number("hp/batches_per_epoch");
        int steps = fixture.get("out/" + name).toFloatArray().length;
        for (int step = 0; step < steps; step++) {
            TrainingTime time = new TrainingTime(step / anEpoch, step % anEpoch, anEpoch);
            assertThat(schedule.factor(time, List.of())).isEqualTo(course.at(step(step, anEpoch)));
        }
    }

    private TrainingMoment step(int number, int anEpoch) {
        return TrainingMoment.of(number / anEpoch + 1, epochs()).atStep(number % anEpoch, anEpoch);
    }

    private static Optional<Course.WarmUp> warmUp(int epochs, double from) {
        return epochs == 0
                ? Optional.empty()
                : Optional.of(new Course.WarmUp(Optional.of(epochs), Optional.empty(), from));
    }

    private int epochs() {
        return (int) number("hp/epochs");
    }

    /** The decimal that was written: the file has its nearest float. */
    private double number(String key, Object... parts) {
        NDArray value = fixture.get(key.formatted(parts)).toType(DataType.FLOAT32, true);
        return Double.parseDouble(Float.toString(value.toFloatArray()[0]));
    }

    private static Offset<Double> near(double expected) {
        return within(1e-6 * Math.abs(expected) + 1e-12);
    }
}
