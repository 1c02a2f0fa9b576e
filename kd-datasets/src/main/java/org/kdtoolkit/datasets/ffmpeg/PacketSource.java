package org.kdtoolkit.datasets.ffmpeg;

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
}
