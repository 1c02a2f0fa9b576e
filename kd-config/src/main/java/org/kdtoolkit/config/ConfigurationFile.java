package org.kdtoolkit.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.kdtoolkit.api.ConfigurationException;

/** The text of a configuration. */
final class ConfigurationFile {

    /** The parser's time grows with the square of a word's length: a second for one as long. */
    private static final int MOST_BYTES = 1 << 19;

    private ConfigurationFile() {}

    /**
     * Reads a file.
     *
     * @throws ConfigurationException if it can't be read, is no file or too large for a
     *     configuration, or is no text in UTF-8
     */
    static String read(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String found = Files.isDirectory(file) ? "a folder" : "a pipe or device";
            throw new ConfigurationException(
                    "%s: expected a YAML file, found %s".formatted(file, found));
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ConfigurationException(
                        "%s: is larger than %d KiB, which no configuration is; name large lists by their files"
                                .formatted(file, MOST_BYTES >> 10));
            }
            return decode(file, bytes);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new ConfigurationException("%s: could not be read (%s)".formatted(file, e), e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            long line = 1 + text.chars().filter(character -> character == '\n').count();
            throw new ConfigurationException(
                    "%s:%d: expected a text file in UTF-8; save it as one".formatted(file, line));
        }
        return text;
    }
}
