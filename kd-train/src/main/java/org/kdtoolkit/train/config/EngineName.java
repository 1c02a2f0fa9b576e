package org.kdtoolkit.train.config;

/** The engines that the toolkit runs on. */
public enum EngineName {
    /** PyTorch. */
    PYTORCH("PyTorch"),
    /** MXNet. */
    MXNET("MXNet");

    private final String djlName;

    EngineName(String djlName) {
        this.djlName = djlName;
    }

    /** What DJL calls the engine. */
    public String djlName() {
        return djlName;
    }
}
