package org.kdtoolkit.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Photographs, recordings and embeddings of birds that nobody has seen. */
final class BirdFiles {

    private static final int SIDE = 28;
    private static final int HERTZ = 8000;
    private static final int WIDTH = 16;
    private static final List<String> SPECIES = List.of("robin", "wren");

    private final Path folder;
    private final Random random = new Random(5);

    private BirdFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes a list and all that it names.
     *
     * @param header the list's first line
     * @param row how a row is made of id, subset and species, each named in braces
     * @param folder takes {@code birds.csv} and the files
     */
    static void write(String header, String row, Path folder) throws IOException {
        new BirdFiles(folder).write(header, row);
    }

    private void write(String header, String row) throws IOException {
        for (String kind : List.of("images", "sounds", "embeddings/sounds", "logits/sounds")) {
            Files.createDirectories(folder.resolve(kind));
        }
        List<String> lines = new ArrayList<>(List.of(header));
        for (int i = 0; i < 14; i++) {
            int species = i % SPECIES.size();
            String id = SPECIES.get(species) + "-" + i;
            String subset = i < 8 ? "train" : i < 10 ? "validation" : "test";
            lines.add(
                    row.replace("{id}", id)
                            .replace("{subset}", subset)
                            .replace("{species}", SPECIES.get(species)));
            image(folder.resolve("images").resolve(id + ".png"));
            sound(folder.resolve("sounds").resolve(id + ".wav"));
            vector(folder.resolve("embeddings/sounds").resolve(id + ".npy"), WIDTH);
            vector(folder.resolve("logits/sounds").resolve(id + ".npy"), SPECIES.size());
        }
        Files.write(folder.resolve("birds.csv"), lines);
    }

    private void image(Path file) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < SIDE * SIDE; pixel++) {
            image.setRGB(pixel % SIDE, pixel / SIDE, random.nextInt(0x1000000));
        }
        ImageIO.write(image, "png", file.toFile());
    }

    private void sound(Path file) throws IOException {
        byte[] samples = new byte[2 * HERTZ / 10];
        random.nextBytes(samples);
        AudioFormat format = new AudioFormat(HERTZ, 16, 1, true, false);
        try (AudioInputStream stream =
                new AudioInputStream(
                        new ByteArrayInputStream(samples), format, samples.length / 2)) {
            AudioSystem.write(stream, AudioFileFormat.Type.WAVE, file.toFile());
        }
    }

    /** Version 1 of NumPy's format: magic, length of the header, header, values. */
    private void vector(Path file, int width) throws IOException {
        byte[] header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d,), }\n"
                        .formatted(width)
                        .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length + Float.BYTES * width);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length).put(header);
        for (int i = 0; i < width; i++) {
            bytes.putFloat((float) random.nextGaussian());
        }
        Files.write(file, bytes.array());
    }
}
