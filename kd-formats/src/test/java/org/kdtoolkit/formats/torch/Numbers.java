package org.kdtoolkit.formats.torch;

import java.util.Arrays;
import java.util.stream.Stream;

/** Lists of numbers as tables of cases write them. */
final class Numbers {

    private Numbers() {}

    static long[] whole(String list) {
        return split(list).mapToLong(Long::parseLong).toArray();
    }

    static float[] real(String list) {
        double[] values = split(list).mapToDouble(Double::parseDouble).toArray();
        float[] floats = new float[values.length];
        Arrays.setAll(values, i -> floats[i] = (float) values[i]);
        return floats;
    }

    private static Stream<String> split(String list) {
        return Arrays.stream(list.split(", ")).filter(number -> !number.isEmpty());
    }
}
