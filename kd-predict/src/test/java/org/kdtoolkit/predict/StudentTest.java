package org.kdtoolkit.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;

class StudentTest {

    private static final int PICTURES = 11;

    /** What processors make of batches of different sizes. */
    private static final Offset<Float> ROUNDING = offset(1e-5f);

    @TempDir private Path folder;

    @Test
    void aPictureIsClassifiedInFiveLines() throws IOException {
        Path file = written(Labels.SINGLE, true);
        Path picture = pictures().get(0);

        try (Student student = Student.load(file)) {
            Prediction prediction = student.predict(picture);

            assertThat(student.description().origin().metrics()).containsEntry("test/top1", 0.75);
            assertThat(prediction.best().label()).isIn("zero", "one", "yes");
            assertThat(prediction.best().score())
                    .isEqualTo(prediction.best(3).get(0).score())
                    .isGreaterThanOrEqualTo(prediction.best(3).get(2).score());
            assertThat(prediction.embedding()).hasSize(128);
            assertThat(sum(prediction.scores())).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void classesOfSeveralLabelsHaveProbabilitiesOfTheirOwn() throws IOException {
        try (Student student = Student.load(written(Labels.SEVERAL, true))) {
            Prediction prediction = student.predict(pictures().get(0));

            assertThat(sum(prediction.scores())).isNotCloseTo(1, within(1e-3));
            assertThat(prediction.above(0)).isEqualTo(prediction.best(3));
            assertThat(prediction.above(1)).isEmpty();
        }
    }

    @Test
    void aStudentWithoutAHeadHasEmbeddingsAlone() throws IOException {
        try (Student student = Student.load(written(Labels.SINGLE, false))) {
            Prediction prediction = student.predict(pictures().get(0));

            assertThat(prediction.scores()).isEmpty();
            assertThat(prediction.embedding()).hasSize(128);
            assertThatThrownBy(prediction::best)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a student without a head scores no classes");
        }
    }

    @Test
    void whatIsSaidOfSeveralDoesNotDependOnTheOthers() throws IOException {
        List<Path> all = pictures();
        try (Student student = Student.load(written(Labels.SINGLE, true))) {
            List<Prediction> together = student.predict(all);

            for (int i = 0; i < all.size(); i++) {
                Prediction only = student.predict(List.of(all.get(i))).get(0);
                assertThat(only.scores()).containsExactly(together.get(i).scores(), ROUNDING);
                assertThat(only.embedding()).containsExactly(together.get(i).embedding(), ROUNDING);
                assertThat(student.predict(all.get(i)).scores())
                        .containsExactly(together.get(i).scores(), ROUNDING);
            }
            assertThat(student.predict(List.<Path>of())).isEmpty();
        }
    }

    @Test
    void aPictureInMemoryIsAsGoodAsItsFile() throws IOException {
        List<BufferedImage> pictures =
                List.of(
                        picture(BufferedImage.TYPE_INT_RGB, 1),
                        picture(BufferedImage.TYPE_3BYTE_BGR, 2),
                        picture(BufferedImage.TYPE_INT_ARGB, 3),
                        picture(BufferedImage.TYPE_BYTE_GRAY, 4),
                        picture(BufferedImage.TYPE_USHORT_GRAY, 5));
        try (Student student = Student.load(written(Labels.SINGLE, true))) {
            for (BufferedImage picture : pictures) {
                Path file = folder.resolve("picture.png");
                ImageIO.write(picture, "png", file.toFile());

                assertThat(student.predict(picture).scores())
                        .isEqualTo(student.predict(file).scores());
            }
        }
    }

    @Test
    void arraysOfAnotherShapeAreRefused() {
        try (Student student = Student.load(numbers())) {
            HostTensor four = HostTensor.of(new float[4], 4);

            assertThatThrownBy(() -> student.predict(four))
                    .isInstanceOf(DataException.class)
                    .hasMessage("expected an input of shape (5), found (4)");
        }
    }

    @Test
    void whatIsNoNumberIsNotAnsweredWithOne() {
        try (Student student = Student.load(numbers())) {
            HostTensor odd = HostTensor.of(new float[] {1, 2, Float.NaN, 4, 5}, 5);

            assertThatThrownBy(() -> student.predict(odd))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "the student says NaN of a sample; look for values in its input that"
                                    + " are no numbers, or are very large");
        }
    }

    @Test
    void filesAndPicturesNeedAStudentThatPerceivesThem() {
        try (Student student = Student.load(numbers())) {
            assertThatThrownBy(() -> student.predict(folder.resolve("picture.png")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the student perceives 'numbers', which its data set did not read from"
                                    + " files; 'kd evaluate TRIAL' judges it on that, and a program"
                                    + " can give it arrays of (5)");
        }
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path missing = folder.resolve("missing.png");
        try (Student student = Student.load(written(Labels.SINGLE, true))) {
            assertThatThrownBy(() -> student.predict(missing))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(missing.toString());
        }
    }

    @Test
    void viewsAreAveraged() {
        HostTensor first = HostTensor.of(new float[] {1, 2, 3, 4, 5}, 5);
        HostTensor second = HostTensor.of(new float[] {5, -4, 3, -2, 1}, 5);
        try (Student student = Student.load(numbers())) {
            List<Prediction> apart = predictions(student, List.of(List.of(first), List.of(second)));
            List<Prediction> views =
                    predictions(
                            student,
                            List.of(
                                    List.of(first, second, second),
                                    List.of(second, first, first),
                                    List.of(first)));

            assertThat(views).hasSize(3);
            for (int c = 0; c < 3; c++) {
                double mean = (apart.get(0).scores()[c] + 2.0 * apart.get(1).scores()[c]) / 3;
                assertThat((double) views.get(0).scores()[c]).isCloseTo(mean, within(1e-6));
            }
            assertThat(views.get(2).scores()).containsExactly(apart.get(0).scores(), ROUNDING);
        }
    }

    private static List<Prediction> predictions(Student student, List<List<HostTensor>> samples) {
        List<Prediction> all = new ArrayList<>();
        student.predict(samples.iterator()).forEachRemaining(all::add);
        return all;
    }

    @Test
    void severalThreadsAskAtOnce() throws Exception {
        List<Path> all = pictures();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Student student = Student.load(written(Labels.SINGLE, true))) {
            List<float[]> expected = student.predict(all).stream().map(Prediction::scores).toList();
            List<Future<List<float[]>>> asked = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                asked.add(
                        threads.submit(
                                () ->
                                        student.predict(all).stream()
                                                .map(Prediction::scores)
                                                .toList()));
            }
            for (Future<List<float[]>> each : asked) {
                assertThat(each.get()).usingRecursiveComparison().isEqualTo(expected);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void nothingIsLeftBehindByACall() {
        StudentFile file = StudentFile.read(numbers(), Optional.empty(), SmallStudent.REGISTRY);
        HostTensor input = HostTensor.of(new float[] {1, 2, 3, 4, 5}, 5);
        NDManager manager = Engine.getInstance().newBaseManager();
        try (Student student = Student.open(file, SmallStudent.REGISTRY, manager)) {
            student.predict(input);
            int arrays = arrays(manager);
            for (int i = 0; i < 50; i++) {
                student.predict(input);
                predictions(student, List.of(List.of(input, input)));
            }
            assertThat(arrays(manager)).isEqualTo(arrays);
        }
    }

    private static int arrays(NDManager manager) {
        return manager.getManagedArrays().size();
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private Path written(Labels labels, boolean head) {
        return SmallStudent.write(
                SmallStudent.ofPictures(labels, head), folder.resolve("student.safetensors"));
    }

    private Path numbers() {
        return SmallStudent.write(SmallStudent.ofNumbers(), folder.resolve("n.safetensors"));
    }

    private List<Path> pictures() throws IOException {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            Path file = folder.resolve("bild ä %d.png".formatted(i));
            ImageIO.write(picture(BufferedImage.TYPE_INT_RGB, i), "png", file.toFile());
            files.add(file);
        }
        return files;
    }

    private static BufferedImage picture(int type, int seed) {
        BufferedImage picture = new BufferedImage(10 + seed, 12, type);
        Random random = new Random(seed);
        for (int x = 0; x < picture.getWidth(); x++) {
            for (int y = 0; y < picture.getHeight(); y++) {
                picture.setRGB(x, y, new Color(random.nextInt(1 << 24)).getRGB());
            }
        }
        return picture;
    }
}
