package org.kdtoolkit.bench;

import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.cli.Options;
import org.kdtoolkit.eval.engine.EngineProduct;
import org.kdtoolkit.eval.metrics.AveragePrecision;
import org.kdtoolkit.eval.metrics.EmbeddingSet;
import org.kdtoolkit.eval.metrics.GallerySearch;
import org.kdtoolkit.eval.metrics.MatrixProduct;
import org.kdtoolkit.eval.metrics.RetrievalScores;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * A search of a gallery of made-up embeddings: recall at 1, 5 and 10, and mAP over the whole
 * ranking.
 *
 * @param queries how many search
 * @param gallery how many are searched
 * @param width of the embeddings
 * @param classes of which each sample has one
 * @param plain whether the product is that in plain Java
 */
record RetrievalRun(int queries, int gallery, int width, int classes, boolean plain) {

    private static final AveragePrecision FULL = new AveragePrecision.Full();

    /** How long a class's mean is, beside noise of length 1 in each value. */
    private static final float SIGNAL = 0.15f;

    static RetrievalRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "queries", true, "2000 by default")
                        .addOption(null, "gallery", true, "20000 by default")
                        .addOption(null, "width", true, "of the embeddings, 512 by default")
                        .addOption(null, "classes", true, "51 by default")
                        .addOption(null, "plain", false, "multiply in plain Java");
        Words given = Words.parse("retrieval", options, words);
        return new RetrievalRun(
                given.count("queries", 2000),
                given.count("gallery", 20_000),
                given.count("width", 512),
                given.count("classes", 51),
                given.has("plain"));
    }

    void run(PrintStream out) throws JsonProcessingException {
        EngineEnvironment.load(EngineName.PYTORCH);
        EmbeddingSet searched = embeddings(gallery, 1);
        EmbeddingSet searching = embeddings(queries, 2);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long start = system.getProcessCpuTime();
        long begun = System.nanoTime();
        RetrievalScores scores;
        try (NDManager manager = NDManager.newBaseManager()) {
            MatrixProduct product = plain ? MatrixProduct.plain() : new EngineProduct(manager);
            scores = GallerySearch.of(searching, searched).by(product).scores(List.of(FULL));
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cpu_ms", (system.getProcessCpuTime() - start) / 1e6);
        figures.put(Cost.MILLIS, (System.nanoTime() - begun) / 1e6);
        for (int k : new int[] {1, 5, 10}) {
            figures.put("recall_" + k, scores.recall(k));
        }
        figures.put("map", scores.meanAveragePrecision(FULL));
        out.println(new ObjectMapper().writeValueAsString(figures));
    }

    /**
     * Embeddings of samples whose classes take turns: noise around a mean of their class, all drawn
     * by a generator that takes three lines in any language, so that two programs search the same.
     */
    private EmbeddingSet embeddings(int size, int seed) {
        float[][] means = noise(classes, 0);
        float[][] rows = noise(size, seed);
        for (int row = 0; row < size; row++) {
            for (int i = 0; i < width; i++) {
                rows[row][i] += SIGNAL * means[row % classes][i];
            }
        }
        List<int[]> labels =
                IntStream.range(0, size).mapToObj(row -> new int[] {row % classes}).toList();
        return new EmbeddingSet(rows, labels);
    }

    /** Values from -1 to 1: the upper 24 bits of a 64-bit mix of seed and place. */
    private float[][] noise(int rows, int seed) {
        float[][] values = new float[rows][width];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < width; i++) {
                long z = ((long) seed << 48) + (long) row * width + i;
                z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
                z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
                z ^= z >>> 31;
                values[row][i] = (z >>> 40) * 0x1p-23f - 1;
            }
        }
        return values;
    }
}
