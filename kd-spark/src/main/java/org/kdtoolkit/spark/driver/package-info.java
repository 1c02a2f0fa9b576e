/**
 * The Spark application: what runs in the driver's process and, on the workers, in those of
 * executors. It has Spark's class path and this module's jar, and nothing else of the toolkit.
 */
package org.kdtoolkit.spark.driver;
