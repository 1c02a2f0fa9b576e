package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.model.TeacherOutput;

/** Steps at the edge of what a training meets, all of which leave a component finite. */
enum ExtremeStep {

    /** A batch of one sample: no pair, no variance. */
    ONE_SAMPLE {
        @Override
        ExampleStep of(ExampleStep example) {
            return example.taking(0);
        }
    },

    /** All samples of one class: no negative pair, and classes that never occur. */
    ONE_CLASS {
        @Override
        ExampleStep of(ExampleStep example) {
            return example.labelled(new int[ExampleStep.BATCH]);
        }
    },

    /** No two samples of one class: no positive pair. */
    NO_TWO_OF_A_CLASS {
        @Override
        ExampleStep of(ExampleStep example) {
            return example.taking(0, 1, 2).labelled(2, 0, 1);
        }
    },

    /** A teacher whose embedding and feature maps are zero, as for a silent recording. */
    TEACHER_OF_ZEROS {
        @Override
        ExampleStep of(ExampleStep example) {
            TeacherOutput teacher = example.teacher();
            Map<String, NDArray> stages = new LinkedHashMap<>();
            teacher.stages().forEach((stage, map) -> stages.put(stage, map.zerosLike()));
            TeacherOutput silent =
                    teacher.withEmbedding(teacher.embedding().zerosLike())
                            .withFeatureMap(teacher.featureMap().map(NDArray::zerosLike))
                            .withStages(stages);
            return example.taught(silent, example.target().zerosLike());
        }
    },

    /** A student whose feature map, embedding and logits are zero, as behind a dead layer. */
    STUDENT_OF_ZEROS {
        @Override
        ExampleStep of(ExampleStep example) {
            return new ExampleStep(
                    example.tokens().zerosLike(),
                    example.logitScale(),
                    example.teacher(),
                    example.target(),
                    example.batch());
        }
    },

    /** Logits of about ±1e4 on both sides: probabilities of 0 and 1 in float32. */
    LARGE_LOGITS {
        @Override
        ExampleStep of(ExampleStep example) {
            TeacherOutput teacher = example.teacher();
            Optional<NDArray> logits = teacher.logits().map(scores -> scores.mul(LARGE));
            TeacherOutput certain = teacher.withLogits(logits);
            return new ExampleStep(
                    example.tokens(), LARGE, certain, example.target(), example.batch());
        }
    };

    private static final float LARGE = 1e4f;

    /** Brings an example to the extreme. */
    abstract ExampleStep of(ExampleStep example);
}
