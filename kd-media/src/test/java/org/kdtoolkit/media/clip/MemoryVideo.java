package org.kdtoolkit.media.clip;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.video.Video;

/** A video whose frames lie in the heap. */
record MemoryVideo(List<Frame> decoded) implements Video {

    @Override
    public int frames() {
        return decoded.size();
    }

    @Override
    public Optional<double[]> times() {
        return Optional.empty();
    }

    @Override
    public List<Frame> read(int... numbers) {
        return Arrays.stream(numbers).mapToObj(decoded::get).toList();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
