package org.kdtoolkit.media.ffmpeg;

import org.bytedeco.ffmpeg.global.avutil;

/** What a stream of a file holds. */
public enum StreamKind {
    /** Frames. */
    VIDEO(avutil.AVMEDIA_TYPE_VIDEO, "video"),

    /** Sound. */
    AUDIO(avutil.AVMEDIA_TYPE_AUDIO, "sound");

    private final int type;
    private final String word;

    StreamKind(int type, String word) {
        this.type = type;
        this.word = word;
    }

    int type() {
        return type;
    }

    @Override
    public String toString() {
        return word;
    }
}
