package org.kdtoolkit.datasets.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.datasets.modality.Modality;

/** Reads a list into a data set. */
final class ManifestReader {

    private final ManifestConfig config;
    private final Path file;
    private final List<Modality> modalities;

    ManifestReader(ManifestConfig config) {
        this.config = config;
        this.file = config.path().toAbsolutePath().normalize();
        this.modalities =
                config.modalities().entrySet().stream()
                        .map(entry -> Modality.of(entry.getKey(), entry.getValue()))
                        .toList();
        if (modalities.isEmpty()) {
            throw new ConfigurationException("'modalities' is empty; name at least one");
        }
    }

    /**
     * Reads the list.
     *
     * @throws org.kdtoolkit.api.data.DataException with everything that is wrong with it
     */
    ManifestDataset read() {
        ManifestFormat format =
                config.format()
                        .or(() -> ManifestFormat.of(file))
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "%s ends neither with .csv nor .jsonl or .ndjson; set 'format: csv' or 'format: json-lines'"
                                                        .formatted(file)));
        Problems problems = new Problems(file);
        ManifestBuilder builder =
                new ManifestBuilder(config, file.getParent(), modalities, problems);
        Columns columns = Columns.of(config, modalities);
        try (Rows rows = Rows.open(file, format, columns, problems)) {
            for (Optional<Row> row = rows.next();
                    row.isPresent() && !problems.full();
                    row = rows.next()) {
                builder.add(row.get());
            }
            return builder.build(modalities, rows.multiLabel());
        } catch (NoSuchFileException e) {
            throw Problems.fatal(file, "it does not exist; check 'path'", e);
        } catch (CharacterCodingException e) {
            throw Problems.fatal(
                    file, lineOfMalformedText() + " is not UTF-8; save it in that encoding", e);
        } catch (IOException e) {
            throw Problems.fatal(file, "it can't be read (%s)".formatted(e), e);
        }
    }

    private String lineOfMalformedText() {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
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
