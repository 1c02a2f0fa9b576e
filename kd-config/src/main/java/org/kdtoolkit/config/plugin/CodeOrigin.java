package org.kdtoolkit.config.plugin;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** Where classes and resources come from: the path of a jar or folder. */
final class CodeOrigin {

    private CodeOrigin() {}

    /** The jar or folder of a class, or its name if it is of neither. */
    static String of(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> path(location.toString()))
                .orElseGet(type::getName);
    }

    /** The jar or folder of a resource. */
    static String ofResource(URL resource, String name) {
        String url = resource.toString();
        String place = url.substring(0, url.length() - name.length());
        return path(place.replaceFirst("^jar:", "").replaceFirst("!/$", ""));
    }

    private static String path(String url) {
        try {
            return Path.of(new URI(url)).toString();
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return url;
        }
    }
}
