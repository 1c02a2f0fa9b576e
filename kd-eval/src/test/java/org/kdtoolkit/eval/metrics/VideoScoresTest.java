package org.kdtoolkit.eval.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class VideoScoresTest {

    private static final Offset<Double> CLOSE = Offset.offset(1e-6);

    @Test
    void givesThePublishedFigures() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Fixture fixture = Fixture.load("metrics_accuracy", manager);
            int[] labels = Figures.integers(fixture.get("in/video_label"));
            VideoScores scores =
                    VideoScores.averageClips(
                            Figures.matrix(fixture.get("in/clip_logits")),
                            Figures.integers(fixture.get("in/clip_video")),
                            labels.length);

            int present =
                    (int) IntStream.range(0, labels.length).filter(v -> !scores.missing(v)).count();
            for (String rank : fixture.names("out/top", "/count_missing")) {
                int k = Integer.parseInt(rank);
                double more = hitsByOrder(fixture, scores, labels, k);
                String key = "out/top" + k + "/";
                assertThat(scores.topKCountingMissing(labels, k))
                        .isCloseTo(
                                fixture.number(key + "count_missing") + more / labels.length,
                                CLOSE);
                assertThat(scores.topKIgnoringMissing(labels, k))
                        .isCloseTo(fixture.number(key + "ignore_missing") + more / present, CLOSE);
            }
            checkTopLists(fixture, scores, labels.length);
        }
    }

    /**
     * How many more hits there are among the first k because of the order of equal classes: it is
     * not defined there, and here the lower class comes first.
     */
    private static int hitsByOrder(Fixture fixture, VideoScores scores, int[] labels, int k) {
        int tie = (int) fixture.number("in/tie_video");
        int depth = (int) fixture.number("hp/output_topk");
        IntStream here = IntStream.of(ClassRanking.of(scores.probabilities(tie)).best(k));
        IntStream there =
                IntStream.of(Figures.integers(fixture.get("out/top_labels")))
                        .skip((long) tie * depth)
                        .limit(k);
        return (here.anyMatch(c -> c == labels[tie]) ? 1 : 0)
                - (there.anyMatch(c -> c == labels[tie]) ? 1 : 0);
    }

    private static void checkTopLists(Fixture fixture, VideoScores scores, int videos) {
        int k = (int) fixture.number("hp/output_topk");
        int tie = (int) fixture.number("in/tie_video");
        int missing = (int) fixture.number("in/missing_video");
        int[] topLabels = Figures.integers(fixture.get("out/top_labels"));
        float[][] topScores = Figures.matrix(fixture.get("out/top_scores"));
        for (int video = 0; video < videos; video++) {
            assertThat(scores.missing(video)).isEqualTo(video == missing);
            if (video == missing) {
                continue;
            }
            double[] probabilities = scores.probabilities(video);
            int[] best = ClassRanking.of(probabilities).best(k);
            for (int place = 0; place < k; place++) {
                new Closeness(1e-4, 1e-6)
                        .check(
                                "video " + video,
                                new double[] {probabilities[best[place]]},
                                new double[] {topScores[video][place]});
                if (video != tie) {
                    assertThat(best[place]).isEqualTo(topLabels[video * k + place]);
                }
            }
        }
    }

    @Test
    void averagesProbabilitiesAndNotLogits() {
        float[][] clips = {{0, 10}, {0, -2}, {0, -2}};
        VideoScores scores = VideoScores.averageClips(clips, new int[] {0, 0, 0}, 1);
        // the mean of the logits would prefer the second class
        assertThat(ClassRanking.of(scores.probabilities(0)).best(1)).containsExactly(0);
    }

    @Test
    void saysWhichClipOrVideoIsWrong() {
        assertThatThrownBy(
                        () ->
                                VideoScores.averageClips(
                                        new float[][] {{0, Float.NaN}}, new int[] {0}, 1))
                .hasMessage("clip 0: the logit of class 1 is NaN");
        assertThatThrownBy(() -> VideoScores.averageClips(new float[][] {{0, 1}}, new int[] {3}, 2))
                .hasMessage("clip 0: expected a video from 0 to 1, found 3");
        VideoScores none = VideoScores.averageClips(new float[0][], new int[0], 1);
        assertThatThrownBy(() -> none.probabilities(0)).hasMessage("video 0 has no clip");
        assertThat(none.topKCountingMissing(new int[] {0}, 1)).isZero();
        assertThat(none.topKIgnoringMissing(new int[] {0}, 1)).isNaN();
    }
}
