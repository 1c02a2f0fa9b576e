package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.stream.Stream;

/** By which endings media files are known, best first. */
final class Endings {

    static final List<String> PICTURES = List.of("png", "jpg", "jpeg", "bmp", "gif", "tif", "tiff");

    static final List<String> ARRAYS = List.of("npy");

    private static final List<String> SOUND_ALONE =
            List.of("wav", "flac", "mp3", "m4a", "aac", "ogg", "oga", "opus", "wma", "mka");

    private static final List<String> VIDEO_FILES =
            List.of(
                    "avi", "mp4", "m4v", "mkv", "webm", "mov", "mpg", "mpeg", "wmv", "flv", "3gp",
                    "ogv", "ts", "asf", "nut");

    /** Files of sound, and videos, of which the sound is taken. */
    static final List<String> SOUND = joined(SOUND_ALONE, VIDEO_FILES);

    /** The same, and spectrograms. */
    static final List<String> SPECTROGRAMS = joined(SOUND, ARRAYS);

    /** Video files, files of frames, and folders of them. */
    static final List<String> VIDEOS = joined(VIDEO_FILES, List.of("hdf5", "h5", ""));

    private Endings() {}

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }
}
