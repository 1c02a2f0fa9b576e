package org.kdtoolkit.xkd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.SchemeContext;
import org.kdtoolkit.api.model.TokenEncoder;

/**
 * Both modalities, made of the students that a file names.
 *
 * @param video pictures or video
 * @param audio sound
 */
record Branches(Branch video, Branch audio) {

    static Branches of(XkdConfig config, SchemeContext context) {
        Found video = Found.in(context, config.video());
        Found audio = Found.in(context, config.audio());
        if (config.share() != Share.NONE) {
            share(config.share(), audio.encoder(), video.encoder());
        }
        if (config.weights().compare()) {
            requireSameHeads(video, audio, context.manager());
        }
        TokenEncoder videoTeacher = copy(context, video);
        TokenEncoder audioTeacher = copy(context, audio);
        if (config.share() == Share.ALL) {
            audioTeacher.shareBlocks(videoTeacher);
        }
        return new Branches(
                branch(video, videoTeacher, config, context),
                branch(audio, audioTeacher, config, context));
    }

    private static TokenEncoder copy(SchemeContext context, Found student) {
        return (TokenEncoder) context.copy(student.name());
    }

    private static void share(Share share, TokenEncoder to, TokenEncoder from) {
        try {
            to.shareBlocks(from);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "xkd with 'share: %s' needs students whose blocks are alike: %s"
                            .formatted(share == Share.ALL ? "all" : "students", e.getMessage()),
                    e);
        }
    }

    /** The refinement multiplies what both attend to head by head. */
    private static void requireSameHeads(Found video, Found audio, NDManager manager) {
        long videoHeads = heads(video.encoder(), manager);
        long audioHeads = heads(audio.encoder(), manager);
        if (videoHeads != audioHeads) {
            throw new ConfigurationException(
                    "xkd needs students with as many heads of attention: '%s' has %d, '%s' has %d"
                            .formatted(video.name(), videoHeads, audio.name(), audioHeads));
        }
    }

    private static long heads(TokenEncoder encoder, NDManager manager) {
        try (NDManager passing = manager.newSubManager()) {
            NDArray token = passing.zeros(new Shape(1, 1, encoder.featureMap().width()));
            return encoder.encodeAttending(token).lastAttention().orElseThrow().getShape().get(1);
        }
    }

    private static Branch branch(
            Found found, TokenEncoder copy, XkdConfig config, SchemeContext context) {
        NDManager manager = context.manager();
        ProjectedEncoder student =
                ProjectedEncoder.student(found.encoder(), config.head(), manager);
        MaskedAutoencoder autoencoder = autoencoder(found, config);
        autoencoder.initialize(manager);
        return new Branch(
                found.name(),
                found.config(),
                student,
                ProjectedEncoder.teacher(copy, student, config.head(), manager),
                autoencoder,
                new CentredCrossEntropy(
                        config.head().outputs(), found.config().centerMomentum(), manager));
    }

    private static MaskedAutoencoder autoencoder(Found found, XkdConfig config) {
        try {
            return new MaskedAutoencoder(
                    found.encoder(), config.decoder(), config.target(), found.config().maskRatio());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "xkd can't mask the student '%s': %s".formatted(found.name(), e.getMessage()),
                    e);
        }
    }

    /** A student and what its training is told. */
    private record Found(String name, TokenEncoder encoder, BranchConfig config) {

        static Found in(SchemeContext context, BranchConfig config) {
            Map<String, String> modalities = new LinkedHashMap<>();
            context.students().forEach((name, student) -> modalities.put(name, student.modality()));
            String name = config.student(modalities);
            if (context.students().get(name).network() instanceof TokenEncoder encoder) {
                return new Found(name, encoder, config);
            }
            throw new ConfigurationException(
                    "xkd masks patches, and the student '%s' has none; expected a network such as video-vit or audio-vit"
                            .formatted(name));
        }
    }
}
