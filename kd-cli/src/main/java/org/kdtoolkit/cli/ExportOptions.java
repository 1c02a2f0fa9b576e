package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * The command line of {@code kd export}.
 *
 * @param source the trial's folder, or the student's file
 * @param student which network of a trial; by default the only student
 * @param format what is written
 * @param precision in what it computes
 * @param calibration files to find ranges by, in the place of the trial's validation samples
 * @param out the file that is written
 * @param plugins a folder of jars with further providers
 */
record ExportOptions(
        Path source,
        Optional<String> student,
        ExportFormat format,
        ExportPrecision precision,
        Optional<Path> calibration,
        Path out,
        Optional<Path> plugins) {

    static ExportOptions of(Arguments arguments) {
        Path out = arguments.requiredPath(Flags.EXPORT_OUT);
        ExportFormat format = format(arguments, out);
        ExportPrecision precision = precision(arguments, format);
        Optional<Path> calibration = arguments.path(Flags.CALIBRATION);
        if (calibration.isPresent() && precision != ExportPrecision.INT8) {
            throw arguments.fault("--calibration is for --precision int8 alone");
        }
        return new ExportOptions(
                arguments.path(),
                arguments.value(Flags.STUDENT),
                format,
                precision,
                calibration,
                out,
                arguments.path(Flags.PLUGINS));
    }

    /** The format that is asked for, by default that of the file's ending. */
    private static ExportFormat format(Arguments arguments, Path out) {
        Optional<ExportFormat> ofName = ExportFormat.of(out);
        Optional<ExportFormat> wanted =
                arguments.value(Flags.FORMAT).map(key -> named(arguments, key));
        ExportFormat format =
                wanted.or(() -> ofName)
                        .orElseThrow(
                                () ->
                                        arguments.fault(
                                                "--out %s: the name must end in %s"
                                                        .formatted(out, ExportFormat.endings())));
        if (ofName.isEmpty() || ofName.get() != format) {
            throw arguments.fault(
                    "--out %s: with --format %s the name must end in %s"
                            .formatted(out, format.key(), format.ending()));
        }
        return format;
    }

    private static ExportPrecision precision(Arguments arguments, ExportFormat format) {
        String key = arguments.value(Flags.PRECISION).orElse(ExportPrecision.FLOAT32.key());
        ExportPrecision precision =
                ExportPrecision.of(key)
                        .orElseThrow(
                                () ->
                                        arguments.fault(
                                                "--precision %s: unknown precision%s (known: %s)"
                                                        .formatted(
                                                                key,
                                                                Suggestions.didYouMean(
                                                                        key,
                                                                        ExportPrecision.keys()),
                                                                String.join(
                                                                        ", ",
                                                                        ExportPrecision.keys()))));
        if (precision == ExportPrecision.INT8 && format != ExportFormat.ONNX) {
            throw arguments.fault("--precision int8: is written as ONNX alone; add --format onnx");
        }
        return precision;
    }

    private static ExportFormat named(Arguments arguments, String key) {
        return ExportFormat.of(key)
                .orElseThrow(
                        () ->
                                arguments.fault(
                                        "--format %s: unknown format%s (known: %s)"
                                                .formatted(
                                                        key,
                                                        Suggestions.didYouMean(
                                                                key, ExportFormat.keys()),
                                                        String.join(", ", ExportFormat.keys()))));
    }
}
