package org.kdtoolkit.train.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what keeps PyTorch from a GPU that it does not see. */
final class GpuObstacles {

    private static final String PAGE = "docs/gpu.md";

    private final Map<String, String> environment;
    private final GpuSigns signs;
    private final BundledTorch bundled;

    /**
     * Looks at a situation.
     *
     * @param environment the process's environment variables
     * @param signs what the machine shows of a GPU
     * @param bundled what the class path holds
     */
    GpuObstacles(Map<String, String> environment, GpuSigns signs, BundledTorch bundled) {
        this.environment = environment;
        this.signs = signs;
        this.bundled = bundled;
    }

    /** All that is in the way, what comes first first; never empty. */
    List<GpuObstacle> find() {
        List<GpuObstacle> found = new ArrayList<>();
        if (signs.found().isEmpty()) {
            found.add(
                    new GpuObstacle(
                            "this machine shows no sign of an NVIDIA GPU (no /dev/nvidia0, no"
                                    + " nvidia-smi)",
                            "install its driver, or give the container its GPUs"));
        }
        Optional<TorchLibrary> named = TorchLibrary.named(environment);
        named.ifPresentOrElse(torch -> own(torch, found), () -> bundled(found));
        if (found.isEmpty()) {
            found.add(unseen());
        }
        return found;
    }

    private void own(TorchLibrary torch, List<GpuObstacle> found) {
        if (!torch.cuda()) {
            found.add(
                    new GpuObstacle(
                            "the libtorch in %s is built for the CPU: it has no libtorch_cuda.so"
                                    .formatted(torch.folder()),
                            "name one built with CUDA in " + TorchLibrary.PATH));
            return;
        }
        String flavor = environment.getOrDefault(TorchLibrary.FLAVOR, "");
        if (flavor.startsWith("cpu")) {
            found.add(
                    new GpuObstacle(
                            "%s=%s keeps DJL from loading libtorch_cuda.so"
                                    .formatted(TorchLibrary.FLAVOR, flavor),
                            "unset it"));
        }
        jni(torch).ifPresent(found::add);
    }

    /** What is wrong with a JNI that was built for the torch that was there before. */
    static Optional<GpuObstacle> outgrown(TorchLibrary torch) {
        return torch.isOutgrown()
                ? Optional.of(
                        new GpuObstacle(
                                "the JNI in %s was built for torch %s, and %s holds %s now"
                                        .formatted(
                                                torch.folder(),
                                                torch.builtFor().orElseThrow(),
                                                torch.origin(),
                                                torch.version().orElseThrow()),
                                "build it anew by docs/gpu/build-jni.sh (see %s)".formatted(PAGE)))
                : Optional.empty();
    }

    /**
     * What is wrong with the JNI for a libtorch; it also keeps PyTorch from loading.
     *
     * @return empty if there is one that fits
     */
    Optional<GpuObstacle> jni(TorchLibrary torch) {
        if (torch.ownJni()) {
            return outgrown(torch);
        }
        String version = bundled.version().orElse("no version");
        Optional<String> other = torch.plainVersion().filter(own -> !own.equals(version));
        if (other.isPresent()) {
            return Optional.of(
                    new GpuObstacle(
                            "the libtorch in %s is %s, and the JNI that comes with DJL is for %s"
                                    .formatted(torch.folder(), torch.version().get(), version),
                            "build the JNI for it by docs/gpu/build-jni.sh (see %s)"
                                    .formatted(PAGE)));
        }
        String flavor = environment.getOrDefault(TorchLibrary.FLAVOR, "");
        return flavor.isEmpty() || bundled.flavors().contains(flavor)
                ? Optional.empty()
                : Optional.of(
                        new GpuObstacle(
                                "%s=%s, and the JNI that comes with DJL is there for %s alone"
                                        .formatted(
                                                TorchLibrary.FLAVOR,
                                                flavor,
                                                String.join(", ", bundled.flavors())),
                                bundled.cuda()
                                        .map(
                                                cuda ->
                                                        "set %s=%s"
                                                                .formatted(
                                                                        TorchLibrary.FLAVOR, cuda))
                                        .orElse("build one by docs/gpu/build-jni.sh")));
    }

    private void bundled(List<GpuObstacle> found) {
        String path = environment.getOrDefault(TorchLibrary.PATH, "");
        if (!path.isBlank()) {
            found.add(
                    new GpuObstacle(
                            "%s is '%s', where there is no libtorch.so, so that DJL passes it over"
                                    .formatted(TorchLibrary.PATH, path),
                            "name the folder that holds libtorch.so"));
        }
        if (bundled.cpuNatives()) {
            found.add(
                    new GpuObstacle(
                            "the PyTorch that comes with the toolkit is built for the CPU, and DJL"
                                    + " fetches no other while it is on the class path",
                            "KD_CUDA=1 ./kd doctor leaves it out and lets DJL fetch the one for"
                                    + " CUDA, or name a libtorch of your own (see %s)"
                                            .formatted(PAGE)));
        }
    }

    /** Everything is in place, and still CUDA finds no device. */
    private GpuObstacle unseen() {
        String visible = environment.get("CUDA_VISIBLE_DEVICES");
        return visible == null
                ? new GpuObstacle(
                        "libtorch is built with CUDA, but CUDA finds no device",
                        "see by nvidia-smi whether the driver works and is as new as libtorch's"
                                + " CUDA wants it")
                : new GpuObstacle(
                        "libtorch is built with CUDA, but CUDA finds no device, with"
                                + " CUDA_VISIBLE_DEVICES='%s'".formatted(visible),
                        "name a GPU there that nvidia-smi lists, or unset it");
    }
}
