package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.testkit.Fixture;

/** Against figures of Pillow, which rounds to 255ths at each step. */
class PillowParityTest {

    /** Both a luma or a mean and the result are rounded there, none of them here. */
    private static final int ONE_UNIT = 1;

    private NDManager manager;
    private Fixture figures;

    @BeforeEach
    void load() throws IOException {
        manager = NDManager.newBaseManager();
        try (InputStream in = getClass().getResourceAsStream("/augmentation/pillow.npz")) {
            figures = Fixture.read("pillow", in, manager);
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void operationsOfRandAugmentDoWhatPillowDoes() {
        Set<String> operations = new TreeSet<>();
        for (String name : cases("rand/")) {
            String[] parts = name.split("/");
            RandAugmentOperation operation = RandAugmentOperation.valueOf(parts[1]);
            Planes picture = planes("in/" + parts[0]);
            DrawnTransform drawn =
                    operation.at(
                            Integer.parseInt(parts[2]) / 30.0,
                            Integer.parseInt(parts[3]),
                            picture.size());
            assertSame("rand/" + name, drawn.apply(picture));
            operations.add(operation.name());
        }
        assertThat(operations)
                .containsExactlyInAnyOrder(
                        Arrays.stream(RandAugmentOperation.values())
                                .map(Enum::name)
                                .toArray(String[]::new));
    }

    @Test
    void turnsAsPillowDoes() {
        for (String name : cases("rotation/")) {
            String[] parts = name.split("/");
            Planes picture = planes("in/" + parts[0]);
            DrawnTransform drawn =
                    AffineWarp.rotation(picture.size(), Double.parseDouble(parts[1]), 1);
            assertSame("rotation/" + name, drawn.apply(picture));
        }
    }

    private List<String> cases(String prefix) {
        List<String> cases =
                figures.keys().stream()
                        .filter(key -> key.startsWith(prefix))
                        .map(key -> key.substring(prefix.length()))
                        .toList();
        assertThat(cases).isNotEmpty();
        return cases;
    }

    private void assertSame(String key, Planes actual) {
        int[] wanted = units(planes(key));
        int[] found = units(actual);
        assertThat(found).hasSameSizeAs(wanted);
        int most =
                IntStream.range(0, wanted.length)
                        .map(i -> Math.abs(found[i] - wanted[i]))
                        .max()
                        .orElseThrow();
        assertThat(most).as(key).isLessThanOrEqualTo(ONE_UNIT);
    }

    private static int[] units(Planes planes) {
        return IntStream.range(0, planes.values().length)
                .map(i -> Math.round(planes.values()[i] * 255))
                .toArray();
    }

    /** An array [H, W, C] of bytes as planes. */
    private Planes planes(String key) {
        NDArray array = figures.get(key);
        ImageSize size =
                new ImageSize((int) array.getShape().get(0), (int) array.getShape().get(1));
        float[] values =
                array.toType(DataType.FLOAT32, true).transpose(2, 0, 1).div(255).toFloatArray();
        return new Planes(values, (int) array.getShape().get(2), size);
    }
}
