package org.kdtoolkit.bench;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.cli.Options;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * Training clips from a video, each decoded again, as batches that a network could take: 16 frames
 * from a random place, a random part resized, mirrored or not, normalised. It prints a line an
 * epoch and last, as JSON, the median of the epochs behind the first.
 *
 * @param video the file
 * @param clips in an epoch
 * @param side their height and width
 * @param workers threads that decode
 * @param epochs how often
 */
record ClipLoading(Path video, int clips, int side, int workers, int epochs) {

    private static final int BATCH = 8;

    static ClipLoading of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "video", true, "the file; required")
                        .addOption(null, "clips", true, "in an epoch, 400 by default")
                        .addOption(null, "side", true, "height and width, 112 by default")
                        .addOption(null, "workers", true, "threads that decode, 2 by default")
                        .addOption(null, "epochs", true, "4 by default");
        Words given = Words.parse("clips", options, words);
        String video = given.text("video", "");
        if (video.isEmpty()) {
            throw new ConfigurationException("clips: --video is missing; name a video file");
        }
        return new ClipLoading(
                Path.of(video),
                given.count("clips", 400),
                given.count("side", 112),
                given.count("workers", 2),
                given.count("epochs", 4));
    }

    void run(PrintStream out) throws JsonProcessingException {
        EngineEnvironment.load(EngineName.PYTORCH);
        List<Double> millis = new ArrayList<>();
        try (Source source = new Source(video, clips, side, workers)) {
            for (int number = 1; number <= epochs; number++) {
                long start = System.nanoTime();
                int loaded = source.pass(number);
                millis.add((System.nanoTime() - start) / 1e6);
                out.printf(
                        Locale.ROOT,
                        "epoch %d %.1f clips/s%n",
                        number,
                        1e3 * loaded / millis.get(number - 1));
            }
        }
        double median = Spread.of(epochs > 1 ? millis.subList(1, epochs) : millis).median();
        out.println(
                new ObjectMapper()
                        .writeValueAsString(
                                Map.of(Cost.MILLIS, median, "clips_per_s", 1e3 * clips / median)));
    }

    /** Where the clips come from. */
    static final class Source implements AutoCloseable {

        private final RepeatedVideo data;
        private final BatchLoader loader;
        private final NDManager manager = NDManager.newBaseManager();

        Source(Path video, int clips, int side, int workers) {
            data = new RepeatedVideo(video, clips, side);
            loader =
                    BatchLoader.builder()
                            .setSamples(data, Subset.TRAIN)
                            .setModalities(List.of(RepeatedVideo.CLIP))
                            .setBatchSize(BATCH)
                            .setFaults(new Faults(OnError.FAIL))
                            .optWorkers(workers)
                            .build();
        }

        /**
         * Makes batches of all clips.
         *
         * @param number of the epoch; each has other clips
         * @return how many clips there were
         */
        int pass(int number) {
            int loaded = 0;
            try (Epoch epoch = loader.epoch(Order.sequential(), Views.drawn(number))) {
                while (epoch.hasNext()) {
                    try (NDManager step = manager.newSubManager()) {
                        loaded += epoch.next(step).size();
                    }
                }
            }
            return loaded;
        }

        @Override
        public void close() {
            data.close();
            manager.close();
        }
    }
}
