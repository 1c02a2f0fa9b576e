package org.kdtoolkit.onnx;

import java.util.List;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.TeacherProvider;
import org.kdtoolkit.onnx.teacher.OnnxTeacher;
import org.kdtoolkit.onnx.teacher.OnnxTeacherConfig;

/** Networks of other frameworks as teachers. */
public final class OnnxPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                TeacherProvider.builder("onnx", OnnxTeacherConfig.class)
                        .summary(
                                "a network of any framework in an ONNX file, asked about each"
                                        + " sample once, or about each view that is drawn")
                        .inputCheck(OnnxTeacher::checkInput)
                        .filesCheck(OnnxTeacher::checkFiles)
                        .datasetCheck(OnnxTeacher::checkDataset)
                        .logitsWhereKnown(OnnxTeacher::givesLogits)
                        .drawnViews(true)
                        .withoutStages()
                        .build(OnnxTeacher::open));
    }
}
