/** OFA-KD: class scores from inside of the student, compared with the teacher's. */
package org.kdtoolkit.baselines.ofa;
