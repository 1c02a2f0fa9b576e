/**
 * ActivityNet: segments of videos with an activity each. Files are found by their names, whatever
 * folders they are in. A segment has a file of its own, or is cut out of the file of its video:
 *
 * <pre>
 * videos/
 *   v_sJn-wLJm6Vo.mp4                  a whole video, with the prefix v_ or without
 *   v_sJn-wLJm6Vo_0.mp4                or its first segment alone, and so on
 * embeddings/
 *   v_sJn-wLJm6Vo_0.npy                embeddings, one a segment or one a video
 * annotation.json                    {"labels": [...], "database": {"v_sJn-wLJm6Vo_0":
 *                                      {"subset": "training", "segment": [0.5, 12.3], "label": "Tango"}}}
 * activity_net.v1-3.min.json         or the publisher's own: {"database": {"sJn-wLJm6Vo": {"subset":
 *                                      "training", "annotations": [{"segment": [0.5, 12.3], "label":
 *                                      "Tango"}]}}}
 * more.txt                           further training videos without labels, an id a line
 *   sJn-wLJm6Vo                        all of a video
 *   sJn-wLJm6Vo,0.5,12.3               a part of it, in seconds
 * </pre>
 *
 * <p>Segments are in seconds. A start that is less than a tenth of a second before 0 is taken for
 * 0; a segment that ends where it begins, of which the publisher's file has some, is left out, and
 * a note counts them. Classes are numbered by the labels, or by the alphabet where none are listed.
 * No video may be in two subsets.
 */
package org.kdtoolkit.datasets.activitynet;
