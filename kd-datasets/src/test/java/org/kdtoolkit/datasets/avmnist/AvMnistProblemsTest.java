package org.kdtoolkit.datasets.avmnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;

class AvMnistProblemsTest {

    @TempDir private Path root;
    private AvMnistFolder folder;
    private Path labels;

    @BeforeEach
    void write() throws IOException {
        folder = AvMnistFolder.write(root);
        labels = folder.images().resolve("train-labels.idx1-ubyte");
    }

    @Test
    void saysUnderWhichNamesAFileWasLookedFor() throws IOException {
        Files.delete(labels);
        assertRefused(
                "%s: there is none of train-labels-idx1-ubyte, train-labels-idx1-ubyte.gz, train-labels.idx1-ubyte, train-labels.idx1-ubyte.gz; download MNIST or Fashion-MNIST, and name the folder of its four files as 'images'"
                        .formatted(folder.images()));
    }

    @Test
    void refusesAFileOfAnotherKind() throws IOException {
        Files.write(labels, AvMnistFolder.images(2));
        assertRefused(
                "%s: begins with 00000803, expected 00000801, as an idx file of unsigned bytes in 1 dimension does; is it another one of the four files?"
                        .formatted(labels));
        Files.writeString(labels, "<html>");
        assertRefused(
                "%s: begins with 3c68746d, expected 00000801, as an idx file of unsigned bytes in 1 dimension does; is it another one of the four files?"
                        .formatted(labels));
    }

    @Test
    void refusesAFileThatEndsTooEarlyOrTooLate() throws IOException {
        byte[] whole = AvMnistFolder.labels(60);
        Files.write(labels, Arrays.copyOf(whole, 50));
        assertRefused(
                "%s: ends after 42 of 60 bytes, which its head says for [60]; download it again"
                        .formatted(labels));
        Files.write(labels, Arrays.copyOf(whole, 6));
        assertRefused(
                "%s: ends within its head, after 6 of 8 bytes; download it again"
                        .formatted(labels));
        Files.write(labels, Arrays.copyOf(whole, 69));
        assertRefused(
                "%s: goes on after the 60 bytes that its head says for [60]; download it again"
                        .formatted(labels));
        byte[] packed = AvMnistFolder.packed(whole);
        Files.write(labels, Arrays.copyOf(packed, packed.length - 12));
        assertRefused("%s: the packed file ends too early; download it again".formatted(labels));
    }

    @Test
    void refusesLabelsThatDoNotFitThePictures() throws IOException {
        Files.write(labels, AvMnistFolder.labels(59));
        assertRefused(
                "%s has 59 labels for the 60 pictures of %s; they belong to different sets"
                        .formatted(labels, folder.images().resolve("train-images-idx3-ubyte")));
        byte[] wrong = AvMnistFolder.labels(60);
        wrong[8 + 17] = 12;
        Files.write(labels, wrong);
        assertRefused("%s: label 17 is 12, expected 0 to 9".formatted(labels));
    }

    @Test
    void refusesPicturesOfAnotherSize() throws IOException {
        folder.put(
                "train-images-idx3-ubyte",
                AvMnistFolder.idx(new int[] {60, 14, 14}, new byte[60 * 196]));
        assertRefused(
                "%s: has pictures of 14x14 pixels, expected 28x28"
                        .formatted(folder.images().resolve("train-images-idx3-ubyte")));
    }

    @Test
    void namesAllSoundsThatAreNotNamedAsRecordings() {
        folder.record("hello.wav");
        folder.record("12_theo_1.wav");
        assertRefused(
                """
                %s can't be used as the recordings of spoken digits:
                  '12_theo_1.wav' is not named after digit, speaker and take, such as 7_jackson_32.wav; rename it, or take it away
                  'hello.wav' is not named after digit, speaker and take, such as 7_jackson_32.wav; rename it, or take it away\
                """
                        .formatted(folder.recordings()));
    }

    @Test
    void passesOverOtherFiles() throws IOException {
        Files.writeString(folder.recordings().resolve("README.md"), "");
        Files.writeString(folder.recordings().resolve("._0_theo_7.wav"), "");
        AvMnistFolder.open(folder.config()).close();
    }

    @Test
    void refusesAFolderWithoutRecordings() {
        AvMnistFolder empty = new AvMnistFolder(folder.images(), folder.images());
        assertThat(catchThrowable(() -> AvMnistFolder.open(empty.config())))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: holds no recordings such as 7_jackson_32.wav; download the Free Spoken Digit Dataset, and name its folder 'recordings' as 'recordings'"
                                .formatted(folder.images()));
    }

    @Test
    void refusesMorePicturesThanThereAre() {
        AvMnistConfig config = folder.config(List.of(), Optional.empty(), 41, 1);
        assertThat(catchThrowable(() -> AvMnistFolder.open(config)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: has 60 pictures, and 'train' and 'validation' ask for 61; lower them"
                                .formatted(folder.images().resolve("train-images-idx3-ubyte")));
    }

    @Test
    void refusesASubsetWithoutARecordingOfADigit() throws IOException {
        for (int take = 5; take < 9; take++) {
            Files.deleteIfExists(folder.recordings().resolve("3_george_%d.wav".formatted(take)));
        }
        AvMnistConfig config = folder.config(List.of("theo"), Optional.empty(), 24, 1);
        assertThat(catchThrowable(() -> AvMnistFolder.open(config)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: no recording of the digit 3 is left for train, of 8 in the folder; training and validation share the takes from 5 on of speakers who are not held out, validation one or more of each digit: add recordings, or change 'validation-recordings'"
                                .formatted(folder.recordings()));
    }

    @Test
    void refusesSpeakersWhoAreNotThere() {
        AvMnistConfig config = folder.config(List.of("teo"), Optional.empty(), 24, 1);
        assertThat(catchThrowable(() -> AvMnistFolder.open(config)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'held-out-speakers' names 'teo', of whom there is no recording in %s, only of george, theo; did you mean 'theo'?"
                                .formatted(folder.recordings()));
    }

    private void assertRefused(String message) {
        assertThat(catchThrowable(() -> AvMnistFolder.open(folder.config())))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }
}
