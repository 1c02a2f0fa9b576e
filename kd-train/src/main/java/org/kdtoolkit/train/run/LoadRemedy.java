package org.kdtoolkit.train.run;

import java.util.Optional;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.CacheFolder;
import org.kdtoolkit.train.device.GpuObstacle;

/**
 * What to do where an engine does not load.
 *
 * @param cache where its native library is unpacked to
 * @param torch what may keep PyTorch from loading
 * @param system the operating system's name
 * @param processor the processor's kind
 */
record LoadRemedy(CacheFolder cache, Optional<GpuObstacle> torch, String system, String processor) {

    private static final String DAMAGED =
            "'kd --debug doctor' shows DJL's log; a damaged cache folder can be deleted";

    String of(EngineName engine) {
        return cache.obstacle()
                .map(obstacle -> "the cache folder " + obstacle)
                .orElseGet(
                        () ->
                                switch (engine) {
                                    case PYTORCH ->
                                            torch.map(GpuObstacle::toString).orElse(DAMAGED);
                                    case MXNET -> ofMxNet();
                                });
    }

    private String ofMxNet() {
        boolean comesWith =
                (system.startsWith("Linux") || system.startsWith("Windows"))
                        && (processor.equals("amd64") || processor.equals("x86_64"));
        return comesWith
                ? DAMAGED + ", or choose 'engine: pytorch'"
                : "it comes with native libraries for Linux and Windows on x86-64, and this is %s on %s; choose 'engine: pytorch'"
                        .formatted(system, processor);
    }
}
