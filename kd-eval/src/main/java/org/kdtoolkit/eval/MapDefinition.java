package org.kdtoolkit.eval;

import org.kdtoolkit.eval.metrics.AveragePrecision;

/** The definitions of retrieval mAP by name. */
public enum MapDefinition {
    /** {@link AveragePrecision.Full}. */
    FULL {
        @Override
        AveragePrecision at(int rank) {
            return new AveragePrecision.Full();
        }

        @Override
        boolean cuts() {
            return false;
        }
    },
    /** {@link AveragePrecision.Published}. */
    PUBLISHED {
        @Override
        AveragePrecision at(int rank) {
            return new AveragePrecision.Published(rank);
        }
    },
    /** {@link AveragePrecision.MissesAsZero}. */
    ZERO {
        @Override
        AveragePrecision at(int rank) {
            return new AveragePrecision.MissesAsZero(rank);
        }
    },
    /** {@link AveragePrecision.MinRelevantDepth}. */
    MIN_R_K {
        @Override
        AveragePrecision at(int rank) {
            return new AveragePrecision.MinRelevantDepth(rank);
        }
    };

    /** The definition, cut at a rank where it is one that cuts. */
    abstract AveragePrecision at(int rank);

    /** Whether it is one that cuts. */
    boolean cuts() {
        return true;
    }
}
