package org.kdtoolkit.formats.torch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.kdtoolkit.formats.torch.Pickled.Dictionary;
import org.kdtoolkit.formats.torch.Pickled.Scalar;
import org.kdtoolkit.formats.torch.Pickled.Sequence;
import org.kdtoolkit.formats.torch.Pickled.Storage;

/**
 * What {@code torch.save} wrote before version 1.6: five pickles (a magic number, the format's
 * version, the machine, the content, the keys of the storages), then the storages in the order of
 * their keys, each behind its number of elements.
 */
final class TorchLegacy {

    /** In hexadecimal 1950a86a20f9469cfc6c; no long holds it. */
    private static final String MAGIC = "119547037146038801333356";

    private static final long VERSION = 1001;

    private final FileChannel channel;
    private final PickleInput in;
    private final Map<String, Storage> storages = new HashMap<>();

    private TorchLegacy(FileChannel channel) {
        this.channel = channel;
        this.in = new PickleInput(new BufferedInputStream(Channels.newInputStream(channel)));
    }

    /** Opens a file, which stays open as long as its tensors are read. */
    static StateFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new StateFile(file, new TorchLegacy(channel).tensors(), channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private Map<String, StoredTensor> tensors() throws IOException {
        if (!(next() instanceof Scalar magic) || !magic.toString().equals(MAGIC)) {
            throw new IOException("it does not begin as torch.save's files do");
        }
        if (next().asLong().orElse(0L) != VERSION) {
            throw new IOException("expected version %d of the format".formatted(VERSION));
        }
        ByteOrder order = order(next());
        Pickled content =
                PickleMachine.read(
                        in,
                        PickleMemory.ofThisProcess(),
                        storage -> storages.put(storage.key(), storage));
        Map<String, FileRange> ranges = ranges(next(), order);
        return TensorNames.in(
                content,
                tensor ->
                        new StridedTensor(
                                ranges.get(tensor.storage().key()),
                                order,
                                tensor.storage().type(),
                                tensor.layout()));
    }

    private Pickled next() throws IOException {
        return PickleMachine.read(in, PickleMemory.ofThisProcess());
    }

    /** Where each storage is, by its key. */
    private Map<String, FileRange> ranges(Pickled keys, ByteOrder order) throws IOException {
        if (!(keys instanceof Sequence list)) {
            throw in.failure("expected the list of the storages");
        }
        Map<String, FileRange> ranges = new HashMap<>();
        long position = in.position();
        for (Pickled item : list.items()) {
            Storage storage = storages.get(item.asString().orElse(""));
            if (storage == null) {
                throw in.failure("a storage is of a type that is not read");
            }
            FileRange range = range(storage, position, order);
            ranges.put(storage.key(), range);
            position = range.start() + range.size();
        }
        for (String key : storages.keySet()) {
            if (!ranges.containsKey(key)) {
                throw new IOException("the storage '%s' is missing".formatted(key));
            }
        }
        return ranges;
    }

    private FileRange range(Storage storage, long position, ByteOrder order) throws IOException {
        long left = channel.size() - position - Long.BYTES;
        if (left < 0) {
            throw new IOException("the file ends before the storage '%s'".formatted(storage.key()));
        }
        FileRange length = new FileRange(channel, position, Long.BYTES);
        long elements = length.read(0, Long.BYTES).order(order).getLong();
        if (elements < 0 || elements > left / storage.type().size()) {
            throw new IOException(
                    "the storage '%s' announces %d elements, %d bytes are left"
                            .formatted(storage.key(), elements, left));
        }
        return new FileRange(channel, position + Long.BYTES, elements * storage.type().size());
    }

    private static ByteOrder order(Pickled machine) throws IOException {
        if (machine instanceof Dictionary dictionary
                && dictionary.entries().get("little_endian") instanceof Scalar little) {
            return little.toString().equals("true")
                    ? ByteOrder.LITTLE_ENDIAN
                    : ByteOrder.BIG_ENDIAN;
        }
        throw new IOException("it does not say in which order the bytes of a number are");
    }
}
