package org.kdtoolkit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.loading.cache.DiskCache;
import org.kdtoolkit.media.modality.MediaPlugin;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Milliseconds until a sample is there: decoded, or read back from the cache on disk. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DiskCacheBenchmark {

    private static final long PLENTY = 1 << 28;

    /** What is read. */
    @Param public CachedFile sample;

    /** Whether it is read back. */
    @Param({"false", "true"})
    public boolean cached;

    private Path folder;
    private DiskCache cache;
    private MediaReader reader;
    private Excerpt excerpt;

    /** Writes the file. */
    @Setup
    public void open() throws IOException {
        folder = Files.createTempDirectory("kd-bench");
        cache = new DiskCache(folder.resolve("cache"), PLENTY);
        excerpt = Excerpt.of(sample.write(folder));
        TensorCache keeper = cached ? cache : TensorCache.none();
        ModalitySpec spec = sample.spec();
        reader =
                new MediaPlugin()
                        .provider(Kind.MODALITY, spec.kind())
                        .create(spec.settings(), ModalityContext.of("sample", keeper))
                        .reader();
    }

    /** Reads the sample. */
    @Benchmark
    public HostTensor read() throws SampleException {
        return reader.read(excerpt, Subset.VALIDATION, View.FIRST);
    }

    /** Deletes all. */
    @TearDown
    public void close() throws IOException {
        reader.close();
        cache.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path deepest : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(deepest);
            }
        }
    }
}
