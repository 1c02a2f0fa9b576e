package org.kdtoolkit.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param place where it was written
 * @param key which value it is about
 * @param message what was expected, what was found, and what to do
 */
public record Problem(ConfigLocation place, KeyPath key, String message) {

    @Override
    public String toString() {
        return key.equals(KeyPath.ROOT)
                ? place + ": " + message
                : "%s: %s: %s".formatted(place, Quotation.of(key.toString()), message);
    }
}
