package org.kdtoolkit.onnx.teacher;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.Range;

/** The configuration of a network in an ONNX file. */
public record OnnxTeacherConfig(
        @Doc("the file; its weights may stand beside it in files of their own") @MustExist
                Path path,
        @Doc(
                        "what each input is given, by its name in the file; by default the only one"
                                + " that is not named is given the samples")
                @Default("{}")
                Map<String, InputContent> inputs,
        @Doc(
                        "which output is what; by default those named embedding and logits, or"
                                + " probabilities, or the only one")
                Optional<OutputNames> outputs,
        @Doc("how many samples it is asked about at a time")
                @Default("64")
                @Range(min = 1, max = 65_536)
                int batchSize,
        @Doc("the folder where its answers are kept; by default one in the user's cache folder")
                Optional<Path> cache) {

    /** Copies the inputs. */
    public OnnxTeacherConfig {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    Map<OutputForm, String> outputNames() {
        return outputs.orElse(OutputNames.FOUND).named();
    }
}
