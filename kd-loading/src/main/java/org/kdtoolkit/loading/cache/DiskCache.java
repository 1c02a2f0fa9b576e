package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.formats.files.Sha256;

/**
 * Decoded samples in a folder, addressed by content: an entry is named by the checksum of its
 * file's content and of the recipe. A file that was moved or copied is still known, one that has
 * changed is decoded again. A file's content is read for its checksum once; afterwards its size,
 * time of change and inode tell that it is the same, as they do in Git's index. A file that was
 * changed within the last two seconds is decoded without being kept, since these might not tell.
 *
 * <p>The folder is bounded, and several processes may use it at once. Whatever goes wrong with it,
 * samples are the same: an entry that is broken counts as absent and is replaced, and where nothing
 * can be written, nothing is kept.
 */
public final class DiskCache implements TensorCache, AutoCloseable {

    private final BoundedFolder folder;
    private final ContentHashes hashes;

    /**
     * Opens a folder. It is made when there is something to keep.
     *
     * @param folder where samples are kept
     * @param bound the most bytes that all of them may take, in blocks of 4 KiB
     */
    public DiskCache(Path folder, long bound) {
        this.folder = new BoundedFolder(folder, bound);
        this.hashes = new ContentHashes(this.folder);
    }

    /** Opens the folder of a configuration. */
    public static DiskCache open(DiskCacheConfig config) {
        return new DiskCache(
                config.folder().orElseGet(DiskCacheConfig::userFolder), config.bytes());
    }

    /**
     * The bytes that samples take in a folder.
     *
     * @throws IOException if it can't be read
     */
    public static long bytes(Path folder) throws IOException {
        return new CachePaths(folder).entries().stream().mapToLong(CachePaths.Entry::bytes).sum();
    }

    @Override
    public HostTensor get(Path file, String recipe, Reading reading) throws SampleException {
        Optional<FileState> state = FileState.of(file);
        Optional<String> content = state.flatMap(hashes::of);
        return content.isPresent()
                ? get(state.get(), Sha256.of(content.get(), recipe) + CachePaths.TENSOR, reading)
                : reading.read();
    }

    private HostTensor get(FileState file, String name, Reading reading) throws SampleException {
        Optional<HostTensor> kept = folder.find(name).flatMap(TensorFormat::decode);
        if (kept.isPresent()) {
            return kept.get();
        }
        HostTensor read = reading.read();
        if (!folder.isFull() && file.holds()) {
            folder.keep(name, TensorFormat.encode(read));
        }
        return read;
    }

    /** Makes sure that the bound holds, with what other processes have written. */
    @Override
    public void close() {
        folder.close();
    }
}
