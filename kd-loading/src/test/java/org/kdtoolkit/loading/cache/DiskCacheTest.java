package org.kdtoolkit.loading.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

class DiskCacheTest {

    private static final long PLENTY = 1 << 20;
    private static final String RECIPE = "squares";

    @TempDir private Path temporary;

    private Path folder;
    private Path file;
    private CountedReading reading;

    @BeforeEach
    void writeFile() throws IOException {
        folder = temporary.resolve("cache");
        file = SourceFiles.write(temporary.resolve("source"), "abc");
        reading = new CountedReading(file);
    }

    @Test
    void keepsWhatWasReadBeyondTheProcess() throws SampleException {
        assertReads("abc", open());
        assertReads("abc", open());
        assertThat(reading.count()).isEqualTo(1);
    }

    @Test
    void aMovedFileIsStillKnownAndACopyToo() throws IOException, SampleException {
        assertReads("abc", open());
        Path moved = Files.move(file, temporary.resolve("moved"));
        Path copy = SourceFiles.write(temporary.resolve("copy"), "abc");

        DiskCache cache = open();
        assertThat(cache.get(moved, RECIPE, reading)).isNotNull();
        assertThat(cache.get(copy, RECIPE, reading)).isNotNull();
        assertThat(reading.count()).isEqualTo(1);
    }

    @Test
    void aFileThatChangesIsReadAnew() throws IOException, SampleException {
        assertReads("abc", open());
        Files.delete(file);
        SourceFiles.write(file, "xyz");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));

        assertReads("xyz", open());
        assertReads("xyz", open());
        assertThat(reading.count()).isEqualTo(2);
    }

    @Test
    void anotherRecipeIsAnotherTensor() throws SampleException {
        DiskCache cache = open();
        HostTensor one = HostTensor.of(new float[] {1}, 1);
        HostTensor two = HostTensor.of(new float[] {2}, 1);
        cache.get(file, "one", () -> one);
        cache.get(file, "two", () -> two);
        assertSame(cache.get(file, "one", reading), one);
        assertSame(cache.get(file, "two", reading), two);
    }

    @Test
    void aContentIsOnlyReadAgainWhereTheFilesStateTellsThatItChanged()
            throws IOException, SampleException {
        assertReads("abc", open());
        SourceFiles.write(file, "xyz"); // in place, of the same length, and with the time set back

        assertReads("abc", open());
    }

    @Test
    void aFileThatWasChangedAMomentAgoMayChangeUnnoticedAndIsNotKept()
            throws IOException, SampleException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        DiskCache cache = open();
        assertReads("abc", cache);
        assertReads("abc", cache);
        assertThat(reading.count()).isEqualTo(2);
        assertThat(folder).doesNotExist();
    }

    @Test
    void whatIsReadWhileTheFileChangesIsNotKept() throws SampleException {
        open().get(
                        file,
                        RECIPE,
                        () -> {
                            HostTensor before = reading.read();
                            try {
                                SourceFiles.write(file, "longer than before");
                            } catch (IOException e) {
                                throw new SampleException("can't be changed", e);
                            }
                            return before;
                        });

        assertReads("longer than before", open());
    }

    @Test
    void failuresAreNotKeptAndSayTheSame() throws SampleException {
        SampleException failure = new SampleException(file + " is broken");
        DiskCache cache = open();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(
                            () ->
                                    cache.get(
                                            file,
                                            RECIPE,
                                            () -> {
                                                throw failure;
                                            }))
                    .isSameAs(failure);
        }
        assertReads("abc", cache);
    }

    @Test
    void whoeverReadsSaysWhatIsWrongWithAMissingFile() {
        Path missing = temporary.resolve("missing");
        assertThatThrownBy(() -> open().get(missing, RECIPE, new CountedReading(missing)))
                .isInstanceOf(SampleException.class)
                .hasMessage(missing + " can't be read");
    }

    @Test
    void aFolderIsReadEachTime() throws SampleException {
        for (int i = 0; i < 2; i++) {
            open().get(temporary, RECIPE, reading);
        }
        assertThat(reading.count()).isEqualTo(2);
    }

    @Test
    void entriesThatAreNotWholeAreReadAnewAndReplaced() throws IOException, SampleException {
        assertReads("abc", open());
        Path entry = entry();
        byte[] whole = Files.readAllBytes(entry);
        byte[] changed = whole.clone();
        changed[whole.length - 3] ^= 1;
        int readings = 1;
        for (byte[] broken :
                new byte[][] {
                    {},
                    {1, 2, 3},
                    Arrays.copyOf(whole, whole.length - 4),
                    changed,
                    Arrays.copyOf(whole, whole.length + 4),
                    new byte[whole.length]
                }) {
            Files.write(entry, broken);
            assertReads("abc", open());
            assertThat(reading.count()).isEqualTo(++readings);
            assertReads("abc", open());
            assertThat(reading.count()).isEqualTo(readings);
            assertThat(entry).hasBinaryContent(whole);
        }
    }

    @Test
    void whatIsKnownOfAFileMayBeBrokenToo() throws IOException, SampleException {
        assertReads("abc", open());
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path known : files.filter(f -> f.toString().endsWith(CachePaths.FILE)).toList()) {
                Files.writeString(known, Files.readString(known).substring(0, 40));
            }
        }
        assertReads("abc", open());
        assertThat(reading.count()).isEqualTo(1);
    }

    @Test
    void samplesAreTheSameWhereNothingCanBeWritten() throws IOException, SampleException {
        Files.writeString(folder, "a file, where the folder should be");
        DiskCache cache = open();
        assertReads("abc", cache);
        assertReads("abc", cache);
        assertThat(reading.count()).isEqualTo(2);
        cache.close();
        assertThat(folder).hasContent("a file, where the folder should be");
    }

    @Test
    void tellsTheRoomThatIsTaken() throws IOException, SampleException {
        assertThat(DiskCache.bytes(folder)).isZero();
        assertReads("abc", open());
        assertThat(DiskCache.bytes(folder)).isEqualTo(2 * 4096);
    }

    private DiskCache open() {
        return new DiskCache(folder, PLENTY);
    }

    private Path entry() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(CachePaths.TENSOR))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void assertReads(String content, DiskCache cache) throws SampleException {
        assertSame(cache.get(file, RECIPE, reading), CountedReading.tensor(content));
    }

    private static void assertSame(HostTensor found, HostTensor expected) {
        assertThat(found.values()).containsExactly(expected.values());
        assertThat(found.shape()).isEqualTo(expected.shape());
    }
}
