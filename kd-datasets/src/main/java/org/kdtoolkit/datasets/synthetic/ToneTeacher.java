package org.kdtoolkit.datasets.synthetic;

import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.teachers.stored.TableTeacher;

/**
 * A teacher that hears the tones of generated data: its embeddings are band energies, its logits
 * come from a matched filter for each class.
 */
public final class ToneTeacher {

    private ToneTeacher() {}

    /**
     * Listens to all samples, several at a time.
     *
     * @throws ConfigurationException if the modality is not the sound of a generated data set
     * @throws org.kdtoolkit.api.data.DataException if a sample can't be read and the policy is to
     *     fail
     */
    public static Teacher listen(ToneListenerConfig config, TeacherContext context) {
        Dataset dataset = context.dataset();
        int classes = dataset.classes().size();
        Shape shape = dataset.modalities().get(context.modality());
        boolean known =
                dataset.classes().equals(SyntheticDataset.classes(classes))
                        || dataset.classes().equals(MovingFigure.classes(classes));
        if (!known || shape == null || !hears(shape)) {
            throw new ConfigurationException(
                    ("the teacher 'tone-listener' knows only modality '%s' of the data set"
                         + " 'synthetic' and sound of 'synthetic-video' with 'sample-rate: %d' and"
                         + " 'samples' of %d or more, found modality '%s' of shape %s and classes"
                         + " %s")
                            .formatted(
                                    SyntheticDataset.AUDIO,
                                    Tone.SAMPLE_RATE,
                                    Tone.LENGTH,
                                    context.modality(),
                                    shape,
                                    dataset.classes()));
        }
        ToneListener listener = new ToneListener(classes, config.width());
        Map<Subset, List<Optional<TableTeacher.Row>>> tables = new EnumMap<>(Subset.class);
        for (Subset subset : Subset.values()) {
            tables.put(subset, table(listener, subset, context));
        }
        return TableTeacher.perceiving(TeacherShape.of(config.width(), true), tables, context);
    }

    /**
     * Refuses what is no sound, or too short.
     *
     * @throws ConfigurationException if the modality's shape is not that of such a sound
     */
    public static void checkInput(ToneListenerConfig config, Shape input) {
        if (!hears(input)) {
            throw new ConfigurationException(
                    "the teacher 'tone-listener' hears sound [samples] of %d samples or more; its modality has the shape %s"
                            .formatted(Tone.LENGTH, input));
        }
    }

    private static boolean hears(Shape shape) {
        return shape.dimension() == 1 && shape.get(0) >= Tone.LENGTH;
    }

    /** What was heard of a sample, or why nothing. */
    private record Heard(Optional<TableTeacher.Row> row, Optional<SampleException> fault) {}

    private static List<Optional<TableTeacher.Row>> table(
            ToneListener listener, Subset subset, TeacherContext context) {
        Samples samples = context.dataset().samples(subset);
        List<Heard> heard =
                IntStream.range(0, samples.size())
                        .parallel()
                        .mapToObj(index -> hear(listener, samples, index, context.modality()))
                        .toList();
        for (int index = 0; index < heard.size(); index++) {
            if (heard.get(index).fault().isPresent()) {
                context.miss(subset, index, heard.get(index).fault().orElseThrow());
            }
        }
        return heard.stream().map(Heard::row).toList();
    }

    private static Heard hear(ToneListener listener, Samples samples, int index, String modality) {
        try {
            float[] sound = samples.read(index, modality).values();
            TableTeacher.Row row =
                    new TableTeacher.Row(
                            listener.embedding(sound),
                            Optional.of(listener.logits(sound)),
                            Optional.empty());
            return new Heard(Optional.of(row), Optional.empty());
        } catch (SampleException e) {
            return new Heard(Optional.empty(), Optional.of(e));
        }
    }
}
