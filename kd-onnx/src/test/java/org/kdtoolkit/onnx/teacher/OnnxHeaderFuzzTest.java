package org.kdtoolkit.onnx.teacher;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.testkit.fuzz.FuzzContract;

/** Any file is compared with a modality, or refused. */
class OnnxHeaderFuzzTest extends FuzzContract {

    @Override
    protected String corpus() {
        return "onnx-header";
    }

    @Override
    protected List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (String name : List.of("three.onnx", "weights-beside.onnx", "torch.onnx")) {
            seeds.add(Files.readAllBytes(Tensors.resource(name)));
        }
        return seeds;
    }

    @Override
    protected void read(byte[] input) throws IOException {
        Path file = file("network.onnx", input);
        OnnxTeacherConfig config = Configs.of(file, file);
        OnnxTeacher.checkInput(config, new Shape(1, 12, 12));
        OnnxTeacher.givesLogits(config);
        OutputPlan.of(OnnxHeaders.read(file), config.outputNames(), 3);
    }
}
