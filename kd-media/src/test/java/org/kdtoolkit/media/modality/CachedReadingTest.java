package org.kdtoolkit.media.modality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.loading.cache.DiskCache;
import org.kdtoolkit.media.encoding.WavWriter;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/** Files through a cache on disk: which of them are decoded, and how often. */
class CachedReadingTest {

    private static final int RATE = TinyVideos.SAMPLE_RATE;

    @TempDir private Path folder;

    /** A cache on disk that counts what is asked of it, and what is decoded. */
    private final class Counts implements TensorCache, AutoCloseable {

        private final DiskCache cache = new DiskCache(folder.resolve("cache"), 1 << 24);
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger decoded = new AtomicInteger();

        @Override
        public HostTensor get(Path file, String recipe, Reading reading) throws SampleException {
            asked.incrementAndGet();
            return cache.get(
                    file,
                    recipe,
                    () -> {
                        decoded.incrementAndGet();
                        return reading.read();
                    });
        }

        @Override
        public void close() {
            cache.close();
        }
    }

    @Test
    void aSecondRunDecodesNeitherClipsNorSpectrogramsNorSound()
            throws IOException, SampleException {
        Path video = old(TinyVideos.write(folder.resolve("a.avi"), 10));
        for (Record config :
                new Record[] {
                    TinyVideos.clips(4, 16, Optional.empty()),
                    sound(Optional.of(RATE), false, false),
                    sound(Optional.of(RATE), true, false)
                }) {
            HostTensor first = read(config, video, View.FIRST, 1, 1);
            HostTensor second = read(config, video, View.FIRST, 1, 0);
            assertThat(second.values()).containsExactly(first.values());
            assertThat(second.shape()).isEqualTo(first.shape());
        }
    }

    @Test
    void clipsToLearnFromAreDecodedEachTime() throws IOException, SampleException {
        Path video = old(TinyVideos.write(folder.resolve("a.avi"), 10));
        Record clips = TinyVideos.clips(4, 16, Optional.empty());
        for (int i = 0; i < 2; i++) {
            read(clips, video, new View.Drawn(i), 0, 0);
        }
        assertThat(folder.resolve("cache")).doesNotExist();
    }

    @Test
    void masksAreDrawnOnSpectrogramsThatWereKeptWhole() throws IOException, SampleException {
        Path wav = wav();
        Record masked = sound(Optional.of(RATE), true, true);
        HostTensor whole = read(masked, wav, View.FIRST, 1, 1);
        HostTensor one = read(masked, wav, new View.Drawn(1), 1, 0);
        HostTensor again = read(masked, wav, new View.Drawn(1), 1, 0);
        HostTensor other = read(masked, wav, new View.Drawn(2), 1, 0);
        assertThat(again.values()).containsExactly(one.values());
        assertThat(other.values()).isNotEqualTo(one.values());
        assertThat(read(masked, wav, View.FIRST, 1, 0).values()).containsExactly(whole.values());
    }

    @Test
    void wavFilesAtTheirOwnRateAndPreparedSpectrogramsAreReadAsTheyAre()
            throws IOException, SampleException {
        Path wav = wav();
        read(sound(Optional.empty(), false, false), wav, View.FIRST, 0, 0);
        read(sound(Optional.of(RATE / 2), false, false), wav, View.FIRST, 1, 1);

        Path prepared = Files.writeString(folder.resolve("broken.npy"), "no array");
        assertThatThrownBy(
                        () ->
                                read(
                                        sound(Optional.of(RATE), true, false),
                                        prepared,
                                        View.FIRST,
                                        0,
                                        0))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(prepared.toString());
    }

    @Test
    void aBrokenFileSaysTheSameEachTime() throws IOException {
        Path broken = old(Files.writeString(folder.resolve("broken.wav"), "half a download"));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(
                            () ->
                                    read(
                                            sound(Optional.of(RATE), true, false),
                                            broken,
                                            View.FIRST,
                                            1,
                                            1))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            broken
                                    + " is not a media file, or is broken (Invalid data found when"
                                    + " processing input)");
        }
    }

    private HostTensor read(Record config, Path file, View view, int asked, int decoded)
            throws SampleException {
        try (Counts counts = new Counts();
                MediaReader reader = Kinds.open(config, counts).reader()) {
            HostTensor tensor = reader.read(Excerpt.of(file), Subset.TRAIN, view);
            assertThat(counts.asked).hasValue(asked);
            assertThat(counts.decoded).hasValue(decoded);
            return tensor;
        }
    }

    private Path wav() throws IOException {
        Path file = folder.resolve("sound.wav");
        try (WavWriter writer = WavWriter.open(file, RATE)) {
            float[] sound = new float[RATE / 2];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (float) (0.5 * Math.sin(0.001 * i * i));
            }
            writer.write(sound);
            writer.finish();
        }
        return old(file);
    }

    private static Path old(Path file) throws IOException {
        return Files.setLastModifiedTime(
                file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
    }

    private static AudioConfig sound(Optional<Integer> rate, boolean spectrogram, boolean masked) {
        return new AudioConfig(
                rate,
                Optional.of(RATE / 2),
                spectrogram
                        ? Optional.of(new LogMelConfig(256, 80, 16, 50, 4000, 1e-10))
                        : Optional.empty(),
                masked ? Optional.of(new SpecAugment(2, 16, 1, 4)) : Optional.empty());
    }
}
