package org.kdtoolkit.predict;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.predict.engine.EngineSettings;

/** Small students whose weights are at random, and their files. */
final class SmallStudent {

    static final Registry REGISTRY =
            Registry.builder().addServices(SmallStudent.class.getClassLoader()).build();

    private SmallStudent() {}

    /** One that perceives pictures of 8 x 8. */
    static StudentDescription ofPictures(Labels labels, boolean head) {
        ImageConfig pictures =
                new ImageConfig(
                        Optional.of(List.of(8, 8)),
                        3,
                        Optional.of(List.of(0.5, 0.4, 0.3)),
                        Optional.of(List.of(0.25, 0.2, 0.1)));
        return new StudentDescription(
                StudentDescription.FORM,
                new NetworkSpec("convnet", defaults("convnet")),
                new StudentInput(
                        "image",
                        Optional.of(ModalitySpec.of("image", pictures)),
                        List.of(3L, 8L, 8L),
                        List.of()),
                List.of("zero", "one", "yes"),
                labels,
                head,
                4,
                origin());
    }

    /** One that perceives arrays of 5 numbers, which no files are read for. */
    static StudentDescription ofNumbers() {
        StudentDescription pictures = ofPictures(Labels.SINGLE, true);
        return new StudentDescription(
                StudentDescription.FORM,
                new NetworkSpec("mlp", defaults("mlp")),
                new StudentInput("numbers", Optional.empty(), List.of(5L), List.of()),
                pictures.classes(),
                Labels.SINGLE,
                true,
                4,
                origin());
    }

    private static Record defaults(String network) {
        return defaults(REGISTRY.get(Kind.BACKBONE, network).configuration());
    }

    private static <T extends Record> T defaults(Class<T> configuration) {
        return Schema.of(configuration).defaults(REGISTRY);
    }

    private static Origin origin() {
        return new Origin(
                "1.2.3",
                "small",
                "synthetic",
                Optional.of(40),
                "kd",
                1,
                3,
                "0".repeat(64),
                Map.of("test/top1", 0.75),
                List.of("a note"));
    }

    /** Writes a student as trials do. */
    static Path write(StudentDescription description, Path file) {
        EngineSettings.prepare();
        try (NDManager manager = EngineSettings.settle(Engine.getInstance()).newBaseManager()) {
            Backbone network =
                    REGISTRY.create(
                            Kind.BACKBONE,
                            description.network().type(),
                            description.network().settings(),
                            BackboneContext.of(
                                    description.inputShape(),
                                    description.classes().size(),
                                    manager));
            new WeightsFile(file)
                    .write(
                            network.state(),
                            StudentFile.KEY,
                            new DescriptionJson().line(description));
        }
        return file;
    }
}
