package org.kdtoolkit.predict;

import java.util.Optional;

/** Which version of the toolkit this is. */
public final class ToolkitVersion {

    private ToolkitVersion() {}

    /** The version; outside a jar nobody knows it. */
    public static String text() {
        return Optional.ofNullable(ToolkitVersion.class.getPackage().getImplementationVersion())
                .orElse("(built from sources)");
    }
}
