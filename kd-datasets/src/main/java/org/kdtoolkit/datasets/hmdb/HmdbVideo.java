package org.kdtoolkit.datasets.hmdb;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A video as a split lists it.
 *
 * @param place where
 * @param id its name without ending, such as {@code April_09_brush_hair_u_nm_np1_ba_goo_0}
 * @param subset {@value #TRAIN} or {@value #TEST}
 * @param label its class; empty where it has none
 */
record HmdbVideo(ListLocation place, String id, String subset, Optional<String> label) {

    /** What the videos are called that are learnt from. */
    static final String TRAIN = "train";

    /** What the videos are called that are judged by. */
    static final String TEST = "test";

    /**
     * What stands behind the source and the class: how much of a body is visible, whether the
     * camera moves, how many people there are, whence they are seen, the quality, and a number.
     */
    private static final Pattern ATTRIBUTES =
            Pattern.compile("(.+)_[fhul]_(?:cm|nm)_np\\d_(?:ba|fr|le|ri)_(?:bad|goo|med)_\\d+");

    /** A video without a label, which trains. */
    static HmdbVideo unlabelled(ListLocation place, String id) {
        return new HmdbVideo(place, id, TRAIN, Optional.empty());
    }

    /**
     * What a training video was cut from: the film or the video of a site that its name begins
     * with. That of a test video isn't told, because the official splits go by class: two actions
     * of one film may well be on two sides.
     */
    Optional<String> recording() {
        Matcher matcher = ATTRIBUTES.matcher(id);
        return label.filter(name -> subset.equals(TRAIN) && matcher.matches())
                .map(name -> source(matcher.group(1), name));
    }

    private static String source(String beginning, String label) {
        String end = "_" + label;
        return beginning.endsWith(end)
                ? beginning.substring(0, beginning.length() - end.length())
                : beginning;
    }
}
