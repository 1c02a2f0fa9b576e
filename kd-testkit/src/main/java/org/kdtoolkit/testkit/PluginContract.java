package org.kdtoolkit.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/**
 * What every {@link Plugin} keeps to. A test class extends this and says which plug-in is meant:
 *
 * <pre>{@code
 * class MyPluginTest extends PluginContract {
 *     @Override
 *     protected Plugin plugin() {
 *         return new MyPlugin();
 *     }
 * }
 * }</pre>
 */
public abstract class PluginContract {

    /** The plug-in under test. */
    protected abstract Plugin plugin();

    @Test
    void isFoundByTheServiceFile() {
        Plugin plugin = plugin();
        assertThat(ServiceLoader.load(Plugin.class, plugin.getClass().getClassLoader()))
                .as(
                        "META-INF/services/%s must name %s",
                        Plugin.class.getName(), plugin.getClass().getName())
                .filteredOn(found -> found.getClass().equals(plugin.getClass()))
                .hasSize(1);
    }

    @Test
    void providesEachNameOnceInItsKind() {
        List<Provider<?, ?>> providers = plugin().providers();
        assertThat(providers).isNotEmpty();
        Set<String> names = new HashSet<>();
        assertThat(providers)
                .allSatisfy(p -> assertThat(names.add(p.toString())).as("%s", p).isTrue());
        assertThat(providers)
                .extracting(Provider::name)
                .allSatisfy(name -> assertThat(name).matches("[a-z][a-z0-9-]*"));
    }

    @TestFactory
    List<DynamicTest> saysInOneLineWhatItProvides() {
        return each(
                provider ->
                        assertThat(provider.summary())
                                .isNotBlank()
                                .doesNotContain("\n")
                                .doesNotEndWith("."));
    }

    @TestFactory
    List<DynamicTest> explainsEveryKeyOfItsConfigurations() {
        return each(
                provider -> {
                    for (RecordComponent key : provider.configuration().getRecordComponents()) {
                        Doc doc = key.getAnnotation(Doc.class);
                        assertThat(doc).as("@Doc of '%s'", key.getName()).isNotNull();
                        assertThat(doc.value())
                                .as("'%s'", key.getName())
                                .isNotBlank()
                                .doesNotEndWith(".");
                    }
                });
    }

    private List<DynamicTest> each(Consumer<Provider<?, ?>> check) {
        return plugin().providers().stream()
                .map(
                        provider ->
                                DynamicTest.dynamicTest(
                                        provider.toString(), () -> check.accept(provider)))
                .toList();
    }
}
