package org.kdtoolkit.bench;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.models.ConvNetConfig;
import org.kdtoolkit.models.MlpConfig;
import org.kdtoolkit.models.R2Plus1dConfig;
import org.kdtoolkit.train.config.Precision;

/** A student whose training is measured, and the made-up samples that it learns from. */
public enum BenchStudent {
    /** R(2+1)D-10 on clips of 16 frames. */
    R2PLUS1D(new R2Plus1dConfig(10, 512), 51, 512) {
        @Override
        Shape input(int side) {
            return new Shape(3, 16, side, side);
        }

        @Override
        int samples(int batch) {
            return batch;
        }

        @Override
        int batch() {
            return 4;
        }

        @Override
        int side() {
            return 112;
        }
    },
    /** The small convolutional network on 1,000 grey pictures. */
    CONVNET(new ConvNetConfig(List.of(32, 64, 128)), 10, 128) {
        @Override
        Shape input(int side) {
            return new Shape(1, side, side);
        }

        @Override
        int samples(int batch) {
            return 1000;
        }

        @Override
        int batch() {
            return 64;
        }

        @Override
        int side() {
            return 28;
        }
    },
    /** A perceptron on 4,400 embeddings. */
    MLP(new MlpConfig(List.of(64, 32), 0), 51, 512) {
        @Override
        Shape input(int side) {
            return new Shape(side);
        }

        @Override
        int samples(int batch) {
            return 4400;
        }

        @Override
        int batch() {
            return 64;
        }

        @Override
        int side() {
            return 512;
        }
    };

    private final Record settings;
    private final int classes;
    private final int teacherWidth;

    BenchStudent(Record settings, int classes, int teacherWidth) {
        this.settings = settings;
        this.classes = classes;
        this.teacherWidth = teacherWidth;
    }

    /**
     * The student of a name.
     *
     * @throws ConfigurationException if there is none
     */
    static BenchStudent named(String name) {
        return Arrays.stream(values())
                .filter(student -> student.provider().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "there is no student '%s' to measure (there are: %s)"
                                                .formatted(
                                                        name,
                                                        Arrays.stream(values())
                                                                .map(BenchStudent::provider)
                                                                .collect(
                                                                        Collectors.joining(
                                                                                ", ")))));
    }

    /** The name of its provider. */
    private String provider() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Its training.
     *
     * @param batch samples a step
     * @param side their height and width in pixels, or the width of an embedding
     * @param precision what it computes with
     */
    Workload work(int batch, int side, Precision precision) {
        return new Workload(
                provider(),
                settings,
                input(side),
                classes,
                teacherWidth,
                samples(batch),
                batch,
                precision,
                0);
    }

    /**
     * The shape of a sample.
     *
     * @param side its height and width in pixels, or the width of an embedding
     */
    abstract Shape input(int side);

    /** How many samples an epoch has. */
    abstract int samples(int batch);

    /** The usual number of samples a step. */
    abstract int batch();

    /** The usual {@link #input}. */
    abstract int side();
}
