/** Tracking by an MLflow tracking server, through its REST interface. */
package org.kdtoolkit.train.track.mlflow;
