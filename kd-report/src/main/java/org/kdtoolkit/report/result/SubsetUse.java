package org.kdtoolkit.report.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.formats.files.Sha256;

/**
 * Which samples of a subset a trial had.
 *
 * @param listed how many the data set lists
 * @param missing of how many of these a file is not there
 * @param unused how many are there and were not asked for, such as those beyond a limit
 * @param unreadable how many were asked for and can't be read
 * @param used how many are left: learnt from, or judged
 * @param ids the {@link #checksum} of the ids of those used
 */
public record SubsetUse(int listed, int missing, int unused, int unreadable, int used, String ids) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is negative, or there is no checksum
     */
    public SubsetUse {
        RequiredValues.atLeast(0, "listed", listed);
        RequiredValues.atLeast(0, "missing", missing);
        RequiredValues.atLeast(0, "unused", unused);
        RequiredValues.atLeast(0, "unreadable", unreadable);
        RequiredValues.atLeast(0, "used", used);
        RequiredValues.present("ids", ids);
    }

    /**
     * The SHA-256 of ids, whatever their order: of their UTF-8 text, sorted by its bytes, a line
     * feed behind each.
     */
    public static String checksum(List<String> ids) {
        byte[][] texts =
                ids.stream()
                        .map(id -> id.getBytes(StandardCharsets.UTF_8))
                        .sorted(Arrays::compareUnsigned)
                        .toArray(byte[][]::new);
        MessageDigest digest = Sha256.digest();
        for (byte[] text : texts) {
            digest.update(text);
            digest.update((byte) '\n');
        }
        return Sha256.text(digest);
    }

    /** How many are left out because their files are not there or can't be read. */
    public int leftOut() {
        return missing + unreadable;
    }
}
