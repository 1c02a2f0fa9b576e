package org.kdtoolkit.onnx.runtime;

import ai.onnxruntime.OrtException;
import java.util.regex.Pattern;

/** What ONNX Runtime complains of, without what is of use to its authors alone. */
public final class RuntimeFault {

    /** It colours what it says, whether there is a terminal or not. */
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    /** Where in the runtime's own source something was noticed. */
    private static final Pattern SOURCE = Pattern.compile("/onnxruntime_src/\\S+ .*?\\) (?=[A-Z])");

    private static final Pattern CODE = Pattern.compile("^Error code - \\w+ - message: ");
    private static final Pattern LOADING =
            Pattern.compile("^(Load model from .* failed:)?(Fatal error: )?");

    private RuntimeFault() {}

    /** What went wrong, in one line, without colours and places in the runtime's own source. */
    public static String reason(OrtException e) {
        String text = COLOUR.matcher(String.valueOf(e.getMessage())).replaceAll("");
        text = text.strip().replaceAll("\\s+", " ");
        text = CODE.matcher(text).replaceFirst("");
        text = LOADING.matcher(text).replaceFirst("");
        return SOURCE.matcher(text).replaceFirst("");
    }
}
