package org.kdtoolkit.datasets.avmnist;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.datasets.listing.ViewDrawing;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.media.thumbnail.PictureThumbnail;

/** Pictures of one subset, each with a recording. */
final class AvMnistSamples implements Samples {

    private final Subset subset;
    private final Pictures pictures;
    private final int[] numbers;
    private final List<Recording> recordings;
    private final Surroundings surroundings;

    /**
     * What the subsets share.
     *
     * @param degradation of the pictures
     * @param side height and width of what is left of them
     * @param noise what their noise is drawn from
     * @param folder the recordings'
     * @param sound reads recordings
     */
    record Surroundings(
            Degradation degradation, int side, Seed noise, Path folder, Modality sound) {

        private MediaReader reader() {
            return sound.reader();
        }
    }

    /**
     * Joins the samples.
     *
     * @param numbers which of the pictures they are
     * @param recordings one for each
     */
    AvMnistSamples(
            Subset subset,
            Pictures pictures,
            int[] numbers,
            List<Recording> recordings,
            Surroundings surroundings) {
        this.subset = subset;
        this.pictures = pictures;
        this.numbers = numbers;
        this.recordings = recordings;
        this.surroundings = surroundings;
    }

    @Override
    public int size() {
        return numbers.length;
    }

    @Override
    public String id(int index) {
        return "%s-%05d".formatted(subset.key(), numbers[index]);
    }

    @Override
    public int[] labels(int index) {
        return new int[] {pictures.labels()[numbers[index]]};
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return modality.equals(AvMnistDataset.AUDIO)
                ? Optional.of(recordings.get(index).file())
                : Optional.empty();
    }

    @Override
    public HostTensor read(int index, String modality) throws SampleException {
        return read(index, modality, View.FIRST);
    }

    @Override
    public HostTensor read(int index, String modality, View view) throws SampleException {
        return switch (modality) {
            case AvMnistDataset.IMAGE -> picture(numbers[index]);
            case AvMnistDataset.AUDIO -> surroundings.reader().read(recording(index), subset, view);
            default ->
                    throw new IllegalArgumentException(
                            "the data set has no modality '%s', only '%s' and '%s'"
                                    .formatted(
                                            modality, AvMnistDataset.IMAGE, AvMnistDataset.AUDIO));
        };
    }

    @Override
    public int views(int index, String modality) throws SampleException {
        return modality.equals(AvMnistDataset.AUDIO)
                ? surroundings.reader().views(recording(index), subset)
                : 1;
    }

    @Override
    public boolean draws(String modality) {
        return modality.equals(AvMnistDataset.AUDIO) && surroundings.reader().draws(subset);
    }

    @Override
    public List<List<HostTensor>> draw(int index, List<ViewRequest> requests, long seed)
            throws SampleException {
        return new ViewDrawing(modality -> drawnFrom(index, modality)).draw(requests, seed);
    }

    @Override
    public Optional<Thumbnail> thumbnail(int index, String modality, int side)
            throws SampleException {
        if (modality.equals(AvMnistDataset.AUDIO)) {
            return surroundings.sound().thumbnail(recording(index), side);
        }
        int length = surroundings.side();
        return Optional.of(
                PictureThumbnail.of(
                        new Planes(
                                read(index, modality).values(), 1, new ImageSize(length, length)),
                        side));
    }

    private ViewDrawing.Source drawnFrom(int index, String modality) {
        ViewReader views =
                modality.equals(AvMnistDataset.AUDIO)
                        ? surroundings.sound().views()
                        : ViewReader.none();
        return new ViewDrawing.Source(views, recording(index));
    }

    private Excerpt recording(int index) {
        return Excerpt.of(surroundings.folder().resolve(recordings.get(index).file()));
    }

    /** The noise belongs to the picture, so that it is the same whatever else is drawn. */
    private HostTensor picture(int number) {
        Seed part = surroundings.noise().of(subset == Subset.TEST ? 1 : 0);
        float[] left =
                surroundings.degradation().apply(pictures.get(number), part.of(number).random());
        return HostTensor.of(left, 1, surroundings.side(), surroundings.side());
    }
}
