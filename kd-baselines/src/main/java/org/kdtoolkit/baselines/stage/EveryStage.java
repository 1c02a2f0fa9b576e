package org.kdtoolkit.baselines.stage;

/** What can be said of stages in one word. */
public enum EveryStage {
    /** All there are, in their order. */
    ALL
}
