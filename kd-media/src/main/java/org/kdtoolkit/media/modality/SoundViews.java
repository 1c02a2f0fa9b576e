package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.api.modality.Span;
import org.kdtoolkit.api.modality.ViewDraw;
import org.kdtoolkit.api.modality.ViewReader;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.sound.Recordings;
import org.kdtoolkit.media.sound.SoundTransform;
import org.kdtoolkit.media.spectrogram.LogMel;

/**
 * Views of sound, [samples], or its log-mel spectrogram [1, T, mels]. An excerpt without sound, of
 * a file that has some, is silence.
 */
final class SoundViews implements ViewReader {

    private final int rate;
    private final AudioDecoder decoder;
    private final MediaReader whole;
    private final RecordingFolders folders;
    private final Optional<LogMel> logMel;
    private final Map<String, Plan> plans = new LinkedHashMap<>();

    /**
     * What becomes of sound in a view.
     *
     * @param samples how many of them it has
     * @param startStep of which its beginning is a multiple
     * @param steps what it goes through
     */
    private record Plan(int samples, int startStep, HeardSteps steps) {

        /** A part of a sound, extended with silence where that is too short. */
        float[] cut(float[] sound, RandomGenerator random) {
            int begins = 1 + Math.max(0, sound.length - samples) / startStep;
            int begin = startStep * random.nextInt(begins);
            return Arrays.copyOfRange(sound, begin, begin + samples);
        }
    }

    /** Prepares the views of a configuration. */
    SoundViews(AudioConfig config, ModalityContext context) {
        rate = config.sampleRate().orElse(0);
        decoder = config.recordings().sound();
        whole = context.cached(new SoundReader(config.recordings()));
        folders = new RecordingFolders(whole);
        logMel = config.logMel().map(mel -> new LogMel(rate, mel));
        config.views()
                .forEach(
                        (name, view) ->
                                plans.put(
                                        name,
                                        new Plan(
                                                view.length(config.samples(), config.logMel()),
                                                view.startStep(),
                                                HeardSteps.of(view.transforms()))));
    }

    @Override
    public Map<String, Shape> shapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        plans.forEach((name, plan) -> shapes.put(name, shape(plan)));
        return shapes;
    }

    private Shape shape(Plan plan) {
        return logMel.map(mel -> new Shape(1, mel.frames(plan.samples()), mel.mels()))
                .orElseGet(() -> new Shape(plan.samples()));
    }

    @Override
    public Optional<Span> span(Excerpt excerpt, Collection<String> views) throws SampleException {
        if (SpectrogramReader.isPrepared(excerpt.file())) {
            return Optional.empty();
        }
        OptionalDouble told = decoder.seconds(excerpt.file());
        Segment asked = excerpt.segment();
        double end = Math.min(asked.end(), told.orElse(Double.POSITIVE_INFINITY));
        return asked.start() < end && end < Double.POSITIVE_INFINITY
                ? Optional.of(
                        new Span(new Segment(asked.start(), end), (double) longest(views) / rate))
                : Optional.empty();
    }

    private int longest(Collection<String> views) {
        return views.stream().mapToInt(view -> plans.get(view).samples()).max().orElse(0);
    }

    @Override
    public List<HostTensor> draw(Excerpt excerpt, List<ViewDraw> draws, long seed)
            throws SampleException {
        if (SpectrogramReader.isPrepared(excerpt.file())) {
            throw new SampleException(
                    excerpt.file()
                            + " holds a spectrogram, but 'views' are cut from sound; list sound"
                            + " files");
        }
        float[] sound = sound(excerpt, draws, seed);
        List<HostTensor> views = new ArrayList<>();
        for (ViewDraw draw : draws) {
            views.add(heard(excerpt, sound, draw));
        }
        return views;
    }

    private float[] sound(Excerpt excerpt, List<ViewDraw> draws, long seed) throws SampleException {
        if (!excerpt.isWhole()) {
            return decoder.decodeAny(excerpt.file(), excerpt.segment()).values();
        }
        float[] all = whole.read(excerpt, Subset.TRAIN, View.FIRST).values();
        int longest = longest(draws.stream().map(ViewDraw::view).toList());
        if (all.length <= longest || decoder.seconds(excerpt.file()).isPresent()) {
            return all;
        }
        // nobody could choose seconds, since the file did not tell how many it has
        int begin = new SplittableRandom(seed).nextInt(all.length - longest + 1);
        return Arrays.copyOfRange(all, begin, begin + longest);
    }

    private HostTensor heard(Excerpt excerpt, float[] sound, ViewDraw draw) throws SampleException {
        Plan plan = plans.get(draw.view());
        RandomGenerator random = new SplittableRandom(draw.seed());
        float[] heard = plan.cut(sound, random);
        Recordings others = folders.besides(excerpt.file());
        for (SoundTransform transform : plan.steps().sound()) {
            heard = transform.apply(heard, random, others);
        }
        return logMel.isPresent()
                ? plan.steps().applied(logMel.get().apply(heard), random)
                : HostTensor.of(heard, heard.length);
    }
}
