package org.kdtoolkit.spark.driver;

/** The process of a trial ended before its work; Spark begins the task again. */
final class BrokenOffException extends Exception {

    private static final long serialVersionUID = 1;

    BrokenOffException(String message) {
        super(message);
    }
}
