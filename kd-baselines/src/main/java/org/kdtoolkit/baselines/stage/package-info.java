/** Which of the student's and the teacher's inner feature maps, their stages, are compared. */
package org.kdtoolkit.baselines.stage;
