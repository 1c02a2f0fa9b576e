package org.kdtoolkit.media.ffmpeg;

/** What is wrong with a media file. The message reads on from the file's name. */
public final class MediaException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message, such as "has no video". */
    public MediaException(String message) {
        super(message);
    }
}
