package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.api.modality.PreprocessingStep;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.formats.prepared.StoredArray;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;
import org.kdtoolkit.media.thumbnail.PictureThumbnail;
import org.kdtoolkit.media.thumbnail.WaveThumbnail;

/**
 * Sound, or spectrograms of it.
 *
 * @param name the modality's name
 * @param config how it is read
 * @param reader reads it
 * @param views draws its views
 */
record AudioModality(String name, AudioConfig config, MediaReader reader, ViewReader views)
        implements Modality {

    static AudioModality of(AudioConfig config, ModalityContext context) {
        MediaReader fixed =
                context.cached(
                        config.logMel().isPresent()
                                ? new SpectrogramReader(config)
                                : new SoundReader(config));
        MediaReader reader =
                drawn(config, context, fixed)
                        .<MediaReader>map(drawn -> new AugmentedReader(fixed, drawn))
                        .orElse(fixed);
        return new AudioModality(context.name(), config, reader, new SoundViews(config, context));
    }

    /** The views to learn from, where they differ from the fixed ones. */
    private static Optional<DrawnViews> drawn(
            AudioConfig config, ModalityContext context, MediaReader fixed) {
        Optional<DrawnViews> changed =
                config.train()
                        .filter(train -> !train.transforms().isEmpty())
                        .map(train -> changed(config, train, context));
        Optional<DrawnViews> views =
                config.specAugment()
                        .<DrawnViews>map(masks -> masked(changed, fixed, masks))
                        .or(() -> changed);
        return changed.isPresent() ? views.map(AudioModality::apart) : views;
    }

    /**
     * With draws of their own: a picture's are made from the same seed, and whoever matches
     * pictures and sounds must not know pairs by a crop that goes with a shift. Masks alone have
     * always been drawn from the seed itself.
     */
    private static DrawnViews apart(DrawnViews views) {
        return (excerpt, random) ->
                views.draw(excerpt, new Seed(random.nextLong()).of("sound").random());
    }

    private static DrawnViews changed(
            AudioConfig config, SoundAugmentation train, ModalityContext context) {
        RecordingFolders folders =
                new RecordingFolders(context.cached(new SoundReader(config.recordings())));
        HeardSteps steps = HeardSteps.of(train.transforms());
        DrawnViews sound =
                new DrawnSound(context.cached(new SoundReader(config)), steps.sound(), folders);
        return config.logMel().isPresent()
                ? new DrawnSpectrograms(sound, new SpectrogramReader(config), steps)
                : sound;
    }

    private static DrawnViews masked(
            Optional<DrawnViews> changed, MediaReader fixed, SpecAugment masks) {
        DrawnViews whole =
                changed.orElse((excerpt, random) -> fixed.read(excerpt, Subset.TRAIN, View.FIRST));
        return new MaskedSpectrograms(whole, masks);
    }

    @Override
    public List<String> endings() {
        return config.logMel().isPresent() ? Endings.SPECTROGRAMS : Endings.SOUND;
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public List<PreprocessingStep> preprocessing() {
        return SoundSteps.of(config);
    }

    /** The wave; of a spectrogram that was computed before, its picture, low tones below. */
    @Override
    public Optional<Thumbnail> thumbnail(Excerpt excerpt, int side) throws SampleException {
        if (!SpectrogramReader.isPrepared(excerpt.file())) {
            float[] heard = config.sound().decode(excerpt.file(), excerpt.segment()).values();
            return Optional.of(WaveThumbnail.of(heard, side));
        }
        HostTensor array = reader.read(excerpt, Subset.TEST, View.FIRST);
        int tones = Math.toIntExact(array.shape().get(array.shape().dimension() - 1));
        int moments = array.values().length / tones;
        float[][] rows = new float[tones][moments];
        for (int i = 0; i < array.values().length; i++) {
            rows[i % tones][i / tones] = array.values()[i];
        }
        return Optional.of(PictureThumbnail.ofMatrix(rows, side));
    }

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig form) {
        return Optional.of(
                switch (form.sound()) {
                    case WAV -> new PlainSound(whole().sound(), rate());
                    case LOG_MEL -> {
                        requireUnchangedSound();
                        yield new StoredArray(spectrograms(), reader);
                    }
                });
    }

    /** Views are cut from anywhere, the modality's own sound from the beginning. */
    private AudioConfig whole() {
        return config.views().isEmpty() ? config : config.recordings();
    }

    /** What is made of sound in training can't be made of spectrograms any more. */
    private void requireUnchangedSound() {
        if (!config.views().isEmpty()) {
            throw new ConfigurationException(
                    "modality '%s': 'views' are cut from sound, of which spectrograms would leave nothing; set 'prepare.sound' to wav"
                            .formatted(name));
        }
        if (config.train().isPresent()) {
            throw new ConfigurationException(
                    "modality '%s': 'train.transforms' change sound, of which spectrograms would leave nothing; set 'prepare.sound' to wav"
                            .formatted(name));
        }
    }

    private int rate() {
        return config.sampleRate()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "modality '%s' needs 'sample-rate', at which its sound is written"
                                                .formatted(name)));
    }

    private String spectrograms() {
        LogMelConfig logMel =
                config.logMel()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "modality '%s' has no 'log-mel'; add it, or set 'prepare.sound' to wav"
                                                        .formatted(name)));
        return "arrays of %s at %d Hz from second 0, of %s"
                .formatted(logMel.recipe(), config.sampleRate().orElseThrow(), reader.shape());
    }
}
