package org.kdtoolkit.datasets.listing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.formats.files.RegularFile;

/**
 * A text file that lists samples.
 *
 * @param path the file
 * @param key the key of the experiment file that names it
 * @param problems takes what keeps it from being read
 */
public record ListFile(Path path, String key, ListProblems problems) {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    /**
     * What is done with the text.
     *
     * @param <T> what is made of it
     */
    @FunctionalInterface
    public interface Reading<T> {

        /** Reads the text, which is closed afterwards. */
        T read(ListText text) throws IOException;
    }

    /**
     * Reads the file as UTF-8, with or without a byte order mark.
     *
     * @throws org.kdtoolkit.api.data.DataException if it does not exist, is no regular file, is not
     *     UTF-8, has a row of megabytes or can't be read
     */
    public <T> T read(Reading<T> reading) {
        try (ListText text = open()) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            return reading.read(text);
        } catch (CharacterCodingException e) {
            throw problems.fatal(
                    "%s%s is not UTF-8; save it in that encoding"
                            .formatted(other(), lineOfMalformedText()),
                    e);
        } catch (ListText.RowTooLongException e) {
            throw problems.fatal(other() + e.getMessage(), e);
        } catch (IOException e) {
            throw problems.fatal("%sit can't be read (%s)".formatted(other(), e), e);
        }
    }

    private ListText open() throws IOException {
        Optional<String> fault = RegularFile.fault(path);
        if (fault.isPresent()) {
            throw problems.fatal("%sit %s; check '%s'".formatted(other(), fault.get(), key));
        }
        return new ListText(
                new InputStreamReader(
                        Files.newInputStream(path), StandardCharsets.UTF_8.newDecoder()));
    }

    /** Adds a problem with all of the file. */
    void add(String problem) {
        problems.addOf(path, problem);
    }

    /** Names this file where it is not the one that the problems are about. */
    private String other() {
        return problems.isAbout(path) ? "" : path + ": ";
    }

    private String lineOfMalformedText() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            int number = 1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    if (!isUtf8(line.toByteArray())) {
                        break;
                    }
                    number++;
                    line.reset();
                }
            }
            return "line " + number;
        } catch (IOException e) {
            return "its text";
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
