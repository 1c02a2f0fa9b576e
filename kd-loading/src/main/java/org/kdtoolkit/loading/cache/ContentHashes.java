package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kdtoolkit.formats.files.Sha256;

/**
 * The checksums of files' contents. Each is computed once, and remembered as long as the file's
 * state is the same.
 *
 * @param folder remembers them
 */
record ContentHashes(BoundedFolder folder) {

    /**
     * The checksum of a file's content.
     *
     * @return empty if the file changes meanwhile, or if computing it is pointless, since there is
     *     no room to remember it, nor for what is made of the file
     */
    Optional<String> of(FileState file) {
        String name = Sha256.of(file.path().toString()) + CachePaths.FILE;
        String state = file.text() + " ";
        Optional<String> known = folder.find(name).flatMap(bytes -> known(bytes, state));
        return known.isPresent() || folder.isFull() ? known : compute(file, name, state);
    }

    private static Optional<String> known(byte[] bytes, String state) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.startsWith(state) && text.length() == state.length() + Sha256.DIGITS
                ? Optional.of(text.substring(state.length()))
                : Optional.empty();
    }

    private Optional<String> compute(FileState file, String name, String state) {
        try {
            String hash = Sha256.of(file.path());
            if (file.holds()) {
                folder.keep(name, (state + hash).getBytes(StandardCharsets.UTF_8));
                return Optional.of(hash);
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty(); // the decoder says what is wrong with the file
        }
    }
}
