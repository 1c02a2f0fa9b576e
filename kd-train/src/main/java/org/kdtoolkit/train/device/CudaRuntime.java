package org.kdtoolkit.train.device;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The CUDA runtime library, by which DJL counts GPUs. It asks JNA for it, which looks neither
 * beside libtorch nor in the wheels that Python's torch brings it in, and passes over a name with
 * more than a version at its end.
 *
 * @param file the library
 */
record CudaRuntime(Path file) {

    private static final Pattern NAME = Pattern.compile("libcudart(-\\w+)?\\.so(\\.\\d+)*");
    private static final Pattern PLAIN = Pattern.compile("libcudart\\.so(\\.\\d+)*");

    /**
     * Looks for it: beside the libtorch that is named, in the wheels beside Python's torch, among
     * what DJL has fetched, and where the system has it.
     *
     * @param root the root of the file system
     * @param environment the process's environment variables
     * @param cache DJL's cache folder
     */
    static Optional<CudaRuntime> find(Path root, Map<String, String> environment, Path cache) {
        return folders(root, environment, cache).stream()
                .flatMap(folder -> entries(folder, "libcudart*").stream())
                .filter(file -> NAME.matcher(file.getFileName().toString()).matches())
                .findFirst()
                .map(CudaRuntime::new);
    }

    private static List<Path> folders(Path root, Map<String, String> environment, Path cache) {
        List<Path> folders = new ArrayList<>();
        TorchLibrary.named(environment)
                .ifPresent(
                        torch -> {
                            folders.add(torch.folder());
                            folders.add(torch.origin());
                            Path packages = torch.origin().resolve("../..").normalize();
                            folders.addAll(within(packages.resolve("nvidia"), "*", "lib"));
                        });
        entries(cache.resolve("pytorch"), "*cu*").forEach(folders::add);
        paths(environment.get("LD_LIBRARY_PATH")).forEach(folders::add);
        Stream.of("CUDA_HOME", "CUDA_PATH", "CONDA_PREFIX")
                .flatMap(name -> paths(environment.get(name)))
                .forEach(
                        home -> {
                            folders.add(home.resolve("lib64"));
                            folders.add(home.resolve("lib"));
                        });
        folders.addAll(within(root.resolve("usr/local"), "cuda*", "lib64"));
        folders.addAll(within(root.resolve("usr/local"), "cuda*", "lib"));
        folders.addAll(within(root.resolve("usr/lib"), "*-linux-gnu", ""));
        folders.add(root.resolve("usr/lib64"));
        return folders;
    }

    private static List<Path> within(Path folder, String glob, String below) {
        return entries(folder, glob).stream().map(entry -> entry.resolve(below)).toList();
    }

    /** In the order of their names, the last first: the newest of several versions. */
    private static List<Path> entries(Path folder, String glob) {
        List<Path> entries = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
                stream.forEach(entries::add);
            } catch (IOException e) {
                return List.of();
            }
        }
        entries.sort((first, second) -> second.compareTo(first));
        return entries;
    }

    private static Stream<Path> paths(String list) {
        return Stream.of(list == null ? new String[0] : list.split(":"))
                .filter(text -> !text.isBlank())
                .flatMap(
                        text -> {
                            try {
                                return Stream.of(Path.of(text));
                            } catch (InvalidPathException e) {
                                return Stream.empty();
                            }
                        });
    }

    /**
     * The folder in which JNA is to look.
     *
     * @param cache where a link of the plain name is made to one that has another
     */
    Path searched(Path cache) {
        if (PLAIN.matcher(file.getFileName().toString()).matches()) {
            return file.toAbsolutePath().getParent();
        }
        Path links = cache.resolve("cudart");
        Path link = links.resolve("libcudart.so");
        try {
            Files.createDirectories(links);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, file.toAbsolutePath());
        } catch (IOException e) {
            // then GPUs are not counted, and those who ask for one are told why
            return file.toAbsolutePath().getParent();
        }
        return links;
    }
}
