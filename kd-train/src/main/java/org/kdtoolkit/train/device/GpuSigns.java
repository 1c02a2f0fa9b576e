package org.kdtoolkit.train.device;

import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a machine shows of an NVIDIA GPU, whether or not an engine can use it.
 *
 * @param found the files and variables that speak for a GPU
 * @param models the names of the GPUs by their driver, each once
 */
public record GpuSigns(List<String> found, List<String> models) {

    /** Copies the lists. */
    public GpuSigns {
        found = List.copyOf(found);
        models = List.copyOf(models);
    }

    /** Looks at this machine. */
    public static GpuSigns here() {
        GpuSigns signs = look(Path.of("/"), System.getenv());
        int counted = CudaUtils.getGpuCount();
        if (counted == 0) {
            return signs;
        }
        List<String> found = new ArrayList<>(signs.found());
        found.add("%d by CUDA's own count".formatted(counted));
        return new GpuSigns(found, signs.models());
    }

    /**
     * Looks at a machine.
     *
     * @param root the root of its file system
     * @param environment the process's environment variables
     */
    static GpuSigns look(Path root, Map<String, String> environment) {
        List<String> found = new ArrayList<>();
        Stream.of("proc/driver/nvidia", "dev/nvidiactl", "dev/nvidia0", "dev/dxg")
                .map(root::resolve)
                .filter(Files::exists)
                .map(Path::toString)
                .forEach(found::add);
        onPath("nvidia-smi", environment).map(Path::toString).ifPresent(found::add);
        if (TorchLibrary.isOfCuda(environment.getOrDefault(TorchLibrary.FLAVOR, ""))) {
            found.add("%s=%s".formatted(TorchLibrary.FLAVOR, environment.get(TorchLibrary.FLAVOR)));
        }
        // whoever names a library that is not there means another than the one that comes with it
        String named = environment.getOrDefault(TorchLibrary.PATH, "");
        TorchLibrary.named(environment)
                .map(library -> library.cuda() ? library.folder() + "/libtorch_cuda.so" : "")
                .or(() -> Optional.of(named.isBlank() ? "" : TorchLibrary.PATH + "=" + named))
                .filter(sign -> !sign.isEmpty())
                .ifPresent(found::add);
        return new GpuSigns(found, models(root.resolve("proc/driver/nvidia/gpus")));
    }

    private static Optional<Path> onPath(String program, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> path(folder, program).stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> path(String folder, String name) {
        try {
            return Optional.of(Path.of(folder, name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The driver has a folder for each GPU, with a file of which one line is its name. */
    private static List<String> models(Path gpus) {
        TreeSet<String> models = new TreeSet<>();
        if (Files.isDirectory(gpus)) {
            try (DirectoryStream<Path> folders = Files.newDirectoryStream(gpus)) {
                for (Path folder : folders) {
                    try (Stream<String> lines = Files.lines(folder.resolve("information"))) {
                        lines.filter(line -> line.startsWith("Model:"))
                                .map(line -> line.substring("Model:".length()).trim())
                                .forEach(models::add);
                    }
                }
            } catch (IOException | UncheckedIOException | DirectoryIteratorException e) {
                // a name that can't be read is no reason to say nothing
                return List.copyOf(models);
            }
        }
        return List.copyOf(models);
    }
}
