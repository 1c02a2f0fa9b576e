package org.kdtoolkit.bench;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.clip.ClipPipeline;
import org.kdtoolkit.datasets.clip.ClipSampling;
import org.kdtoolkit.datasets.clip.FrameStride;
import org.kdtoolkit.datasets.clip.FrameTransform;
import org.kdtoolkit.datasets.loading.BatchLoader;
import org.kdtoolkit.datasets.loading.Epoch;
import org.kdtoolkit.datasets.loading.Order;
import org.kdtoolkit.datasets.media.Normalization;
import org.kdtoolkit.datasets.video.VideoPool;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineGround;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Clips a second, from the file to a batch of the engine's: 16 frames from anywhere in a video, all
 * of them decoded for each clip, then a part of a quarter to all of their area, resized to 112 x
 * 112 and turned round or not, and normalised.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class ClipLoadingBenchmark {

    private static final int CLIPS = 160;
    private static final int FRAMES = 16;
    private static final int SIDE = 112;

    /** A video: a file, or a folder of frames. */
    @Param("video.hdf5")
    public String video;

    /** Threads that decode. */
    @Param("2")
    public int workers;

    /** Samples. */
    @Param("8")
    public int batch;

    private VideoPool pool;
    private BatchLoader loader;
    private NDManager manager;

    /** Opens the video. */
    @Setup
    public void open() throws SampleException {
        EngineGround.load(EngineName.PYTORCH);
        manager = NDManager.newBaseManager();
        pool = new VideoPool(workers);
        loader =
                BatchLoader.builder()
                        .setSamples(new Clips(samples()), Subset.TRAIN)
                        .setModalities(List.of("video"))
                        .setBatchSize(batch)
                        .setFaults(new Faults(OnError.FAIL))
                        .optWorkers(workers)
                        .build();
    }

    private ClipSamples samples() throws SampleException {
        Path path = Path.of(video);
        try (VideoPool.Loan loan = pool.borrow(path)) {
            return new ClipSamples(path, pool, new FrameStride(1).of(loan.video().frames()));
        }
    }

    /** Reads all clips; how many samples there were. */
    @Benchmark
    @OperationsPerInvocation(CLIPS)
    public int load() {
        int read = 0;
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    read += epoch.next(step).size();
                }
            }
        }
        return read;
    }

    /** Frees all. */
    @TearDown
    public void close() {
        pool.close();
        manager.close();
    }

    private record Clips(Samples samples) implements Dataset {

        @Override
        public List<String> classes() {
            return List.of("any");
        }

        @Override
        public boolean multiLabel() {
            return false;
        }

        @Override
        public Map<String, Shape> modalities() {
            return Map.of("video", new Shape(3, FRAMES, SIDE, SIDE));
        }

        @Override
        public Samples samples(Subset subset) {
            return samples;
        }
    }

    private record ClipSamples(Path path, VideoPool pool, int[] frames) implements Samples {

        private static final ClipPipeline PIPELINE =
                new ClipPipeline(
                        List.of(
                                new FrameTransform.RandomResizedCrop(SIDE, 0.25, 1, 0.75, 4 / 3.0),
                                new FrameTransform.Flip(0.5)),
                        new Normalization(
                                List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225)));

        @Override
        public int size() {
            return CLIPS;
        }

        @Override
        public String id(int index) {
            return Integer.toString(index);
        }

        @Override
        public int[] labels(int index) {
            return new int[] {0};
        }

        @Override
        public Optional<String> source(int index, String modality) {
            return Optional.of(path.toString());
        }

        @Override
        public HostTensor read(int index, String modality) throws SampleException {
            SplittableRandom random = new SplittableRandom(index);
            int[] clip = new ClipSampling.Random().clip(0, frames, FRAMES, random);
            try (VideoPool.Loan loan = pool.borrow(path)) {
                return PIPELINE.read(loan.video(), clip, random);
            }
        }
    }
}
