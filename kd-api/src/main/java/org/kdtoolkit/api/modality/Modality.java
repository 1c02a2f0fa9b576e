package org.kdtoolkit.api.modality;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Thumbnail;

/**
 * Files of one kind, as a modality's configuration describes them: which they are, what a network
 * perceives of them, and what becomes of them when they are prepared. Safe for use from several
 * threads.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface Modality extends AutoCloseable {

    /**
     * By which endings its files are known in a folder, best first, in lower case without dot; the
     * empty one stands for folders. A file that a list names may have any.
     *
     * @return empty if its files can't be told from others by their names; data sets that look for
     *     files in folders refuse the modality then
     */
    List<String> endings();

    /**
     * Whether its files last, as sound and videos do, so that a {@linkplain Excerpt#segment part}
     * of one can be read; by default not, and a file is read whole whatever part it stands for.
     */
    default boolean lasts() {
        return false;
    }

    /** Reads the files; the same one each time. */
    MediaReader reader();

    /** Draws the views that the configuration names, by default none; the same one each time. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default ViewReader views() {
        return ViewReader.none();
    }

    /**
     * What {@link MediaReader#read} does to a file in a fixed view of a test sample, from the file
     * to the network's input, so that another program can do the same; by default nothing is told.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default List<PreprocessingStep> preprocessing() {
        return List.of();
    }

    /**
     * A small picture of a file or a part of it, for people who look at results: a picture itself,
     * a frame of a video, the wave of a sound. By default there is none, and the sample's id stands
     * for it.
     *
     * @param side the greatest height and width in pixels; smaller pictures stay as they are
     * @throws SampleException as {@link MediaReader#read}
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Optional<Thumbnail> thumbnail(Excerpt excerpt, int side) throws SampleException {
        return Optional.empty();
    }

    /**
     * What {@code kd prepare} makes of the files.
     *
     * @return empty, as by default, if there is no such form; {@code kd prepare} refuses the
     *     modality then
     * @throws org.kdtoolkit.api.ConfigurationException if the modality lacks what the form needs
     */
    default Optional<PreparedForm> prepared(PrepareConfig config) {
        return Optional.empty();
    }

    /** Closes the reader. */
    @Override
    default void close() {
        reader().close();
    }
}
