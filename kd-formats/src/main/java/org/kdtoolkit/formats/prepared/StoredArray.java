package org.kdtoolkit.formats.prepared;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.formats.files.PartialFile;
import org.kdtoolkit.formats.numpy.NpyWriter;

/**
 * Arrays of what is read in the first view of a test sample, in {@code .npy} files.
 *
 * @param description what is done to it on the way
 * @param reader reads it
 */
public record StoredArray(String description, MediaReader reader) implements PreparedForm {

    @Override
    public String ending(Path source) {
        return ".npy";
    }

    @Override
    public void write(Excerpt source, Path target) throws SampleException {
        HostTensor array = reader.read(source, Subset.TEST, View.FIRST);
        try (PartialFile file = PartialFile.of(target)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file.part()))) {
                NpyWriter.write(array, out);
            } catch (IOException e) {
                throw file.fault(e);
            }
            file.commit();
        }
    }
}
