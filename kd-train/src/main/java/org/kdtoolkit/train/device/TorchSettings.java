package org.kdtoolkit.train.device;

import ai.djl.util.Utils;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What DJL must be told of the user's own libtorch and would get wrong: it takes the version for
 * the one that it came with, and a flavour that its JNI never had.
 */
public final class TorchSettings {

    /** Where JNA looks first; not by its own method for that, which wants the plain name. */
    private static final String JNA_PATH = "jna.library.path";

    private TorchSettings() {}

    /**
     * Completes what the user has set, before DJL looks. A variable or property of the user's own
     * stays.
     */
    public static void complete() {
        Map<String, String> environment = System.getenv();
        missing(environment, BundledTorch.here())
                .forEach(
                        (name, value) -> {
                            if (System.getProperty(name) == null) {
                                System.setProperty(name, value);
                            }
                        });
        Path cache = Utils.getCacheDir();
        if (System.getProperty(JNA_PATH) == null) {
            CudaRuntime.find(Path.of("/"), environment, cache)
                    .map(runtime -> runtime.searched(cache).toString())
                    .ifPresent(folder -> System.setProperty(JNA_PATH, folder));
        }
    }

    /** What speaks against loading PyTorch, though it may load, and fail or err later. */
    public static Optional<GpuObstacle> danger() {
        return TorchLibrary.named(System.getenv()).flatMap(GpuObstacles::outgrown);
    }

    /** What may keep PyTorch from loading at all, if it is a matter of which libtorch is taken. */
    public static Optional<GpuObstacle> obstacle() {
        Map<String, String> environment = System.getenv();
        return obstacle(environment, BundledTorch.here()).or(() -> ofVariables(environment));
    }

    /** Variables that have DJL take another libtorch than the one that comes with the toolkit. */
    static Optional<GpuObstacle> ofVariables(Map<String, String> environment) {
        Optional<TorchLibrary> named = TorchLibrary.named(environment);
        if (named.isPresent()) {
            return Optional.of(
                    new GpuObstacle(
                            "%s names the libtorch in %s"
                                    .formatted(TorchLibrary.PATH, named.get().folder()),
                            "see whether it is whole and for this machine, or unset "
                                    + TorchLibrary.PATH));
        }
        return Stream.of(TorchLibrary.VERSION, TorchLibrary.FLAVOR)
                .filter(environment::containsKey)
                .findFirst()
                .map(
                        name ->
                                new GpuObstacle(
                                        "%s=%s has DJL look for another libtorch than the one that comes with the toolkit"
                                                .formatted(name, environment.get(name)),
                                        "unset " + name));
    }

    static Optional<GpuObstacle> obstacle(Map<String, String> environment, BundledTorch bundled) {
        Optional<TorchLibrary> named = TorchLibrary.named(environment);
        if (named.isPresent()) {
            return new GpuObstacles(environment, GpuSigns.here(), bundled).jni(named.get());
        }
        return bundled.cpuNatives()
                ? Optional.empty()
                : Optional.of(
                        new GpuObstacle(
                                "without the CPU's natives on the class path DJL fetches PyTorch"
                                        + " from publish.djl.ai",
                                "do it once where there is a network, or start the toolkit without"
                                        + " KD_CUDA"));
    }

    /** The settings that the environment lacks, by name. */
    static Map<String, String> missing(Map<String, String> environment, BundledTorch bundled) {
        Map<String, String> missing = new LinkedHashMap<>();
        TorchLibrary.named(environment)
                .ifPresent(
                        torch -> {
                            torch.plainVersion()
                                    .ifPresent(text -> missing.put(TorchLibrary.VERSION, text));
                            missing.put(
                                    TorchLibrary.FLAVOR,
                                    torch.cuda() ? bundled.cuda().orElse("cu") : "cpu");
                        });
        missing.keySet().removeAll(environment.keySet());
        return missing;
    }
}
