package org.kdtoolkit.loading.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.formats.files.Sha256;

class BoundedFolderTest {

    private static final int BLOCK = 4096;
    private static final int ENTRIES = 32;
    private static final long BOUND = ENTRIES * BLOCK;

    @TempDir private Path temporary;

    private Path folder;

    @BeforeEach
    void nameFolder() {
        folder = temporary.resolve("cache");
    }

    @Test
    void anEntryTakesWholeBlocks() {
        try (BoundedFolder bounded = open()) {
            bounded.keep(name(0), new byte[(int) BOUND + 1]);
            assertThat(found(bounded, 1)).isEmpty();
            bounded.keep(name(0), new byte[(int) BOUND - BLOCK + 1]);
            assertThat(found(bounded, 1)).containsExactly(0);
            bounded.keep(name(1), new byte[0]);
            bounded.keep(name(2), new byte[1]);
            assertThat(found(bounded, 3)).containsExactly(0, 1);
        }
    }

    @Test
    void readingAllAgainAndAgainHitsForTheShareThatFits() {
        try (BoundedFolder bounded = open()) {
            int all = 2 * ENTRIES;
            Set<Integer> first = pass(bounded, all);
            assertThat(first).isEmpty();
            Set<Integer> second = pass(bounded, all);
            assertThat(second).hasSize(ENTRIES);
            assertThat(pass(bounded, all)).isEqualTo(second);
            assertThat(bounded.isFull()).isTrue();
        }
    }

    @Test
    void whatWasUsedLongestAgoMakesRoomForWhatIsNew() throws IOException {
        fill(0, ENTRIES);
        age(0, ENTRIES);

        try (BoundedFolder bounded = open()) {
            bounded.keep(name(ENTRIES), new byte[BLOCK]);
            Set<Integer> left = found(bounded, ENTRIES + 1);
            // one makes way for it, and a sixteenth of the bound goes with it
            assertThat(left)
                    .isEqualTo(
                            IntStream.rangeClosed(1 + ENTRIES / 16, ENTRIES)
                                    .boxed()
                                    .collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void whatIsUsedNowStaysThoughItIsOld() throws IOException {
        fill(0, ENTRIES);
        age(0, ENTRIES);

        try (BoundedFolder bounded = open()) {
            assertThat(bounded.find(name(0))).isPresent();
            IntStream.range(0, ENTRIES).forEach(i -> bounded.keep(name(100 + i), new byte[1]));
            Set<Integer> left = found(bounded, ENTRIES + 100);
            assertThat(left).hasSize(ENTRIES).contains(0).doesNotContain(1, ENTRIES - 1);
        }
    }

    @Test
    void lastUsesAreNotedAtMostEveryHour() throws IOException {
        fill(0, 1);
        Path entry = new CachePaths(folder).place(name(0));
        try (BoundedFolder bounded = open()) {
            FileTime noted = noteAt(entry, Instant.now().plusSeconds(60));
            bounded.find(name(0));
            assertThat(Files.getLastModifiedTime(entry)).isEqualTo(noted);

            noteAt(entry, Instant.now().minus(Duration.ofMinutes(61)));
            bounded.find(name(0));
            assertThat(Files.getLastModifiedTime(entry).toInstant())
                    .isAfter(Instant.now().minusSeconds(60));
        }
    }

    @Test
    void whatAnotherHasWrittenCountsAtTheNextCount() throws IOException {
        try (BoundedFolder one = open();
                BoundedFolder other = open()) {
            for (int i = 0; i < ENTRIES; i++) {
                one.keep(name(i), new byte[1]);
                other.keep(name(100 + i), new byte[1]);
            }
        }
        assertThat(DiskCache.bytes(folder)).isLessThanOrEqualTo(BOUND).isPositive();
    }

    @Test
    void aSmallerBoundIsReachedWithTheFirstEntryThatIsWritten() throws IOException {
        fill(0, ENTRIES);
        try (BoundedFolder smaller = new BoundedFolder(folder, BOUND / 4)) {
            smaller.keep(name(ENTRIES), new byte[1]);
        }
        assertThat(DiskCache.bytes(folder)).isLessThanOrEqualTo(BOUND / 4);
    }

    @Test
    void filesOfOthersStay() throws IOException {
        fill(0, 1);
        Path shard = new CachePaths(folder).place(name(0)).getParent();
        List<Path> foreign =
                List.of(
                        folder.resolve("notes.txt"),
                        shard.resolve("notes.txt"),
                        shard.resolve(name(1) + ".bak"),
                        Files.createDirectory(shard.resolve(name(2))).resolve("inside"),
                        Files.createDirectory(folder.resolve("photos")).resolve(name(3)));
        for (Path file : foreign) {
            Files.write(file, new byte[(int) BOUND]);
            Files.setLastModifiedTime(file, SourceFiles.LONG_AGO);
        }
        try (BoundedFolder bounded = open()) {
            pass(bounded, 2 * ENTRIES);
        }
        assertThat(foreign).allSatisfy(file -> assertThat(file).exists());
        assertThat(DiskCache.bytes(folder)).isEqualTo(BOUND);
    }

    @Test
    void whatWasLeftHalfWrittenCountsAndGoesInTime() throws IOException {
        fill(0, ENTRIES - 1);
        Path part = PartialFile.ofOneOfSeveral(new CachePaths(folder).place(name(50))).part();
        Files.createDirectories(part.getParent());
        Files.write(part, new byte[BLOCK]);
        Files.setLastModifiedTime(part, SourceFiles.LONG_AGO);

        fill(100, 1);
        assertThat(part).doesNotExist();
    }

    @Test
    void aFolderThatSomebodyDeletesIsFilledAnew() throws IOException {
        try (BoundedFolder bounded = open()) {
            bounded.keep(name(0), new byte[1]);
            for (Path file :
                    List.of(
                            new CachePaths(folder).place(name(0)),
                            new CachePaths(folder).place(name(0)).getParent(),
                            folder.resolve("lock"),
                            folder)) {
                Files.delete(file);
            }
            bounded.keep(name(0), new byte[1]);
            assertThat(found(bounded, 1)).containsExactly(0);
        }
    }

    private BoundedFolder open() {
        return new BoundedFolder(folder, BOUND);
    }

    private void fill(int first, int count) {
        try (BoundedFolder bounded = open()) {
            IntStream.range(first, first + count)
                    .forEach(i -> bounded.keep(name(i), new byte[BLOCK]));
        }
    }

    /** Sets the last uses to one minute after the other, an hour and more ago. */
    private void age(int first, int count) throws IOException {
        Instant begin = Instant.now().minus(Duration.ofHours(2));
        for (int i = 0; i < count; i++) {
            Path entry = new CachePaths(folder).place(name(first + i));
            noteAt(entry, begin.plus(Duration.ofMinutes(i)));
        }
    }

    private static FileTime noteAt(Path entry, Instant time) throws IOException {
        Files.setLastModifiedTime(entry, FileTime.from(time));
        return Files.getLastModifiedTime(entry);
    }

    /** Looks for all entries, and keeps those that are not there; which were. */
    private static Set<Integer> pass(BoundedFolder bounded, int count) {
        Set<Integer> hits = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            if (bounded.find(name(i)).isPresent()) {
                hits.add(i);
            } else {
                bounded.keep(name(i), new byte[BLOCK]);
            }
        }
        return hits;
    }

    private static Set<Integer> found(BoundedFolder bounded, int count) {
        return IntStream.range(0, count)
                .filter(i -> bounded.find(name(i)).isPresent())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(int number) {
        return Sha256.of(Integer.toString(number)) + CachePaths.TENSOR;
    }
}
