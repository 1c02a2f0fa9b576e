package org.kdtoolkit.cli.doctor;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

/**
 * The providers.
 *
 * @param registry finds them
 */
record PluginsCheck(Supplier<Registry> registry) implements Check {

    @Override
    public CheckResult run() {
        try {
            Registry found = registry.get();
            return CheckResult.ok(
                    "providers",
                    Kind.values().stream()
                            .map(kind -> "%d %s".formatted(found.names(kind).size(), kind))
                            .collect(Collectors.joining(", ")));
        } catch (ConfigurationException e) {
            return CheckResult.fail("providers", e.getMessage(), "remove or rebuild the plug-in");
        }
    }
}
