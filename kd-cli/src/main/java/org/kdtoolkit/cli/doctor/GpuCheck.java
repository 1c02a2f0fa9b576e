package org.kdtoolkit.cli.doctor;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.device.GpuAccess;
import org.kdtoolkit.train.device.GpuObstacle;

/**
 * Whether PyTorch can use a GPU, and what is in the way on a machine that seems to have one.
 *
 * @param access loads the engine, and says what it can use
 */
record GpuCheck(Supplier<GpuAccess> access) implements Check {

    private static final String SUBJECT = "GPU";

    @Override
    public CheckResult run() {
        try {
            GpuAccess found = access.get();
            return found.seen() ? seen(found) : unseen(found);
        } catch (ConfigurationException e) {
            return CheckResult.ok(SUBJECT, "not looked for, since PyTorch does not load");
        }
    }

    private static CheckResult seen(GpuAccess access) {
        String models = String.join(", ", access.signs().models());
        String named = models.isEmpty() ? "" : " (%s)".formatted(models);
        return access.counted() > 0
                ? CheckResult.ok(SUBJECT, "PyTorch uses %d%s".formatted(access.counted(), named))
                : CheckResult.warn(
                        SUBJECT,
                        "PyTorch uses one%s; others are not counted, since DJL finds no libcudart"
                                .formatted(named),
                        "KD_JAVA=-Djna.library.path=FOLDER ./kd doctor, with the folder of"
                                + " libcudart.so");
    }

    private static CheckResult unseen(GpuAccess access) {
        return access.signs().found().isEmpty()
                ? CheckResult.ok(SUBJECT, "none to be seen; docs/gpu.md says how one is used")
                : CheckResult.warn(
                        SUBJECT,
                        "not used although there are signs of one (%s): %s"
                                .formatted(
                                        String.join(", ", access.signs().found()),
                                        access.obstacles().stream()
                                                .map(GpuObstacle::what)
                                                .collect(Collectors.joining("; "))),
                        access.obstacles().stream()
                                .map(GpuObstacle::remedy)
                                .collect(Collectors.joining("; then ")));
    }
}
