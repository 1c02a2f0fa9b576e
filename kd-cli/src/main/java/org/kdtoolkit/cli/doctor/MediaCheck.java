package org.kdtoolkit.cli.doctor;

import org.kdtoolkit.media.ffmpeg.Ffmpeg;

/** FFmpeg, without which there are no videos: its native library loads. */
record MediaCheck() implements Check {

    @Override
    public CheckResult run() {
        try {
            return CheckResult.ok("media", "FFmpeg " + Ffmpeg.version());
        } catch (LinkageError e) {
            return CheckResult.warn(
                    "media",
                    "FFmpeg does not load: " + e.getMessage(),
                    "images, WAV sound and arrays are read without it");
        }
    }
}
