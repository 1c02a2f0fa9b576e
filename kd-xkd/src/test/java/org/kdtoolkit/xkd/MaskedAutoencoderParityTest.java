package org.kdtoolkit.xkd;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.model.TokenEncoder;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

class MaskedAutoencoderParityTest {

    private static final Closeness CLOSE = new Closeness(1e-3, 1e-5);

    private NDManager manager;
    private Fixture fixture;
    private FixtureParity parity;

    @BeforeEach
    void load() {
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("xkd_mae", manager);
        parity = FixtureParity.of(fixture, CLOSE, CLOSE);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"cls, video", "cls, audio", "nocls, video", "nocls, audio"})
    void reconstructsWhatThePublishedOneDoesWithItsGradients(String form, String modality) {
        String key = form + "/" + modality;
        PublishedEncoders published = new PublishedEncoders(fixture, form.equals("cls"));
        boolean video = modality.equals("video");
        TokenEncoder encoder = video ? published.video(manager) : published.audio(manager);
        double ratio = fixture.number(video ? "hp/vid_mask_ratio" : "hp/aud_mask_ratio");
        MaskedAutoencoder autoencoder =
                new MaskedAutoencoder(
                        encoder, published.decoder(), ReconstructionTarget.NORMALIZED, ratio);
        autoencoder.initialize(manager);
        Map<String, NDArray> weights = fixture.under("w/" + key + ".");
        autoencoder.state().load(weights);
        PublishedEncoders.headless(encoder).load(PublishedEncoders.under("encoder.", weights));
        NDArray input = fixture.get("in/" + key + "/input");
        NDArray noise = fixture.get("in/" + key + "/noise");
        input.setRequiresGradient(true);

        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            NDArray natural = video ? input : PublishedEncoders.spectrogram(input);
            MaskedAutoencoder.Seen seen = autoencoder.see(natural, noise);
            NDArray loss = autoencoder.loss(seen);

            check(key, "latent", seen.latent().tokens());
            check(key, "mask", seen.mask().removed());
            assertThat(seen.mask().restore().toLongArray())
                    .isEqualTo(fixture.get("out/" + key + "/ids_restore").toLongArray());
            check(key, "patches", encoder.patches(natural));
            check(key, "prediction", autoencoder.prediction(seen));
            check(key, "loss", loss);
            collector.backward(loss);
        }

        parity.gradient(input.getGradient(), "grad/" + key + "/input");
        checkGradients(key, weights, gradients(autoencoder, encoder));
    }

    private void checkGradients(
            String key, Map<String, NDArray> weights, Map<String, NDArray> gradients) {
        assertThat(gradients.keySet()).containsExactlyInAnyOrderElementsOf(weights.keySet());
        float[] norms = new float[weights.size()];
        int i = 0;
        for (String name : weights.keySet()) {
            norms[i++] = gradients.get(name).square().sum().sqrt().getFloat();
        }
        parity.gradient(manager.create(norms), "grad/" + key + "/norms");
        Map<String, NDArray> whole = fixture.under("grad/" + key + "/");
        whole.keySet().retainAll(weights.keySet());
        assertThat(whole).isNotEmpty();
        whole.keySet()
                .forEach(name -> parity.gradient(gradients.get(name), "grad/" + key + "/" + name));
    }

    private static Map<String, NDArray> gradients(
            MaskedAutoencoder autoencoder, TokenEncoder encoder) {
        Map<String, Parameter> weights = new LinkedHashMap<>(autoencoder.state().entries());
        PublishedEncoders.headless(encoder)
                .entries()
                .forEach((name, weight) -> weights.put("encoder." + name, weight));
        Map<String, NDArray> gradients = new LinkedHashMap<>();
        weights.forEach((name, weight) -> gradients.put(name, weight.getArray().getGradient()));
        return gradients;
    }

    private void check(String key, String output, NDArray actual) {
        parity.value(actual, "out/" + key + "/" + output);
    }
}
