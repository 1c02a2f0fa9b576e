package org.kdtoolkit.api.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that somebody probably meant. */
public final class Suggestions {

    /** In letters; nobody misspells a longer name, and comparing it would take long. */
    private static final int LONGEST = 100;

    private Suggestions() {}

    /**
     * The known name nearest to a misspelt one by edit distance. A swap of neighbours counts once;
     * upper and lower case are alike.
     *
     * @param name the name as it was written
     * @param known the names that exist
     * @return the nearest as it is known, or empty if none differs in at most a third of its
     *     letters, or the name is longer than any
     */
    public static Optional<String> nearest(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        String written = caseless(name);
        return known.stream()
                .filter(k -> Math.abs(k.length() - name.length()) <= most(k))
                .filter(k -> distance(written, caseless(k)) <= most(k))
                .min(
                        Comparator.comparingInt((String k) -> distance(written, caseless(k)))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** A closing sentence for a message: {@code "; did you mean 'crd'?"}, or nothing. */
    public static String didYouMean(String name, Collection<String> known) {
        return didYouMean(nearest(name, known));
    }

    /** The same sentence about a name that was found otherwise. */
    public static String didYouMean(Optional<String> meant) {
        return meant.map("; did you mean '%s'?"::formatted).orElse("");
    }

    /** In how many letters a misspelt name may differ from the known one. */
    private static int most(String known) {
        return Math.max(1, (known.length() + 1) / 3);
    }

    private static String caseless(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] =
                        Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + change);
                boolean swapped =
                        i > 1
                                && j > 1
                                && a.charAt(i - 1) == b.charAt(j - 2)
                                && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
