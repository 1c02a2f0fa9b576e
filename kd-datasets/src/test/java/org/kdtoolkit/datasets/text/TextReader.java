package org.kdtoolkit.datasets.text;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Recipe;

/**
 * Counts words by their hash, [buckets]. Of timed text, those lines count whose second is in the
 * excerpt.
 */
record TextReader(TextConfig config) implements MediaReader {

    @Override
    public Shape shape() {
        return new Shape(config.buckets());
    }

    @Override
    public Optional<Recipe> recipe(Excerpt excerpt, Subset subset) {
        return Optional.of(
                Recipe.of("text")
                        .with("buckets", config.buckets())
                        .withUnless(0, "timed", config.timed() ? 1 : 0));
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        float[] counts = new float[config.buckets()];
        try {
            for (String line : Files.readAllLines(excerpt.file())) {
                count(config.timed() ? spoken(line, excerpt) : line, counts);
            }
        } catch (IOException e) {
            throw new SampleException(excerpt.file() + " can't be read: " + e.getMessage(), e);
        }
        return HostTensor.of(counts, counts.length);
    }

    private static String spoken(String line, Excerpt excerpt) {
        int blank = line.indexOf(' ');
        double second = Double.parseDouble(line.substring(0, blank));
        boolean inside = excerpt.segment().start() <= second && second < excerpt.segment().end();
        return inside ? line.substring(blank + 1) : "";
    }

    private static void count(String line, float[] counts) {
        for (String word : line.split("\\s+")) {
            if (!word.isEmpty()) {
                counts[Math.floorMod(word.hashCode(), counts.length)]++;
            }
        }
    }
}
