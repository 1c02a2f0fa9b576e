package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.testkit.Fixture;

/**
 * The small files were written with h5py: {@code create_dataset('video', (6,),
 * dtype=h5py.vlen_dtype(numpy.uint8))}, in which row i is a JPEG (PIL, quality 90) of 7 x 9 pixels,
 * all of the colour (20 i, 255 - 20 i, 128). In {@code chunked.hdf5} the rows lie in chunks of
 * four, compressed by gzip, in others as their names say; in those whose names begin with {@code
 * fixed}, they are all of the longest one's length. {@code siblings.hdf5} also holds what jHDF
 * can't read. In {@code broken-rows.hdf5} row 1 has lost its last 40 bytes, row 2 holds the text
 * "no picture", row 3 nothing, and row 4 has 9 x 7 pixels.
 */
class Hdf5VideoTest extends VideoContract {

    private static final int ROWS = 6;

    @TempDir private Path folder;

    @Override
    Video open() throws SampleException {
        return Hdf5Video.open(file("rows"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows",
                "chunked",
                "lzf",
                "shuffle",
                "shuffle-gzip",
                "shuffle-lzf-v110",
                "resizable",
                "latest",
                "compact",
                "szip-left-out",
                "fixed",
                "fixed-lzf",
                "fixed-fletcher32",
                "fixed-text",
                "siblings",
                "siblings-latest"
            })
    void takesRowIForFrameI(String name) throws SampleException {
        try (Video video = Videos.open(file(name))) {
            assertThat(video.frames()).isEqualTo(ROWS);
            List<Frame> frames = video.read(5, 0, 3, 4, 1, 2);
            int[] numbers = {5, 0, 3, 4, 1, 2};
            for (int i = 0; i < ROWS; i++) {
                assertThat(red(frames.get(i))).isBetween(20 * numbers[i] - 2, 20 * numbers[i] + 2);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, is cut off: a JPEG ends with ff d9",
        "2, 'is not an image; expected PNG, JPEG, BMP, GIF or TIFF'",
        "3, row 3 of 'video'"
    })
    void namesTheRowThatIsBrokenAndReadsOn(int row, String problem) throws SampleException {
        try (Video video = Hdf5Video.open(file("broken-rows"))) {
            assertThatThrownBy(() -> video.read(0, row))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("broken-rows.hdf5, row %d of 'video', ".formatted(row))
                    .hasMessageContaining(problem);
            assertThat(video.read(0, 5)).hasSize(2);
        }
    }

    @Test
    void refusesFramesOfSeveralSizes() throws SampleException {
        try (Video video = Hdf5Video.open(file("broken-rows"))) {
            assertThatThrownBy(() -> video.read(5, 4))
                    .isInstanceOf(SampleException.class)
                    .hasMessageContaining("row 4 of 'video', has 9 x 7 pixels, but")
                    .hasMessageContaining("row 5 of 'video', has 7 x 9");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-video | has no data set 'video' (it has: audio)",
                "group | has a group or type 'video', expected a data set",
                "link | has a link 'video', expected a data set",
                "opaque | has a data set 'video' that can't be read (End of buffer reached before"
                        + " NULL)",
                "parts-of-rows | has a data set 'video' that can't be read (its chunks are parts of"
                        + " rows, expected whole ones)",
                "numbers | expected rows of variable-length unsigned bytes, one JPEG each",
                "empty | has 0 frames, expected 1 or more"
            })
    void saysWhatTheFileHoldsInstead(String name, String problem) {
        assertThatThrownBy(() -> Hdf5Video.open(file(name)))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(file(name).toString())
                .hasMessageContaining(problem);
    }

    @Test
    void namesAFilterThatIsNotKnown() throws SampleException {
        try (Video video = Hdf5Video.open(file("szip"))) {
            assertThatThrownBy(() -> video.read(0))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            file("szip")
                                    + ", row 0 of 'video', can't be read (it went through the"
                                    + " filter 'szip' (4), which is not known; write the file with"
                                    + " gzip or lzf)");
        }
    }

    @Test
    void comparesChecksums() throws IOException, SampleException {
        byte[] all = Files.readAllBytes(file("fixed-fletcher32"));
        all[all.length - 1] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.hdf5"), all);
        try (Video video = Hdf5Video.open(damaged)) {
            assertThat(video.read(0)).hasSize(1);
            assertThatThrownBy(() -> video.read(5))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            damaged
                                    + ", row 5 of 'video', can't be read (its chunk is broken: the"
                                    + " checksum is another one)");
        }
    }

