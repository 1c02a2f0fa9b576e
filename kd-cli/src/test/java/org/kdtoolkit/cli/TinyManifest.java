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

/**
 * A few images and sounds of three classes with a teacher's answers, and their list: samples s00 to
 * s11 to train with, s12 to s17 for validation, s18 to s23 to test with.
 */
final class TinyManifest {

    static final String YAML =
            """
            name: files
            dataset:
              type: manifest
              path: data/list.csv
              modalities:
                image: {kind: image, size: [8, 8], channels: 1}
                sound: {kind: audio, samples: 64}
            teacher:
              modality: sound
              type: precomputed
              embeddings: data/embeddings
              logits: data/logits
            student: {modality: image, type: convnet, widths: [4, 8]}
            training: {epochs: 1, batch-size: 6}
            methods:
              - name: none
              - {name: kd, objectives: [kd]}
              - {name: mnf+csc, filter: mnf, objectives: [csc]}
            evaluation: {tasks: [recognition]}
            output: out
            """;

    private static final List<String> CLASSES = List.of("dark", "grey", "light");
    private static final int SAMPLES = 24;

    private final Path data;

    private TinyManifest(Path data) {
        this.data = data;
    }

    /** Writes the data into the folder {@code data} of a folder. */
    static TinyManifest in(Path folder) throws IOException {
        TinyManifest manifest = new TinyManifest(folder.resolve("data"));
        for (String name : List.of("images", "sounds", "embeddings/sounds", "logits/sounds")) {
            Files.createDirectories(manifest.data.resolve(name));
        }
        Random random = new Random(1);
        List<String> lines = new ArrayList<>(List.of("id,subset,label,image,sound"));
        for (int i = 0; i < SAMPLES; i++) {
            String id = "s%02d".formatted(i);
            int label = i % CLASSES.size();
            manifest.writeImage(id, label, random);
            manifest.writeSound(id, label);
            float[] logits = new float[CLASSES.size()];
            logits[label] = 4;
            manifest.npy("logits/sounds/" + id + ".npy", logits);
            manifest.npy("embeddings/sounds/" + id + ".npy", embedding(label, random));
            lines.add(
                    "%s,%s,%s,images/%1$s.png,sounds/%1$s.wav"
                            .formatted(id, subset(i), CLASSES.get(label)));
        }
        manifest.writeList(lines);
        return manifest;
    }

    private static String subset(int index) {
        return index < 12 ? "train" : index < 18 ? "validation" : "test";
    }

    private static float[] embedding(int label, Random random) {
        float[] values = new float[5];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() + (i == label ? 3 : 0);
        }
        return values;
    }

    Path path(String name) {
        return data.resolve(name);
    }

    /** Overwrites the list. */
    void writeList(List<String> lines) throws IOException {
        Files.write(path("list.csv"), lines);
    }

    List<String> list() throws IOException {
        return Files.readAllLines(path("list.csv"));
    }

    /** Writes a vector of 32-bit floats. */
    void npy(String name, float... values) throws IOException {
        byte[] header =
                "{'descr': '<f4', 'fortran_order': False, 'shape': (%d,), }\n"
                        .formatted(values.length)
                        .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file =
                ByteBuffer.allocate(10 + header.length + Float.BYTES * values.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        file.putShort((short) header.length).put(header);
        for (float value : values) {
            file.putFloat(value);
        }
        Files.write(path(name), file.array());
    }

    private void writeImage(String id, int label, Random random) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            int grey = 40 + 80 * label + random.nextInt(15);
            image.getRaster().setSample(i % 8, i / 8, 0, grey);
        }
        ImageIO.write(image, "png", path("images/" + id + ".png").toFile());
    }

    private void writeSound(String id, int label) throws IOException {
        byte[] values = new byte[128];
        for (int i = 0; i < values.length; i += 2) {
            values[i + 1] = (byte) (100 * Math.sin(i * (label + 1) / 10.0));
        }
        AudioFormat format = new AudioFormat(8000, 16, 1, true, false);
        AudioInputStream sound =
                new AudioInputStream(new ByteArrayInputStream(values), format, values.length / 2);
        AudioSystem.write(sound, AudioFileFormat.Type.WAVE, path("sounds/" + id + ".wav").toFile());
    }
}
