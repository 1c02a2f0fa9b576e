package org.kdtoolkit.media.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVPacket;

/** Where a decoder's packets come from. */
public interface PacketSource {

    /**
     * Goes to the next packet.
     *
     * @return false after the last one
     * @throws MediaException if the file is cut off or broken here
     */
    boolean next() throws MediaException;

    /** The packet that was read last; overwritten by the next one. */
    AVPacket packet();

    /**
     * Whether frames that lie before the place where reading began may be missing for one, so that
     * it is no fault if that one can't be decoded.
     *
     * @param shown the time stamp of its packet
     */
    default boolean mayLackFrames(long shown) {
        return false;
    }
}
