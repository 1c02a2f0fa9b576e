package org.kdtoolkit.models;

import static org.kdtoolkit.models.PublishedEncoder.headless;
import static org.kdtoolkit.models.PublishedEncoder.positions;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.api.model.TokenEncoder.Encoded;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** The published encoders with the same weights. */
class VitParityTest {

    private static final double TOLERANCE = 1e-3;

    /** For figures of the size of 1. */
    private static final Closeness CLOSE = new Closeness(TOLERANCE, 1e-5);

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        Assumptions.assumeTrue(
                manager.getEngine().getEngineName().equals("PyTorch"), "runs on PyTorch only");
    }

    @AfterEach
    void close() {
        manager.close();
    }

    static List<String> sizes() {
        return names("vit", "out/", "/tokens");
    }

    static List<String> encoders() {
        return names("vit", "check/", "/first");
    }

    static List<String> autoencoders() {
        return names("xkd_mae", "in/", "/local_view");
    }

    private static List<String> names(String fixture, String before, String after) {
        try (NDManager manager = NDManager.newBaseManager()) {
            return Fixture.load(fixture, manager).keys().stream()
                    .filter(key -> key.startsWith(before) && key.endsWith(after))
                    .map(key -> key.substring(before.length(), key.length() - after.length()))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("encoders")
    void isFilledWithTheSameWeights(String encoder) {
        Fixture fixture = Fixture.load("vit", manager);
        HashedWeights weights = HashedWeights.of("vit_state_dict.json", "case/" + encoder);
        Closeness exact = new Closeness(1e-7, 0);
        exact.check("first", weights.first(), doubles(fixture.get("check/" + encoder + "/first")));
        exact.check("last", weights.last(), doubles(fixture.get("check/" + encoder + "/last")));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void encodesAsPublished(String name) {
        Fixture fixture = Fixture.load("vit", manager);
        String form = name.substring(0, name.lastIndexOf('/'));
        PublishedEncoder published = new PublishedEncoder(fixture, form);
        TokenEncoder encoder = published.create(manager);
        HashedWeights weights = HashedWeights.of("vit_state_dict.json", "case/" + form);
        weights.assertNames(headless(encoder));
        weights.fill(headless(encoder), manager);
        NDArray input = published.input("in/" + name.substring(name.indexOf('/') + 1));

        Encoded encoded = encoder.encodeAttending(encoder.embed(input));

        Map<String, NDArray> actual =
                Map.of(
                        "tokens", encoded.tokens(),
                        "last_attn", encoded.lastAttention().orElseThrow().get(":1"),
                        "mean_of_patches", encoder.forward(input, false).embedding(),
                        "pos_embed", usedPositions(encoder, input).get(":, :, :16"));
        actual.forEach(
                (what, array) -> {
                    NDArray expected = fixture.get("out/" + name + "/" + what);
                    double largest = expected.abs().max().getFloat();
                    new Closeness(TOLERANCE, TOLERANCE * largest).check(what, array, expected);
                });
    }

    @ParameterizedTest
    @MethodSource("autoencoders")
    void seesLocalViewsAsPublished(String form) {
        Fixture fixture = Fixture.load("xkd_mae", manager);
        PublishedEncoder published = new PublishedEncoder(fixture, form);
        TokenEncoder encoder = published.create(manager);
        String prefix = "w/" + form + ".encoder.";
        headless(encoder).load(fixture.under(prefix));
        NDArray view = published.input("in/" + form + "/local_view");

        Encoded encoded = encoder.encodeAttending(encoder.embed(view));

        CLOSE.check(
                "positions",
                usedPositions(encoder, view),
                fixture.get("out/" + form + "/local_pos_embed"));
        CLOSE.check(
                "attention",
                encoded.lastAttention().orElseThrow(),
                fixture.get("out/" + form + "/local_last_attn"));
        CLOSE.check("tokens", encoded.tokens(), fixture.get("out/" + form + "/local_tokens"));
    }

    @ParameterizedTest
    @MethodSource("autoencoders")
    void cutsPatchesInThePublishedOrder(String form) {
        Fixture fixture = Fixture.load("xkd_mae", manager);
        PublishedEncoder published = new PublishedEncoder(fixture, form);
        NDArray patches =
                published.create(manager).patches(published.input("in/" + form + "/input"));
        CLOSE.check("patches", patches, fixture.get("out/" + form + "/patches"));
    }

    /** With the class token's before those of the patches. */
    private static NDArray usedPositions(TokenEncoder encoder, NDArray input) {
        NDArray ofPatches = positions(encoder, input);
        NDArray learned = encoder.state().entries().get("enc_pos_embed").getArray();
        return encoder.hasClassToken()
                ? NDArrays.concat(new NDList(learned.get(":, :1"), ofPatches), 1)
                : ofPatches;
    }

    private static double[] doubles(NDArray array) {
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }
}
