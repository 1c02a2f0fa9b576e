/**
 * Kinetics-400, and Kinetics-Sound, the part of it whose actions are heard, as the publishers'
 * lists and the usual downloaders leave them:
 *
 * <pre>
 * train.csv, validate.csv, test.csv  label,youtube_id,time_start,time_end,split
 *                                    abseiling,-3B32lodo2M,59,69,validate
 * label_map.txt                      the classes in order, one a line
 * videos/                            any subfolders, such as those of classes
 *   abseiling/-3B32lodo2M_000059_000069.mp4   start and end in six digits
 * more.csv                           further training clips without labels: youtube_id,time_start,time_end
 * </pre>
 *
 * <p>That videos are gone is the rule: they are counted, and left out. Further columns of the
 * lists, such as {@code is_cc}, are not looked at.
 */
package org.kdtoolkit.datasets.kinetics;
