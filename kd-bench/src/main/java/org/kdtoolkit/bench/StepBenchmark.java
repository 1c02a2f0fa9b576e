package org.kdtoolkit.bench;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.config.Precision;
import org.kdtoolkit.train.run.EngineEnvironment;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole training step on clips, small ones by default. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class StepBenchmark {

    /** What is trained with. */
    @Param public BenchMethod method;

    /** Clips a step. */
    @Param("2")
    public int batch;

    /** Their height and width. */
    @Param("32")
    public int side;

    private StudentSteps step;

    /** Makes network and clips. */
    @Setup
    public void open() {
        EngineEnvironment.load(EngineName.PYTORCH);
        step =
                new StudentSteps(
                        BenchStudent.R2PLUS1D.work(batch, side, Precision.FLOAT32), method.spec());
    }

    /** Forward, losses, backward, both optimisers. */
    @Benchmark
    public Map<String, Double> step() {
        return step.run();
    }

    /** Frees both. */
    @TearDown
    public void close() {
        step.close();
    }
}
