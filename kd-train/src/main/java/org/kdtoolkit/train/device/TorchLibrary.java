package org.kdtoolkit.train.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A libtorch of the user's own, which {@code PYTORCH_LIBRARY_PATH} names.
 *
 * @param folder holds {@code libtorch.so}
 * @param cuda whether it is built with CUDA
 * @param ownJni whether the JNI that DJL needs lies beside it
 * @param version its version, such as {@code 2.13.0+cu130}, where that can be told
 * @param origin the folder that its files really are in
 * @param builtFor the version that the JNI beside it was built for, where that is on record
 */
public record TorchLibrary(
        Path folder,
        boolean cuda,
        boolean ownJni,
        Optional<String> version,
        Path origin,
        Optional<String> builtFor) {

    /** Names the folder. */
    static final String PATH = "PYTORCH_LIBRARY_PATH";

    /** Says what the library is built for: {@code cpu}, or {@code cu128} for CUDA 12.8. */
    static final String FLAVOR = "PYTORCH_FLAVOR";

    /** Says the library's version. */
    static final String VERSION = "PYTORCH_VERSION";

    private static final String LIBRARY = "libtorch.so";
    private static final String BUILT_FOR = "torch-version";
    private static final Pattern IN_PYTHON_FILE =
            Pattern.compile("^__version__\\s*=\\s*['\"]([^'\"]+)['\"]", Pattern.MULTILINE);
    private static final Pattern PLAIN = Pattern.compile("\\d+\\.\\d+\\.\\d+");

    /** The one that DJL will take; empty where none is named, or none is there. */
    public static Optional<TorchLibrary> named(Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault(PATH, "").split(":"))
                .filter(text -> !text.isBlank())
                .flatMap(text -> folder(text).stream())
                .findFirst()
                .map(TorchLibrary::in);
    }

    private static Optional<Path> folder(String text) {
        try {
            Path path = Path.of(text);
            if (path.endsWith(LIBRARY) && Files.isRegularFile(path)) {
                return Optional.of(path.toAbsolutePath().getParent());
            }
            return Files.isRegularFile(path.resolve(LIBRARY))
                    ? Optional.of(path.toAbsolutePath())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static TorchLibrary in(Path folder) {
        Path origin = origin(folder.resolve(LIBRARY));
        return new TorchLibrary(
                folder,
                Files.exists(folder.resolve("libtorch_cuda.so")),
                holdsJni(folder),
                text(origin.resolveSibling("build-version"))
                        .map(String::strip)
                        .or(
                                () ->
                                        text(origin.resolveSibling("version.py"))
                                                .flatMap(TorchLibrary::inPython)),
                origin,
                text(folder.resolve(BUILT_FOR)).map(String::strip).filter(of -> !of.isEmpty()));
    }

    private static Path origin(Path library) {
        try {
            return library.toRealPath().getParent();
        } catch (IOException e) {
            return library.getParent();
        }
    }

    /** DJL also takes one whose name begins with its own version. */
    private static boolean holdsJni(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith("libdjl_torch.so"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> inPython(String source) {
        Matcher version = IN_PYTHON_FILE.matcher(source);
        return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether a flavour is one of CUDA. */
    static boolean isOfCuda(String flavor) {
        return flavor.startsWith("cu");
    }

    /**
     * Whether the JNI beside it was built for another one: Python's torch has been changed since.
     */
    boolean isOutgrown() {
        return ownJni && version.isPresent() && builtFor.isPresent() && !version.equals(builtFor);
    }

    /** The version without what it was built for, as DJL reads it. */
    Optional<String> plainVersion() {
        return version.flatMap(
                text -> {
                    Matcher plain = PLAIN.matcher(text);
                    return plain.lookingAt() ? Optional.of(plain.group()) : Optional.empty();
                });
    }

    /** What it is and where it comes from. */
    @Override
    public String toString() {
        return "libtorch%s of %s%s"
                .formatted(
                        version.map(" "::concat).orElse(""),
                        origin,
                        ownJni ? ", with the JNI in " + folder : "");
    }
}
