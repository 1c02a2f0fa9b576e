package org.kdtoolkit.report.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the axes of a sweep are called for short: {@code temperature} for {@code
 * methods.kd.objectives.0.temperature}. Where the last words of several are the same, all of these
 * have as many more of their key's as tell them apart: {@code kd-temperature}.
 */
final class AxisNames {

    /** Words of keys that tell axes apart only where nothing else does. */
    private static final Set<String> COMMON = Set.of("methods", "objectives");

    private AxisNames() {}

    /** The names by key, in the order of the keys. */
    static Map<String, String> of(Collection<String> keys) {
        Map<String, String> names = new LinkedHashMap<>();
        keys.forEach(key -> names.put(key, name(key, 1)));
        for (String key : keys) {
            List<String> alike =
                    keys.stream().filter(other -> name(other, 1).equals(name(key, 1))).toList();
            if (alike.size() > 1) {
                names.put(key, name(key, wordsThatDiffer(alike)));
            }
        }
        return names;
    }

    private static int wordsThatDiffer(List<String> keys) {
        int words = 1;
        int longest = keys.stream().mapToInt(key -> key.split("\\.").length).max().orElseThrow();
        while (words <= longest && !differ(keys, words)) {
            words++;
        }
        return words <= longest ? words : Integer.MAX_VALUE;
    }

    private static boolean differ(List<String> keys, int words) {
        Set<String> names = new HashSet<>();
        return keys.stream().allMatch(key -> names.add(name(key, words)));
    }

    /** The last of the words that tell something; all words if so many are asked for. */
    private static String name(String key, int words) {
        List<String> all = List.of(key.split("\\."));
        if (words == Integer.MAX_VALUE) {
            return String.join("-", all);
        }
        List<String> telling = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String word = all.get(i);
            boolean last = i == all.size() - 1;
            if (last || !COMMON.contains(word) && !word.matches("\\d+")) {
                telling.add(word);
            }
        }
        return String.join(
                "-", telling.subList(Math.max(0, telling.size() - words), telling.size()));
    }
}
