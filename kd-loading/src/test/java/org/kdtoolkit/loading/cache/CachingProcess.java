package org.kdtoolkit.loading.cache;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/** A process whose threads read the same files through one cache, in an order of each one's own. */
public final class CachingProcess {

    static final int FILES = 60;
    static final int THREADS = 4;

    private static final int ROUNDS = 400;

    private CachingProcess() {}

    /**
     * Reads, and fails if a tensor is wrong.
     *
     * @param args the cache's folder, its bound, the files' folder, a seed
     */
    public static void main(String[] args) throws ExecutionException, InterruptedException {
        Path files = Path.of(args[2]);
        long seed = Long.parseLong(args[3]);
        try (DiskCache cache = new DiskCache(Path.of(args[0]), Long.parseLong(args[1]))) {
            List<Callable<Void>> tasks =
                    LongStream.range(0, THREADS)
                            .<Callable<Void>>mapToObj(
                                    thread ->
                                            () -> {
                                                read(cache, files, THREADS * seed + thread);
                                                return null;
                                            })
                            .toList();
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            try {
                for (Future<Void> done : threads.invokeAll(tasks)) {
                    done.get();
                }
            } finally {
                threads.shutdown();
            }
        }
    }

    /** The n-th file's content, of some thousand characters. */
    static String content(int number) {
        return ("content " + number + " ").repeat(100 + 17 * number);
    }

    static Path file(Path folder, int number) {
        return folder.resolve("file-" + number);
    }

    private static void read(DiskCache cache, Path files, long seed) throws SampleException {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < ROUNDS; i++) {
            int number = random.nextInt(FILES);
            Path file = file(files, number);
            HostTensor tensor = cache.get(file, "squares", new CountedReading(file));
            if (!Arrays.equals(tensor.values(), CountedReading.tensor(content(number)).values())) {
                throw new SampleException(file + " was read wrong");
            }
        }
    }
}
