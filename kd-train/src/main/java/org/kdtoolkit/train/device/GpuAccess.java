package org.kdtoolkit.train.device;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;

/**
 * What an engine can use of a machine's GPUs.
 *
 * @param engine the engine
 * @param seen whether its own library sees a GPU
 * @param counted how many DJL counts; 0 also where a GPU is seen, but the library that counts is
 *     missing
 * @param signs what the machine shows of a GPU
 * @param obstacles what keeps the engine from it where it sees none
 */
public record GpuAccess(
        EngineName engine, boolean seen, int counted, GpuSigns signs, List<GpuObstacle> obstacles) {

    /** Copies the list. */
    public GpuAccess {
        obstacles = List.copyOf(obstacles);
    }

    /** What a loaded engine can use here. */
    public static GpuAccess of(EngineName name, Engine engine) {
        GpuSigns signs = GpuSigns.here();
        boolean seen = engine.hasCapability(StandardCapabilities.CUDA);
        return new GpuAccess(
                name, seen, engine.getGpuCount(), signs, seen ? List.of() : obstacles(name, signs));
    }

    private static List<GpuObstacle> obstacles(EngineName engine, GpuSigns signs) {
        return switch (engine) {
            case PYTORCH -> new GpuObstacles(System.getenv(), signs, BundledTorch.here()).find();
            case MXNET ->
                    List.of(
                            new GpuObstacle(
                                    "the MXNet that comes with the toolkit is built for the CPU",
                                    "choose 'engine: pytorch', for which docs/gpu.md says how"));
        };
    }

    /**
     * The device that a name stands for.
     *
     * @throws ConfigurationException if the engine has no such device
     */
    public Device device(DeviceName name) {
        if (name instanceof DeviceName.Gpu gpu) {
            require(gpu);
            return Device.gpu(gpu.number());
        }
        return name instanceof DeviceName.Auto && seen ? Device.gpu() : Device.cpu();
    }

    /**
     * Sees whether there is a GPU of a number.
     *
     * @throws ConfigurationException if there is none
     */
    public void require(DeviceName.Gpu gpu) {
        if (!seen) {
            throw new ConfigurationException(
                    "'device: %s', but %s finds no GPU: %s, or use 'device: cpu'"
                            .formatted(gpu.text(), engine.djlName(), obstacles.get(0)));
        }
        if (counted > 0 && gpu.number() >= counted) {
            throw new ConfigurationException(
                    "'device: %s', but %s finds %s; GPUs are counted from 0, as nvidia-smi does, and only those in CUDA_VISIBLE_DEVICES where that is set"
                            .formatted(gpu.text(), engine.djlName(), range()));
        }
    }

    private String range() {
        return counted == 1
                ? "one GPU, gpu:0"
                : "%d GPUs, gpu:0 to gpu:%d".formatted(counted, counted - 1);
    }

    /** What to say where {@code auto} takes the CPU although there may be a GPU. */
    public Optional<String> passedOver() {
        return seen || signs.found().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "'device: auto' takes the CPU although this machine shows signs of a GPU (%s): %s; 'device: cpu' says that it is meant"
                                .formatted(String.join(", ", signs.found()), obstacles.get(0)));
    }

    /** A device as reports name it: with the GPU's name where that is certain. */
    public String text(Device device) {
        if (!device.isGpu()) {
            return device.getDeviceType();
        }
        String gpu = "%s:%d".formatted(device.getDeviceType(), device.getDeviceId());
        return signs.models().size() == 1 ? "%s (%s)".formatted(gpu, signs.models().get(0)) : gpu;
    }
}
