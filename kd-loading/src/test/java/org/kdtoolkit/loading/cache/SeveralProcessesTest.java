package org.kdtoolkit.loading.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.files.Sha256;

class SeveralProcessesTest {

    private static final int PROCESSES = 2;

    @TempDir private Path temporary;

    @Test
    void processesWriteReadAndEvictInOneFolder() throws IOException, InterruptedException {
        Path files = Files.createDirectory(temporary.resolve("files"));
        long all = 0;
        for (int i = 0; i < CachingProcess.FILES; i++) {
            String content = CachingProcess.content(i);
            SourceFiles.write(CachingProcess.file(files, i), content);
            all += CachePaths.room(TensorFormat.encode(CountedReading.tensor(content)).length);
        }
        long bound = all / 3;
        Path folder = temporary.resolve("cache");

        // the second generation finds what the first has left
        for (int generation = 0; generation < 2; generation++) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(start(folder, bound, files, PROCESSES * generation + i));
            }
            for (Process process : processes) {
                assertThat(process.waitFor()).as(() -> log(process)).isZero();
                assertThat(log(process)).isEmpty();
            }
        }

        // two that end at once may both leave the last count to the other
        try (BoundedFolder next = new BoundedFolder(folder, bound)) {
            next.keep(Sha256.of("next") + CachePaths.FILE, new byte[1]);
        }
        assertThat(DiskCache.bytes(folder)).isLessThanOrEqualTo(bound).isGreaterThan(bound / 2);
        try (Stream<Path> entries = Files.walk(folder)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                String name = entry.getFileName().toString();
                assertThat(name).matches("lock|[0-9a-f]{64}\\.(tensor|file)");
                if (name.endsWith(CachePaths.TENSOR)) {
                    assertThat(TensorFormat.decode(Files.readAllBytes(entry))).isPresent();
                }
            }
        }
    }

    private Process start(Path folder, long bound, Path files, int seed) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        CachingProcess.class.getName(),
                        folder.toString(),
                        Long.toString(bound),
                        files.toString(),
                        Integer.toString(seed))
                .redirectErrorStream(true)
                .start();
    }

    private static String log(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
