package org.kdtoolkit.media.video;

/** A data set of one picture a row. */
sealed interface PictureRows permits VariableLengthRows, FixedLengthRows {

    /** How many rows there are. */
    int size();

    /** The bytes of a row; HdfException and others if the file is broken there. */
    byte[] read(int row);
}
