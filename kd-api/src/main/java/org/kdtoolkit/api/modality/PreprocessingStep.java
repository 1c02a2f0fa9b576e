package org.kdtoolkit.api.modality;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;

/**
 * One of the things that are done to a file until a network perceives it, told so that another
 * program can do the same.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public record PreprocessingStep(
        @Doc("what is done, such as decode, resize or normalise") String step,
        @Doc("the same in a sentence, as exactly as is needed to do it elsewhere") String text,
        @Doc("its settings that are words, such as the filter") @Default("{}")
                Map<String, String> words,
        @Doc("its settings that are numbers") @Default("{}") Map<String, List<Double>> figures) {

    /** Copies the maps, in their order. */
    public PreprocessingStep {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** A step without settings. */
    public static PreprocessingStep of(String step, String text) {
        return new PreprocessingStep(step, text, Map.of(), Map.of());
    }

    /** The same with a setting that is a word. */
    public PreprocessingStep with(String key, String word) {
        Map<String, String> more = new LinkedHashMap<>(words);
        more.put(key, word);
        return new PreprocessingStep(step, text, more, figures);
    }

    /** The same with a setting that is one or several numbers. */
    public PreprocessingStep with(String key, double... numbers) {
        return with(key, Arrays.stream(numbers).boxed().toList());
    }

    /** The same with a setting that is several numbers. */
    public PreprocessingStep with(String key, List<Double> numbers) {
        Map<String, List<Double>> more = new LinkedHashMap<>(figures);
        more.put(key, List.copyOf(numbers));
        return new PreprocessingStep(step, text, words, more);
    }
}
