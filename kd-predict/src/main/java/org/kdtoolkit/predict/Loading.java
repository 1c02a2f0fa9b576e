package org.kdtoolkit.predict;

import ai.djl.Device;
import java.util.Optional;
import org.kdtoolkit.config.plugin.Registry;

/**
 * How a student is loaded.
 *
 * @param network which network of a trial that left several
 * @param device where it computes; by default where the engine does
 * @param registry finds the network and the kind of files; by default the class path's providers
 */
public record Loading(
        Optional<String> network, Optional<Device> device, Optional<Registry> registry) {

    /** The only network of a trial, on the engine's device, by the providers on the class path. */
    public static Loading plainly() {
        return new Loading(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same of a network that a trial's folder names. */
    public Loading of(String name) {
        return new Loading(Optional.of(name), device, registry);
    }

    /** The same on a device. */
    public Loading on(Device place) {
        return new Loading(network, Optional.of(place), registry);
    }

    /** The same with the providers of a registry, such as one with plug-ins of a folder. */
    public Loading with(Registry providers) {
        return new Loading(network, device, Optional.of(providers));
    }

    Registry providers() {
        return registry.orElseGet(
                () -> Registry.builder().addServices(Loading.class.getClassLoader()).build());
    }
}
