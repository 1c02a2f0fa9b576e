package org.kdtoolkit.train.device;

/**
 * What keeps an engine from a GPU.
 *
 * @param what what is so
 * @param remedy what to do
 */
public record GpuObstacle(String what, String remedy) {

    @Override
    public String toString() {
        return what + "; " + remedy;
    }
}
