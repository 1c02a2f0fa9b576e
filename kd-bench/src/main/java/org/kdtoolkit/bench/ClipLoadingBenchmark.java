package org.kdtoolkit.bench;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;
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
    private static final int SIDE = 112;

    /** A video: a file, or a folder of frames. */
    @Param("video.hdf5")
    public String video;

    /** Threads that decode. */
    @Param("2")
    public int workers;

    private ClipLoading.Source source;
    private int epoch;

    /** Opens the video. */
    @Setup
    public void open() {
        EngineEnvironment.load(EngineName.PYTORCH);
        source = new ClipLoading.Source(Path.of(video), CLIPS, SIDE, workers);
    }

    /** Reads all clips; how many there were. */
    @Benchmark
    @OperationsPerInvocation(CLIPS)
    public int load() {
        return source.pass(++epoch);
    }

    /** Frees all. */
    @TearDown
    public void close() {
        source.close();
    }
}
