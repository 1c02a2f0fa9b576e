package org.kdtoolkit.formats.prepared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.formats.files.SampleFile;

/** Files that load fast as they are. */
public record CopiedFile() implements PreparedForm {

    @Override
    public String description() {
        return "as they are";
    }

    @Override
    public String ending(Path source) {
        String name = source.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    @Override
    public void write(Excerpt source, Path target) throws SampleException {
        Path file = source.file();
        new SampleFile(file).requireFile();
        try (PartialFile part = PartialFile.of(target)) {
            Files.copy(file, part.part(), StandardCopyOption.REPLACE_EXISTING);
            part.commit();
        } catch (IOException e) {
            throw new DataException("%s: can't be copied to %s (%s)".formatted(file, target, e), e);
        }
    }
}
