package org.kdtoolkit.cli.doctor;

import ai.djl.util.Utils;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kdtoolkit.cli.doctor.CheckResult.Level;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.loading.cache.DiskCacheConfig;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.GpuAccess;
import org.kdtoolkit.train.run.EngineEnvironment;

/** All checks. */
public final class Checks {

    private Checks() {}

    /**
     * The checks in the order of what builds on what.
     *
     * @param environment the process's environment variables
     * @param registry finds the providers
     */
    public static List<Check> all(Map<String, String> environment, Supplier<Registry> registry) {
        return List.of(
                new JavaCheck(),
                new MachineCheck(),
                new ThreadsCheck(environment, Runtime.getRuntime().availableProcessors()),
                new AllocatorCheck(environment, System.getProperty("os.name")),
                new ConvolutionsCheck(environment, EngineEnvironment.cachesAreHidden()),
                new CacheCheck(Utils.getCacheDir(), DiskCacheConfig.userFolder()),
                new EngineCheck(environment, EngineName.PYTORCH, Level.FAIL),
                new GpuCheck(
                        () ->
                                GpuAccess.of(
                                        EngineName.PYTORCH,
                                        EngineEnvironment.load(EngineName.PYTORCH))),
                // MXNet has no native library for some machines
                new EngineCheck(environment, EngineName.MXNET, Level.WARN),
                new MediaCheck(),
                new PluginsCheck(registry));
    }
}
