package org.kdtoolkit.teachers.stored;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.InputCheck;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;

/** Offers {@code embedding}: the data set's own vectors teach. */
public final class EmbeddingProvider
        implements Provider<EmbeddingTeacherConfig, TeacherContext, Teacher>,
                InputCheck<EmbeddingTeacherConfig> {

    @Override
    public Kind<TeacherContext, Teacher> kind() {
        return Kind.TEACHER;
    }

    @Override
    public String name() {
        return "embedding";
    }

    @Override
    public Class<EmbeddingTeacherConfig> configuration() {
        return EmbeddingTeacherConfig.class;
    }

    @Override
    public String summary() {
        return "the vectors of a modality of the data set, such as published embeddings";
    }

    /**
     * Opens the teacher. Where the modality does not say how long its vectors are, a training
     * sample is read.
     *
     * @throws ConfigurationException if the modality holds anything but vectors
     * @throws DataException if no training sample can be read to tell the width
     */
    @Override
    public Teacher create(EmbeddingTeacherConfig config, TeacherContext context) {
        Shape shape = context.dataset().modalities().get(context.modality());
        checkInput(config, shape);
        int width = Math.toIntExact(shape.get(0));
        return new EmbeddingTeacher(context, width < 0 ? width(context) : width);
    }

    @Override
    public void checkInput(EmbeddingTeacherConfig config, Shape input) {
        if (input.dimension() != 1) {
            throw new ConfigurationException(
                    "the teacher 'embedding' passes vectors on, but its modality holds %s; choose a teacher that perceives it, such as 'backbone', or a modality of kind embedding"
                            .formatted(input));
        }
    }

    private static int width(TeacherContext context) {
        Dataset dataset = context.dataset();
        Samples samples = dataset.samples(Subset.TRAIN);
        for (int index = 0; index < samples.size(); index++) {
            try {
                return samples.read(index, context.modality()).values().length;
            } catch (SampleException e) {
                context.faults().report(Subset.TRAIN, index, samples.id(index), e);
            }
        }
        throw new DataException(
                "no training sample tells how long the vectors of '%s' are; set its 'width'"
                        .formatted(context.modality()));
    }
}
