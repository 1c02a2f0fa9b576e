package org.kdtoolkit.api.data;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The samples of one subset, by index from 0 to {@code size() - 1}. The order is fixed by the data
 * set, so that an index means the same sample in every run.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Samples {

    /** The {@link #condition} of a sample that nothing is wrong with. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    String CLEAN = "clean";

    /** The number of samples. */
    int size();

    /** The id, unique within the subset. */
    String id(int index);

    /**
     * The labels: class indices in ascending order; exactly one unless the set is multi-label. None
     * where the sample is not {@link #isLabelled labelled}.
     */
    int[] labels(int index);

    /**
     * Whether somebody said which classes a sample has: in {@link Subset#TRAIN} there may be
     * samples of which nobody did. It is not the same as a sample of a multi-label set that is
     * known to have none of the classes.
     */
    default boolean isLabelled(int index) {
        return true;
    }

    /**
     * What is known to be wrong with a sample, such as {@code swapped} or {@code noise}; {@link
     * #CLEAN} where nothing is. It changes nothing in training: reports tell samples apart by it.
     *
     * @return empty where the data set does not say
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Optional<String> condition(int index) {
        return Optional.empty();
    }

    /**
     * The sample's file in a modality as the data set's own list names it, such as {@code
     * audio/1228.wav}; empty for samples that come from no file of their own.
     */
    Optional<String> source(int index, String modality);

    /**
     * Whether a sample is the whole of its {@link #source}, so that what holds for the file holds
     * for the sample. It is not where it is one of several parts of a file, such as a segment of a
     * video; what belongs to such a sample is found by its id.
     */
    default boolean isWhole(int index, String modality) {
        return true;
    }

    /**
     * Reads one modality of one sample, in its {@link View#FIRST} view.
     *
     * @return the values; their shape fits {@link Dataset#modalities()}
     * @throws SampleException if the sample can't be read
     */
    HostTensor read(int index, String modality) throws SampleException;

    /**
     * Reads one modality of one sample in some view. By default all views look like the first.
     *
     * @return as {@link #read(int, String)}
     * @throws SampleException if the sample can't be read
     * @throws IllegalArgumentException if there is no fixed view of that number
     */
    default HostTensor read(int index, String modality, View view) throws SampleException {
        return read(index, modality);
    }

    /**
     * How many fixed views there are of a sample, at least 1. An evaluation gives the student all
     * of them and averages its outputs.
     *
     * @throws SampleException if that can't be found out
     */
    default int views(int index, String modality) throws SampleException {
        return 1;
    }

    /**
     * Draws views that the configuration of modalities names: all of the same seconds, where the
     * sample lasts. Each file is decoded once.
     *
     * @param requests each of another view, of those that {@link Dataset#views} lists
     * @param seed decides what is random; what is drawn of a view depends on it, on the sample, on
     *     the names of the modality and the view and on the view's number, and, where the sample
     *     lasts longer than they do, on how long the other views are
     * @return for each request as many tensors as it asks for
     * @throws SampleException if the sample can't be read
     * @throws IllegalArgumentException if there is no such view
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
            throws SampleException {
        throw new IllegalArgumentException("the samples have no views, asked for " + requests);
    }

    /**
     * A small picture of what a sample is in a modality, for people who look at results; by default
     * there is none, and the sample's id stands for it.
     *
     * @param side the greatest height and width in pixels; smaller pictures stay as they are
     * @return empty if there is nothing to be seen, as of a vector
     * @throws SampleException if the sample can't be read
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    default Optional<Thumbnail> thumbnail(int index, String modality, int side)
            throws SampleException {
        return Optional.empty();
    }

    /** Whether {@link View.Drawn drawn} views of a modality differ from the first. */
    default boolean draws(String modality) {
        return false;
    }
}
