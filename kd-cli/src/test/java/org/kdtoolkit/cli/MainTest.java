package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.predict.MemoryException;

class MainTest {

    private final Terminal terminal = new Terminal();

    @TempDir private Path folder;
    private Path experiment;

    @BeforeEach
    void writeAnExperiment() throws IOException {
        experiment = folder.resolve("experiment.yaml");
        Files.writeString(
                experiment,
                """
                name: sample
                seeds: [1, 2]
                dataset: synthetic
                student: {modality: image, type: convnet}
                methods: [{name: alone, filter: {type: mnf}}]
                output: runs
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lst | unknown command 'lst'; did you mean 'list'?; see 'kd help'",
                "list objctive | unknown kind 'objctive'; did you mean 'objective'? (known:"
                        + " dataset, modality, backbone, teacher, filter, objective, method,"
                        + " scheme, evaluator, tracker); see 'kd help'",
                "list filter objective | 'objective' is one word too many; see 'kd help list'",
                "list --plugin x | unknown option '--plugin'; did you mean '--plugins'?; see 'kd"
                        + " help list'",
                "list --plugins | the option '--plugins' needs a value: --plugins DIR; see 'kd help"
                        + " list'",
                "list --plugins nowhere | --plugins nowhere: there is no such folder",
                "validate | 'kd validate' needs CONFIG; see 'kd help validate'",
                "validate nowhere.yaml | nowhere.yaml: there is no such file",
                "schema all | 'all' is one word too many; see 'kd help schema'",
                "help me | unknown command 'me'; see 'kd help'",
            })
    void refusesACommandLineInOneLine(String line, String message) {
        assertThat(terminal.run(line.split(" "))).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("kd: " + message + "\n");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void expectsTheFolderOfTheJarsWhereOneOfThemIsNamed() {
        Path jar = PluginJar.in(folder.resolve("plug-ins"));

        assertThat(terminal.run("list", "--plugins", jar.toString())).isEqualTo(2);
        assertThat(terminal.err())
                .isEqualTo(
                        "kd: --plugins %s: is a file; expected the folder of the jars\n"
                                .formatted(jar));
    }

    @Test
    void explainsItself() {
        assertThat(terminal.run("--help")).isZero();
        assertThat(terminal.out())
                .contains("usage: kd COMMAND")
                .containsPattern("validate CONFIG +check an experiment file");
        assertThat(terminal.run("help", "validate")).isZero();
        String help = terminal.out();
        assertThat(help).contains("usage: kd validate CONFIG").contains("--set KEY=VALUE");
        assertThat(terminal.run("validate", "--help")).isZero();
        assertThat(terminal.out()).isEqualTo(help);
    }

    @Test
    void explainsItselfWhereNothingIsAsked() {
        assertThat(terminal.run()).isEqualTo(2);
        assertThat(terminal.err()).contains("usage: kd COMMAND");
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void saysItsVersion() {
        assertThat(terminal.run("--version")).isZero();
        assertThat(terminal.out()).startsWith("kd ");
    }

    @Test
    void listsProviders() {
        assertThat(terminal.run("list")).isZero();
        assertThat(terminal.out().lines())
                .anyMatch(line -> line.matches("convnet +small conv.*kd-models.*"))
                .anyMatch(line -> line.matches("mnf +Mod.*  Xia et al\\., 2023  .*kd-mnf.*"));
        assertThat(terminal.run("list", "evaluator")).isZero();
        assertThat(terminal.out().lines())
                .hasSize(9)
                .first()
                .asString()
                .matches("EVALUATOR +SUMMARY +SOURCE +FROM");
    }

    @Test
    void countsTheTrialsOfAValidFile() {
        int code =
                terminal.run(
                        "validate",
                        experiment.toString(),
                        "--set",
                        "seeds=[1, 2, 3]",
                        "--set",
                        "teacher={modality: audio, type: tone-listener}",
                        "--set",
                        "methods.0.filter=",
                        "--plugins",
                        PluginJar.in(folder.resolve("plug-ins")).getParent().toString(),
                        "--set",
                        "methods.0.objectives=[nearness]");

        assertThat(terminal.err())
                .isEqualTo(
                        "note: generated images and sounds, no real data; of the training sounds 0%"
                                + " are of another class and 0% buried in noise\n");
        assertThat(code).isZero();
        assertThat(terminal.out())
                .isEqualTo(experiment + " is valid: 1 method x 3 seeds = 3 trials\n");
    }

    @Test
    void listsAllProblemsOfAFile() {
        assertThat(terminal.run("validate", experiment.toString(), "--set", "training.epochs=0"))
                .isEqualTo(2);
        assertThat(terminal.err())
                .startsWith("kd: 3 problems:\n")
                .contains("--set training.epochs=0: training.epochs: expected an integer")
                .contains(experiment + ":5:33: methods.0.filter: a filter alone");
    }

    @Test
    void printsTheSchemaAsJson() throws IOException {
        assertThat(terminal.run("schema")).isZero();
        assertThat(new ObjectMapper().readTree(terminal.out()).at("/$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void tellsWrongDataFromWrongConfiguration() {
        int code = terminal.run(failing(new DataException("the list is empty")), "fail");

        assertThat(code).isEqualTo(3);
        assertThat(terminal.err()).isEqualTo("kd: the list is empty\n");
    }

    @Test
    void hidesTheStackTraceOfItsOwnFaultUnlessAsked() {
        Commands commands = failing(new IllegalStateException("no state"));

        assertThat(terminal.run(commands, "fail")).isEqualTo(70);
        assertThat(terminal.err())
                .isEqualTo(
                        "kd: this should not happen: java.lang.IllegalStateException: no state;"
                                + " 'kd --debug ...' shows where\n");
        assertThat(terminal.run(commands, "--debug", "fail")).isEqualTo(70);
        assertThat(terminal.err()).contains("\tat " + MainTest.class.getName());
    }

    @Test
    void aFaultOfTheMemoryIsNoneOfTheToolkit() {
        EngineException fault = new EngineException("CUDA out of memory. Tried\nat malloc");

        assertThat(terminal.run(failing(fault), "fail")).isEqualTo(1);
        assertThat(terminal.err()).isEqualTo("kd: out of memory: CUDA out of memory. Tried\n");

        MemoryException ofStudent = MemoryException.of(fault, "with 4 inputs").orElseThrow();
        assertThat(terminal.run(failing(ofStudent), "fail")).isEqualTo(1);
        assertThat(terminal.err())
                .isEqualTo("kd: out of memory with 4 inputs: CUDA out of memory. Tried\n");

        assertThat(terminal.run(failing(new EngineException("sizes differ")), "fail"))
                .isEqualTo(70);
    }

    @Test
    void saysThatJavaIsOutOfMemory() {
        Commands commands =
                doing(
                        () -> {
                            throw new OutOfMemoryError("Java heap space");
                        });

        assertThat(terminal.run(commands, "fail")).isEqualTo(1);
        assertThat(terminal.err())
                .isEqualTo(
                        "kd: Java is out of memory (Java heap space); give it more, such as"
                                + " KD_JAVA=-Xmx8g\n");
    }

    private static Commands failing(RuntimeException failure) {
        return doing(
                () -> {
                    throw failure;
                });
    }

    private static Commands doing(Runnable work) {
        return new Commands(
                List.of(
                        new Command() {
                            @Override
                            public String name() {
                                return "fail";
                            }

                            @Override
                            public String summary() {
                                return "fails";
                            }

                            @Override
                            public String arguments() {
                                return "";
                            }

                            @Override
                            public Options options() {
                                return Flags.with();
                            }

                            @Override
                            public ExitCode run(Arguments arguments, Console console) {
                                work.run();
                                return ExitCode.DONE;
                            }
                        }));
    }
}
