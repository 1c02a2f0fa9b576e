package org.kdtoolkit.datasets.ucf;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kdtoolkit.datasets.listing.ListLocation;

/**
 * A video as a split names it.
 *
 * @param place where
 * @param id its name without ending, such as {@code v_Archery_g01_c02}: clip 2 of group 1
 * @param subset what the split calls its subset
 * @param label its class; empty where it has none
 */
record UcfVideo(ListLocation place, String id, String subset, Optional<String> label) {

    private static final Pattern CLIP_OF_GROUP = Pattern.compile("(v_.+_g\\d+)_c\\d+");

    /** The class is spelt in one way in the names of its files, in the other in classInd.txt. */
    private static final List<String> SPELLINGS = List.of("HandStandPushups", "HandstandPushups");

    /** A video with a label. */
    static UcfVideo labelled(ListLocation place, String id, String subset, String label) {
        return new UcfVideo(place, id, subset, Optional.of(label));
    }

    /** A video without, which trains. */
    static UcfVideo unlabelled(ListLocation place, String id) {
        return new UcfVideo(place, id, "", Optional.empty());
    }

    /** What its files may be called, without ending. */
    List<String> names() {
        return SPELLINGS.stream().anyMatch(id::contains)
                ? Stream.concat(Stream.of(id), SPELLINGS.stream().map(this::spelt))
                        .distinct()
                        .toList()
                : List.of(id);
    }

    private String spelt(String spelling) {
        return SPELLINGS.stream().reduce(id, (name, other) -> name.replace(other, spelling));
    }

    /** What its group is called: the clips that were cut from the same recording. */
    Optional<String> group() {
        Matcher matcher = CLIP_OF_GROUP.matcher(id);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The same video with another name of its class. */
    UcfVideo withLabel(UnaryOperator<String> spelling) {
        return new UcfVideo(place, id, subset, label.map(spelling));
    }
}
