package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;

class PluginsTest {

    @TempDir private Path folder;

    @Test
    void findsTheProvidersOfAJarAndTheToolkitsOwn() {
        Path jar = PluginJar.in(folder);

        Registry registry = Plugins.registry(Optional.of(folder));

        assertThat(registry.origin(Kind.OBJECTIVE, "nearness")).isEqualTo(jar.toString());
        assertThat(registry.contains(Kind.BACKBONE, "convnet")).isTrue();
    }

    @Test
    void refusesAFolderWithoutJars() {
        assertThatThrownBy(() -> Plugins.registry(Optional.of(folder)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("--plugins %s: expected .jar files, found none", folder);
    }
}