    @Test
    void refusesOtherFiles() throws IOException {
        Path text = Files.writeString(folder.resolve("text.hdf5"), "no HDF5 at all");
        assertThatThrownBy(() -> Hdf5Video.open(text))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(text + " is not an HDF5 file, or is broken");
        assertThatThrownBy(() -> Hdf5Video.open(folder))
                .isInstanceOf(SampleException.class)
                .hasMessage(folder + " is a folder, expected a file");
        Path absent = folder.resolve("absent.hdf5");
        assertThatThrownBy(() -> Hdf5Video.open(absent))
                .isInstanceOf(SampleException.class)
                .hasMessage(absent + " does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "chunked", "shuffle-lzf-v110", "fixed-fletcher32"})
    void givesTheRightFramesOrAFaultWhereverAFileIsCutOff(String name)
            throws IOException, SampleException {
        byte[] all = Files.readAllBytes(file(name));
        byte[][] expected = new byte[ROWS][];
        try (Video video = Hdf5Video.open(file(name))) {
            for (int i = 0; i < ROWS; i++) {
                expected[i] = video.read(i).get(0).rgb();
            }
        }
        for (int length = 0; length < all.length; length += 127) {
            Path cut = Files.write(folder.resolve("cut.hdf5"), Arrays.copyOf(all, length));
            try (Video video = Hdf5Video.open(cut)) {
                for (int i = 0; i < video.frames(); i++) {
                    assertThat(rgbOrFault(video, i)).isIn(expected[i], null);
                }
            } catch (SampleException e) {
                assertThat(e).hasMessageStartingWith(cut.toString());
            }
        }
    }

    /** Whatever is read then: neither another exception nor all of the memory. */
    @ParameterizedTest
    @ValueSource(strings = {"rows", "chunked", "shuffle-lzf-v110", "fixed-fletcher32"})
    void givesFramesOrAFaultWhateverByteIsWrong(String name) throws IOException {
        byte[] all = Files.readAllBytes(file(name));
        for (int at = 0; at < all.length; at += 23) {
            byte[] damaged = all.clone();
            damaged[at] ^= (byte) 0xff;
            Path file = Files.write(folder.resolve("damaged.hdf5"), damaged);
            try (Video video = Hdf5Video.open(file)) {
                for (int i = 0; i < Math.min(ROWS, video.frames()); i++) {
                    rgbOrFault(video, i);
                }
            } catch (SampleException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    @Test
    void decodesAsPilDoes() throws SampleException {
        Path file = Path.of(System.getProperty("kd.data", ""), "media/nasa_13013.hdf5");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is absent");
        try (NDManager manager = NDManager.newBaseManager();
                Video video = Videos.open(file)) {
            Fixture fixture = Fixture.load("video_decode", manager);
            assertThat(video.frames()).isEqualTo((int) fixture.number("out/hdf5_length"));
            for (String row : fixture.names("out/hdf5_rgb/", "")) {
                byte[] expected = fixture.get("out/hdf5_rgb/" + row).toByteArray();
                byte[] found = video.read(Integer.parseInt(row)).get(0).rgb();
                assertThat(found).hasSameSizeAs(expected);
                int[] differences = differences(found, expected);
                assertThat(IntStream.of(differences)).allMatch(difference -> difference <= 3);
                // luma and chroma may each be rounded to the other side
                assertThat(IntStream.of(differences).filter(difference -> difference == 3).count())
                        .isLessThan(found.length / 1000);
            }
        }
    }

    private static int[] differences(byte[] one, byte[] other) {
        return IntStream.range(0, one.length)
                .map(i -> Math.abs((one[i] & 0xff) - (other[i] & 0xff)))
                .toArray();
    }

    private static byte[] rgbOrFault(Video video, int number) {
        try {
            return video.read(number).get(0).rgb();
        } catch (SampleException e) {
            assertThat(e).hasMessageContaining("row %d of 'video'".formatted(number));
            return null;
        }
    }

    private static int red(Frame frame) {
        return frame.rgb()[0] & 0xff;
    }

    private static Path file(String name) {
        return Path.of("src/test/resources/videos", name + ".hdf5");
    }
}
