package org.kdtoolkit.report.result;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/** Texts as parts of folders' names, on whatever system these are copied to. */
final class FolderText {

    private static final int LONGEST_PART = 40;
    private static final int LONGEST = 120;
    private static final int DIGITS = 8;

    private FolderText() {}

    /** A text without what some file system refuses; of a long one, the end. */
    static String part(String text) {
        String safe =
                Normalizer.normalize(text, Normalizer.Form.NFC)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}._+-]+", "-")
                        .replaceAll("^[-.]+(?=[^\\d])|[-.]+$", "");
        if (safe.length() > LONGEST_PART) {
            safe = safe.substring(safe.length() - LONGEST_PART).replaceAll("^[-.\\p{M}]+", "");
        }
        return safe.isEmpty() ? "other" : safe;
    }

    /** A whole name, cut where file systems would refuse it; the hash of it keeps it unique. */
    static String whole(String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return name;
        }
        StringBuilder begin = new StringBuilder();
        int bytes = 0;
        for (int i = 0; i < name.length() && bytes < LONGEST - DIGITS - 3; i++) {
            begin.append(name.charAt(i));
            bytes = begin.toString().getBytes(StandardCharsets.UTF_8).length;
        }
        return begin.toString().replaceAll("[\\p{M}_.-]+$", "") + "_" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
