package org.kdtoolkit.report.result;

/**
 * What a file or a folder that an experiment reads held.
 *
 * @param name the last part of its path
 * @param files how many files it is
 * @param bytes how large they are together
 * @param of what the checksum is of: {@code content}, or {@code names and sizes} where there is too
 *     much to read
 * @param sha256 the checksum
 */
public record InputHash(String name, int files, long bytes, String of, String sha256) {

    /**
     * Checks that nothing is missing.
     *
     * @throws IllegalArgumentException if something is
     */
    public InputHash {
        RequiredValues.present("name", name);
        RequiredValues.present("of", of);
        RequiredValues.present("sha256", sha256);
    }
}
