package org.kdtoolkit.media.modality;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.Logarithm;

/** What is done to sound, told so that another program can do the same. */
final class SoundSteps {

    private static final PreprocessingStep DECODE =
            PreprocessingStep.of(
                            "decode",
                            "Decode the file to values from -1 to 1: whole numbers of n bits are divided by 2 to the power of n - 1, those of 8 bits in WAV files less 128. Of several sounds in a file the one with the most channels is taken. Where the sound of a video begins after its pictures, or pauses, there is silence.")
                    .with("minimum", -1)
                    .with("maximum", 1);

    private static final PreprocessingStep MONO =
            PreprocessingStep.of("mono", "Average all channels to one.");

    private SoundSteps() {}

    static List<PreprocessingStep> of(AudioConfig config) {
        List<PreprocessingStep> steps = new ArrayList<>(List.of(DECODE, MONO));
        config.sampleRate().ifPresent(rate -> steps.add(resample(rate)));
        config.samples().ifPresent(samples -> steps.add(length(samples)));
        config.logMel().ifPresent(logMel -> spectrogram(config, logMel, steps));
        steps.add(
                PreprocessingStep.of(
                        "order",
                        config.logMel().isPresent()
                                ? "The array is [1, frames, bands]."
                                : "The array is [samples]."));
        return List.copyOf(steps);
    }

    private static PreprocessingStep resample(int rate) {
        return PreprocessingStep.of(
                        "resample",
                        "Resample sound of another rate to %d Hz by band-limited interpolation: with c = 0.95 * min(1, %d / rate), the output at place x, counted in samples of the file, is the sum over all its samples n of c * sinc(c * (n - x)) * kaiser(c * (n - x) / 64), where sinc(y) = sin(pi y) / (pi y), kaiser(y) = I0(10 * sqrt(1 - y * y)) / I0(10) for |y| < 1 and else 0. Output k is at x = k * rate / %d; n samples become ceil(n * %d / rate). Sound of that rate stays as it is."
                                .formatted(rate, rate, rate, rate))
                .with("method", "sinc, Kaiser window")
                .with("rate", rate)
                .with("zeros", 64)
                .with("roll-off", 0.95)
                .with("beta", 10);
    }

    private static PreprocessingStep length(int samples) {
        return PreprocessingStep.of(
                        "length",
                        "Keep the first %d samples, and extend shorter sound at its end with silence (zeros)."
                                .formatted(samples))
                .with("samples", samples);
    }

    private static void spectrogram(
            AudioConfig config, LogMelConfig logMel, List<PreprocessingStep> steps) {
        int rate = config.sampleRate().orElseThrow();
        int size = new LogMel(rate, logMel).window().length;
        steps.add(
                PreprocessingStep.of(
                                "spectrogram",
                                "Power spectrogram: squared magnitude of the Fourier transform of %d samples under a periodic Hann window of %d%s, every %d samples. Frames are centred: the sound goes on beyond both ends by %d samples, mirrored without repeating the end (PyTorch: stft(center=True, pad_mode='reflect', normalized=False)). n samples give 1 + floor(n / %d) frames."
                                        .formatted(
                                                size,
                                                logMel.window(),
                                                size == logMel.window()
                                                        ? ""
                                                        : " in the middle of zeros",
                                                logMel.hop(),
                                                size / 2,
                                                logMel.hop()))
                        .with("window", "hann, periodic")
                        .with("window-samples", logMel.window())
                        .with("transform-samples", size)
                        .with("hop-samples", logMel.hop())
                        .with("power", 2)
                        .with("padding-samples", size / 2.0));
        steps.add(
                PreprocessingStep.of(
                                "mel",
                                "%d bands at equal distances on Slaney's mel scale from %s to %s Hz, each a triangle of area 1 over the frequencies in Hz (librosa: filters.mel(htk=False, norm='slaney'))."
                                        .formatted(
                                                logMel.mels(),
                                                logMel.minFrequency(),
                                                logMel.maxFrequency()))
                        .with("scale", "slaney")
                        .with("norm", "slaney")
                        .with("bands", logMel.mels())
                        .with("rate", rate)
                        .with("frequencies", logMel.minFrequency(), logMel.maxFrequency()));
        steps.add(level(logMel));
        if (logMel.mean() != 0 || logMel.std() != 1) {
            steps.add(
                    PreprocessingStep.of(
                                    "normalise",
                                    "Subtract the mean from each value, and divide it by the deviation.")
                            .with("mean", logMel.mean())
                            .with("deviation", logMel.std()));
        }
    }

    private static PreprocessingStep level(LogMelConfig logMel) {
        String formula =
                logMel.logarithm() == Logarithm.NATURAL
                        ? "ln(power + floor)"
                        : "10 log10(max(power, floor))";
        return PreprocessingStep.of(
                        "logarithm",
                        "Levels of the bands' power: %s, the floor being %s; no maximum is cut off. Computed in float64."
                                .formatted(formula, logMel.floor()))
                .with("formula", formula)
                .with("floor", logMel.floor());
    }
}
