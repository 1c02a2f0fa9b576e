/**
 * Trials of a grid as tasks of a Spark cluster: {@code kd benchmark CONFIG --on spark://HOST:PORT}.
 * Spark is nowhere on the class path of this process: what talks to the cluster is a driver in a
 * process of its own, started by the {@code spark-submit} of the user's Spark.
 */
package org.kdtoolkit.spark;
