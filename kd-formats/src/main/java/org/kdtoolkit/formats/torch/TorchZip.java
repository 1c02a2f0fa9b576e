package org.kdtoolkit.formats.torch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What {@code torch.save} has written since version 1.6: a zip file with one folder, in it the
 * pickle {@code data.pkl}, each storage as {@code data/KEY}, and {@code byteorder} since 2.1.
 */
final class TorchZip {

    private static final String PICKLE = "data.pkl";

    /** Programs have constants; state dictionaries do not. */
    private static final String PROGRAM = "constants.pkl";

    private static final int LONGEST_ORDER = 16;

    private final ZipFile zip;
    private final String folder;

    private TorchZip(ZipFile zip, String folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /** Opens a file, which stays open as long as its tensors are read. */
    static StateFile open(Path file) throws IOException {
        ZipFile zip = new ZipFile(file.toFile());
        try {
            return new StateFile(file, new TorchZip(zip, folder(zip)).tensors(), zip);
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static String folder(ZipFile zip) throws IOException {
        String pickle =
                zip.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                "it is a zip file without the entry 'data.pkl'"));
        String folder = pickle.substring(0, pickle.length() - PICKLE.length());
        if (zip.getEntry(folder + PROGRAM) != null) {
            throw new IOException(
                    "it is a program of torch.jit.save; save its weights with"
                            + " torch.save(torch.jit.load(FILE).state_dict(), OTHER)");
        }
        return folder;
    }

    private Map<String, StoredTensor> tensors() throws IOException {
        ByteOrder order = order();
        try (InputStream in = new BufferedInputStream(entry(PICKLE).open())) {
            Pickled content = PickleMachine.read(new PickleInput(in), PickleMemory.ofThisProcess());
            return TensorNames.in(
                    content,
                    tensor ->
                            new StridedTensor(
                                    entry("data/" + tensor.storage().key()),
                                    order,
                                    tensor.storage().type(),
                                    tensor.layout()));
        }
    }

    private ByteOrder order() throws IOException {
        if (zip.getEntry(folder + "byteorder") == null) {
            return ByteOrder.LITTLE_ENDIAN;
        }
        try (InputStream in = entry("byteorder").open()) {
            String order =
                    new String(in.readNBytes(LONGEST_ORDER), StandardCharsets.US_ASCII).strip();
            return switch (order) {
                case "little" -> ByteOrder.LITTLE_ENDIAN;
                case "big" -> ByteOrder.BIG_ENDIAN;
                default ->
                        throw new IOException(
                                "the entry 'byteorder' is neither little nor big, but '%s'"
                                        .formatted(order));
            };
        }
    }

    private ZipRange entry(String name) {
        return new ZipRange(zip, folder + name);
    }
}
