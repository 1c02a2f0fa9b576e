package org.kdtoolkit.predict;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.modality.ImageConfig;

/**
 * Reads files as test samples are read. Safe for use from several threads.
 *
 * @param input what the student perceives
 * @param spec how its files are read
 * @param files reads them
 */
record SampleReader(StudentInput input, ModalitySpec spec, Modality files)
        implements AutoCloseable {

    /** Empty for what is not read from files. */
    static Optional<SampleReader> of(StudentInput input, Registry registry) {
        return input.files()
                .map(
                        spec ->
                                new SampleReader(
                                        input,
                                        spec,
                                        registry.create(
                                                Kind.MODALITY,
                                                spec.kind(),
                                                spec.settings(),
                                                ModalityContext.of(
                                                        input.modality(), TensorCache.none()))));
    }

    List<HostTensor> read(Path file) throws SampleException {
        MediaReader reader = files.reader();
        Excerpt whole = Excerpt.of(file);
        int views = reader.views(whole, Subset.TEST);
        List<HostTensor> all = new ArrayList<>(views);
        for (int view = 0; view < views; view++) {
            all.add(reader.read(whole, Subset.TEST, new View.Fixed(view)));
        }
        return all;
    }

    /** The same as of a file in a form that loses nothing. */
    HostTensor picture(BufferedImage picture) {
        if (!(spec.settings() instanceof ImageConfig config)) {
            throw new ConfigurationException(
                    "the student perceives '%s', files of kind '%s', and no pictures"
                            .formatted(input.modality(), spec.kind()));
        }
        try {
            return config.decoder().decode(png(picture));
        } catch (MediaException e) {
            throw new DataException("the picture can't be used: it " + e.getMessage(), e);
        }
    }

    private static byte[] png(BufferedImage picture) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", out)) {
                ImageIO.write(colours(picture), "png", out);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For pictures in a form that PNG does not have. */
    private static BufferedImage colours(BufferedImage picture) {
        BufferedImage colours =
                new BufferedImage(
                        picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        colours.getGraphics().drawImage(picture, 0, 0, null);
        return colours;
    }

    @Override
    public void close() {
        files.close();
    }
}
