package org.kdtoolkit.api.plugin;

import java.util.List;
import java.util.NoSuchElementException;
import org.apiguardian.api.API;

/**
 * All that a jar adds to the toolkit. The class's name stands in the jar's {@code
 * META-INF/services/org.kdtoolkit.api.plugin.Plugin}; the class is public and has a public
 * constructor without parameters.
 *
 * <pre>{@code
 * public final class MyPlugin implements Plugin {
 *     @Override
 *     public List<Provider<?, ?>> providers() {
 *         return List.of(
 *                 ObjectiveProvider.builder("my-loss", MyConfig.class)
 *                         .summary("pulls what belongs together")
 *                         .build((config, context) -> new MyObjective(config.margin())));
 *     }
 * }
 * }</pre>
 *
 * <p>The manifest of the jar may say, as {@code Kd-Api-Version}, which version of this interface it
 * was built against. If the plug-in does not fit, the message repeats it.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Plugin {

    /**
     * What the plug-in provides: at least one, no two of the same kind and name. Is asked once,
     * when the plug-in is found, so nothing is opened or created here.
     */
    List<Provider<?, ?>> providers();

    /**
     * One of the providers, for programs that take a component without an experiment file.
     *
     * @throws NoSuchElementException if there is none of that kind and name
     */
    default <P extends Provider<?, ?>> P provider(Kind<P> kind, String name) {
        return providers().stream()
                .filter(provider -> provider.kind().equals(kind) && provider.name().equals(name))
                .map(kind.type()::cast)
                .findFirst()
                .orElseThrow(
                        () ->
                                new NoSuchElementException(
                                        "%s has no %s '%s', only %s"
                                                .formatted(
                                                        getClass().getName(),
                                                        kind,
                                                        name,
                                                        providers())));
    }
}
