package org.kdtoolkit.onnx.int8;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;

class Int8GraphTest {

    private static final Shape SAMPLE = new Shape(1, 8, 8);

    private final SmallNetwork small = new SmallNetwork();

    @Test
    void answersAsTheGraphThatItWasMadeOf() throws OrtException {
        ModelProto before = small.trained();
        ModelProto after = rounded(before);
        float[][] pictures = small.pictures(400, 2);
        float[][] expected = SmallNetwork.run(before, pictures, "logits");
        float[][] found = SmallNetwork.run(after, pictures, "logits");
        int same = 0;
        int right = 0;
        for (int n = 0; n < pictures.length; n++) {
            same += best(expected[n]) == best(found[n]) ? 1 : 0;
            right += best(expected[n]) == n % 4 ? 1 : 0;
        }
        assertThat(right).as("the network has learnt").isGreaterThan(250);
        assertThat(same).isGreaterThan(385);
        assertThat(after.getMetadataPropsList()).isEqualTo(before.getMetadataPropsList());
        assertThat(after.getGraph().getOutputList()).isEqualTo(before.getGraph().getOutputList());
    }

    @Test
    void isTheSameEachTime() throws OrtException {
        ModelProto before = small.trained();
        assertThat(rounded(before)).isEqualTo(rounded(before));
    }

    @Test
    void takesTheLayersOfTheNetworkAndNothingBeforeIt() throws OrtException {
        Int8Plan plan = Int8Plan.of(small.trained(), SmallNetwork.NETWORK, 1);
        assertThat(plan.layers()).containsOnlyKeys("conv1", "conv2", "conv3", "head");
        assertThat(plan.values())
                .containsOnly(
                        Map.entry("Network", "Network"),
                        Map.entry("conv1", "First"), // through the maximum to the rectifier
                        Map.entry("First", "First"),
                        Map.entry("conv2", "conv2"), // summed with the branch beside it
                        Map.entry("Second", "Second"),
                        Map.entry("Last", "Last"),
                        Map.entry("Features", "Last"));
    }

    @Test
    void leavesLayersOfFewWeightsAsTheyAre() throws OrtException {
        Int8Plan plan = Int8Plan.of(small.trained(), SmallNetwork.NETWORK, 1000);
        assertThat(plan.layers()).containsOnlyKeys("conv2", "conv3", "head");
        assertThat(plan.values()).doesNotContainKey("Network");
    }

    @Test
    void aWeightThatNothingTakesAnyMoreIsNotKept() throws OrtException {
        assertThat(rounded(small.trained()).getGraph().getInitializerList())
                .extracting(tensor -> tensor.getName())
                .doesNotContain("conv1.weight", "head.bias")
                .contains("conv1/weight/int8");
    }

    @Test
    void outputsSeeTheirValuesUnrounded() throws OrtException {
        NodeProto output =
                rounded(small.trained()).getGraph().getNodeList().stream()
                        .filter(node -> node.getOutput(0).equals("y"))
                        .findFirst()
                        .orElseThrow();
        assertThat(output.getInputList()).containsExactly("Features");
    }

    @Test
    void aPartThatTakesWhatLiesBesideItsBeginningIsNone() throws OrtException {
        ModelProto model = small.trained();
        assertThatThrownBy(() -> NetworkPart.of(model, "conv2", new Shape(16, 4, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the node 'Sum' takes other values than 'conv2' and those behind it:"
                                + " [conv2, First]");
    }

    private ModelProto rounded(ModelProto model) throws OrtException {
        Int8Plan plan = Int8Plan.of(model, SmallNetwork.NETWORK, 1);
        ModelProto part = NetworkPart.of(model, SmallNetwork.NETWORK, SAMPLE);
        assertThat(part.getGraph().getInitializerList())
                .extracting(tensor -> tensor.getName())
                .contains("conv1.weight")
                .doesNotContain("Constant_0");
        Set<String> measured = plan.measured();
        List<HostTensor> seen = SmallNetwork.perceived(small.pictures(64, 3));
        return Int8Graph.of(model, plan, RangeMeter.measure(part, seen, measured));
    }

    private static int best(float[] scores) {
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] > scores[best] ? c : best;
        }
        return best;
    }
}
