package org.kdtoolkit.cli.doctor;

import org.kdtoolkit.media.ffmpeg.Ffmpeg;

/** FFmpeg, without which there are no videos: its native library loads. */
record MediaCheck() implements Check {

    @Override
    public Finding run() {
        try {
            return Finding.ok("media", "FFmpeg " + Ffmpeg.version());
        } catch (LinkageError e) {
            return Finding.warn(
                    "media",
                    "FFmpeg does not load: " + e.getMessage(),
                    "images, WAV sound and arrays are read without it");
        }
    }
}
