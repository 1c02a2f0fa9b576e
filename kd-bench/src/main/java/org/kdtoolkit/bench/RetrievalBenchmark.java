package org.kdtoolkit.bench;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.metrics.AveragePrecision;
import org.kdtoolkit.eval.metrics.EmbeddingSet;
import org.kdtoolkit.eval.metrics.Retrieval;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Mean average precision of one split's clips among another's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RetrievalBenchmark {

    private static final int CLASSES = 51;
    private static final int WIDTH = 512;

    /** Clips that are searched; a quarter as many search. */
    @Param("2000")
    public int gallery;

    private EmbeddingSet searched;
    private EmbeddingSet queries;

    /** Makes both splits. */
    @Setup
    public void open() {
        Random random = new Random(1);
        searched = embeddings(gallery, random);
        queries = embeddings(Math.max(1, gallery / 4), random);
    }

    /** Cosines, rankings and precisions. */
    @Benchmark
    public double meanAveragePrecision() {
        return Retrieval.of(queries, searched).meanAveragePrecision(new AveragePrecision.Full());
    }

    private static EmbeddingSet embeddings(int size, Random random) {
        float[][] rows = new float[size][WIDTH];
        for (float[] row : rows) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        List<int[]> labels =
                IntStream.range(0, size).mapToObj(row -> new int[] {row % CLASSES}).toList();
        return new EmbeddingSet(rows, labels);
    }
}
