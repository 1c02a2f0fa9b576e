package org.kdtoolkit.datasets.avmnist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.encoding.WavWriter;

/** Small files in the form of the published ones: 60 and 30 pictures, 120 recordings. */
record AvMnistFolder(Path images, Path recordings) {

    static final int TRAINING = 60;
    static final int TEST = 30;
    static final int TAKES = 6;
    static final List<String> SPEAKERS = List.of("george", "theo");

    /** Some files plain, some packed, in both spellings. */
    static AvMnistFolder write(Path root) throws IOException {
        AvMnistFolder folder = new AvMnistFolder(root.resolve("mnist"), root.resolve("recordings"));
        Files.createDirectories(folder.images);
        folder.put("train-images-idx3-ubyte", images(TRAINING));
        folder.put("train-labels.idx1-ubyte", labels(TRAINING));
        folder.put("t10k-images-idx3-ubyte.gz", packed(images(TEST)));
        folder.put("t10k-labels.idx1-ubyte.gz", packed(labels(TEST)));
        for (int digit = 0; digit < 10; digit++) {
            for (String speaker : SPEAKERS) {
                for (int take = 3; take < 3 + TAKES; take++) {
                    folder.record("%d_%s_%d.wav".formatted(digit, speaker, take));
                }
            }
        }
        return folder;
    }

    void put(String name, byte[] content) throws IOException {
        Files.write(images.resolve(name), content);
    }

    void record(String name) {
        try (WavWriter wav = WavWriter.open(recordings.resolve(name), 8000)) {
            wav.write(new float[40]);
            wav.finish();
        }
    }

    /** Picture n is noise, with the number n in its first pixel. */
    static byte[] images(int count) {
        byte[] pixels = new byte[count * 784];
        new Random(count).nextBytes(pixels);
        for (int i = 0; i < count; i++) {
            pixels[784 * i] = (byte) i;
        }
        return idx(new int[] {count, 28, 28}, pixels);
    }

    /** Picture n shows the digit n mod 10. */
    static byte[] labels(int count) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % 10);
        }
        return idx(new int[] {count}, labels);
    }

    static byte[] idx(int[] sizes, byte[] values) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        file.putInt(0x800 | sizes.length);
        for (int size : sizes) {
            file.putInt(size);
        }
        return file.put(values).array();
    }

    static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Two fifths of the training pictures, and a recording of each digit for validation. */
    AvMnistConfig config() {
        return config(List.of(), Optional.empty(), 24, 1);
    }

    AvMnistConfig config(
            List<String> heldOut, Optional<DegradeConfig> degrade, int train, long seed) {
        return new AvMnistConfig(
                images,
                recordings,
                PictureSet.MNIST,
                train,
                20,
                30,
                0.1,
                heldOut,
                degrade,
                Optional.empty(),
                seed);
    }

    static Dataset open(AvMnistConfig config) {
        return AvMnistDataset.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
