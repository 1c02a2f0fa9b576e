package org.kdtoolkit.config.plugin;

import java.util.List;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.api.plugin.Kind;

/** A name that no provider has. */
public final class UnknownProviderException extends ConfigurationException {

    private static final long serialVersionUID = 1L;

    UnknownProviderException(Kind<?> kind, String name, List<String> known) {
        super(
                "unknown %s '%s'%s (known: %s)"
                        .formatted(
                                kind,
                                name,
                                Suggestions.didYouMean(name, known),
                                known.isEmpty() ? "none" : String.join(", ", known)));
    }
}
