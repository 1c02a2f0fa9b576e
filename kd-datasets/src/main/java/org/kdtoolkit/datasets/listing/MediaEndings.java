package org.kdtoolkit.datasets.listing;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.media.modality.ModalityConfig;

/** By which endings the files of a modality are known, best first, in lower case without dot. */
final class MediaEndings {

    private static final List<String> SOUND =
            List.of("wav", "flac", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wma", "mka");

    private static final List<String> VIDEO =
            List.of(
                    "avi", "mp4", "m4v", "mkv", "webm", "mov", "mpg", "mpeg", "wmv", "flv", "3gp",
                    "ogv", "ts", "asf", "nut");

    private static final List<String> FRAMES = List.of("hdf5", "h5", "");

    private static final List<String> PICTURES =
            List.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff");

    private static final List<String> ARRAYS = List.of("npy");

    private MediaEndings() {}

    /** The endings of a modality's files; sound may come from videos as well. */
    static List<String> of(ModalityConfig modality) {
        if (modality instanceof ModalityConfig.Video) {
            return joined(VIDEO, FRAMES);
        }
        if (modality instanceof ModalityConfig.Audio audio) {
            return audio.logMel().isPresent() ? joined(SOUND, VIDEO, ARRAYS) : joined(SOUND, VIDEO);
        }
        return modality instanceof ModalityConfig.Image ? PICTURES : ARRAYS;
    }

    @SafeVarargs
    private static List<String> joined(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
