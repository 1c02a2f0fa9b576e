package org.kdtoolkit.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.onnx.input.GraphInput;
import org.kdtoolkit.onnx.student.OnnxExport;
import org.kdtoolkit.predict.Student;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.predict.StudentFile;
import org.kdtoolkit.report.card.ModelCard;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;
import org.kdtoolkit.train.trial.TrialArtifacts;

/** Writes a student to a file of another program, and prints where that is. */
final class ExportTask implements Task<ExportOptions> {

    @Override
    public ExitCode run(ExportOptions options, Console console) {
        requireSource(options);
        switch (options.format()) {
            case SAFETENSORS -> writeWeights(options, console);
            case ONNX -> writeOnnx(options, console);
        }
        return ExitCode.DONE;
    }

    private static void requireSource(ExportOptions options) {
        if (isTrial(options)) {
            TrialLocation.of(options.source());
        } else if (options.student().isPresent()) {
            throw new ConfigurationException(
                    "%s is a file, of one student; --student %s chooses among those of a trial's folder"
                            .formatted(options.source(), options.student().get()));
        }
    }

    private static boolean isTrial(ExportOptions options) {
        return !String.valueOf(options.source().getFileName())
                        .endsWith(ExportFormat.SAFETENSORS.ending())
                && !Files.isRegularFile(options.source());
    }

    private static void writeWeights(ExportOptions options, Console console) {
        Registry registry = Plugins.registry(options.plugins());
        if (isTrial(options)) {
            new TrialArtifacts(options.source()).export(options.student(), options.out());
        } else {
            Path file = StudentFile.read(options.source(), Optional.empty(), registry).path();
            AtomicFile.write(options.out(), out -> Files.copy(file, out));
        }
        console.out().println("weights: " + options.out().toAbsolutePath().normalize());
        StudentFile student;
        try {
            student = StudentFile.read(options.out(), Optional.empty(), registry);
        } catch (DataException e) {
            // weights without a description, of older trials or of plug-ins, are of use all the
            // same
            console.err().printf("kd: there is no card: %s%n", e.getMessage());
            return;
        }
        writeCard(student.description(), options, List.of(), console);
    }

    private static void writeOnnx(ExportOptions options, Console console) {
        Path weights =
                isTrial(options)
                        ? new TrialArtifacts(options.source()).weights(options.student())
                        : options.source();
        Registry registry = Plugins.registry(options.plugins());
        StudentFile file = StudentFile.read(weights, Optional.empty(), registry);
        EngineEnvironment.load(EngineName.PYTORCH);
        try (Student student = Student.open(file, registry, Optional.empty())) {
            switch (options.precision()) {
                case FLOAT32 -> writeFloat32(student, options, console);
                case INT8 -> writeInt8(student, options, console);
            }
        }
    }

    private static void writeFloat32(Student student, ExportOptions options, Console console) {
        OnnxExport.Written written = OnnxExport.write(student, options.out());
        print(options, written.input(), console);
        console.out().println("difference: " + written.agreement());
        writeCard(student.description(), options, List.of(), console);
    }

    private static void writeInt8(Student student, ExportOptions options, Console console) {
        if (options.calibration().isEmpty() && !isTrial(options)) {
            throw new ConfigurationException(
                    "%s is a file, and nothing is known of its validation samples; name files like those that the student is for by --calibration"
                            .formatted(options.source()));
        }
        Int8Export export = new Int8Export(student);
        Int8Export.Findings found =
                options.calibration()
                        .map(files -> export.byFiles(files, options.out()))
                        .orElseGet(
                                () ->
                                        export.byTrial(
                                                options.source(),
                                                options.plugins(),
                                                options.out(),
                                                console));
        print(options, export.input(), console);
        found.lasting().forEach(console.out()::println);
        found.speeds().forEach(console.out()::println);
        writeCard(student.description(), options, found.lasting(), console);
    }

    private static void print(ExportOptions options, GraphInput input, Console console) {
        console.out().println("onnx: " + options.out().toAbsolutePath().normalize());
        console.out().println("input: " + input.name());
        console.out().println("inside: " + input.inside());
        console.out().println("outside: " + input.outside());
    }

    private static void writeCard(
            StudentDescription student,
            ExportOptions options,
            List<String> precision,
            Console console) {
        ModelCard.ExportedFile file =
                new ModelCard.ExportedFile(
                        options.out().getFileName().toString(),
                        options.format().card(),
                        List.of(),
                        precision);
        new StudentCard(student, options.student())
                .write(options.source(), options.out(), file, console);
    }
}
